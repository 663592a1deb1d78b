import type { CasePage, Reason, WhatIfRequest, WhatIfResult } from '../../src/server/contract.ts'

/** Adds up the levers; of sentences it knows one word, so that both "understood" and "not understood" can be seen. */
export function whatIf(page: CasePage, { levers = [], text }: WhatIfRequest): WhatIfResult {
  const heard = text?.includes('院长') ? ['meet-boss'] : []
  const chosen = page.levers.filter(({ id }) => levers.includes(id) || heard.includes(id))
  const shift = chosen.reduce((sum, lever) => sum + lever.shift, 0)
  const { value, low, high } = page.probability
  return {
    probability: {
      ...page.probability,
      value: inside(value + shift),
      low: inside(low + shift),
      high: inside(high + shift),
    },
    shift,
    understood: heard.length > 0 ? ['拍板人：没接触 → 见过'] : [],
    moved: chosen.map(({ label, shift }): Reason => ({ text: label, shift })),
    note: '相关不等于因果：这是同类单子之间的差别，做了不保证涨这么多。',
  }
}

function inside(probability: number): number {
  return Math.min(0.98, Math.max(0.02, probability))
}
