import { industries } from '../../src/language/industries.ts'
import { objectionCodes } from '../../src/language/objections.ts'
import type { BuyingRole } from '../../src/language/roles.ts'
import type { Dimension } from '../../src/sales/capability/told.ts'
import type { JudgedExchange } from '../../src/sales/exchange.ts'
import { ladder } from '../../src/sales/stage.ts'
import { type Random, randomFrom } from '../simulation/random.ts'
import { assumptions } from './assumptions.ts'

/** The instant at which everything has been told. */
export const endsAt = Date.parse('2026-11-23T00:00:00+08:00')

const day = 24 * 3_600_000

export interface SimulatedCompany {
  exchanges: JudgedExchange[]
  /** `<rep> <dimension> <value>` of what was planted. */
  planted: ReadonlySet<string>
}

/** Half a year of pushbacks in one company; `withGaps`: whether any gap is planted. */
export function simulatedCompany(seed: number, withGaps = true): SimulatedCompany {
  const random = randomFrom(seed)
  const { hard, reps, trades } = assumptions
  const hardness = {
    objection: objectionCodes.map(() => hard.objection * normal(random)),
    stage: ladder.map(() => hard.stage * normal(random)),
    industry: industries.slice(0, trades.all).map(() => hard.industry * normal(random)),
  }
  const planted = new Set<string>()
  const exchanges = Array.from({ length: reps }, (_, index) => {
    const id = `rep-${index}`
    const own = pickedTrades(random)
    const gaps = withGaps ? gapsOf(random, own) : []
    for (const { dimension, value } of gaps) planted.add(`${id} ${dimension} ${value}`)
    return exchangesOf(random, id, own, gaps, hardness)
  })
  return { exchanges: exchanges.flat(), planted }
}

interface PlantedGap {
  dimension: Dimension
  value: string
}

function pickedTrades(random: Random): number[] {
  const all = Array.from({ length: assumptions.trades.all }, (_, at) => ({ at, by: random() }))
  return all
    .toSorted((one, other) => one.by - other.by)
    .slice(0, assumptions.trades.each)
    .map(({ at }) => at)
}

/** In what comes often: a gap in what never comes is nobody's trouble. */
function gapsOf(random: Random, own: readonly number[]): PlantedGap[] {
  const { gaps } = assumptions
  const some = <Value>(dimension: keyof typeof gaps & Dimension, of: readonly Value[]): PlantedGap[] => {
    const value = of[Math.floor(random() * of.length)]
    return random() < gaps[dimension] && value !== undefined ? [{ dimension, value: String(value) }] : []
  }
  return [
    ...some('objection', objectionCodes.slice(0, 5)),
    ...some('stage', ['need', 'solution', 'budget', 'negotiation']),
    ...some('role', ['EB', 'UB', 'TB']),
    ...some(
      'industry',
      own.map((at) => industries[at]),
    ),
  ]
}

function exchangesOf(
  random: Random,
  ownerId: string,
  own: readonly number[],
  gaps: readonly PlantedGap[],
  hardness: Record<'objection' | 'stage' | 'industry', readonly number[]>,
): JudgedExchange[] {
  const { weekly, days, level, reps_differ, objections, stages, roles, shows, noise } = assumptions
  const count = Math.round((weekly.usual * Math.exp(weekly.spread * normal(random)) * days) / 7)
  const overall = reps_differ.overall * normal(random)
  const suited = objectionCodes.map(() => reps_differ.objection * normal(random))
  return Array.from({ length: count }, (_, index) => index).flatMap((index): JudgedExchange[] => {
    const objectionAt = drawn(random, objections)
    const stageAt = drawn(random, stages)
    const tradeAt = own[Math.floor(random() * own.length)] ?? 0
    const objection = objectionCodes[objectionAt] ?? 'PRICE'
    const stage = ladder[stageAt] ?? 'need'
    const industry = industries[tradeAt] ?? industries[0]
    const roleAt = drawn(random, Object.values(roles))
    const role = (['EB', 'UB', 'TB', 'COACH'] as const)[roleAt]
    const met = { objection, stage, industry, role }
    const odds =
      level +
      overall +
      (suited[objectionAt] ?? 0) +
      (hardness.objection[objectionAt] ?? 0) +
      (hardness.stage[stageAt] ?? 0) +
      (hardness.industry[tradeAt] ?? 0)
    const isGap = gaps.some(({ dimension, value }) => met[dimension] === value)
    const chance = Math.max(0.03, 1 / (1 + Math.exp(-odds)) - (isGap ? assumptions.gaps.depth : 0))
    const handled = random() < chance !== random() < noise
    const at = endsAt - random() * days * day
    const base = { ownerId, tenantId: 'simulated', teamId: 'one', dealId: `${ownerId}-${index}`, stage, industry }
    const first: JudgedExchange = {
      ...base,
      id: `${ownerId}-${index}-told`,
      at: new Date(at).toISOString(),
      intent: 'objection.handle',
      objections: [objection],
      offered: [],
      roles: role === undefined ? [] : [role satisfies BuyingRole],
      judgements: [],
    }
    const later = (of: Partial<JudgedExchange>): JudgedExchange => ({
      ...first,
      id: `${ownerId}-${index}-later`,
      at: new Date(at + (2 + 10 * random()) * day).toISOString(),
      objections: [],
      ...of,
    })
    const taken = {
      decisionId: first.id,
      trackId: `${objection.toLowerCase()}-clarify`,
      verdict: 'taken' as const,
      at: new Date(at + random() * 5 * day).toISOString(),
    }
    const shown = random()
    const all = handled
      ? shown < shows.warm
        ? [first, later({ mood: { mood: 'warm', words: '满意' } })]
        : [{ ...first, judgements: [taken] }]
      : shown < shows.upset
        ? [first, later({ mood: { mood: 'upset', words: '不高兴' } })]
        : shown < shows.upset + shows.again
          ? [{ ...first, judgements: [taken] }, later({ objections: [objection] })]
          : [first]
    return all.filter((one) => Date.parse(one.at) < endsAt)
  })
}

function drawn(random: Random, shares: readonly number[]): number {
  let left = random() * shares.reduce((sum, share) => sum + share, 0)
  const found = shares.findIndex((share) => {
    left -= share
    return left < 0
  })
  return Math.max(0, found)
}

/** Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
