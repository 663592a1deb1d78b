import type { Day } from '../../language/calendar.ts'
import { quarterAt } from '../../language/periods.ts'
import type { Target } from '../../sales/targets/target.ts'
import { chen, lin, zhou } from './staff.ts'

const million = 100_000_000

/** What each is to sign in the quarter of a day. */
export function targetsOn(today: Day): Target[] {
  const period = quarterAt(today).value
  return [
    { personId: lin.id, period, amount: 2 * million },
    { personId: zhou.id, period, amount: 3 * million },
    { personId: chen.id, period, amount: 1.5 * million },
  ]
}
