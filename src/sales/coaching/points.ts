import { type Day, dayOf } from '../../language/calendar.ts'
import { quarterAt } from '../../language/periods.ts'
import type { Person } from '../../people/person.ts'
import type { Health } from '../behaviour/health.ts'
import type { SentCourse } from './course.ts'

/**
 * What earns points for getting better 改进积分, and how many as it ships; judgements of 2026-11-22 that a company changes. Nothing
 * here counts how much somebody ran: calls, visits and plans earn none.
 */
export const pointRules = [
  { id: 'habit-healed', name: '一项习惯从警戒回到健康', what: '同一项一个季度只算一次', points: 10 },
  { id: 'practice-shared', name: '一个做法分享给全公司', what: '同一单只算一次', points: 5 },
  { id: 'course-learned', name: '学完主管发的一门微课', what: '一门只算一次', points: 2 },
] as const
export type PointRuleId = (typeof pointRules)[number]['id']

/** More would make one deed worth a quarter. */
export const mostPoints = 100

/** What a company has set of one rule, by whom and when; the newest counts, 0 switches it off. */
interface PointRuleSetting {
  rule: PointRuleId
  points: number
  /** ISO 8601, UTC. */
  at: string
  by: string
}

/** A line of the ledger, never changed: of one key somebody earns once. */
export interface Earned {
  personId: string
  rule: PointRuleId
  key: string
  points: number
  reason: string
}

export type PointsChange = { kind: 'points.earned'; level: 'auto'; subject: string; earned: Earned }

/** What each rule is worth now. */
export type PointRulesNow = ReadonlyMap<PointRuleId, number>

/** The keeper of points: whoever is coached reads their own, a coach those of their reports. */
export interface Points {
  rules(tenantId: string): Promise<PointRulesNow>
  /** The newest first. */
  history(person: Person, limit: number): Promise<PointRuleSetting[]>
  /** Whoever may not manage models changes nothing. What was earned stays as it was. */
  setRule(person: Person, rule: PointRuleId, points: number, now: number): Promise<void>
  /** Of everybody whose coach one is, and of oneself; the newest first, `at` in ISO 8601. */
  ledger(person: Person): Promise<(Earned & { at: string })[]>
  /** Writes what was not earned before, with an audit line each. */
  award(tenantId: string, all: readonly Earned[], now: number): Promise<void>
}

/** Where a rule is off nothing is earned. */
export function earnedBy(
  rule: PointRuleId,
  rules: PointRulesNow,
  of: { personId: string; about: string; reason: string },
): Earned[] {
  const points = rules.get(rule) ?? 0
  const { personId, about, reason } = of
  return points === 0 ? [] : [{ personId, rule, key: `${rule} ${about}`, points, reason }]
}

export function earnedByLearning({ id, personId, course }: SentCourse, rules: PointRulesNow): Earned[] {
  return earnedBy('course-learned', rules, { personId, about: id, reason: `学完《${course.title}》` })
}

/** Habits that are healthy on the last of these days and were warned of on one before; the oldest first. */
export function earnedByHealing(
  personId: string,
  overTime: readonly Health[],
  rules: PointRulesNow,
  today: Day,
): Earned[] {
  return (overTime.at(-1)?.parts ?? []).flatMap(({ behaviour, measured: now }) => {
    if (now.level !== 'fine') return []
    const before = overTime
      .slice(0, -1)
      .flatMap(({ parts }) => parts.filter((part) => part.behaviour.id === behaviour.id))
      .findLast(({ measured }) => measured.level === 'warning')?.measured
    if (before === undefined) return []
    const reason = `${behaviour.name}从 ${before.value} 回到 ${now.value} ${behaviour.unit}（样本 ${before.sample} → ${now.sample}）`
    return earnedBy('habit-healed', rules, { personId, about: `${behaviour.id} ${quarterAt(today).value}`, reason })
  })
}

/** What somebody earned in the quarter of a day, `earned` the newest first. */
export function inQuarter<Line extends { at: string; points: number }>(
  own: readonly Line[],
  today: Day,
): { sum: number; earned: Line[] } {
  const { first, last } = quarterAt(today)
  const earned = own.filter(({ at }) => {
    const day = dayOf(new Date(at))
    return first <= day && day <= last
  })
  return { sum: earned.reduce((sum, { points }) => sum + points, 0), earned }
}
