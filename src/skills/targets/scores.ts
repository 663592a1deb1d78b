import { addDays, type Day } from '../../language/calendar.ts'
import type { Period } from '../../language/periods.ts'
import { Refusal } from '../../people/refusal.ts'
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
  people: readonly { id: string; name: string; team: string; score: Score }[]
}

export type Scores = (viewing: Viewing, period?: string) => Promise<ScoreBoard>

/** Habits are those of the quarter before the period's end, or before today where it has not ended. */
export function openScores({ targets, standings }: { targets: Targets; standings: Standings }): Scores {
  return async ({ person, today }, asked) => {
    const all = await targets.of(person)
    const period = asked === undefined ? periodInUse(today, all) : periodNamed(asked)
    if (period === undefined) throw new Refusal('没有这一期，写成 2026-11、2026-Q4 或 2026。')
    const after = addDays(period.last, 1)
    const seenFrom = after < today ? after : today
    const [signed, seen] = await Promise.all([
      targets.signed(person, period.value.slice(0, 4)),
      standings.now(person, seenFrom),
    ])
    return {
      period,
      periods: [...new Set([...periodsOf(today).map(({ value }) => value), ...all.map((one) => one.period)])]
        .toSorted()
        .reverse(),
      asOf: addDays(seenFrom, -1),
      people: seen.map(({ work, health }) => ({
        id: work.person.id,
        name: work.person.name,
        team: work.person.teamName,
        score: scoreOf(work.person.id, period, { targets: all, signed, health }),
      })),
    }
  }
}
