import { addDays, type Day } from '../../language/calendar.ts'
import type { Period } from '../../language/periods.ts'
import { Refusal } from '../../people/refusal.ts'
import { bearingOf, type Challenges, type KnownChallenge } from '../../sales/assessment/challenge.ts'
import { type AssessmentSettings, keptSince } from '../../sales/assessment/settings.ts'
import { periodInUse, periodNamed, periodsOf } from '../../sales/targets/period.ts'
import { type Score, scoreOf } from '../../sales/targets/score.ts'
import type { Targets } from '../../sales/targets/target.ts'
import type { Standings } from '../behaviour/standings.ts'
import type { Viewing } from '../ports.ts'

/** Everybody's score one may see, of one period. */
export interface ScoreBoard {
  period: Period
  /** Those one may choose: with targets, and the ones of today. */
  periods: readonly string[]
  /** The last day that counts. */
  asOf: Day
  people: readonly ScoredPerson[]
  /** Who is not assessed, by the company’s wish. */
  unassessed: readonly string[]
}

/** A score that was put aside is not said: `asideUntil`. */
export interface ScoredPerson {
  id: string
  name: string
  team: string
  score: Score
  contested: boolean
  asideUntil?: Day
  /** Against this score, the newest first. */
  challenges: readonly KnownChallenge[]
  /** Habits in it that are contested, by name. */
  contestedHabits: readonly string[]
}

export type Scores = (viewing: Viewing, period?: string) => Promise<ScoreBoard>

/** Habits are those of the quarter before the period's end, or before today where it has not ended. */
export function openScores({
  targets,
  standings,
  challenges,
  assessmentSettings,
}: {
  targets: Targets
  standings: Standings
  challenges: Pick<Challenges, 'of'>
  assessmentSettings: Pick<AssessmentSettings, 'now'>
}): Scores {
  return async ({ person, today, now }, asked) => {
    const all = await targets.of(person)
    const period = asked === undefined ? periodInUse(today, all) : periodNamed(asked)
    if (period === undefined) throw new Refusal('没有这一期，写成 2026-11、2026-Q4 或 2026。')
    const rules = await assessmentSettings.now(person.tenantId)
    const since = keptSince(rules, now)
    if (period.last < since) throw new Refusal(`评价保存 ${rules.months} 个月，这一期过了期限，不再评。`)
    const after = addDays(period.last, 1)
    const seenFrom = after < today ? after : today
    const [signed, raised, unassessed, seen] = await Promise.all([
      targets.signed(person, period.value.slice(0, 4)),
      challenges.of(person),
      standings.unassessed(person, seenFrom),
      standings.now(person, seenFrom),
    ])
    return {
      period,
      periods: [...new Set([...periodsOf(today).map(({ value }) => value), ...all.map((one) => one.period)])]
        .filter((value) => (periodNamed(value)?.last ?? '') >= since)
        .toSorted()
        .reverse(),
      asOf: addDays(seenFrom, -1),
      unassessed: unassessed.map((work) => work.person.name),
      people: seen.map(({ work, health }) => {
        const { id, name, teamName } = work.person
        const about = `score ${period.value}` as const
        const against = raised.filter((one) => one.ownerId === id && one.about === about)
        const { contested, asideUntil } = bearingOf(against, about, today)
        const { score: total, ...known } = scoreOf(id, period, { targets: all, signed, health })
        return {
          id,
          name,
          team: teamName,
          score: { ...known, ...(total === undefined || asideUntil !== undefined ? {} : { score: total }) },
          contested,
          ...(asideUntil === undefined ? {} : { asideUntil }),
          challenges: against,
          contestedHabits: health.parts.filter((part) => part.contested).map(({ behaviour }) => behaviour.name),
        }
      }),
    }
  }
}
