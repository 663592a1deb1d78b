import { addDays, type Day, yearOf } from './calendar.ts'
import { holidayIn, nextHoliday } from './holidays.ts'
import { monthAt } from './periods.ts'
import { yearNamed } from './relative-words.ts'
import { inPeriod, onDay, rule, type TimeContext, type TimeRule, type TimeWord } from './time-rules.ts'

type DayOfYear = (year: number) => Day | undefined

const festivals: Record<string, DayOfYear> = {
  元旦: (year) => holidayIn(year, '元旦'),
  春节: (year) => holidayIn(year, '春节'),
  清明: (year) => holidayIn(year, '清明'),
  五一: (year) => holidayIn(year, '五一'),
  端午: (year) => holidayIn(year, '端午'),
  中秋: (year) => holidayIn(year, '中秋'),
  国庆: (year) => holidayIn(year, '国庆'),
  双十一: (year) => `${year}-11-11`,
  双十二: (year) => `${year}-12-12`,
  圣诞: (year) => `${year}-12-25`,
}

const otherNames: Record<string, string> = {
  过年: '春节',
  过完年: '春节',
  年: '春节',
  劳动节: '五一',
  十一: '国庆',
  双11: '双十一',
  双12: '双十二',
}

const side = '(?:之|以)?(?<side>前|后)夕?'

/** Rules for festivals and the time before and after them: 春节前, 年后, 国庆后, 五一. */
export const festivalRules: TimeRule[] = [
  rule(
    '旦节年明一秋午庆双诞',
    `(?<year>[去今明后]年)?(?<name>元旦|春节|过年|清明|五一|劳动节|端午|中秋|国庆|双十[一二]|双1[12]|圣诞)节?(?:长?假期?)?(?:${side})?`,
    (said, context) => aroundFestival(said['name'], said['side'], context, yearNamed(said['year'], context.today)),
  ),
  rule('十', `(?<!双)十一(?:长假|假期)?${side}`, (said, context) => aroundFestival('十一', said['side'], context)),
  rule('年', '过完年后?', (_, context) => aroundFestival('过完年', '后', context)),
  // 三年前, 今年前三季度 and 半年后 are no 年前 or 年后.
  rule(
    '年',
    String.raw`(?<![今明去后前来本每几多半近整过\d〇零一二两三四五六七八九十百])年(?<side>[前后])(?!三)`,
    (said, context) => aroundFestival('年', said['side'], context),
  ),
  rule('节', '(?<![春元端中秋庆一清明动])节(?<side>[前后])', (said, context) =>
    aroundFestival(nextLongHoliday(context.today), said['side'], context),
  ),
]

/** Before a festival is its eve, as a deadline; after it is no more exact than its month. */
function aroundFestival(
  word = '',
  side: string | undefined,
  context: TimeContext,
  year?: number,
): TimeWord | undefined {
  const dayIn = festivals[otherNames[word] ?? word]
  const day = dayIn && (year === undefined ? nearest(dayIn, side, context) : dayIn(year))
  if (day === undefined || side === undefined) return onDay(day)
  return side === '前' ? onDay(addDays(day, -1), 'before') : inPeriod(monthAt(day))
}

/** The eve of a festival must still be ahead, or in a report have passed. */
function nearest(dayIn: DayOfYear, side: string | undefined, { today, lean }: TimeContext): Day | undefined {
  const around = [-1, 0, 1].map((away) => dayIn(yearOf(today) + away)).filter((day) => day !== undefined)
  if (lean === 'past') return around.findLast((day) => day <= today)
  return around.find((day) => (side === '前' ? day > today : day >= today))
}

function nextLongHoliday(today: Day): string | undefined {
  const next = (['春节', '五一', '国庆'] as const).map((name) => ({ name, day: nextHoliday(name, today) ?? '9' }))
  return next.sort((a, b) => a.day.localeCompare(b.day))[0]?.name
}
