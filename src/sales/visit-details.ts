import type { BuyingRole } from '../language/roles.ts'
import type { Mood } from './mood.ts'

/** What a visit's form holds beside its words. */
export interface VisitDetails {
  attendees: readonly Attendee[]
  commitments: readonly Commitment[]
  /** How they took it, where the words do not say or somebody chose otherwise. */
  mood?: Mood
  /** What was agreed on next, in words. */
  nextStep?: string
  /** Ids of photos and of the place that were put to it. */
  attached?: readonly string[]
}

/** Who was there of the customer, as they are addressed. */
interface Attendee {
  name: string
  title?: string
  role?: BuyingRole
}

/** What one side promised the other 承诺. */
export interface Commitment {
  by: Side
  text: string
  /** `YYYY-MM-DD` */
  due?: string
}

export type Side = 'us' | 'customer'

export const sideNames: Record<Side, string> = { us: '我们', customer: '客户' }
