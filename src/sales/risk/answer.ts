import type { Finding } from './signals/signal.ts'
import { notApplicable } from './signals/signal.ts'

/** Somebody said that what a signal found does not apply to a deal 不适用; it holds until the signal finds something else. */
export interface SignalAnswer {
  dealId: string
  signal: string
  /** What it was said of: `basisOf` the finding. */
  basis: string
  by: string
  /** The day it was said. */
  on: string
}

/** What of a finding makes it this one: days go by without changing it, a level or a new word does. */
export function basisOf({ level, evidence }: Finding): string {
  return JSON.stringify([level, evidence.map(({ on, quote }) => [on, quote])])
}

/** A finding that somebody has answered, as it stands on the board. */
export function answered({ short, reason }: Finding, { by, on }: SignalAnswer): Finding {
  return {
    ...notApplicable(`${by} ${on} 标为不适用。原来是：${reason}。一有变化会重新提醒。`),
    short: `不适用：${short}`,
    answered: true,
  }
}

/** Whether a finding can be answered so. */
export function speaks({ level }: Finding): boolean {
  return level === 'high' || level === 'watch'
}
