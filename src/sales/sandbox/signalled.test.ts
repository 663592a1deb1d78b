import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Facts } from '../facts.ts'
import { nothingKnown } from '../facts.ts'
import { pathFor } from '../paths/index.ts'
import { estimate } from './probability.ts'
import type { Signalled } from './signalled.ts'

const on = '2026-11-24'
const fact = <T>(value: T) => ({ value, source: 'said' as const, on })
const find = (signal: string, level: Signalled['level'] = 'high'): Signalled => ({
  signal,
  level,
  reason: `${signal}！`,
  on,
})
const all = [
  ...['complaint-link', 'budget-deviation', 'decision-chain', 'key-person-left', 'competitor-appeared', 'silence'],
  ...[
    'ghosted',
    'no-next-step',
    'slipping-date',
    'deadline-near',
    'delivery-trouble',
    'device-alarm',
    'bad-press',
    'stuck-stage',
    'single-thread',
  ],
  ...['price-not-discussed', 'procurement_change', 'escalation', 'contract_threat', 'budget_cut'],
]
const someFound = fc.uniqueArray(
  fc.record({ signal: fc.constantFrom(...all), level: fc.constantFrom('watch' as const, 'high' as const) }),
  { selector: ({ signal }) => signal },
)

function statesOf(facts: Partial<Facts>, ...signalled: Signalled[]): string[] {
  return judged(facts, signalled).contributions.map(({ state }) => state)
}

function judged(facts: Partial<Facts>, signalled?: readonly Signalled[]) {
  return estimate({ ...nothingKnown, ...facts }, pathFor(undefined), { won: 0, lost: 0 }, undefined, signalled)
}

test('a finding is a reason in its own words, and lowers the figure; a deal all of whose signals are quiet stands better', () => {
  const [unseen, quiet, silent] = [judged({}), judged({}, []), judged({}, [find('silence')])]
  expect(silent.contributions).toContainEqual(
    expect.objectContaining({ feature: 'signals', state: 'signal:silence-high', reason: 'silence！' }),
  )
  expect(silent.value).toBeLessThan(unseen.value)
  expect(quiet.value).toBeGreaterThan(unseen.value)
  expect(silent.signs.map(({ key }) => key)).toContain('signal:silence-high')
})

test('a fact that is a reason already is not counted once more as a signal', () => {
  const service = { objections: [fact('SERVICE' as const)] }
  expect(statesOf(service, find('complaint-link'))).toEqual(['objection:SERVICE'])
  const over = { budget: fact({ min: 100, max: 100 }), quote: fact({ min: 150, max: 150 }) }
  expect(statesOf(over, find('budget-deviation'))).not.toContain('signal:budget-apart')
  expect(statesOf({}, find('silence'), find('ghosted'))).toEqual(['signal:ghosted-high'])
  expect(statesOf({ budgetState: fact('cut' as const) }, find('budget_cut'))).toEqual(['budget:cut'])
})

test('what was found later stands instead of what the facts tell', () => {
  const within = { budget: fact({ min: 100, max: 100 }), quote: fact({ min: 98, max: 98 }) }
  expect(statesOf(within, find('budget-deviation'))).toEqual(['budget:stated', 'signal:budget-apart'])
  const overdue = { nextStep: fact('2026-11-10') }
  expect(statesOf(overdue, find('no-next-step', 'watch'))).toEqual(['signal:step-overdue'])
})

test('a gap nobody told of is unknown, and what a what-if supposes is not held against it', () => {
  expect(
    statesOf({}, { ...find('no-next-step', 'watch'), gap: true }, { ...find('decision-chain'), gap: true }),
  ).toEqual([])
  expect(statesOf({ nextStep: fact('2026-12-01') }, find('no-next-step', 'watch'))).toEqual(['next-step:agreed'])
  const supposed = { nextStep: { value: '已约定', source: 'supposed' as const, on } }
  expect(statesOf(supposed, find('no-next-step', 'watch'))).toEqual(['next-step:agreed'])
})

test('whatever is found, no state comes twice and what speaks adds up to the figure', () => {
  fc.assert(
    fc.property(someFound, fc.boolean(), (found, known) => {
      const facts = known
        ? { nextStep: fact('2026-11-10'), budget: fact({ min: 9, max: 9 }), quote: fact({ min: 9, max: 9 }) }
        : {}
      const { contributions, base, value } = judged(
        facts,
        found.map(({ signal, level }) => find(signal, level)),
      )
      const states = contributions.map(({ state }) => state)
      expect(new Set(states).size).toBe(states.length)
      const logOdds = contributions.reduce((sum, one) => sum + one.logOdds, base)
      expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(value, 10)
    }),
  )
})
