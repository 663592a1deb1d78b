import type { Assessment } from '../assess.ts'

/** How well findings agree with labels: shares for the three levels, the mean error of the ratio (a missing one costs 1), and F1. */
export interface RiskScore {
  cases: number
  complaint: number
  budget: number
  ratioError: number
  chain: number
  tippingF1: number
}

export function scoreRisk(pairs: readonly { found: Assessment; expected: Assessment }[]): RiskScore {
  const share = (agree: (found: Assessment, expected: Assessment) => boolean) =>
    pairs.filter(({ found, expected }) => agree(found, expected)).length / pairs.length
  const numbered = pairs.filter(({ expected }) => expected.budget_deviation.ratio !== null)
  const errors = numbered.map(({ found, expected }) => {
    const [one, other] = [found.budget_deviation.ratio, expected.budget_deviation.ratio ?? 0]
    return one === null ? 1 : Math.min(1, Math.abs(one - other))
  })
  return {
    cases: pairs.length,
    complaint: share((found, expected) => found.complaint_link.level === expected.complaint_link.level),
    budget: share((found, expected) => found.budget_deviation.level === expected.budget_deviation.level),
    ratioError: errors.reduce((sum, error) => sum + error, 0) / Math.max(1, errors.length),
    chain: share((found, expected) => found.decision_chain.level === expected.decision_chain.level),
    tippingF1: f1(pairs),
  }
}

function f1(pairs: readonly { found: Assessment; expected: Assessment }[]): number {
  const keys = ({ tipping_points: points }: Assessment) => new Set(points.map(({ event, kind }) => `${event}:${kind}`))
  let [hits, wrong, missed] = [0, 0, 0]
  for (const { found, expected } of pairs) {
    const [one, other] = [keys(found), keys(expected)]
    hits += [...one].filter((key) => other.has(key)).length
    wrong += [...one].filter((key) => !other.has(key)).length
    missed += [...other].filter((key) => !one.has(key)).length
  }
  return (2 * hits) / Math.max(1, 2 * hits + wrong + missed)
}
