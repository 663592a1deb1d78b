import { addDays, type Day } from '../../language/calendar.ts'
import type { Fact, Facts } from '../facts.ts'
import type { TippingKind } from '../risk/tipping/point.ts'
import type { WeightKey } from './weights.ts'

/** What a risk signal found in a deal, or what was told that may turn it, as the probability heeds it. */
export interface Signalled {
  /** The signal's id, or the kind of the tipping point. */
  signal: string
  level: 'watch' | 'high'
  /** As the board says it. */
  reason: string
  /** The day that was found. */
  on: Day
  /** Nobody told who is there or what was agreed: not knowing is said on the board, and counts nothing here. */
  gap?: true
}

/** The same once a word of today is on record: the silence is over. */
export function afterAWord(signalled: readonly Signalled[] | undefined): readonly Signalled[] | undefined {
  return signalled?.filter(({ signal }) => signal !== 'silence')
}

/**
 * What stands for findings among a deal's states. Each fact counts once: what the facts tell already (`told` are their states), or a
 * what-if supposes otherwise, is left to them. Absent where nobody looked; a look that found nothing speaks for the deal.
 */
export function signalStates(
  facts: Facts,
  told: readonly WeightKey[],
  signalled: readonly Signalled[] | undefined,
): WeightKey[] {
  if (signalled === undefined) return []
  if (signalled.length === 0) return ['signal:clear']
  const found = new Map(signalled.flatMap((one) => (one.gap ? [] : [[one.signal, one] as const])))
  return rules.flatMap(({ signal, states, unless }) => {
    const finding = found.get(signal)
    const state = finding && states[finding.level]
    if (finding === undefined || state === undefined) return []
    const known = {
      facts,
      on: finding.on,
      told: (key: WeightKey) => told.includes(key),
      also: (id: string) => found.has(id),
    }
    return unless?.(known) ? [] : [state]
  })
}

/** Which signal stands behind a state. */
export function signalBehind(state: WeightKey): string | undefined {
  return rules.find(({ states }) => states.watch === state || states.high === state)?.signal
}

interface Rule {
  signal: string
  states: { watch?: WeightKey; high?: WeightKey }
  unless?(known: {
    facts: Facts
    /** The day of the finding: what the facts tell of later days it does not know. */
    on: Day
    told(key: WeightKey): boolean
    also(signal: string): boolean
  }): boolean
}

const both = (state: WeightKey) => ({ watch: state, high: state })
const tipping = (kind: TippingKind, state: WeightKey): Rule => ({ signal: kind, states: { high: state } })

/**
 * Which findings count, and which facts they yield to: facts may be newer than a finding, so they can silence one and never bring
 * one up.
 */
const rules: readonly Rule[] = [
  {
    signal: 'complaint-link',
    states: { watch: 'signal:complaint-watch', high: 'signal:complaint-high' },
    unless: ({ told }) => told('objection:SERVICE'),
  },
  {
    signal: 'budget-deviation',
    states: { high: 'signal:budget-apart' },
    unless: ({ facts, told }) =>
      told('fit:over') || told('fit:far-under') || isSupposed(facts.quote) || isSupposed(facts.budget),
  },
  {
    signal: 'decision-chain',
    states: { high: 'signal:chain-broken' },
    unless: ({ told }) => told('decider:missing') || told('decider:opposes') || told('breadth:single'),
  },
  {
    signal: 'key-person-left',
    states: { high: 'signal:key-person-left' },
    unless: ({ told }) => told('decider:missing'),
  },
  {
    signal: 'competitor-appeared',
    states: { high: 'signal:rival-priced' },
    unless: ({ told }) => told('objection:COMPETE'),
  },
  {
    signal: 'silence',
    states: { watch: 'signal:silence-watch', high: 'signal:silence-high' },
    unless: ({ also }) => also('ghosted'),
  },
  { signal: 'ghosted', states: { watch: 'signal:ghosted-watch', high: 'signal:ghosted-high' } },
  {
    signal: 'no-next-step',
    states: { watch: 'signal:step-overdue' },
    unless: ({ facts: { nextStep }, on }) => isAhead(nextStep, on),
  },
  {
    signal: 'slipping-date',
    states: both('signal:signing-slipped'),
    unless: ({ facts, on }) => isAhead(facts.closeDate, on),
  },
  { signal: 'deadline-near', states: both('signal:deadline-near') },
  { signal: 'delivery-trouble', states: both('signal:delivery-trouble') },
  { signal: 'device-alarm', states: both('signal:device-alarm') },
  { signal: 'bad-press', states: both('signal:bad-press') },
  {
    signal: 'stuck-stage',
    states: { watch: 'signal:stuck-watch', high: 'signal:stuck-high' },
    unless: ({ facts: { stage }, on }) => stage !== undefined && stage.on > addDays(on, -justReachedDays),
  },
  {
    signal: 'single-thread',
    states: both('signal:single-thread'),
    unless: ({ told }) => told('breadth:single') || told('breadth:wide'),
  },
  {
    signal: 'price-not-discussed',
    states: both('signal:price-late'),
    unless: ({ facts }) => facts.quote !== undefined,
  },
  tipping('procurement_change', 'signal:procurement-change'),
  tipping('escalation', 'signal:escalation'),
  tipping('contract_threat', 'signal:contract-threat'),
  { ...tipping('budget_cut', 'signal:budget-cut'), unless: ({ told }) => told('budget:cut') || told('budget:none') },
]

/** A step told so lately is none a deal can be stuck on, whatever was found before it was told. */
const justReachedDays = 7

/** Agreed for a day the finding has not seen pass, or in words, or only supposed. */
function isAhead(fact: Fact<string> | undefined, on: Day): boolean {
  return (
    fact === undefined ||
    isSupposed(fact) ||
    !/^\d{4}-\d\d/.test(fact.value) ||
    fact.value >= on.slice(0, fact.value.length)
  )
}

function isSupposed(fact: { source: string } | undefined): boolean {
  return fact?.source === 'supposed'
}
