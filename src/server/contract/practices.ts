import { z } from 'zod'

/** GET /api/practices: deeds after which a deal moved 最佳实践, of one’s team or oneself, and those given to the company. */
export interface PracticesPage {
  found: (PracticeRow & { dealId: string; isShared: boolean; mayShare: boolean })[]
  shared: (PracticeRow & { id: string; at: string })[]
}

/** Nobody in it has a name; probabilities in whole percents. */
interface PracticeRow {
  before: number
  after: number
  days: number
  steps: string[]
  excerpt: string
  /** What it is from: 会议纪要, 邮件, 拜访记录. */
  excerptOf: string
  /** As it can be sent on. */
  forwardable: string
}

/** POST /api/practices/share */
export const PracticeShared = z.object({ dealId: z.string().max(64) })
export type PracticeShared = z.infer<typeof PracticeShared>
