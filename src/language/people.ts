import type { BuyingRole, Stance } from './roles.ts'
import type { Span } from './span.ts'

/** Somebody on the customer's side; `name` is as addressed (张主任), null for a title or department that acts. */
export interface PersonMention extends Span {
  name: string | null
  title?: string
  dept?: string
  role?: BuyingRole
  stance?: Stance
  touched?: false
  /** The role was concluded from title or department, nobody said it. */
  inferred?: boolean
}

export function readPeople(_text: string): PersonMention[] {
  return []
}
