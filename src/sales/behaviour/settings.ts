import type { Person, Role } from '../../people/person.ts'
import type { Standard } from './measured.ts'

/** Who sells, and is measured: what is asked of each may differ. */
export const sellers = ['rep', 'manager'] as const satisfies readonly Role[]
export type Seller = (typeof sellers)[number]

/** What a company has set of one habit for one role, by whom and when (ISO 8601, UTC); the newest counts. */
export interface BehaviourSetting {
  behaviour: string
  role: Seller
  on: boolean
  standard: Standard
  at: string
  by: string
}

/** What holds, by `settingKey`; what is not there stands as it ships. */
export type BehaviourSettingsNow = ReadonlyMap<string, Pick<BehaviourSetting, 'on' | 'standard'>>

export function settingKey(behaviour: string, role: string): string {
  return `${role} ${behaviour}`
}

/** The keeper of what companies set; whoever may not manage models changes nothing. */
export interface BehaviourSettings {
  now(tenantId: string): Promise<BehaviourSettingsNow>
  /** The newest first. */
  history(person: Person, limit: number): Promise<BehaviourSetting[]>
  set(person: Person, setting: Pick<BehaviourSetting, 'behaviour' | 'role' | 'on' | 'standard'>): Promise<void>
}
