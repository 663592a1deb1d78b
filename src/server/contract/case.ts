import { z } from 'zod'

/** GET /api/deals/:id and GET /api/decisions/:id: one deal (or one unnamed customer) as the sandbox sees it. */
export interface CasePage {
  /** The decision behind the figures; what-if asks refer to it. */
  decisionId: string
  dealId?: string
  title: string
  subtitle: string
  decidedAt: string
  facts: FactRow[]
  probability: Probability
  reasons: { for: Reason[]; against: Reason[] }
  /** Where figure and reasons have their weights from, in a sentence. */
  weighedBy: string
  /** What would change the figure but is not known; the first is the one worth asking. */
  unknown: string[]
  question?: string
  offers: OfferRow[]
  /** Said above the offers, e.g. that no evidence separates them yet. */
  offersNote: string
  levers: Lever[]
  exchanges: ExchangeRow[]
  /** How soon each objection was answered, in words; absent when none was raised. */
  handling?: string
}

export interface FactRow {
  key: string
  label: string
  value: string
  /** 你说的 · 记录 · 疑似 · 假设 */
  source: string
}

export interface Probability {
  value: number
  low: number
  high: number
  /** What it rests on, in words: "经验先验，本公司尚无同类成交". */
  basis: string
  /** Share of the prior in the figure, 0…1. */
  priorShare: number
}

export interface Reason {
  text: string
  /** Shift of the probability this reason makes here, signed, in 0…1. */
  shift: number
}

export interface OfferRow {
  /** 1, 2, 3 */
  number: number
  name: string
  strategy: string
  expected: number
  /** 先验 · 证据不足 · 有证据 */
  label: string
  opening: string
  handling: string
  nextStep: string
  avoid: string
  evidence: string[]
  /** Where the law sets what may be said: the clauses that each spoken part rests on. */
  basis?: Record<'opening' | 'handling' | 'nextStep', string[]>
}

export interface Lever {
  id: string
  label: string
  shift: number
  why: string
  /** What the effect rests on and what it takes: 经验先验，约半天. */
  basis: string
}

/** One exchange about the customer; `mood` only when it was told. */
export interface ExchangeRow {
  at: string
  about: string
  response?: string
  mood?: string
}

/** POST /api/decisions/:id/what-if — levers by id, or one sentence in the rep's words; at least one of the two. */
export const WhatIfRequest = z
  .object({
    levers: z.array(z.string().max(64)).max(12).optional(),
    text: z.string().trim().min(1).max(300).optional(),
  })
  .refine(({ levers, text }) => (levers?.length ?? 0) > 0 || text !== undefined, { message: '说一个假设，或者选一个' })

export type WhatIfRequest = z.infer<typeof WhatIfRequest>

/** POST /api/decisions/:id/levers/:lever/task: what became of it, in a sentence. */
export interface LeverTaken {
  message: string
}

export interface WhatIfResult {
  probability: Probability
  shift: number
  /** What the sentence was taken to mean, one line a change; empty when nothing in it could be used. */
  understood: string[]
  /** Reasons that came, and reasons that went away, each with what that does to the figure. */
  moved: Reason[]
  note: string
}
