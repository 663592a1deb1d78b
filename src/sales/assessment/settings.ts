import { addMonths, type Day, dayOf } from '../../language/calendar.ts'
import type { Person } from '../../people/person.ts'
import { type Seller, sellers } from '../behaviour/settings.ts'

/** Whom assessing is switched off for: everybody, a role, or a person by their id. */
export type AssessmentScope = 'company' | `role ${Seller}` | `person ${string}`

/** What holds in a company: how long assessments are kept, in months, and for whom there are none. */
export interface AssessmentRules {
  months: number
  off: ReadonlySet<AssessmentScope>
}

/**
 * Two years let a review look at the year before; less than what the radar looks back over says nothing, and more than three years
 * nobody needs (个人信息保护法 article 19: no longer than the purpose takes). Judgements of 2026-11-22.
 */
export const retention = { usual: 24, least: 6, most: 36 } as const

/** One thing an administrator set; `on` of a scope, or `months`. Instants ISO 8601, UTC. */
export type AssessmentSet = { months: number } | { scope: AssessmentScope; on: boolean }

/** The keeper of what companies set of assessments; only administrators change it. */
export interface AssessmentSettings {
  now(tenantId: string): Promise<AssessmentRules>
  /** The newest first. */
  history(person: Person, limit: number): Promise<{ at: string; by: string; set: AssessmentSet }[]>
  set(person: Person, set: AssessmentSet, now: number): Promise<void>
  /** Throws away what was kept of assessments before an instant; what is contested and not answered stays. */
  purge(tenantId: string, before: number, now: number): Promise<void>
}

export function isAssessed({ id, role }: Pick<Person, 'id' | 'role'>, { off }: AssessmentRules): boolean {
  const seller = sellers.find((one) => one === role)
  return !off.has('company') && !off.has(`person ${id}`) && !(seller !== undefined && off.has(`role ${seller}`))
}

/** The first day of which anything is kept. */
export function keptSince({ months }: AssessmentRules, now: Date): Day {
  return addMonths(dayOf(now), -months)
}
