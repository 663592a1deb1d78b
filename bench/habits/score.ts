import { addDays } from '../../src/language/calendar.ts'
import { healthOf } from '../../src/sales/behaviour/health.ts'
import { assumptions } from './assumptions.ts'
import { type Habit, simulatedCompany } from './company.ts'

/** How often the product warned where a habit was planted, and where none was. */
export interface Tally {
  right: number
  wrong: number
  missed: number
}

/** Which of the product’s figures should tell of a habit. */
const toldBy: Record<string, Habit> = {
  'touch-frequency': 'neglects',
  'second-touch': 'cools',
  'response-time': 'waits',
  customisation: 'copies',
  'plan-likeness': 'copies',
  teamwork: 'alone',
  'promises-kept': 'breaks',
}

/** One company’s quarter looked at on the day after it, by behaviour. */
export function scoreOf(seed: number): Map<string, Tally> {
  const window = { from: assumptions.first, to: addDays(assumptions.first, 7 * assumptions.weeks - 1) }
  const tallies = new Map<string, Tally>()
  for (const { habits, work } of simulatedCompany(seed)) {
    for (const { behaviour, measured } of healthOf(work, window, new Map()).parts) {
      const habit = toldBy[behaviour.id]
      if (habit === undefined) throw new Error(`no habit is planted that ${behaviour.id} should tell of`)
      const tally = tallies.get(behaviour.id) ?? { right: 0, wrong: 0, missed: 0 }
      const isWarned = measured.level === 'warning'
      if (isWarned && habits.has(habit)) tally.right++
      if (isWarned && !habits.has(habit)) tally.wrong++
      if (!isWarned && habits.has(habit)) tally.missed++
      tallies.set(behaviour.id, tally)
    }
  }
  return tallies
}

export function precisionOf({ right, wrong }: Tally): number {
  return right + wrong === 0 ? 1 : right / (right + wrong)
}

export function recallOf({ right, missed }: Tally): number {
  return right + missed === 0 ? 1 : right / (right + missed)
}
