import { addDays } from '../../language/calendar.ts'
import type { Behaviour } from './behaviour.ts'
import { inquiriesOf } from './inquiries.ts'
import { medianOf } from './interval.ts'
import { levelFrom, tooLittle } from './measured.ts'

/** Fewer questions than this tell nothing of a habit. */
const enough = 4

/** How soon a customer who asks hears something 询价回复. */
export const responseTime: Behaviour = {
  id: 'response-time',
  name: '询问回复',
  axis: '节奏',
  what: '客户开口要东西到我们回话隔几个工作小时（中位；没回的算到现在）',
  records: '推送进来的客户消息，和之后的我方消息、拜访；早九点到晚六点；样本是询问',
  unit: '小时',
  better: 'less',
  standard: { healthy: 2, warning: 4 },
  least: 0.5,
  most: 80,
  action: '列出还没回的询问，先回一句什么时候给',
  measure(work, window, standard) {
    const end = `${addDays(window.to, 1)}T00:00:00+08:00`
    const asked = inquiriesOf(work, new Date(end).toISOString())
    if (asked.length < enough) return tooLittle(asked.length)
    const middle = medianOf(asked.map(({ hours }) => hours))
    return {
      ...middle,
      sample: asked.length,
      level: levelFrom(middle, standard, 'less'),
      about: asked
        .filter(({ hours }) => hours > standard.healthy)
        .toSorted((one, other) => Number(one.answered) - Number(other.answered) || other.hours - one.hours)
        .map(({ dealId, customer, hours, answered }) => ({
          dealId,
          customer,
          note: answered ? `${Math.round(hours)} 小时才回` : `${Math.round(hours)} 小时没回`,
        })),
    }
  },
}
