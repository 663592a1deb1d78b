import { addDays, addMonths, type Day, yearOf } from './calendar.ts'
import { addWorkdays } from './holidays.ts'
import { monthAt, yearAt } from './periods.ts'
import {
  type Groups,
  inPeriod,
  number,
  numberIn,
  onDay,
  rule,
  type TimeContext,
  type TimeRule,
  type TimeWord,
} from './time-rules.ts'

const unit = '(?<unit>个?工作日|天|日|周|个?星期|个?礼拜|个月)'
const length = String.raw`(?:(?<![第\d.])(?<count>${number})${unit}|(?<half>半)个月)`

/** Something that happens on a day, after which 前三天 counts back from that day. */
const occasion = '(?:[开截投]标|截止|到期|交[付货]|上线|签约|拜访|会议?|出发|验收|发货|评审|答疑|[号日])'

/** Rules for time counted from now, or from another moment: 三天后, 两周内, 5个工作日, 提前一天, 开标前三天. */
export const offsetRules: TimeRule[] = [
  rule('后内前', `${length}(?:之|以)?(?<side>后|内|前)(?![天台])`, fromNow),
  // 过两天 is only "soon".
  rule('过', String.raw`再?(?<!超)过(?<count>[三四五六七八九十]{1,3}|[3-9]|\d\d)天`, (said, context) =>
    fromNow({ ...said, unit: '天', side: '后' }, context),
  ),
  rule('工', String.raw`(?<![\d.])(?<count>${number})个?工作日(?!(?:之|以)?[后内前]|的)`, (said, context) =>
    fromNow({ ...said, unit: '工作日', side: '内' }, context),
  ),
  rule('时', String.raw`(?<![\d.])(?<hours>24|48|72)个?小时(?:之|以)?内`, (said, context) =>
    fromNow({ count: String(numberIn(said['hours']) / 24), unit: '天', side: '内' }, context),
  ),
  rule('半', '半年(?:之|以)?后', (_, { today }) => inPeriod(monthAt(today, 6))),
  rule('年', String.raw`(?<![\d.])(?<count>${number})年(?:之|以)?(?<side>[前后])`, yearsFromNow),
  rule('提', `提[前早]${length}`, leadOf),
  rule('前', `(?<=${occasion})前${length}`, leadOf),
  rule('前头', '[前头][一1]天', () => leadOf({ count: '1', unit: '天' })),
  rule('提', `提[前早](?<half>半)个?小时|提[前早](?<count>${number})(?<unit>个?小时|分钟)`, (said) => {
    const minutes = said['half'] ? 30 : numberIn(said['count']) * (said['unit'] === '分钟' ? 1 : 60)
    return Number.isNaN(minutes) ? undefined : { type: 'clockLead', minutes }
  }),
]

function fromNow(said: Groups, { today, lean }: TimeContext): TimeWord | undefined {
  const count = numberIn(said['count'])
  if (said['side'] === '内') return lean === 'past' ? undefined : onDay(shift(today, said, 1), 'before')
  if (said['side'] === '前' && said['unit'] === '个月' && count > 0) return inPeriod(monthAt(today, -count))
  return onDay(shift(today, said, said['side'] === '前' ? -1 : 1))
}

/** `undefined` when no number was said after all. */
function shift(day: Day, said: Groups, direction: 1 | -1): Day | undefined {
  if (said['half'] !== undefined) return addDays(day, 15 * direction)
  const [count, unit = ''] = [numberIn(said['count']) * direction, said['unit']]
  if (Number.isNaN(count)) return undefined
  if (unit.endsWith('工作日')) return addWorkdays(day, count)
  if (unit === '个月') return addMonths(day, count)
  return addDays(day, unit === '天' || unit === '日' ? count : 7 * count)
}

function yearsFromNow(said: Groups, { today }: TimeContext): TimeWord | undefined {
  const count = numberIn(said['count']) * (said['side'] === '前' ? -1 : 1)
  return Math.abs(count) <= 50 ? inPeriod(yearAt(yearOf(today) + count)) : undefined
}

function leadOf(said: Groups): TimeWord {
  return { type: 'lead', from: (day) => shift(day, said, -1) }
}
