import { dayOf } from '../../language/calendar.ts'
import type { Behaviour } from './behaviour.ts'
import { shareOf } from './interval.ts'
import { levelFrom, tooLittle } from './measured.ts'

/** Fewer promises than this tell nothing of a habit. */
const enough = 5

/** Whether what was promised for a deal by a day was done by that day 承诺兑现. */
export const promisesKept: Behaviour = {
  id: 'promises-kept',
  name: '承诺兑现',
  axis: '协同',
  what: '答应客户、定了哪天的事（带商机的待办），按时勾掉的占几成',
  records: '带商机和日子的待办，勾掉的时间；样本是待办',
  unit: '%',
  better: 'more',
  standard: { healthy: 85, warning: 60 },
  least: 5,
  most: 100,
  action: '列出过期的，改个日子或先给客户一句话',
  measure({ tasks, deals }, { from, to }, standard) {
    const due = tasks.filter((task) => from <= task.due && task.due < to)
    if (due.length < enough) return tooLittle(due.length)
    const broken = due.filter(({ doneAt, due: day }) => doneAt === undefined || dayOf(new Date(doneAt)) > day)
    const share = shareOf(due.length - broken.length, due.length)
    return {
      ...share,
      sample: due.length,
      level: levelFrom(share, standard, 'more'),
      about: broken
        .filter(({ doneAt }) => doneAt === undefined)
        .toSorted((one, other) => one.due.localeCompare(other.due))
        .flatMap(({ dealId, text }) => {
          const deal = deals.find(({ id, status }) => id === dealId && status === 'open')
          return deal === undefined ? [] : [{ dealId, customer: deal.customer, note: `过期：${text}` }]
        }),
    }
  },
}
