import type { Ownership } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'

/**
 * How long something told of a customer waited for words to it 响应时间 (TTR): from its reaching us, in a rep's message or pushed
 * by another program, to the platform's taking the first of the answer. Milliseconds since 1970.
 */
export interface Response extends Omit<Ownership, 'tenantId'> {
  platform: string
  touchedAt: number
  /** Absent while no platform has taken it. */
  acceptedAt?: number
}

/** The keeper of how long answers took. */
export interface Responses {
  /** Everybody's whose deals one may see, touched since then (milliseconds). */
  seenBy(person: Person, since: number): Promise<Response[]>
  /** A whole company's: for figures in which nobody is known again. */
  ofCompany(tenantId: string, since: number): Promise<Response[]>
  /** Drops what was touched before then (milliseconds). */
  forget(before: number): Promise<void>
}

/** So long single times are kept, in days: a quarter is enough to see a change; judgement of 2026-11-22. */
export const keptFor = 92
