import { addDays, type Day, dateOf, dayFrom, mondayOf, monthAfter, yearOf } from './calendar.ts'
import { away, relative, year, yearNamed } from './relative-words.ts'
import { number, numberIn, onDay, rule, type TimeContext, type TimeRule } from './time-rules.ts'

/** 15号楼, 3号线 and their like are no dates; nor is 3日内 or 5日后, which count days. */
const dayMark = '(?:号(?![楼线机院文厂库仓门店井炉位标包厅馆码车产工坑厢桌])|日(?![内后元本币报常志程活均之以]))'

/** A weekday that is no count: 周三, but not the 三 of 上周三家 or the 一 of 上周一共. */
const weekday =
  '(?<weekday>[日天末]|[一1](?![共直起块些旦定家个次趟样边轮百千万])|[二三四五六2-6](?![家个次趟台套份位条百千万]))'

/** Rules for words that name one day: 后天, 下周三, 15号, 12月3号, 2026-12-03. */
export const dayRules: TimeRule[] = [
  rule('前', '大前天', (_, { today }) => onDay(addDays(today, -3))),
  rule('前', '前天', (_, { today }) => onDay(addDays(today, -2))),
  rule('昨', '昨[天日儿]|昨(?=[晚夜早]|[上下]午)', (_, { today }) => onDay(addDays(today, -1))),
  rule('今', '今[天日儿]|今(?=[早晚晨]|[上下]午)', (_, { today }) => onDay(today)),
  rule('明', '明[天日儿]|(?<![说证声表文透阐黎])明(?=[早晚晨]|[上下]午)', (_, { today }) => onDay(addDays(today, 1))),
  rule('后', '(?<!明)后天', (_, { today }) => onDay(addDays(today, 2))),
  rule('后', '大后天', (_, { today }) => onDay(addDays(today, 3))),
  rule('刚', '刚才(?!那|的话|这)|刚刚(?!那|好)|(?<!金)刚(?![才刚好需性度玉果那])', (_, { today, lean }) =>
    lean === 'past' ? onDay(today) : undefined,
  ),
  // 下周三或周四 is one week for both.
  rule(
    '周期拜',
    `(?:周|星期|礼拜)(?<=(?<relative>上上|下下|上|下)一?个?(?:周|星期|礼拜)[一二三四五六日天](?:或者?|和|、|到|至|-)?(?:周|星期|礼拜))${weekday}`,
    (said, context) => onDay(weekdayNamed(said['relative'], numberOfWeekday(said['weekday']), context)),
  ),
  rule(
    '周期拜',
    String.raw`(?:${relative}(?:(?:周|星期|礼拜)的?)?|(?<![每老小几一二两三四五六七八九十\d]))(?:周|星期|礼拜)(?!末)${weekday}`,
    (said, context) => onDay(weekdayNamed(said['relative'], numberOfWeekday(said['weekday']), context)),
  ),
  rule(
    '-/.年',
    String.raw`(?<!\d)(?<year>20\d\d)[-/.年](?<month>\d{1,2})[-/.月](?<date>\d{1,2})[日号]?(?!\d)`,
    (said) => onDay(dayFrom(numberIn(said['year']), numberIn(said['month']), numberIn(said['date']))),
  ),
  rule(
    '月',
    String.raw`(?:${year}的?)?(?<![\d.])(?<month>${number})月份?(?<date>${number})${dayMark}`,
    (said, context) =>
      onDay(
        dateNamed(yearNamed(said['year'], context.today), numberIn(said['month']), numberIn(said['date']), context),
      ),
  ),
  // 1/3 and 2/3 are shares rather than days, unless something is due on them.
  rule(
    '/',
    String.raw`(?<![\d/.:-])(?![1-4]/[2-5](?![\d前之截到交开签见去谈约上下早晚]))(?<month>1[0-2]|0?[1-9])/(?<date>3[01]|[12]\d|0?[1-9])(?![\d/.:%的]|左右)`,
    (said, context) => onDay(dateNamed(undefined, numberIn(said['month']), numberIn(said['date']), context)),
  ),
  // 1月15交货, 十二月二十三开标: 号 is left out where something is due on the day.
  rule(
    '月',
    String.raw`(?:${year}的?)?(?<![\d.])(?<month>${number})月份?(?<date>[12]\d|3[01]|[1-9]|[二三]?十[一二三四五六七八九]?)(?=前|之前|交[付货]|[签开投截定发]|上线|验收|到期|上午|下午|[，,。](?!\d)|\s*$)`,
    (said, context) =>
      onDay(
        dateNamed(yearNamed(said['year'], context.today), numberIn(said['month']), numberIn(said['date']), context),
      ),
  ),
  // 12.31签, 11.17跑了趟: a sum has no such neighbours.
  rule(
    '.',
    String.raw`(?<![\d.¥$])(?<month>1[0-2]|0?[1-9])\.(?<date>3[01]|[12]\d|0[1-9])(?=\s?(?:前|之前|签|开标|交|上线|截|去|跑|见|拜访|约|上午|下午|晚|到期|打))`,
    (said, context) => onDay(dateNamed(undefined, numberIn(said['month']), numberIn(said['date']), context)),
  ),
  rule('号日', String.raw`(?<![\d.每第月])(?<date>${number})${dayMark}`, (said, context) =>
    onDay(dateOfMonth(numberIn(said['date']), context)),
  ),
  rule('月', `${relative}月的?(?<date>${number})${dayMark}`, (said, { today }) => {
    const month = monthAfter(today.slice(0, 7), away(said['relative']))
    return onDay(dayFrom(Number(month.slice(0, 4)), Number(month.slice(5)), numberIn(said['date'])))
  }),
]

function numberOfWeekday(word = ''): number {
  return '日天'.includes(word) ? 7 : numberIn(word)
}

/** A bare 周三 is today or later this week, or else next week's; a reported one is today or the latest that has been. */
function weekdayNamed(relative: string | undefined, weekday: number, { today, lean }: TimeContext): Day {
  const day = addDays(mondayOf(today, away(relative)), weekday - 1)
  if (relative !== undefined) return day
  if (lean === 'future') return day < today ? addDays(day, 7) : day
  return day > today ? addDays(day, -7) : day
}

function dateNamed(
  year: number | undefined,
  month: number,
  date: number,
  { today, lean }: TimeContext,
): Day | undefined {
  const current = dayFrom(year ?? yearOf(today), month, date)
  if (year !== undefined || current === undefined) return current
  if (lean === 'future') return current < today ? dayFrom(yearOf(today) + 1, month, date) : current
  return current > today ? dayFrom(yearOf(today) - 1, month, date) : current
}

/**
 * 15号: the next such day, or of a report the last; months that have no 31st are passed over. Within two weeks of a day that was
 * named with its month it is the one beside that.
 */
function dateOfMonth(date: number, { today, lean, lately }: TimeContext): Day | undefined {
  if (!(date >= 1 && date <= 31)) return undefined
  if (lately !== undefined) {
    const near = [-1, 0, 1]
      .map((away) => monthAfter(lately.slice(0, 7), away))
      .map((month) => dayFrom(Number(month.slice(0, 4)), Number(month.slice(5)), date))
      .find((day) => day !== undefined && day >= addDays(lately, -14) && day <= addDays(lately, 14))
    if (near !== undefined && (lean === 'future' ? near >= today : near <= today)) return near
  }
  const step = lean === 'future' ? 1 : -1
  const passed = lean === 'future' ? date < dateOf(today) : date > dateOf(today)
  const months = [0, 1, 2].map((ahead) => monthAfter(today.slice(0, 7), step * (ahead + (passed ? 1 : 0))))
  return months
    .map((month) => dayFrom(Number(month.slice(0, 4)), Number(month.slice(5)), date))
    .find((day) => day !== undefined)
}
