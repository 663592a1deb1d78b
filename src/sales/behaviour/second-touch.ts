import { addDays, type Day } from '../../language/calendar.ts'
import { daysAtWork } from './at-work.ts'
import type { Behaviour } from './behaviour.ts'
import { medianOf } from './interval.ts'
import { levelFrom, tooLittle } from './measured.ts'
import { touchesOf } from './touches.ts'

/** Fewer new customers than this tell nothing of a habit. */
const enough = 4

/** How soon a new customer is spoken to again 首访后节奏; whoever still waits counts with the days they have waited so far. */
export const secondTouch: Behaviour = {
  id: 'second-touch',
  name: '首访跟进',
  axis: '节奏',
  what: '第一次接触到第二次隔几个工作日（中位；休假不算，还没第二次的算到今天）',
  records: '你记的拜访、推送进来的我方消息，只看这个季度里新认识的客户；样本是客户',
  unit: '天',
  better: 'less',
  standard: { healthy: 3, warning: 6 },
  least: 1,
  most: 60,
  action: '列出首访后没再碰的客户，各约一次',
  measure(work, window, standard) {
    const touches = touchesOf(work)
    const met = work.deals.flatMap((deal) => {
      const days = touches.filter(({ customerId }) => customerId === deal.customerId).map(({ on }) => on)
      const [first, second] = days
      // Who was known before the records begin was met for the first time before them.
      if (first === undefined || first < window.from || deal.since < window.from) return []
      const waited = workdaysBetween(first, second ?? window.to)
      const isEarly = second === undefined && waited <= standard.healthy
      return isEarly ? [] : [{ deal, waited, isOpen: second === undefined && deal.status === 'open' }]
    })
    if (met.length < enough) return tooLittle(met.length)
    const middle = medianOf(met.map(({ waited }) => waited))
    return {
      ...middle,
      sample: met.length,
      level: levelFrom(middle, standard, 'less'),
      about: met
        .filter(({ isOpen }) => isOpen)
        .toSorted((one, other) => other.waited - one.waited)
        .map(({ deal: { id, customer }, waited }) => ({ dealId: id, customer, note: `首访后 ${waited} 天没再碰` })),
    }

    function workdaysBetween(from: Day, to: Day): number {
      return daysAtWork(work, { from: addDays(from, 1), to }).length
    }
  },
}
