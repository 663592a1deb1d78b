import { z } from 'zod'

/** GET /api/points: what earns points 改进积分, and who earned which; a rep sees their own. */
export interface PointsPage {
  mayChange: boolean
  most: number
  /** 0 points: switched off. */
  rules: { id: string; name: string; what: string; points: number; standard: number }[]
  /** The quarter the sums are of, `2026 年四季度`. */
  quarter: string
  /** By name, everybody one may see. */
  people: { id: string; name: string; sum: number; earned: { points: number; reason: string; at: string }[] }[]
  history: { at: string; by: string; what: string }[]
}

/** POST /api/points/rules */
export const PointRuleSet = z.object({ rule: z.string().max(40), points: z.int('积分要是整数').min(0).max(1_000) })
export type PointRuleSet = z.infer<typeof PointRuleSet>
