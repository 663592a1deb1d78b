import { assumptions } from './assumptions.ts'
import { type Random, randomFrom } from './random.ts'

const { effects } = assumptions

type Aspect = 'standing' | 'budget' | 'decider' | 'user' | 'champion' | 'price' | 'bought' | 'trade'
type Truth = { readonly [A in Aspect]: keyof (typeof effects)[A] } & { readonly rival: 'present' | 'absent' }

/** What has been told of a deal so far. */
export type Told = Partial<Truth>

export interface SimulatedDeal {
  readonly id: string
  /** Days since the year began. */
  readonly opened: number
  readonly closes: number
  /** In the order in which it is told, gaps and mistakes included. */
  readonly notes: readonly { readonly day: number; readonly told: Told }[]
  /** As things stand on the day of the close. */
  readonly probability: number
  readonly won: boolean
}

export interface Year {
  readonly deals: readonly SimulatedDeal[]
  readonly driftDay: number
}

export function simulatedYear(seed: number): Year {
  const random = randomFrom(seed)
  const { days, reps, repEffect, drift, leave } = assumptions
  const driftDay = Math.round(drift.from + random() * (drift.to - drift.from))
  const skills = Array.from({ length: reps + 1 }, () => repEffect * random.normal())
  const company: Company = {
    driftDay,
    skills,
    leaves: skills.map(() => Math.floor(random() * (days - leave.days))),
    logOddsOf: logOddsFor(random),
  }
  const deals = Array.from({ length: assumptions.deals }, (_, index) => dealOf(`deal ${index}`, random, company))
  return { deals, driftDay }
}

interface Company {
  readonly driftDay: number
  readonly skills: readonly number[]
  readonly leaves: readonly number[]
  logOddsOf(truth: Truth, changed: boolean): number
}

function dealOf(id: string, random: Random, { driftDay, skills, leaves, logOddsOf }: Company): SimulatedDeal {
  const { days, cycle, leave, unseen } = assumptions
  const wishedClose = random() * days
  const opened = wishedClose - cycle.median * Math.exp(cycle.spread * random.normal())
  const rep = repOf(random, opened)
  const away = leaves[rep] ?? 0
  const onLeave = wishedClose >= away && wishedClose < away + leave.days
  const closes = onLeave ? away + leave.days + random() * 5 : wishedClose
  const truth = truthOf(random, opened >= driftDay)
  const logOdds = logOddsOf(truth, closes >= driftDay) + (skills[rep] ?? 0) + unseen * random.normal()
  const probability = 1 / (1 + Math.exp(-logOdds))
  return {
    id,
    opened,
    closes,
    notes: notesOn(truth, opened, closes, onLeave ? leave.gaps : assumptions.gaps, random),
    probability,
    won: random() < probability,
  }
}

/** The one who quits hands all later deals to the newcomer. */
function repOf(random: Random, opened: number): number {
  const { reps, quitsInWeek } = assumptions
  const rep = Math.floor(random() * reps)
  return rep === 0 && opened > quitsInWeek * 7 ? reps : rep
}

function truthOf(random: Random, changed: boolean): Truth {
  const { before, after } = assumptions.drift.rivalShare
  return {
    standing: drawn(effects.standing, random),
    budget: drawn(effects.budget, random),
    decider: drawn(effects.decider, random),
    user: drawn(effects.user, random),
    champion: drawn(effects.champion, random),
    price: drawn(effects.price, random),
    bought: drawn(effects.bought, random),
    trade: drawn(effects.trade, random),
    rival: random() < (changed ? after : before) ? 'present' : 'absent',
  }
}

/** One company's own weights. */
function logOddsFor(random: Random): Company['logOddsOf'] {
  const { companies, drift } = assumptions
  const { start, rival, championAgainstRival, ...aspects } = effects
  const level = start + companies.level * random.normal()
  const own = new Map<string, number>()
  for (const [aspect, states] of Object.entries(aspects)) {
    for (const [state, [logOdds]] of Object.entries(states)) {
      own.set(`${aspect} ${state}`, logOdds + companies.effect * random.normal())
    }
  }
  const ownRival = rival + companies.effect * random.normal()
  return (truth, changed) => {
    const known = Object.entries(truth).reduce((sum, [aspect, state]) => sum + (own.get(`${aspect} ${state}`) ?? 0), 0)
    const against = ownRival + (truth.champion === 'yes' ? championAgainstRival : 0) + (changed ? drift.rivalWorse : 0)
    return level + known + (truth.rival === 'present' ? against : 0) + (changed ? drift.level : 0)
  }
}

/** Trade and standing are known from the first day; the rest is told one by one, or never. */
function notesOn(truth: Truth, opened: number, closes: number, gaps: number, random: Random): SimulatedDeal['notes'] {
  const { trade, standing, ...later } = truth
  const wrong: Told = truthOf(random, false)
  const notes = Object.entries(later).flatMap(([aspect, value]) => {
    if (random() < gaps) return []
    const told: Told = { [aspect]: random() < assumptions.mistakes ? wrong[aspect as keyof Told] : value }
    return [{ day: opened + random() * (closes - opened), told }]
  })
  return [{ day: opened, told: { trade, standing } }, ...notes.sort((one, other) => one.day - other.day)]
}

function drawn<K extends string>(states: Readonly<Record<K, readonly [number, number]>>, random: Random): K {
  const keys = Object.keys(states) as [K, ...K[]]
  let left = random()
  for (const key of keys) {
    left -= states[key][1]
    if (left < 0) return key
  }
  return keys[0]
}
