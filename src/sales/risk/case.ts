import type { BuyingRole, Stance } from '../../language/roles.ts'
import type { Stage } from '../stage.ts'

/** One open deal with everything that is on record of it, as the signals look at it. Money in yuan, times ISO 8601. */
export interface RiskCase {
  /** What counts as now. */
  asOf: string
  deal: {
    customer: string
    aliases: readonly string[]
    /** The group the customer belongs to, where it is known. */
    group: string | null
    /** Other customers on file of that group. */
    kin?: readonly string[]
    product: string
    stage: Stage
    /** What the rep expects of it: no offer and no budget, but about as large as they are. */
    size: number | null
    /** Our last offer on file; older than every event. */
    quote: number | null
    /** The budget on file, exact or a range; `applied`: asked for, not yet granted. */
    budget: { min: number; max: number; applied?: true } | null
  }
  contacts: readonly CaseContact[]
  complaints: readonly CaseComplaint[]
  /** Oldest first. */
  events: readonly CaseEvent[]
}

export interface CaseContact {
  name: string
  title: string
  dept: string
  role: BuyingRole | null
  stance: Stance
  lastTouch: string | null
}

export interface CaseComplaint {
  id: string
  customer: string
  product: string
  text: string
  opened: string
  closed: string | null
  severity: 'low' | 'mid' | 'high'
}

/** Something that was said, written or measured. */
export interface CaseEvent {
  /** Its own id among the events, or that of the visit it was told with. */
  id?: string
  visitId?: string
  at: string
  /** chat, call, visit, calendar, contract, tender, logistics, device, sentiment … */
  source: string
  from: 'customer' | 'rep' | 'system'
  who: string
  text: string
}

/** none, worth a look, to be dealt with; in rising order. */
const riskLevels = ['none', 'watch', 'high'] as const
export type RiskLevel = (typeof riskLevels)[number]

export function gravest(levels: readonly RiskLevel[]): RiskLevel {
  return riskLevels.findLast((level) => levels.includes(level)) ?? 'none'
}
