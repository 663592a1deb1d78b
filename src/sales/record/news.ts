import type { DealChanged } from '../change.ts'
import type { Deal } from '../deal.ts'
import { type Facts, mergeFacts } from '../facts.ts'
import { type DealRecord, differences } from './field-change.ts'

/**
 * The record with what was told laid over it; whose deal it is stays, however the customer was called this time, and what trade
 * they are likely to be in is no record.
 */
export function withNews(deal: Deal, news: Facts): DealRecord {
  const { customer: _, likelyTrade: _likely, ...told } = news
  return { ...deal, facts: mergeFacts(deal.facts, told) }
}

/** What leads a deal's record to another state; nothing when they say the same. */
export function dealChanged(deal: Deal, after: DealRecord): DealChanged[] {
  const changes = differences(deal, after)
  if (changes.length === 0) return []
  const at = deal.updatedAt
  return [{ kind: 'deal.changed', level: 'confirm', subject: deal.id, changes, at, before: at }]
}
