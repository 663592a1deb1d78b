import type { Case } from '../../src/sales/model/history.ts'
import { assumptions } from './assumptions.ts'
import { type Random, randomFrom } from './random.ts'

export interface SimulatedDeal {
  readonly opened: number
  readonly closes: number
  /** As it was noted, with its gaps and mistakes. */
  readonly facts: Case
  /** As things stand on the day of the close. */
  readonly probability: number
  readonly won: 0 | 1
}

export interface Year {
  /** In the order in which they close. */
  readonly deals: readonly SimulatedDeal[]
  readonly driftDay: number
}

type Source = keyof typeof assumptions.effects.source
const sources = Object.keys(assumptions.effects.source) as Source[]

export function simulatedYear(seed: number): Year {
  const random = randomFrom(seed)
  const { days, reps, repEffect, drift, leave } = assumptions
  const driftDay = Math.round(drift.from + random() * (drift.to - drift.from))
  const skills = Array.from({ length: reps + 1 }, () => repEffect * random.normal())
  const leaves = skills.map(() => Math.floor(random() * (days - leave.days)))
  const deals = Array.from({ length: assumptions.deals }, () => dealOf(random, driftDay, skills, leaves))
  return { deals: deals.sort((one, other) => one.closes - other.closes), driftDay }
}

function dealOf(random: Random, driftDay: number, skills: readonly number[], leaves: readonly number[]): SimulatedDeal {
  const { days, cycle, drift, effects, leave, unseen } = assumptions
  const wishedClose = random() * days
  const length = cycle.median * Math.exp(cycle.spread * random.normal())
  const opened = wishedClose - length
  const rep = repOf(random, opened)
  const away = leaves[rep] ?? 0
  const onLeave = wishedClose >= away && wishedClose < away + leave.days
  const closes = onLeave ? away + leave.days + random() * 5 : wishedClose
  const source = sources[Math.floor(random() * sources.length)] ?? '官网'
  const champion = random() < 0.4
  const rival = random() < (opened < driftDay ? drift.rivalShare.before : drift.rivalShare.after)
  const budget = random.normal()
  const visits = Math.floor(random() * 6)
  const changed = closes >= driftDay
  const logOdds =
    effects.start +
    effects.source[source] +
    (champion ? effects.champion : 0) +
    (rival ? effects.rival + (changed ? drift.rivalWorse : 0) : 0) +
    (champion && rival ? effects.championAgainstRival : 0) +
    effects.budget * budget +
    effects.visits * (visits - 2) +
    (changed ? drift.level : 0) +
    (skills[rep] ?? 0) +
    unseen * random.normal()
  const probability = 1 / (1 + Math.exp(-logOdds))
  const gaps = onLeave ? leave.gaps : assumptions.gaps
  const noted = <T extends string | number>(value: T, wrong: T): T | undefined => {
    if (random() < gaps) return undefined
    return random() < assumptions.mistakes ? wrong : value
  }
  return {
    opened,
    closes,
    facts: {
      负责人: `rep ${rep}`,
      来源: noted<string>(source, sources[Math.floor(random() * sources.length)] ?? ''),
      内线: noted<string>(champion ? '有' : '无', champion ? '无' : '有'),
      竞品: noted<string>(rival ? '有' : '无', rival ? '无' : '有'),
      预算: noted(Math.round(Math.exp(13 + 0.8 * budget)), Math.round(Math.exp(13 + 0.8 * budget) * 10)),
      拜访: noted(visits, Math.floor(random() * 6)),
      地区: ['华东', '华南', '华北', '西南'][Math.floor(random() * 4)],
    },
    probability,
    won: random() < probability ? 1 : 0,
  }
}

/** The one who quits hands all later deals to the newcomer. */
function repOf(random: Random, opened: number): number {
  const { reps, quitsInWeek } = assumptions
  const rep = Math.floor(random() * reps)
  return rep === 0 && opened > quitsInWeek * 7 ? reps : rep
}
