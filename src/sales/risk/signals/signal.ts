import type { Day } from '../../../language/calendar.ts'
import type { Deal } from '../../deal.ts'
import type { RiskCase, RiskLevel } from '../case.ts'
import type { Evidence } from '../evidence.ts'
import type { LastWord } from '../last-word.ts'
import type { Ledger } from '../money/ledger.ts'
import type { Outside } from '../outside.ts'
import type { Chronicle } from '../people/chronicle.ts'
import type { Limits, Threshold } from '../thresholds.ts'
import type { TippingPoint } from '../tipping/index.ts'

/** Everything a signal may look at. */
export interface Scene {
  deal: Deal
  risk: RiskCase
  chronicle: Chronicle
  ledger: Ledger
  tipping: readonly TippingPoint[]
  lastWord: LastWord
  /** What systems told of the customer. */
  outside: Outside
  today: Day
}

/** What a signal found: how grave, on what it rests, why, what to do, and what would clear it. `not-applicable` is an answer too. */
export interface Finding {
  level: RiskLevel | 'not-applicable'
  /** In a few characters, for a cell or a row. */
  short: string
  reason: string
  evidence: readonly Evidence[]
  suggestion: string
  clears: string
  /** Somebody said that it does not apply. */
  answered?: true
}

/** One thing that may be wrong with a deal; a file each. */
export interface Signal {
  id: string
  /** Four characters at most, for the head of a column. */
  name: string
  /** What a company may set of it; absent where there is nothing to count. */
  threshold?: Threshold
  /** `limits`: those of its threshold, as the company has them. */
  look(scene: Scene, limits: Limits): Finding
}

export function quiet(reason: string): Finding {
  return { level: 'none', short: '正常', reason, evidence: [], suggestion: '', clears: '' }
}

export function notApplicable(reason: string): Finding {
  return { level: 'not-applicable', short: '不适用', reason, evidence: [], suggestion: '', clears: '' }
}
