import { z } from 'zod'
import type { Part } from '../../sales/ledger/policy.ts'
import { trades } from '../../sales/library/choices.ts'
import { ladder } from '../../sales/stage.ts'
import { type Strategy, strategies } from '../../sales/tracks/track.ts'

/** 话术台账: what standing first did, of what moved within two weeks and, apart from it, of what was won. */
export interface TracksPage {
  /** Draws in all, those of which it is known whether something moved, and those whose deal is closed. */
  shown: number
  known: number
  closed: number
  moved: LiftRow[]
  won: LiftRow[]
  /** What moved, by trade: drawn towards all of them where little is known. The most trials first. */
  trades: { trade: string; lifts: LiftRow[] }[]
  /** What letting the leader stand first would have brought: everywhere, by stage, by trade; none while nothing is known. */
  outlooks: PolicyRow[]
  /** Who stands first as it was decided last; absent while nobody has. */
  policy?: { number: number; said: string; who: string; at: string; steppedBack: boolean }
  /** Whether the reader may decide who stands first, and what stays. */
  mayDecide: boolean
  /** The most often shown first. */
  tracks: TallyRow[]
}

export interface LiftRow {
  strategy: string
  /** Change in probability against the three on average, and the ends of its 80 % interval. */
  value: number
  low: number
  high: number
  trials: number
  /** 先验 · 证据不足 · 有证据 */
  label: string
}

export interface PolicyRow {
  /** A trade, a stage, or neither: everywhere; and how it is called. */
  part: Part
  where: string
  strategy: Strategy
  strategyName: string
  /** It has been decided so. */
  holds: boolean
  logged: number
  ips: number
  snips: number
  doublyRobust: number
  /** Of the doubly robust figure over the logged one, and the ends of its 80 % interval. */
  gain: number
  gainAtLeast: number
  gainAtMost: number
  effective: number
  passes: boolean
}

/** POST /api/tracks/prefer: one way stands first, where the ledger bears it out; answers with the page as it is then. */
export const Preferring = z
  .strictObject({
    strategy: z.enum(strategies),
    trade: z.enum(trades).exactOptional(),
    stage: z.enum(ladder).exactOptional(),
  })
  .refine(({ trade, stage }) => trade === undefined || stage === undefined, { error: '行业和阶段一次只定一样' })

/** POST /api/tracks/step-back: before the decision that was looked at. */
export const PolicyStepBack = z.strictObject({ number: z.int().min(1) })

/** POST /api/tracks/keep 留用 */
export const Keeping = z.strictObject({ trackId: z.string().max(80), version: z.int().min(0) })

export interface TallyRow {
  id: string
  /** Which of the company's own editions; absent where it was as it ships. */
  version?: number
  /** Whether these are the words offered now. */
  isNow: boolean
  name: string
  strategy: string
  topic: string
  shown: number
  first: number
  taken: number
  refused: number
  tried: number
  moved: number
  rate: number
  low: number
  high: number
  retired: boolean
  /** Had retired, and was kept by somebody. */
  reprieved: boolean
  /** The share that moved against that of all, and the ends of its 80 % interval. */
  lift: { value: number; low: number; high: number }
  /** What it would have brought never to let it stand first; only where it is surely worse than the rest. */
  without?: { logged: number; doublyRobust: number; gain: number; gainAtLeast: number; gainAtMost: number }
  /** Times somebody told what they had said instead, and how far from it on average, 0 to 1. */
  edited: number
  distance: number
}
