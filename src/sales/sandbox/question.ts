import { type Facts, isArranged } from '../facts.ts'
import type { IndustryPath } from '../paths/path.ts'
import { decidersOf, holdersOf, nameOf } from './contacts.ts'
import type { FeatureId } from './features.ts'
import { type WeightKey, weights } from './weights.ts'

/** What nobody has told yet and would change the figure most 只问一句. */
export interface OpenQuestion {
  feature: FeatureId
  text: string
}

interface Candidate {
  feature: FeatureId
  /** The answers one would expect; their spread is what the question is worth. */
  answers: WeightKey[]
  unknown(facts: Facts): boolean
  text(facts: Facts, path: IndustryPath): string
}

const candidates: readonly Candidate[] = [
  {
    feature: 'decider',
    answers: ['decider:supports', 'decider:missing'],
    unknown: (facts) =>
      holdersOf(facts, 'EB').every(({ touched, stance }) => touched === undefined && stance === undefined),
    text: (facts, path) => `${decidersOf(facts, path).slice(0, 2).join('或')}见过了吗，什么态度？`,
  },
  {
    feature: 'budget',
    answers: ['budget:approved', 'budget:none'],
    unknown: ({ budgetState, budget }) => budgetState === undefined && budget === undefined,
    text: () => '预算批了没有，大概多少？',
  },
  {
    feature: 'rivals',
    answers: ['rivals:none', 'rivals:several'],
    unknown: ({ competitors }) => competitors === undefined,
    text: () => '还有谁在跟，客户更倾向哪家？',
  },
  {
    feature: 'gatekeeper',
    answers: ['gatekeeper:supports', 'gatekeeper:opposes'],
    unknown: (facts) => holdersOf(facts, 'TB').every(({ stance }) => stance === undefined),
    text: (facts) => `${nameOf(facts, 'TB') ?? '技术把关的人'}对我们是什么态度？`,
  },
  {
    feature: 'purchase',
    answers: ['purchase:single-source', 'purchase:open-tender'],
    unknown: ({ procurement }) => procurement === undefined,
    text: () => '走什么采购方式，招标还是直采？',
  },
  {
    feature: 'next-step',
    answers: ['next-step:agreed'],
    unknown: (facts) => !isArranged(facts),
    text: () => '下一步跟客户约了哪天？',
  },
]

/** Open questions, the one that would help most first. */
export function openQuestions(facts: Facts, path: IndustryPath): OpenQuestion[] {
  return candidates
    .filter(({ unknown }) => unknown(facts))
    .sort((one, other) => spread(other) - spread(one))
    .map(({ feature, text }) => ({ feature, text: text(facts, path) }))
}

function spread({ answers }: Candidate): number {
  const values = [0, ...answers.map((state) => weights[state].logOdds)]
  return Math.max(...values) - Math.min(...values)
}
