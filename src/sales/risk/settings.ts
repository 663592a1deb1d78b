import type { Person } from '../../people/person.ts'
import type { Limits } from './thresholds.ts'

/** What a company has set of one signal, by whom and when (ISO 8601, UTC); the newest counts. */
export interface SignalSetting {
  signal: string
  on: boolean
  /** Absent where the standard stands. */
  limits?: Limits
  at: string
  by: string
}

/** What holds of each signal a company has set something of. */
export type SettingsNow = ReadonlyMap<string, Pick<SignalSetting, 'on' | 'limits'>>

/** The keeper of what companies set; whoever may not manage models changes nothing. */
export interface SignalSettings {
  now(tenantId: string): Promise<SettingsNow>
  /** The newest first. */
  history(person: Person, limit: number): Promise<SignalSetting[]>
  set(person: Person, setting: Pick<SignalSetting, 'signal' | 'on' | 'limits'>): Promise<void>
}
