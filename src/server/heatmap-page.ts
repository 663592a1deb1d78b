import { sayPause } from '../sales/events/pause.ts'
import { sayMoney } from '../sales/facts.ts'
import type { Evidence } from '../sales/risk/evidence.ts'
import type { FoundRow, Wanted } from '../sales/risk/findings.ts'
import { sayStage } from '../sales/stage.ts'
import { type HeatmapDeal, type HeatmapRow, HeatmapWanted } from './contract.ts'
import { visitKey } from './timeline.ts'

/** The query of an address, as what is asked of the board. */
export function wantedOf(query: unknown): Wanted {
  const { owner, team, stage, atLeast } = HeatmapWanted.parse(query)
  return {
    ...(owner === undefined ? {} : { ownerId: owner }),
    ...(team === undefined ? {} : { teamId: team }),
    ...(stage === undefined ? {} : { stage }),
    ...(atLeast === undefined ? {} : { atLeast: atLeast * 100 }),
  }
}

export function heatmapRow(
  { deal, levels, pause }: FoundRow,
  columns: readonly { id: string }[],
  today: string,
): HeatmapRow {
  const money = (deal.facts.amount ?? deal.facts.quote ?? deal.facts.budget)?.value
  return {
    dealId: deal.id,
    customer: deal.customer,
    name: deal.name,
    stage: sayStage(deal.stage),
    owner: deal.ownerName,
    amount: money === undefined ? '金额未说' : sayMoney(money),
    cells: columns.map(({ id }) => levels[id] ?? notYet),
    ...(pause === undefined ? {} : { paused: sayPause(pause, today) }),
  }
}

/** Evidence with the page where it stands in full: among a deal's events, or on the deal's own page. */
export function evidenceRow(
  { on, quote, who, of }: Evidence,
  dealId: string,
): HeatmapDeal['findings'][number]['evidence'][number] {
  if (of === undefined) return { on, quote, who }
  const deal = `/deals/${encodeURIComponent(dealId)}`
  const link =
    of.kind === 'event'
      ? `${deal}/events?event=${encodeURIComponent(of.id)}`
      : `${deal}?row=${encodeURIComponent(of.kind === 'visit' ? visitKey(of.id) : of.id)}`
  return { on, quote, who, link }
}

const notYet = { level: 'not-applicable', short: '还没算' } as const
