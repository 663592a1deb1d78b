import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { industries } from '../../language/industries.ts'
import { objectionCodes } from '../../language/objections.ts'
import { buyingRoles, type Stance, stances } from '../../language/roles.ts'
import type { ContactFacts, Fact, Facts } from '../facts.ts'
import { nothingKnown } from '../facts.ts'
import { ladder } from '../stage.ts'
import { tracks } from '../tracks/index.ts'
import { decide } from './decide.ts'
import { pull } from './levers.ts'
import { logit } from './probability.ts'

const on = '2026-11-24'

describe('a sales director would agree', () => {
  test('a customer of whom nothing is known stays moderate, and says it is a prior', () => {
    const { estimate, questions } = decided(nothingKnown)
    expect(estimate.value).toBeGreaterThan(0.2)
    expect(estimate.value).toBeLessThan(0.45)
    expect(estimate.high - estimate.low).toBeGreaterThan(0.2)
    expect(estimate.priorShare).toBe(1)
    expect(questions.length).toBeGreaterThan(3)
  })

  test('six deals from hopeless to nearly won come out in this order', () => {
    const deals = {
      'no budget, and the decider is against us': of({
        budgetState: fact('none'),
        contacts: [{ name: '王总', role: fact('EB'), stance: fact('oppose') }],
      }),
      'waiting for volume purchasing, the decider not met': of({
        contacts: [{ name: '张主任', role: fact('TB') }],
        objections: [fact('TIME')],
      }),
      'a customer just heard of': of({}),
      'the budget is approved': of({ budgetState: fact('approved') }),
      'negotiating with an approved budget': of({ stage: fact('negotiation'), budgetState: fact('approved') }),
      'at contract, and the decider supports us': of({
        stage: fact('contract'),
        budgetState: fact('approved'),
        contacts: [{ name: '王总', role: fact('EB'), stance: fact('support') }],
      }),
    }
    const values = Object.values(deals).map(chanceOf)
    const rising = [...values].sort((one, other) => one - other)
    expect(values).toEqual(rising)
    expect(new Set(values).size).toBe(6)
    expect(values[0]).toBeLessThan(0.15)
    expect(values[5]).toBeGreaterThan(0.8)
    expect(values[5]).toBeLessThan(0.95)
  })

  test('a decider who supports us beats one we have not met, who beats one who is against us', () => {
    const withDecider = (contact: Partial<ContactFacts>) =>
      chanceOf(of({ contacts: [{ name: '王总', role: fact('EB'), ...contact }] }))
    expect(withDecider({ stance: fact('support') })).toBeGreaterThan(withDecider({}))
    expect(withDecider({})).toBeGreaterThan(withDecider({ stance: fact('oppose') }))
  })

  test('a bare name costs nothing; who may only check leaves the decider missing', () => {
    expect(statesOf(of({ contacts: [{ name: '王总' }] }))).toEqual([])
    expect(statesOf(of({ contacts: [{ name: '张主任', role: { ...fact('TB'), source: 'inferred' } }] }))).toEqual([
      'decider:missing',
      'breadth:single',
    ])
  })

  test('the word of somebody whose part is unknown counts a little', () => {
    const nobody = chanceOf(nothingKnown)
    const from = (stance: Stance) => chanceOf(of({ contacts: [{ name: '王总', stance: fact(stance) }] })) - nobody
    expect(from('support')).toBeGreaterThan(0.01)
    expect(from('support')).toBeLessThan(0.06)
    expect(from('oppose')).toBeLessThan(-0.01)
    expect(from('oppose')).toBeGreaterThan(-0.06)
  })

  test('an offer more than fifteen percent over the budget costs, one inside it helps', () => {
    const unquoted = of({ budget: wan(100) })
    const at = (quote: number) => chanceOf({ ...unquoted, quote: wan(quote) })
    expect(at(116)).toBeLessThan(chanceOf(unquoted))
    expect(at(100)).toBeGreaterThan(chanceOf(unquoted))
    expect(at(114)).toBe(at(100))
  })

  test('of many objections the three heaviest count', () => {
    const raised = (['PAYMENT', 'PRICE', 'RELATION', 'FUNC', 'NEED'] as const).map(fact)
    expect(statesOf(of({ objections: raised }))).toEqual(['objection:RELATION', 'objection:NEED', 'objection:FUNC'])
  })

  test('the company’s own record pulls the prior, and its share is said', () => {
    const winning = decided(of({ industry: fact('医疗') }), { won: 16, lost: 2 })
    const losing = decided(of({ industry: fact('医疗') }), { won: 2, lost: 16 })
    expect(winning.estimate.value).toBeGreaterThan(losing.estimate.value)
    expect(winning.estimate.priorShare).toBeCloseTo(0.64)
  })

  test('three really different sets of words, a few points apart at most', () => {
    const { offers, estimate } = decided(of({ objections: [fact('TIME')], industry: fact('医疗') }))
    expect(new Set(offers.map(({ strategy }) => strategy)).size).toBe(3)
    for (const { expected, label } of offers) {
      expect(Math.abs(expected - estimate.value)).toBeLessThan(0.04)
      expect(label).toBe('先验')
    }
  })

  test('the price is a lever only while it is over the budget', () => {
    const levers = (quote: number) => decided(of({ budget: wan(100), quote: wan(quote) })).levers.map(({ id }) => id)
    expect(levers(130)).toContain('fit-budget')
    expect(levers(60)).not.toContain('fit-budget')
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

  test('good news never lowers it: somebody’s support, or one more who supports us', () => {
    fc.assert(
      fc.property(anyFacts, anyContact, fc.nat(), (facts, contact, pick) => {
        const supporting = { ...contact, stance: fact('support' as const) }
        const before = chanceOf(facts)
        const won = facts.contacts.map((known, index) =>
          index === pick % facts.contacts.length ? { ...known, stance: fact('support' as const) } : known,
        )
        expect(chanceOf({ ...facts, contacts: won })).toBeGreaterThan(before - rounding)
        expect(chanceOf({ ...facts, contacts: [...facts.contacts, supporting] })).toBeGreaterThan(before - rounding)
      }),
      { numRuns: 1000 },
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

const rounding = 1e-12

function of(facts: Partial<Facts>): Facts {
  return { ...nothingKnown, ...facts }
}

function wan(count: number) {
  return fact({ min: count * 1_000_000, max: count * 1_000_000 })
}

function chanceOf(facts: Facts): number {
  return decided(facts).estimate.value
}

function statesOf(facts: Facts): string[] {
  return decided(facts).estimate.contributions.map(({ state }) => state)
}

function fact<T>(value: T): Fact<T> {
  return { value, source: 'said', on }
}

function decided(facts: Facts, peers = { won: 0, lost: 0 }) {
  return decide({
    id: 'd',
    at: new Date(`${on}T01:00:00Z`),
    today: on,
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
