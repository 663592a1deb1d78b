import type { Attention } from '../../people/attention.ts'

/*
 * What the pages and the server say to each other, in one file: the only one of ours that the pages may see.
 * Probabilities are 0…1; shifts are differences of probabilities; times are ISO 8601.
 */

/** GET /api/me */
export interface Me {
  person: { id: string; name: string; role: string; team: string }
  company: { name: string; demo: boolean }
  /** What they look after beside their own customers. */
  may: { setSignals: boolean; claimEvents: boolean; merge: boolean; handOver: boolean }
}

/** Every failure: `message` is a sentence for the person. 401 carries where to sign in. */
export interface Failure {
  message: string
  signIn?: { platform: string; path: string }[]
}

/** GET /api/attention: how one is spoken to unasked; hours are `HH:MM`. POST takes any part of it. */
export type AttentionPage = Attention
