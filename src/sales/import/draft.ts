import type { Industry } from '../../language/industries.ts'
import type { ObjectionCode } from '../../language/objections.ts'
import type { BuyingRole } from '../../language/roles.ts'
import type { DealStatus } from '../deal.ts'
import type { Money } from '../facts.ts'
import type { Stage } from '../stage.ts'
import type { StageDay } from './stage-days.ts'

/** What one row says, in our words; what it does not say, or not readably, is absent. */
export interface Draft {
  customer?: string
  aliases?: string[]
  industry?: Industry
  region?: string
  /** The group of companies a customer belongs to. */
  group?: string
  existing?: boolean
  /** The person it belongs to. */
  owner?: string
  contact?: string
  title?: string
  dept?: string
  phone?: string
  email?: string
  role?: BuyingRole
  number?: string
  deal?: string
  stage?: Stage
  amount?: Money
  closedAmount?: Money
  budget?: Money
  quote?: Money
  discount?: number
  product?: string
  competitors?: string[]
  procurement?: string
  nextStep?: string
  expectedOn?: string
  openedOn?: string
  outcome?: DealStatus
  closedOn?: string
  /** The day the values of the row are of. */
  asOf?: string
  /** When it entered its stages, where a file has a column for each. */
  stageDays?: StageDay[]
  reasons?: ObjectionCode[]
}

/** Something in a row that could not be used, as the person finds it in their file. */
export interface Problem {
  line: number
  /** The column as the file calls it; absent where the whole row is meant. */
  column?: string
  value?: string
  /** What is wrong, and what to do about it, in one sentence. */
  why: string
  /** The row is not brought in because of it; otherwise only this value is left out. */
  stops: boolean
}
