import type { Turn } from '../../conversation/skill.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Cases } from '../sandbox/cases.ts'
import type { Proposal, Records } from './filer.ts'

/** Where a probability stands, if it does yet, and where it would go. */
export interface Move {
  before?: Decision
  after: Decision
}

/** What filing a proposal does to the probability; `undefined` where it tells nothing that has one. */
export async function moveOf(
  turn: Turn,
  cases: Cases,
  proposal: Proposal,
  records: Records,
): Promise<Move | undefined> {
  const { tells, dealId } = proposal
  if (tells === undefined) return undefined
  if (stoodNowhere(proposal)) {
    return { after: await cases.make(turn, tells.news, dealId === undefined ? {} : { dealId }) }
  }
  const before = await standing(turn, cases, proposal, records)
  if (before === undefined) return undefined
  return { before: await cases.renewed(turn, before), after: await cases.noted(turn, before, tells.news) }
}

async function standing(
  turn: Turn,
  cases: Cases,
  { dealId, tells }: Proposal,
  records: Records,
): Promise<Decision | undefined> {
  if (dealId === undefined) return tells?.decision === undefined ? undefined : cases.byId(turn, tells.decision)
  const deal = await records.deal(turn, dealId)
  return deal === undefined ? undefined : records.standing(turn, deal)
}

/** A deal that is opened, or a customer told of for the first time who has none. */
function stoodNowhere({ changes, dealId, tells }: Proposal): boolean {
  return changes.some(({ kind }) => kind === 'deal.opened') || (dealId === undefined && tells?.decision === undefined)
}
