import type { Person, Role } from './person.ts'

export type Verb = 'see' | 'change' | 'decide' | 'import' | 'manage' | 'merge' | 'hand-over'
export type Thing =
  | 'deal'
  | 'decision'
  | 'task'
  | 'appointment'
  | 'approval'
  | 'data-request'
  | 'people'
  | 'model'
  | 'library'
  | 'target'
  | 'course'
  | 'coaching'
  /** How people are assessed: their habits, their scores, and what they say against it. */
  | 'assessment'

/** How far a permission reaches: one's own, one's team and all below it, or the whole company. */
export type Reach = 'own' | 'team' | 'company'

interface Permission {
  who: Role
  may: Verb[]
  what: Thing
  reach: Reach
}

/**
 * Who may do what, in full. What is not written here is not allowed. Storage turns the same list into its `where` clauses
 * (`reachOf`), so that a query cannot be wider than the rule.
 */
export const permissions: readonly Permission[] = [
  { who: 'rep', may: ['see', 'change', 'decide', 'import', 'merge'], what: 'deal', reach: 'own' },
  { who: 'rep', may: ['see'], what: 'decision', reach: 'own' },
  { who: 'rep', may: ['see', 'change'], what: 'task', reach: 'own' },
  { who: 'rep', may: ['see', 'change'], what: 'appointment', reach: 'own' },
  { who: 'rep', may: ['see'], what: 'approval', reach: 'own' },
  { who: 'rep', may: ['see'], what: 'data-request', reach: 'own' },
  { who: 'rep', may: ['see'], what: 'library', reach: 'own' },
  { who: 'rep', may: ['see'], what: 'target', reach: 'own' },
  { who: 'rep', may: ['see'], what: 'coaching', reach: 'own' },
  { who: 'rep', may: ['see'], what: 'assessment', reach: 'own' },
  { who: 'manager', may: ['see', 'change', 'decide', 'import', 'merge', 'hand-over'], what: 'deal', reach: 'team' },
  { who: 'manager', may: ['see'], what: 'decision', reach: 'team' },
  { who: 'manager', may: ['see'], what: 'task', reach: 'team' },
  { who: 'manager', may: ['see'], what: 'appointment', reach: 'team' },
  { who: 'manager', may: ['change'], what: 'task', reach: 'own' },
  { who: 'manager', may: ['change'], what: 'appointment', reach: 'own' },
  { who: 'manager', may: ['see', 'decide'], what: 'approval', reach: 'team' },
  { who: 'manager', may: ['see'], what: 'data-request', reach: 'own' },
  { who: 'manager', may: ['see'], what: 'library', reach: 'own' },
  { who: 'manager', may: ['see', 'change'], what: 'target', reach: 'team' },
  { who: 'manager', may: ['see', 'change'], what: 'coaching', reach: 'team' },
  { who: 'manager', may: ['see', 'decide'], what: 'assessment', reach: 'team' },
  { who: 'sales-ops', may: ['see'], what: 'approval', reach: 'company' },
  { who: 'sales-ops', may: ['see', 'import', 'merge'], what: 'deal', reach: 'company' },
  { who: 'sales-ops', may: ['see'], what: 'decision', reach: 'own' },
  { who: 'sales-ops', may: ['see', 'change'], what: 'task', reach: 'own' },
  { who: 'sales-ops', may: ['see', 'change'], what: 'appointment', reach: 'own' },
  { who: 'sales-ops', may: ['see'], what: 'data-request', reach: 'own' },
  { who: 'sales-ops', may: ['see', 'change'], what: 'target', reach: 'company' },
  { who: 'sales-ops', may: ['see'], what: 'coaching', reach: 'company' },
  { who: 'sales-ops', may: ['change'], what: 'course', reach: 'company' },
  { who: 'sales-ops', may: ['see', 'decide'], what: 'assessment', reach: 'company' },
  { who: 'administrator', may: ['see', 'decide', 'manage'], what: 'assessment', reach: 'company' },
  { who: 'administrator', may: ['see', 'decide'], what: 'data-request', reach: 'company' },
  { who: 'administrator', may: ['import'], what: 'deal', reach: 'company' },
  { who: 'administrator', may: ['see', 'change'], what: 'task', reach: 'own' },
  { who: 'administrator', may: ['see', 'change'], what: 'appointment', reach: 'own' },
  { who: 'administrator', may: ['see'], what: 'decision', reach: 'own' },
  { who: 'sales-ops', may: ['manage'], what: 'model', reach: 'company' },
  { who: 'sales-ops', may: ['see', 'change', 'decide'], what: 'library', reach: 'company' },
  { who: 'administrator', may: ['see', 'change', 'decide'], what: 'library', reach: 'company' },
  { who: 'administrator', may: ['change'], what: 'course', reach: 'company' },
  { who: 'administrator', may: ['manage'], what: 'people', reach: 'company' },
  { who: 'administrator', may: ['manage'], what: 'approval', reach: 'company' },
  { who: 'administrator', may: ['manage'], what: 'model', reach: 'company' },
]

/** How far `person` may `verb` a `thing`; `undefined` when not at all, which includes everybody inactive. */
export function reachOf(person: Person, verb: Verb, thing: Thing): Reach | undefined {
  if (!person.active) return undefined
  return permissions.find(({ who, may, what }) => who === person.role && what === thing && may.includes(verb))?.reach
}

export function may(person: Person, verb: Verb, thing: Thing): boolean {
  return reachOf(person, verb, thing) !== undefined
}

/** Who a record belongs to. */
export interface Ownership {
  tenantId: string
  ownerId: string
  teamId: string
}
