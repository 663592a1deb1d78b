import { z } from 'zod'
import { industries } from '../../language/industries.ts'
import { buyingRoles } from '../../language/roles.ts'
import { ladder } from '../stage.ts'

/** What a deal's record can show of a criterion; `exit.ts` knows how to look. */
export const signNames = [
  'somebody-known',
  'somebody-met',
  'checker-met',
  'user-and-checker-met',
  'decider-known',
  'decider-met',
  'next-step-agreed',
  'trial-passed',
  'quoted',
  'budget-known',
  'budget-approved',
  'purchase-known',
  'payment-agreed',
  'rivals-known',
] as const

const words = (longest: number) => z.string().trim().min(2).max(longest)

/** What must be true before a stage is left; with `shownBy`, a deal's record can show it, else only somebody can tell. */
const criterion = z.union([words(40), z.strictObject({ text: words(40), shownBy: z.enum(signNames) })])
export type Criterion = z.infer<typeof criterion>

const stage = z.strictObject({
  stage: z.enum(ladder),
  /** In the trade's own words. */
  name: words(12),
  exit: z.array(criterion).min(2).max(5),
  /** A rough band from experience 经验, calendar days; never a measurement. */
  usualDays: z.strictObject({ from: z.int().positive(), to: z.int().positive() }),
})

const buyer = z.strictObject({
  role: z.enum(buyingRoles),
  titles: z.array(words(12)).min(1),
  cares: words(40),
})

/**
 * How one trade buys 行业路径, as it is written down by people: its stages in its own words, who decides, how it tenders, and
 * how often deals close. Ids are kept for ever: what is on record refers to them.
 */
export const industryPath = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: words(16),
  industries: z.array(z.enum(industries)),
  stages: z.array(stage).length(ladder.length),
  buyers: z.array(buyer).min(3),
  /** Purchasing habits, one sentence each. */
  tender: z.array(words(120)).min(4),
  /** Shift of the base log-odds of winning against the global ladder: a judgement, wide and dated. */
  offset: z.strictObject({
    logOdds: z.number().min(-0.5).max(0.5),
    sd: z.number().min(0.3).max(1),
    reason: words(60),
    judgedOn: z.iso.date(),
  }),
})
export type IndustryPath = z.infer<typeof industryPath>
