import { addDays, type Day } from '../../language/calendar.ts'
import { ladder } from '../stage.ts'
import { countedWeeks } from './at-work.ts'
import type { Behaviour } from './behaviour.ts'
import { rateOf } from './interval.ts'
import { tooLittle } from './measured.ts'
import { touchesOf } from './touches.ts'
import type { WorkedDeal } from './work.ts'

/** So many weeks in a row below the warning are a habit and no bad week. */
const weeksInARow = 3

/** How often the customers that matter are really spoken to 客户触达频次, over the last weeks that count. */
export const touchFrequency: Behaviour = {
  id: 'touch-frequency',
  name: '客户触达',
  axis: '节奏',
  what: '核心客户（在谈到方案及以后，或老客户）平均每周真正接触几次；连着三周低于警戒才算',
  records: '你记的拜访、推送进来的我方消息；没接通、群发的不算；样本是客户 × 周',
  unit: '次/周',
  better: 'more',
  standard: { healthy: 2, warning: 1 },
  least: 0,
  most: 20,
  action: '推送这几家近期的招标公告和竞品动态，好开口',
  measure(work, window, { healthy, warning }) {
    const core = work.deals.filter(isCore)
    const touches = touchesOf(work)
    const weeks = countedWeeks(work, window)
      .slice(-weeksInARow)
      .map((monday) => {
        const customers = new Set(core.filter(({ since }) => since <= monday).map(({ customerId }) => customerId))
        const seen = touches.filter(({ customerId, on }) => customers.has(customerId) && isIn(monday, on))
        return { customers: customers.size, touches: seen.length, monday }
      })
      .filter(({ customers }) => customers > 0)
    const sample = weeks.reduce((sum, { customers }) => sum + customers, 0)
    if (weeks.length < weeksInARow) return tooLittle(sample)
    const rate = rateOf(
      weeks.reduce((sum, week) => sum + week.touches, 0),
      sample,
    )
    const first = weeks[0]?.monday ?? window.from
    const isLow = weeks.every((week) => week.touches / week.customers < warning)
    return {
      ...rate,
      sample,
      level: isLow ? 'warning' : rate.value >= healthy ? 'fine' : 'watch',
      about: core
        .filter(({ customerId, since }) => since <= first && lastOf(customerId) < first)
        .toSorted((one, other) => lastOf(one.customerId).localeCompare(lastOf(other.customerId)))
        .map(({ id, customer }) => ({ dealId: id, customer, note: '三周没碰' })),
    }

    function lastOf(customer: string): Day {
      return touches.findLast(({ customerId }) => customerId === customer)?.on ?? ''
    }
  },
}

function isCore({ status, stage, facts }: WorkedDeal): boolean {
  const isFar = stage !== undefined && ladder.indexOf(stage) >= ladder.indexOf('solution')
  return status === 'open' && (isFar || facts.existingCustomer?.value === true)
}

function isIn(monday: Day, day: Day): boolean {
  return monday <= day && day <= addDays(monday, 6)
}
