import { z } from 'zod'
import type { ChallengeRow } from './assessment.ts'
import type { AxisScore } from './behaviour.ts'

/** GET /api/score?period=: 综合评分 of everybody one may see; money in fen. */
export interface ScorePage {
  period: string
  periodName: string
  periods: { value: string; name: string }[]
  /** The last day that counts. */
  asOf: string
  maySet: boolean
  /** The platform in whose chat one can have the table sent. */
  sendsTo?: string
  /** Names of those who are not assessed. */
  unassessed: string[]
  people: {
    id: string
    name: string
    team: string
    target?: number
    signed: number
    deals: number
    /** Won deals without a known sum. */
    withoutAmount: number
    /** 1 where the target was met. */
    attainment?: number
    axes: AxisScore[]
    /** 0…1; absent where too little is known. */
    health?: number
    habits: { known: number; all: number }
    score?: number
    /** It is the reader’s own: they may contest it. */
    own: boolean
    contested: boolean
    asideUntil?: string
    challenges: ChallengeRow[]
    /** Habits in it that are contested, by name. */
    contestedHabits: string[]
  }[]
}

/** GET /api/targets?period=: what people are to sign; for those who set it, everybody it is set for, else one's own. */
export interface TargetPage {
  maySet: boolean
  period: string
  periods: { value: string; name: string }[]
  /** In fen; absent where there is none. */
  people: { id: string; name: string; team: string; amount?: number }[]
  imports: { id: string; file: string; count: number; by: string; at: string; undone: boolean; undoUntil?: string }[]
}

/** POST /api/targets: sets the targets of one period, in fen; 0 takes one back. */
export const TargetsSet = z.object({
  period: z.string().max(10),
  people: z
    .array(
      z.object({
        id: z.string().max(64),
        amount: z.int('目标要是一个数').min(0, '目标不能是负数').max(100_000_000_000_000, '目标太大了，看看单位'),
      }),
    )
    .max(2_000),
})
export type TargetsSet = z.infer<typeof TargetsSet>

/** POST /api/targets/files/…: what is wrong first. */
export interface TargetFileTrial {
  counts: { new: number; changed: number; unchanged: number; wrong: number }
  items: {
    line: number
    title: string
    verdict: 'new' | 'changed' | 'unchanged' | 'wrong'
    mistakes: { line: number; label?: string; text: string }[]
  }[]
  more: number
  notes: string[]
}

/** The table of a period, wished for in one's own chat. */
export const ScoreSent = z.object({ period: z.string().max(12) })
