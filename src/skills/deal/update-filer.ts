import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { SalesChange } from '../../sales/change.ts'
import { type Deal, type DealStatus, unnamedDeal } from '../../sales/deal.ts'
import type { Facts } from '../../sales/facts.ts'
import { exitGaps } from '../../sales/paths/exit.ts'
import type { IndustryPath } from '../../sales/paths/path.ts'
import type { DealRecord } from '../../sales/record/field-change.ts'
import { dealChanged, withNews } from '../../sales/record/news.ts'
import { sayTold } from '../../sales/told-time.ts'
import { correctedNews } from '../filing/corrected-news.ts'
import type { Filer } from '../filing/filer.ts'
import { newContacts } from '../filing/new-contacts.ts'
import { placeAfter, reported } from '../talk/exchange.ts'
import { taskOf } from '../task/filer.ts'
import { sameDay } from './same-day.ts'

/** News of a deal on file. */
export interface ToldDeal {
  dealId: string
  news: Facts
  /** The words it was told in, and when, ISO 8601. */
  said?: { text: string; at: string }
  /** Where it was parked, or taken up again. */
  status?: Extract<DealStatus, 'open' | 'shelved'>
  /** When to look at it again, as told. */
  revisit?: string
  /** What it is for, of a deal that nobody had called anything. */
  name?: string
}

type UpdateIntent = keyof typeof names

const names = { 'deal.update': '更新', 'chain.update': '决策链', 'stage.change': '阶段' } as const

export const updateIntents = ['deal.update', 'chain.update', 'stage.change'] as const satisfies readonly UpdateIntent[]

/** Facts, people and stage of a deal are one card, whichever of them was told. */
export function updateFiler(intent: UpdateIntent): Filer<ToldDeal> {
  return {
    intent,

    async draft(turn, { dealId, news, said, status, revisit, name }, records) {
      const deal = await records.deal(turn, dealId)
      if (deal === undefined) throw new Refusal('这一单现在看不到了，可能已经转给别人。')
      const after = {
        ...withStatus(withNews(deal, news), status),
        name: deal.name === unnamedDeal ? (name ?? unnamedDeal) : deal.name,
      }
      const changes = dealChanged(deal, after)
      if (changes.length === 0) throw new Refusal(`${deal.customer}的记录里已经是这样了，没有要改的。`)
      return {
        name: `${deal.customer}的${names[intent]}`,
        about: `商机：${deal.customer} ${deal.name}`,
        rows:
          revisit === undefined ? [] : [{ label: '提醒', value: `${sayTold({ value: revisit }, turn.today)}再看看` }],
        warnings: warningsOf(deal, after, await records.path(turn, deal.facts.industry?.value)),
        changes: [
          ...changes,
          ...(said === undefined ? [] : exchangeOf(turn, intent, deal, news, said)),
          ...(await newContacts(turn, deal.customerId, news, records)),
          ...(revisit === undefined ? [] : [reminderOf(turn, deal, revisit)]),
        ],
        dealId,
        ...(after.status === 'shelved'
          ? { kept: { title: `${deal.customer}先搁置了`, buttons: [] } }
          : { tells: { news }, ...(said === undefined ? {} : { told: { words: said.text, news } }) }),
      }
    },

    async corrected({ now, today }, source, text, meaning) {
      const news = correctedNews(source.news, text, meaning, today)
      const day = sameDay(source.news, text, now)
      return news === undefined && day === undefined
        ? undefined
        : { ...source, news: { ...source.news, ...news, ...day } }
    },
  }
}

/** How the customer pushed back or took it, where that was told. */
function exchangeOf(
  turn: Turn,
  intent: UpdateIntent,
  { id: dealId, facts: known }: Deal,
  news: Facts,
  { text, at }: NonNullable<ToldDeal['said']>,
): SalesChange[] {
  const { objections } = news
  const place = placeAfter(known, news)
  const told = reported(turn, text, { intent, at, dealId, objections: objections.map(({ value }) => value), ...place })
  return objections.length === 0 && told.exchange.mood === undefined ? [] : [told]
}

/** What is parked until a time comes back by itself. */
function reminderOf(turn: Turn, { id: dealId, customer }: Deal, revisit: string): SalesChange {
  const task = taskOf(turn, { text: `${customer}搁置到现在，再看看`, due: { value: revisit }, customer, dealId })
  return { kind: 'task.made', level: 'confirm', subject: task.id, task }
}

function withStatus<R extends DealRecord>(record: R, status: DealStatus = record.status): R {
  return { ...record, status }
}

/** Criteria shown at most; a deal that jumps the whole ladder leaves more behind than a card holds. */
const criteriaShown = 3

/** What the trade's path asks for before the stages that are left, as far as the record does not show it. */
function warningsOf({ stage }: Deal, { facts }: DealRecord, path: IndustryPath): string[] {
  const to = facts.stage?.value ?? stage
  // Where nobody knows how far it came, there is nothing it has climbed over.
  if (stage === undefined || to === undefined) return []
  const unseen = exitGaps(path, stage, to, facts).flatMap(({ stage: name, unseen: criteria }) =>
    criteria.map((criterion) => `${criterion}（${name}）`),
  )
  if (unseen.length === 0) return []
  const rest = unseen.length - criteriaShown
  return [
    `往前走之前一般要做到，记录里还看不到：${unseen.slice(0, criteriaShown).join('；')}${rest > 0 ? `；还有 ${rest} 项` : ''}。确实做到了，或者想先走，都可以点记下。`,
  ]
}
