import { type Day, weekdayOf, yearOf } from './calendar.ts'
import { closest, halfIn, monthAt, monthIn, type Period, quarterAt, quarterIn, weekAt, yearAt } from './periods.ts'
import { away, relative, year, yearNamed } from './relative-words.ts'
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

/** 底, 末 and 终 name the last day; 初, 中 and the ten-day parts are no finer than the period itself. */
const part = '(?<part>底|末|终(?!于)|初|中旬?|上旬|下旬|内)?'

/** Not 上周期 nor 找上周总. */
const week = '(?:周(?![期边转围密总工]|主任|经理|[院科处局部]长)|星期|礼拜)'

/** Rules for words that name a stretch of days, or the end of one: 下周, 12月, 月底, Q1, 明年上半年, 年底. */
export const periodRules: TimeRule[] = [
  rule('周期拜', `${relative}${week}[末初内]?`, (said, { today }) => inPeriod(weekAt(today, away(said['relative'])))),
  rule('周', String.raw`(?<![每\d一二两三四五六七八九十])周[末内]`, (_, context) => inPeriod(weekendNear(context))),
  rule('W周', String.raw`(?<!\w)W(?<week>\d{1,2})(?!\w)|第(?<spoken>\d{2})周(?!了)`, (said, { today }) =>
    weekNumbered(numberIn(said['week'] ?? said['spoken']), yearOf(today)),
  ),
  rule('月', `${relative}月${part}(?!${number}[号日])`, (said, { today }) =>
    ending(monthAt(today, away(said['relative'])), said['part']),
  ),
  rule('月', String.raw`(?<![个\d一二三四五六七八九十上下本这当每])月(?<part>[底末初内])`, (said, { today }) =>
    ending(monthAt(today), said['part']),
  ),
  rule(
    '月',
    String.raw`(?:${year}的?)?(?<![\d.第])(?<month>${number})月份?的?${part}(?!${number}[号日]|龄)`,
    (said, context) => monthSaid(numberIn(said['month']), said, context),
  ),
  rule('-/', String.raw`(?<!\d)(?<year>20\d\d)[-/](?<month>0[1-9]|1[0-2])(?![-/\d])`, (said, context) =>
    monthSaid(numberIn(said['month']), said, context),
  ),
  rule(
    'Qq季',
    String.raw`(?:${year}的?-?)?(?<![a-zA-Z前])(?:[Qq](?<q>[1-4])(?!\w)|第?(?<spoken>[一二三四1-4])季度)${part}`,
    (said, context) => yearly(said, context, (year) => quarterIn(year, numberIn(said['q'] ?? said['spoken']))),
  ),
  rule('季', `(?<relative>[上下这本])个?季(?:度|(?!节))${part}`, (said, { today }) =>
    ending(quarterAt(today, away(said['relative'])), said['part']),
  ),
  rule('季', String.raw`(?<![上下这本一二三四\d])季度?末`, (_, { today }) => onDay(quarterAt(today).last)),
  rule(
    '半Hh',
    String.raw`(?:${year}的?)?(?:(?<half>[上下])半年|(?<![a-zA-Z])[Hh](?<h>[12])(?!\w))${part}`,
    (said, context) =>
      yearly(said, context, (year) => halfIn(year, said['half'] === '上' || said['h'] === '1' ? 1 : 2)),
  ),
  rule(
    '年',
    String.raw`(?<year>[去前今本明来后]年|(?<!\d)20\d\d年|二[〇零][二三].年)年?${part}(?!前[三3])`,
    (said, { today }) => yearSaid(said, today),
  ),
  rule(
    '年',
    String.raw`(?<![去前今本明来后每半\d〇零一二两三四五六七八九十])年${part}(?<=[底末终初内])`,
    (said, { today, lean }) =>
      yearSaid({ ...said, year: said['part'] === '初' && lean === 'future' ? '明年' : '今年' }, today),
  ),
]

function ending(period: Period, part: string | undefined): TimeWord | undefined {
  return part === '底' || part === '末' || part === '终' ? onDay(period.last) : inPeriod(period)
}

/** The days off of this week, or in a report those that have begun; they have no name of their own but the week's. */
function weekendNear({ today, lean }: TimeContext): Period {
  return weekAt(today, lean === 'past' && weekdayOf(today) < 6 ? -1 : 0)
}

function weekNumbered(week: number, year: number): TimeWord | undefined {
  const period = weekAt(`${year}-01-04`, week - 1)
  return Number(period.value.slice(6)) === week ? inPeriod(period) : undefined
}

function monthSaid(month: number, said: Groups, context: TimeContext): TimeWord | undefined {
  return month >= 1 && month <= 12 ? yearly(said, context, (year) => monthIn(year, month)) : undefined
}

/** In the year that was said, or else in the nearest one that fits. */
function yearly(said: Groups, { today, lean }: TimeContext, make: (year: number) => Period): TimeWord | undefined {
  const year = yearNamed(said['year'], today)
  return ending(year === undefined ? closest(make, today, lean) : make(year), said['part'])
}

function yearSaid(said: Groups, today: Day): TimeWord | undefined {
  const year = yearNamed(said['year'], today) ?? yearOf(today)
  return said['part'] === '初' ? inPeriod(monthIn(year, 1)) : ending(yearAt(year), said['part'])
}
