import { z } from 'zod'

/** GET /api/merges: customers that may be one, and those that became one. */
export interface MergePage {
  /** The surest first; at most so many. */
  duplicates: { one: MergeSide; other: MergeSide; why: string }[]
  trail: MergeRow[]
}

export interface MergeSide {
  id: string
  name: string
  owner: string
  openDeals: number
}

export interface MergeRow {
  id: string
  kept: string
  gone: string
  /** 2 单、1 位联系人 */
  moved: string
  by: string
  at: string
  undone: boolean
  /** Until when it can be taken back; absent when it no longer can. */
  undoUntil?: string
}

/** GET /api/merges/preview?kept&gone: what would move, and what to know before. */
export interface MergePreview {
  moved: string
  aliases: string[]
  warnings: string[]
}

/** POST /api/merges */
export const MergeAsked = z.strictObject({ kept: z.string().max(64), gone: z.string().max(64) })

export type MergeAsked = z.infer<typeof MergeAsked>

/** POST /api/merges/apart: two that are not the same, or may be after all. */
export const ApartAsked = z.strictObject({ one: z.string().max(64), other: z.string().max(64), apart: z.boolean() })

export type ApartAsked = z.infer<typeof ApartAsked>
