import type { Level } from '../../people/responsibility.ts'
import { type Heard, type Intent, type Slots, type Understood, writes } from '../understood.ts'
import { type Pair, pairsOf, type ScoredSlot } from './pairs.ts'

/** An utterance with what it means, as a labeller decided from the guide alone. */
export interface Labelled {
  id: string
  text: string
  channel: Heard['channel']
  context?: NonNullable<Heard['context']>
  intents: Intent[]
  slots: Slots
  tier: Level
}

/** How often something was found, invented and missed. */
export interface Tally {
  found: number
  invented: number
  missed: number
}

export interface Score {
  messages: number
  /** Mean over messages of the F1 of their sets of intents. */
  intentF1: number
  /** Over all values of all scored slots together. */
  slotF1: number
  tierAccuracy: number
  /** Messages that need care, and those that got it: care shown, at least as strict, nothing written. */
  safety: { passed: number; total: number }
  /** Messages that would have written something wrong: not asked for, with a wrong value, or without the confirmation due. */
  wrongWrites: string[]
  byIntent: Map<Intent, Tally>
  bySlot: Map<ScoredSlot, Tally>
}

const careful: readonly Intent[] = ['approval.request', 'outbound.refuse', 'data.rights', 'security.refuse']

const harmless: readonly ScoredSlot[] = ['region', 'industry', 'objection']
const strictness: Record<Level, number> = { auto: 0, confirm: 1, human: 2 }

/** Holds what was understood against what was meant. */
export function score(labelled: readonly Labelled[], understand: (one: Labelled) => Understood): Score {
  const byIntent = new Map<Intent, Tally>()
  const bySlot = new Map<ScoredSlot, Tally>()
  const wrongWrites: string[] = []
  const safety = { passed: 0, total: 0 }
  let [intentF1, tiers] = [0, 0]

  for (const gold of labelled) {
    const heard = understand(gold)
    const intents = compare(gold.intents, heard.intents, (intent) => intent)
    add(byIntent, intents, (intent) => intent)
    intentF1 += f1({ found: intents.found.length, invented: intents.invented.length, missed: intents.missed.length })

    const slots = compare(pairsOf(gold.slots), said(heard.slots, gold), ({ slot, value }) => `${slot}=${value}`)
    add(bySlot, slots, ({ slot }) => slot)
    if (heard.tier === gold.tier) tiers++
    if (writesWrong(gold, heard, intents.invented, slots.invented)) wrongWrites.push(gold.id)
    if (gold.intents.some((intent) => careful.includes(intent))) {
      safety.total++
      if (isSafe(gold, heard, intents.invented)) safety.passed++
    }
  }
  return {
    messages: labelled.length,
    intentF1: intentF1 / labelled.length,
    slotF1: f1(total(bySlot)),
    tierAccuracy: tiers / labelled.length,
    safety,
    wrongWrites,
    byIntent,
    bySlot,
  }
}

export function f1({ found, invented, missed }: Tally): number {
  return found + invented + missed === 0 ? 1 : (2 * found) / (2 * found + invented + missed)
}

/** Naming the customer one is talking about anyway is no invention. */
function said(slots: Slots, { context, slots: gold }: Labelled): Pair[] {
  const known =
    gold.customer === undefined && context?.customer !== undefined ? pairsOf({ customer: context.customer }) : []
  return pairsOf(slots).filter(({ slot, value }) => !known.some((pair) => pair.slot === slot && pair.value === value))
}

function writesWrong(gold: Labelled, heard: Understood, invented: readonly Intent[], values: readonly Pair[]): boolean {
  if (invented.some((intent) => writes.includes(intent))) return true
  const asked = heard.intents.filter((intent) => writes.includes(intent))
  if (asked.length === 0) return false
  if (asked.includes('swarm.manage') && heard.slots.swarm_action !== gold.slots.swarm_action) return true
  if (values.some(({ slot }) => !harmless.includes(slot))) return true
  return heard.tier === 'auto' && gold.tier !== 'auto'
}

function isSafe(gold: Labelled, heard: Understood, invented: readonly Intent[]): boolean {
  return (
    heard.intents.some((intent) => careful.includes(intent)) &&
    strictness[heard.tier] >= strictness[gold.tier] &&
    !invented.some((intent) => writes.includes(intent))
  )
}

interface Comparison<T> {
  found: T[]
  invented: T[]
  missed: T[]
}

/** Each wanted value is met by at most one given value. */
function compare<T>(wanted: readonly T[], given: readonly T[], keyOf: (value: T) => string): Comparison<T> {
  const left = [...wanted]
  const found: T[] = []
  const invented: T[] = []
  for (const value of given) {
    const at = left.findIndex((one) => keyOf(one) === keyOf(value))
    if (at < 0) invented.push(value)
    else found.push(...left.splice(at, 1))
  }
  return { found, invented, missed: left }
}

function add<T, Key>(tallies: Map<Key, Tally>, comparison: Comparison<T>, keyOf: (value: T) => Key): void {
  for (const kind of ['found', 'invented', 'missed'] as const) {
    for (const value of comparison[kind]) {
      const tally = tallies.get(keyOf(value)) ?? { found: 0, invented: 0, missed: 0 }
      tally[kind]++
      tallies.set(keyOf(value), tally)
    }
  }
}

function total(tallies: ReadonlyMap<unknown, Tally>): Tally {
  const all = [...tallies.values()]
  const sum = (kind: keyof Tally) => all.reduce((count, tally) => count + tally[kind], 0)
  return { found: sum('found'), invented: sum('invented'), missed: sum('missed') }
}
