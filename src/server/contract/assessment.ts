import { z } from 'zod'
import { sellers } from '../../sales/behaviour/settings.ts'

/** One challenge 异议 as it stands beside an assessment, for everybody who sees that. */
export interface ChallengeRow {
  id: string
  about: string
  name: string
  /** `2026-11-24T…`, and what stood there then. */
  at: string
  shown: { name: string; figure: string; interval?: string; sample: string; asOf: string }
  reason: string
  /** 有异议，待核 · 维持 · 更正，…; and by whom, with what words. */
  outcome: string
  open: boolean
  answer?: { by: string; at: string; remark: string }
  /** The reader may answer it; these deals can be left out. */
  mayAnswer: boolean
  deals: { dealId: string; customer: string }[]
}

/** GET /api/assessment: 评价说明, and what waits for the reader’s answer. */
export interface AssessmentPage {
  measured: { name: string; what: string; records: string }[]
  neverMeasured: string[]
  rights: { name: string; what: string }[]
  waiting: ChallengeRow[]
  /** How long it is kept. */
  months: number
  least: number
  most: number
  /** Everybody and the roles, and of people those who are off; for who may change it everybody, for others themselves. */
  scopes: { scope: string; name: string; on: boolean }[]
  mayManage: boolean
  history: { at: string; by: string; what: string }[]
}

/** POST /api/assessment/settings: how long assessments are kept, or whether there are any for a scope. */
export const AssessmentSetBody = z.union([
  z.object({ months: z.int('几个月要是整数') }),
  z.object({
    scope: z.union([
      z.literal('company'),
      z.templateLiteral(['role ', z.enum(sellers)]),
      z.templateLiteral(['person ', z.string().min(1).max(64)]),
    ]),
    on: z.boolean(),
  }),
])
export type AssessmentSetBody = z.infer<typeof AssessmentSetBody>

/** POST /api/assessment/challenges: one contests an assessment of one’s own as it stood on `asOf`. */
export const ChallengeRaised = z.object({
  about: z.templateLiteral([z.enum(['habit', 'score']), ' ', z.string().max(64)]),
  reason: z.string().max(500, '五百字以内'),
  asOf: z.iso.date(),
})
export type ChallengeRaised = z.infer<typeof ChallengeRaised>

/** POST /api/assessment/challenges/:id/answer: upheld without a correction; one without deals puts the whole of it aside. */
export const ChallengeAnswered = z.object({
  remark: z.string().max(500, '五百字以内'),
  correction: z
    .object({ dealIds: z.array(z.string().max(64)).max(100).exactOptional(), until: z.iso.date() })
    .exactOptional(),
})
export type ChallengeAnswered = z.infer<typeof ChallengeAnswered>
