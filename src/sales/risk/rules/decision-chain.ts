import type { BuyingRole } from '../../../language/roles.ts'
import { ladder } from '../../stage.ts'
import { daysBetween } from '../age.ts'
import type { RiskCase, RiskLevel } from '../case.ts'
import type { Chronicle } from '../people/chronicle.ts'
import type { Known } from '../people/roster.ts'

/** Why a decision chain is broken or about to. */
export type ChainReason =
  | 'no_eb'
  | 'eb_untouched'
  | 'single_thread'
  | 'stale_key_contact'
  | 'tb_ub_oppose'
  | 'contact_left'

export interface DecisionChain {
  level: RiskLevel
  /** Parts the stage asks for that nobody known has. */
  missing: BuyingRole[]
  reasons: ChainReason[]
}

/** Days without any contact after which a thread counts no more, and after which a key person has gone cold. */
export interface ChainDays {
  thread: number
  cold: number
}

export const standardDays: ChainDays = { thread: 45, cold: 30 }

/** Whether the people who must say yes are known, in touch, and still there; after the labelling guide, section 3. */
export function decisionChain(
  { asOf, deal }: RiskCase,
  { people, departures }: Chronicle,
  { thread, cold }: Partial<ChainDays> = standardDays,
): DecisionChain {
  const [threadDays, coldDays] = [thread ?? standardDays.thread, cold ?? standardDays.cold]
  const here = people.filter(({ leftAt }) => leftAt === undefined)
  const holding = (role: BuyingRole) => here.filter((person) => person.role === role)
  const reached = (stage: (typeof ladder)[number]) => ladder.indexOf(deal.stage) >= ladder.indexOf(stage)
  const age = ({ lastTouch }: Known) => (lastTouch === null ? Number.POSITIVE_INFINITY : daysBetween(lastTouch, asOf))

  const missing: BuyingRole[] = [
    ...(reached('solution') ? (['UB', 'TB'] as const).filter((role) => holding(role).length === 0) : []),
    ...(reached('budget') && holding('EB').length === 0 ? (['EB'] as const) : []),
  ]
  const isCold = (role: BuyingRole) => {
    const newest = Math.min(...holding(role).map(age))
    return Number.isFinite(newest) && newest > coldDays
  }
  const opposes = (role: BuyingRole) => holding(role).some(({ stance }) => stance === 'oppose')
  const holds: Record<ChainReason, boolean> = {
    no_eb: missing.includes('EB'),
    eb_untouched:
      reached('budget') && holding('EB').length > 0 && holding('EB').every(({ lastTouch }) => lastTouch === null),
    single_thread: reached('solution') && here.filter((person) => age(person) <= threadDays).length <= 1,
    stale_key_contact: reached('solution') && (['EB', 'UB', 'TB'] as const).some(isCold),
    tb_ub_oppose: opposes('TB') && opposes('UB'),
    contact_left: departures.some(({ person }) => isKey(person)),
  }
  const reasons = (Object.keys(holds) as ChainReason[]).filter((reason) => holds[reason])
  const strong = reasons.some(
    (reason) =>
      ['no_eb', 'tb_ub_oppose', 'contact_left'].includes(reason) ||
      (reason === 'eb_untouched' && reached('negotiation')),
  )
  const weak = [
    holds.eb_untouched && !reached('negotiation'),
    holds.single_thread,
    holds.stale_key_contact,
    missing.some((role) => role !== 'EB'),
  ].filter(Boolean).length
  return { level: strong || weak >= 2 ? 'high' : weak === 1 ? 'watch' : 'none', missing, reasons }
}

/** Whose leaving breaks something: anybody with a part but the clerks. */
export function isKey({ role }: Pick<Known, 'role'>): boolean {
  return role !== undefined && role !== 'OTHER'
}
