import type { VisitForm } from '../../src/server/contract.ts'

/** A visit on this device: what has been typed, and whether it waits to be sent. */
export interface KeptVisit {
  /** Whose it is. */
  person: string
  form: VisitForm
  /** Confirmed without a connection: sent when there is one. */
  waits: boolean
  seen?: string
}

/** One for each thing a visit is opened from; without storage, as in a private window, nothing is kept. */
export function openKeptVisit(about: Record<string, string>) {
  const key = `visit:${JSON.stringify(about)}`
  return {
    read(person: string): KeptVisit | undefined {
      const kept = attempt(() => localStorage.getItem(key))
      const visit = kept ? (JSON.parse(kept) as KeptVisit) : undefined
      return visit?.person === person ? visit : undefined
    },
    keep: (visit: KeptVisit) => attempt(() => localStorage.setItem(key, JSON.stringify(visit))),
    forget: () => attempt(() => localStorage.removeItem(key)),
  }
}

/** Where storage is full or forbidden the page goes on without it. */
function attempt<T>(deed: () => T): T | undefined {
  try {
    return deed()
  } catch (thrown) {
    if (thrown instanceof DOMException) return undefined
    throw thrown
  }
}
