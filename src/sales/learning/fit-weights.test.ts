import { expect, test } from 'vitest'
import { type Facts, nothingKnown } from '../facts.ts'
import { randomFrom } from '../model/random.ts'
import { generalPath, paths } from '../paths/index.ts'
import { openPosterior } from '../sandbox/beliefs.ts'
import { estimate } from '../sandbox/probability.ts'
import { priorOf, type SignKey } from '../sandbox/signs.ts'
import { fitWeights } from './fit-weights.ts'
import { madeUpCompany, someSigns } from './made-up-company.ts'

const nobody = { won: 0, lost: 0 }

test('without a single closed deal the learned model is the scorecard, interval and all', () => {
  const untaught = { model: 'v1', shift: 0, learned: openPosterior(fitWeights([])) }
  for (const facts of someFacts) {
    for (const path of paths) {
      const [card, learned] = [estimate(facts, path, nobody), estimate(facts, path, nobody, untaught)]
      expect(learned.value).toBeCloseTo(card.value, 9)
      expect(learned.low).toBeCloseTo(card.low, 6)
      expect(learned.high).toBeCloseTo(card.high, 6)
      expect(learned.priorShare).toBeCloseTo(1, 6)
      expect(learned.worth).toBeCloseTo(0, 4)
    }
  }
})

test('planted effects that no expert would expect are found, and what was not planted stays', () => {
  const planted = { 'budget:approved': -1, 'decider:supports': 1.8 } as const
  const { cases } = madeUpCompany(1500, 7, { planted })
  const learned = openPosterior(fitWeights(cases))
  for (const key of Object.keys(planted) as (keyof typeof planted)[]) {
    const [expected, truth] = [priorOf(key).mean, planted[key]]
    expect(Math.abs(learned.meanOf(key) - truth)).toBeLessThan(0.5 * Math.abs(expected - truth))
  }
  expect(Math.abs(learned.meanOf('coach:present') - priorOf('coach:present').mean)).toBeLessThan(0.35)
})

test('more of the same deals narrow the interval, and leave the prior a smaller share', () => {
  const { cases } = madeUpCompany(800, 3)
  const facts = someFacts[1] ?? nothingKnown
  const at = (deals: number) =>
    estimate(facts, generalPath, nobody, {
      model: 'v',
      shift: 0,
      learned: openPosterior(fitWeights(cases.slice(0, deals))),
    })
  const [few, many] = [at(50), at(800)]
  const width = ({ low, high }: typeof few) => Math.log(high / (1 - high)) - Math.log(low / (1 - low))
  expect(width(many)).toBeLessThan(0.8 * width(few))
  expect(many.priorShare).toBeLessThan(few.priorShare)
  expect(many.worth).toBeGreaterThan(few.worth)
  expect(few.learnedFrom).toBe(50)
})

test('contributions add up to the figure, under what was learned as under the scorecard', () => {
  const learned = openPosterior(fitWeights(madeUpCompany(300, 5, { stray: 1 }).cases))
  for (const facts of someFacts) {
    const { value, base, contributions } = estimate(facts, generalPath, nobody, { model: 'v', shift: 0.2, learned })
    const sum = contributions.reduce((total, { logOdds }) => total + logOdds, base)
    expect(Math.log(value / (1 - value))).toBeCloseTo(sum, 9)
  }
})

test('eight intervals in ten hold the true probability', () => {
  const random = randomFrom(99)
  let held = 0
  let asked = 0
  for (let seed = 1; seed <= 25; seed++) {
    const company = madeUpCompany(200, seed, { stray: 1 })
    const learned = openPosterior(fitWeights(company.cases))
    for (let deal = 0; deal < 40; deal++) {
      const signs = someSigns(random)
      const mean = signs.reduce((sum, { key, value }) => sum + value * learned.meanOf(key), 0)
      const reach = 1.2816 * Math.sqrt(learned.varianceOf(signs))
      const truth = company.chanceOf(signs)
      if (Math.abs(Math.log(truth / (1 - truth)) - mean) <= reach) held++
      asked++
    }
  }
  expect(held / asked).toBeGreaterThan(0.75)
  expect(held / asked).toBeLessThan(0.85)
})

test('signs that nobody knows any more are read over', () => {
  const [first, ...others] = madeUpCompany(60, 11).cases
  if (first === undefined) throw new Error('no cases')
  const old = { ...first, signs: [...first.signs, { key: 'budget:imagined' as SignKey, value: 1 }] }
  expect(fitWeights([old, ...others])).toEqual(fitWeights([first, ...others]))
})

const on = '2026-11-24'
const fact = <T>(value: T) => ({ value, source: 'said' as const, on })
const someFacts: Facts[] = [
  nothingKnown,
  { ...nothingKnown, stage: fact('negotiation'), budgetState: fact('approved'), competitors: fact(['迈瑞']) },
  {
    ...nothingKnown,
    stage: fact('lead'),
    contacts: [{ name: '王总', role: fact('EB'), stance: fact('oppose') }],
    objections: [fact('PRICE'), fact('TIME')],
  },
]
