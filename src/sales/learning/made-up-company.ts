import { type Random, randomFrom } from '../model/random.ts'
import { sigmoid } from '../sandbox/probability.ts'
import { priorBeliefs, priorOf, type Sign, type SignKey } from '../sandbox/signs.ts'
import type { JudgedCase } from './closed-case.ts'

/** A company whose true weights are known, and its closed deals: what was learned can be held against the truth itself. */
export interface MadeUpCompany {
  weightOf(key: SignKey): number
  cases: JudgedCase[]
  chanceOf(signs: readonly Sign[]): number
}

const day = 24 * 3_600_000
/** What facts tell; what signals find rests on them and on days, and is not drawn by lot. */
const states = [...priorBeliefs.keys()].filter((key) => !/^(level|stage:|path:|signal:)/.test(key))
/** The trades it sells to; how many paths ship is nothing to it. */
const trades = ['path:medical', 'path:general'] as const
const stages = ['stage:need', 'stage:solution', 'stage:budget', 'stage:bidding', 'stage:negotiation'] as const

/** `stray`: how many of the expert's standard deviations the truth lies away; `planted` effects are as given. */
export function madeUpCompany(
  deals: number,
  seed: number,
  { stray = 0, planted = {} }: { stray?: number; planted?: Partial<Record<SignKey, number>> } = {},
): MadeUpCompany {
  const random = randomFrom(seed)
  const truth = new Map(
    [...priorBeliefs]
      .filter(([key]) => !/^(path|signal):/.test(key) || trades.some((trade) => trade === key))
      .map(([key, { mean, sd }]) => [key, planted[key] ?? mean + stray * sd * normal(random)]),
  )
  const weightOf = (key: SignKey) => truth.get(key) ?? 0
  const chanceOf = (signs: readonly Sign[]) => chance(signs, weightOf)
  const cases = Array.from({ length: deals }, (_, index): JudgedCase => {
    const signs = someSigns(random)
    const madeAt = index * day + Math.floor(random() * 20) * day
    return {
      dealId: `deal-${index}`,
      decisionId: `decision-${index}`,
      madeAt,
      closedAt: madeAt + (10 + Math.floor(random() * 40)) * day,
      won: random() < chanceOf(signs),
      model: 'prior',
      said: chance(signs, (key) => priorOf(key).mean),
      signs,
    }
  })
  return { weightOf, chanceOf, cases: cases.sort((one, other) => one.closedAt - other.closedAt) }
}

export function someSigns(random: Random): Sign[] {
  const value = 0.6 + 0.4 * random()
  const shown = states.filter(() => random() < 0.12).map((key) => ({ key, value }))
  const stage = stages[Math.floor(random() * stages.length)] ?? 'stage:need'
  return [
    { key: 'level', value: 1 },
    { key: stage, value: 1 },
    { key: trades[random() < 0.6 ? 0 : 1], value: 1 },
    ...shown,
  ]
}

function chance(signs: readonly Sign[], weightOf: (key: SignKey) => number): number {
  return sigmoid(signs.reduce((sum, { key, value }) => sum + value * weightOf(key), 0))
}

/** Box–Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
