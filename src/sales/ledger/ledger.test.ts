import { describe, expect, test } from 'vitest'
import { type Random, randomFrom } from '../model/random.ts'
import { sigmoid } from '../sandbox/probability.ts'
import { type Strategy, strategies } from '../tracks/track.ts'
import { assign, firmly, propensityOf } from './assign.ts'
import { type Effects, learnEffects, type Trial } from './effects.ts'
import { type Label, liftsOf } from './lift.ts'
import { type Logged, policyValue } from './off-policy.ts'

const flat = { clarify: 0, evidence: 0, advance: 0 }
const stages = ['need', 'solution', 'negotiation']

/**
 * A company with its own truth. How a deal goes is only partly known (`base`); the rest nobody sees, and it decides which words
 * reps really use: where things go well they move on, whatever stands first. Used words are therefore no evidence, first ones are.
 */
function company(seed: number, spread: number) {
  const random = randomFrom(seed)
  const effect = Object.fromEntries(strategies.map((each) => [each, spread * normal(random)])) as Record<
    Strategy,
    number
  >
  const level = -0.4 + 0.3 * normal(random)
  const deal = () => ({ base: 0.8 * normal(random), hidden: 0.7 * normal(random) })
  const chance = (first: Strategy, { base, hidden }: { base: number; hidden: number }) =>
    sigmoid(level + base + hidden + effect[first])
  return { random, effect, deal, chance }
}

/** What standing first does to the probability against the three on average, by many deals of the same company. */
function truthOf({ chance }: ReturnType<typeof company>, seed: number): Record<Strategy, number> {
  const random = randomFrom(seed)
  const sums = { ...flat }
  const count = 4000
  for (let one = 0; one < count; one++) {
    const deal = { base: 0.8 * normal(random), hidden: 0.7 * normal(random) }
    for (const each of strategies) sums[each] += chance(each, deal) / count
  }
  const mean = (sums.clarify + sums.evidence + sums.advance) / 3
  return { clarify: sums.clarify - mean, evidence: sums.evidence - mean, advance: sums.advance - mean }
}

/** Trials in rounds: what was learned so far decides who stands first next. */
function live(seed: number, spread: number, size: number, learning: boolean) {
  const made = company(seed, spread)
  const trials: Trial[] = []
  const logged: (Trial & { propensity: number; used: Strategy })[] = []
  let effects = learnEffects([], flat)
  let propensities = new Map(stages.map((stage) => [stage, propensityOf(effects, stage)]))
  for (let one = 0; one < size; one++) {
    if (learning && one % 150 === 149) {
      effects = learnEffects(trials, flat)
      propensities = new Map(stages.map((stage) => [stage, propensityOf(effects, stage)]))
    }
    const segment = stages[Math.floor(made.random() * stages.length)] ?? 'need'
    const deal = made.deal()
    const { first, assignment } = assign(propensities.get(segment) ?? flat, Math.floor(made.random() * 2 ** 31))
    const used = made.random() < 0.5 ? first : deal.hidden > 0 ? 'advance' : 'clarify'
    const trial = { strategy: first, segment, base: deal.base, happened: made.random() < made.chance(first, deal) }
    trials.push(trial)
    logged.push({ ...trial, propensity: assignment.propensity[first], used })
  }
  return { made, trials, logged, effects: learnEffects(trials, flat) }
}

describe('planted effects, where how a deal goes decides which words are used', () => {
  const companies = Array.from({ length: 60 }, (_, at) => ({ seed: 100 + at, ...live(100 + at, 0.15, 900, true) }))

  test('eight intervals in ten hold the truth', () => {
    let held = 0
    for (const { seed, made, effects } of companies) {
      const truth = truthOf(made, seed)
      for (const { strategy, low, high } of liftsOf(effects)) {
        if (truth[strategy] >= low && truth[strategy] <= high) held++
      }
    }
    const share = held / (companies.length * strategies.length)
    expect(share).toBeGreaterThan(0.75)
    expect(share).toBeLessThan(0.85)
  })

  test('nothing is called 有证据 that is not: neither the wrong way round, nor where there is nothing', () => {
    for (const { seed, made, effects } of companies) {
      const truth = truthOf(made, seed)
      for (const { strategy, value, label } of liftsOf(effects)) {
        if (label === '有证据') expect(Math.sign(value)).toBe(Math.sign(truth[strategy]))
      }
    }
    const nothing = Array.from({ length: 40 }, (_, at) => liftsOf(live(500 + at, 0, 900, true).effects)).flat()
    expect(nothing.filter(({ label }) => label === '有证据')).toEqual([])
  })

  test('what is large is called so in the end', () => {
    const large = Array.from({ length: 12 }, (_, at) => liftsOf(live(700 + at, 0.6, 2500, false).effects)).flat()
    const called = large.filter(({ label }) => label === '有证据')
    expect(called.length).toBeGreaterThan(12)
  })

  test('what was used would have misled: it follows how the deal went', () => {
    const wins = (used: Strategy) => {
      const rows = companies.flatMap(({ logged }) => logged).filter((line) => line.used === used)
      return rows.filter(({ happened }) => happened).length / rows.length
    }
    expect(wins('advance') - wins('clarify')).toBeGreaterThan(0.1)
    const learned = companies.map(
      ({ effects }) => liftsOf(effects).find(({ strategy }) => strategy === 'advance')?.value ?? 0,
    )
    expect(Math.abs(learned.reduce((sum, one) => sum + one, 0) / learned.length)).toBeLessThan(0.02)
  })

  test('regret falls below that of drawing evenly', () => {
    const regretOf = (learning: boolean) =>
      Array.from({ length: 20 }, (_, at) => {
        const { made, trials } = live(900 + at, 0.4, 1500, learning)
        const best = Math.max(...strategies.map((each) => made.effect[each]))
        return trials.reduce((sum, { strategy }) => sum + best - made.effect[strategy], 0)
      }).reduce((sum, one) => sum + one, 0)
    expect(regretOf(true)).toBeLessThan(0.75 * regretOf(false))
  })
})

describe('drawing by lot', () => {
  test('before any trial all stand first equally often, and the same seed draws the same', () => {
    const propensity = propensityOf(learnEffects([], flat), 'need')
    for (const each of strategies) expect(propensity[each]).toBeCloseTo(1 / 3, 1)
    expect(propensityOf(learnEffects([], flat), 'need')).toEqual(propensity)
    expect(assign(propensity, 7)).toEqual(assign(propensity, 7))
    const firsts = Array.from({ length: 3000 }, (_, seed) => assign(propensity, seed * 7919).first)
    for (const each of strategies) {
      expect(firsts.filter((first) => first === each).length / 3000).toBeCloseTo(propensity[each], 1)
    }
  })

  test('the floor stays, however sure it is', () => {
    const trials = strategies.flatMap((strategy) =>
      Array.from({ length: 3000 }, (_, at) => ({
        strategy,
        segment: 'need',
        base: 0,
        happened: strategy === 'evidence' ? at % 10 < 9 : at % 10 < 1,
      })),
    )
    const propensity = propensityOf(learnEffects(trials, flat), 'need')
    expect(propensity.evidence).toBeGreaterThan(0.9)
    expect(propensity.clarify).toBeGreaterThanOrEqual(0.1 / 3 - 1e-9)
  })
})

describe('labels', () => {
  test.each<[string, number, Label]>([
    ['nothing tried', 0, '先验'],
    ['little tried', 30, '证据不足'],
    ['much tried', 400, '有证据'],
  ])('%s', (_, each, expected) => {
    const trials = strategies.flatMap((strategy) =>
      Array.from({ length: each }, (__, at) => ({
        strategy,
        segment: 'need',
        base: 0,
        happened: at % 10 < (strategy === 'evidence' ? 8 : 3),
      })),
    )
    expect(liftsOf(learnEffects(trials, flat)).find(({ strategy }) => strategy === 'evidence')?.label).toBe(expected)
  })

  test('a strategy without a prior of its own and without trials is where the prior puts it', () => {
    const prior = { clarify: -0.02, evidence: 0.08, advance: -0.06 }
    const effects: Effects = learnEffects([], prior)
    for (const [at, each] of strategies.entries()) expect(effects.beliefs('need').mean[at]).toBeCloseTo(prior[each], 9)
  })
})

describe('what another policy would have brought', () => {
  const log: Logged[] = Array.from({ length: 3000 }, (_, at) => {
    const random = randomFrom(at)
    const strategy = strategies[Math.floor(random() * 3)] ?? 'clarify'
    const reward = random() < (strategy === 'evidence' ? 0.5 : 0.3) ? 1 : 0
    return { account: `account-${at % 400}`, segment: 'need', strategy, propensity: 1 / 3, reward }
  })
  const only = (one: Strategy) => () => ({ ...flat, [one]: 1 })

  test('three estimators agree on it, and the better one passes', () => {
    const value = policyValue(log, only('evidence'), 1)
    for (const estimate of [value.ips, value.snips, value.doublyRobust]) expect(estimate).toBeCloseTo(0.5, 1)
    expect(value.logged).toBeCloseTo(0.367, 1)
    expect(value.passes).toBe(true)
  })

  test('where no way is better, letting the one that leads stand first passes next to never; where one is, it does', () => {
    const passes = (seed: number, spread: number) => {
      const { logged, effects } = live(seed, spread, 900, true)
      const leader = liftsOf(effects).toSorted((one, other) => other.value - one.value)[0]
      const log = logged.map(({ segment, strategy, propensity, happened }, at) => ({
        ...{ account: `account-${at % 300}`, segment, strategy, propensity },
        reward: happened ? 1 : 0,
      }))
      return policyValue(log, () => firmly(leader?.strategy ?? 'clarify'), 1).passes
    }
    const seeds = Array.from({ length: 40 }, (_, at) => at)
    expect(seeds.filter((at) => passes(1300 + at, 0)).length).toBeLessThanOrEqual(3)
    expect(seeds.slice(0, 12).filter((at) => passes(1500 + at, 0.9)).length).toBeGreaterThan(6)
  })

  test('a worse one does not, nor a better one on too little', () => {
    expect(policyValue(log, only('clarify'), 1).passes).toBe(false)
    expect(policyValue(log.slice(0, 90), only('evidence'), 1).passes).toBe(false)
    expect(policyValue([], only('evidence'), 1).passes).toBe(false)
  })
})

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
