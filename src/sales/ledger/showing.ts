import type { Industry } from '../../language/industries.ts'
import type { Ownership } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import type { Stage } from '../stage.ts'
import type { Strategy, Topic } from '../tracks/track.ts'
import type { Verdict } from '../verdict.ts'
import type { Policy, PolicyChange } from './policy.ts'

/** Which strategy stands first was drawn by lot, so that what came of it can be told from what would have come anyway. */
export interface Assignment {
  /** Who drew: `thompson-2026-11-22`. */
  policy: string
  /** Draws the same again. */
  seed: number
  /** How likely each strategy was to stand first. */
  propensity: Record<Strategy, number>
}

/** One of the tracks shown; `version` as in its offer. */
export interface Candidate {
  trackId: string
  version?: number
  strategy: Strategy
}

/** What was laid before a rep, once for each stage of a deal 一次展示: the candidates in the order shown, and how it was drawn. */
interface Showing extends Ownership {
  decisionId: string
  dealId: string
  /** Milliseconds UTC. */
  at: number
  stage: Stage
  topic: Topic
  industry?: Industry
  /** Log-odds of winning as they were said then. */
  base: number
  /** In the order shown. */
  candidates: Candidate[]
  assignment: Assignment
}

/** What came after a showing. */
interface Aftermath {
  /** The earliest sign within two weeks, each milliseconds UTC. */
  replied?: number
  met?: number
  advanced?: number
  /** How the deal ended; absent while it is open. */
  won?: boolean
}

/** A showing with all that is known of it. */
export interface LedgerLine extends Omit<Showing, keyof Ownership> {
  /** Deals of one customer are no independent trials. */
  accountId: string
  verdicts: { trackId: string; verdict: Verdict }[]
  /** How far what was said was from the track, 0…1, each time somebody told. */
  rewordings: { trackId: string; distance: number }[]
  aftermath: Aftermath
}

/** The keeper of the ledger of talk-tracks 话术台账. Counts of the whole company, no deal and nobody by name. */
export interface Ledger {
  lines(tenantId: string): Promise<readonly LedgerLine[]>
  /** Editions that stay though they had retired, by `editionKey`. */
  reprieved(tenantId: string): Promise<ReadonlySet<string>>
  /** Who stands first as the company has decided it, the newest first. */
  policies(tenantId: string): Promise<Policy[]>
  /** Writes what was decided on a page, with its audit line; `person` answers for it. */
  write(person: Person, changes: readonly (Reprieve | PolicyChange)[], now: number): Promise<void>
}

/** A rep said a track in words of their own; `subject`: the decision that offered it. */
export interface Rewording {
  kind: 'track.reworded'
  level: 'auto'
  subject: string
  trackId: string
  said: string
  /** 0 as it stood, 1 nothing of it. */
  distance: number
}

/** An edition of a track that had retired is offered again; `subject`: the track. */
export interface Reprieve {
  kind: 'track.reprieved'
  level: 'confirm'
  subject: string
  version: number
}

/** Signs of movement 先行信号 count for this long, in milliseconds. */
export const surrogateWindow = 14 * 24 * 3_600_000

/**
 * Whether something moved within the window: a reply, a meeting, a stage. `undefined` while that can still happen. A sign of
 * movement is no win; the two are never added up.
 */
export function moved({ at, aftermath: { replied, met, advanced } }: LedgerLine, now: number): boolean | undefined {
  if (replied !== undefined || met !== undefined || advanced !== undefined) return true
  return now - at >= surrogateWindow ? false : undefined
}
