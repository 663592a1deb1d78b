import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { industries } from '../../language/industries.ts'
import { objectionCodes } from '../../language/objections.ts'
import { buyingRoles, stances } from '../../language/roles.ts'
import type { Fact, Facts } from '../facts.ts'
import { nothingKnown } from '../facts.ts'
import { ladder } from '../stage.ts'
import { tracks } from '../tracks/index.ts'
import { decide } from './decide.ts'
import { pull } from './levers.ts'
import { logit } from './probability.ts'

const on = '2026-11-24'

describe('six deals a sales director would recognise', () => {
  test('a customer of whom nothing is known stays moderate, and says it is a prior', () => {
    const { estimate, questions } = decided(nothingKnown)
    expect(estimate.value).toBeGreaterThan(0.2)
    expect(estimate.value).toBeLessThan(0.45)
    expect(estimate.high - estimate.low).toBeGreaterThan(0.2)
    expect(estimate.priorShare).toBe(1)
    expect(questions.length).toBeGreaterThan(3)
  })

  test('a signed-off deal at contract is likely, yet not certain', () => {
    const { estimate } = decided({ ...nothingKnown, stage: fact('contract'), budgetState: fact('approved') })
    expect(estimate.value).toBeGreaterThan(0.7)
    expect(estimate.value).toBeLessThan(0.95)
  })

  test('a decider who supports us beats one we have not met, who beats one who is against us', () => {
    const withDecider = (contact: Partial<Facts['contacts'][number]>) =>
      decided({ ...nothingKnown, contacts: [{ name: '王总', role: fact('EB'), ...contact }] }).estimate.value
    expect(withDecider({ stance: fact('support') })).toBeGreaterThan(withDecider({}))
    expect(withDecider({})).toBeGreaterThan(withDecider({ stance: fact('oppose') }))
  })

  test('an offer fifteen percent over the budget costs, one inside it helps', () => {
    const yuan = (wan: number) => fact({ min: wan * 1_000_000, max: wan * 1_000_000 })
    const at = (quote: number) => decided({ ...nothingKnown, budget: yuan(100), quote: yuan(quote) }).estimate.value
    expect(at(116)).toBeLessThan(at(100))
    expect(at(114)).toBeLessThan(at(100) + 1e-9)
  })

  test('the company’s own record pulls the prior, and its share is said', () => {
    const winning = decided({ ...nothingKnown, industry: fact('医疗') }, { won: 16, lost: 2 })
    const losing = decided({ ...nothingKnown, industry: fact('医疗') }, { won: 2, lost: 16 })
    expect(winning.estimate.value).toBeGreaterThan(losing.estimate.value)
    expect(winning.estimate.priorShare).toBeCloseTo(0.64)
  })

  test('three really different sets of words, a few points apart at most', () => {
    const { offers, estimate } = decided({ ...nothingKnown, objections: [fact('TIME')], industry: fact('医疗') })
    expect(new Set(offers.map(({ strategy }) => strategy)).size).toBe(3)
    for (const { expected, label } of offers) {
      expect(Math.abs(expected - estimate.value)).toBeLessThan(0.04)
      expect(label).toBe('先验')
    }
  })
})

describe('any deal', () => {
  test('contributions sum to the log-odds, the interval holds the value, three offers are filled', () => {
    fc.assert(
      fc.property(anyFacts, ({ ...facts }) => {
        const { estimate, offers } = decided(facts)
        const sum = estimate.contributions.reduce((total, { logOdds }) => total + logOdds, estimate.base)
        expect(sum).toBeCloseTo(logit(estimate.value), 9)
        expect(estimate.low).toBeLessThan(estimate.value)
        expect(estimate.value).toBeLessThan(estimate.high)
        expect(offers).toHaveLength(3)
        for (const { opening, handling, nextStep } of offers) expect(opening + handling + nextStep).not.toMatch(/[{}]/)
      }),
    )
  })

  test('every lever brings what it promises', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const before = decided(facts)
        for (const { id, shift } of before.levers) {
          const after = decided(pull(facts, [id], on))
          expect(after.estimate.value - before.estimate.value).toBeCloseTo(shift, 9)
        }
      }),
    )
  })

  test('the same facts give the same decision', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(decided(facts)).toEqual(decided(facts))
      }),
    )
  })
})

function fact<T>(value: T): Fact<T> {
  return { value, source: 'said', on }
}

function decided(facts: Facts, peers = { won: 0, lost: 0 }) {
  return decide({
    id: 'd',
    at: new Date(`${on}T01:00:00Z`),
    tenantId: 't',
    ownerId: 'o',
    teamId: 'g',
    facts,
    peers,
    tracks,
  })
}

const anyContact = fc.record(
  {
    name: fc.constantFrom('张主任', '王总'),
    role: fc.constantFrom(...buyingRoles).map(fact),
    stance: fc.constantFrom(...stances).map(fact),
    touched: fc.boolean().map(fact),
  },
  { requiredKeys: ['name'] },
)

const anyMoney = fc.integer({ min: 1, max: 1e12 }).map((fen) => fact({ min: fen, max: fen }))

const anyFacts: fc.Arbitrary<Facts> = fc.record(
  {
    stage: fc.constantFrom(...ladder).map(fact),
    industry: fc.constantFrom(...industries).map(fact),
    budget: anyMoney,
    quote: anyMoney,
    budgetState: fc.constantFrom('stated', 'approved', 'applied', 'cut', 'none').map(fact) as fc.Arbitrary<
      NonNullable<Facts['budgetState']>
    >,
    procurement: fc.constantFrom('公开招标', '集采', '单一来源', '框架').map(fact),
    competitors: fc.array(fc.constantFrom('迈瑞', '联影', '用友'), { maxLength: 3 }).map(fact),
    contacts: fc.array(anyContact, { maxLength: 4 }),
    objections: fc.uniqueArray(fc.constantFrom(...objectionCodes), { maxLength: 5 }).map((codes) => codes.map(fact)),
  },
  { requiredKeys: ['contacts', 'objections'] },
)
