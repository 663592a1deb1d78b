import { addDays, type Day, weekdayOf, yearOf } from './calendar.ts'

type HolidayName = '元旦' | '春节' | '清明' | '五一' | '端午' | '中秋' | '国庆'

/**
 * The day each festival is, not the days off around it. 2027-02-06 is right: the new moon comes at 23:56 in Beijing, and
 * ICU's Chinese calendar puts it one day late.
 */
const lunarDays: Record<number, Pick<Record<HolidayName, Day>, '春节' | '清明' | '端午' | '中秋'>> = {
  2025: { 春节: '2025-01-29', 清明: '2025-04-04', 端午: '2025-05-31', 中秋: '2025-10-06' },
  2026: { 春节: '2026-02-17', 清明: '2026-04-05', 端午: '2026-06-19', 中秋: '2026-09-25' },
  2027: { 春节: '2027-02-06', 清明: '2027-04-05', 端午: '2027-06-09', 中秋: '2027-09-15' },
  2028: { 春节: '2028-01-26', 清明: '2028-04-04', 端午: '2028-05-28', 中秋: '2028-10-03' },
}

interface YearOfRest {
  /** Whether the State Council has published the year's arrangement; before that only what the statute itself gives is known. */
  announced: boolean
  /** First and last day of each stretch off. */
  off: [Day, Day][]
  /** Weekend days worked in exchange 调休. */
  work: Day[]
}

const years: Record<number, YearOfRest> = {
  // 国务院办公厅 2024-11-12, 国办发明电〔2024〕12号
  2025: {
    announced: true,
    off: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  // 国务院办公厅 2025-11-04, 国办发明电〔2025〕7号
  2026: {
    announced: true,
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
  // 《全国年节及纪念日放假办法》 as amended 2024-11-10: the statutory days, with those falling on a weekend made up on the
  // next weekdays. To be replaced by the arrangement for 2027 once it is published.
  2027: {
    announced: false,
    off: [
      ['2027-01-01', '2027-01-01'],
      ['2027-02-05', '2027-02-10'],
      ['2027-04-05', '2027-04-05'],
      ['2027-05-01', '2027-05-04'],
      ['2027-06-09', '2027-06-09'],
      ['2027-09-15', '2027-09-15'],
      ['2027-10-01', '2027-10-05'],
    ],
    work: [],
  },
}

/** The festival itself in that year; `undefined` for a lunar one outside the years known here. */
export function holidayIn(year: number, name: HolidayName): Day | undefined {
  if (name === '元旦') return `${year}-01-01`
  if (name === '五一') return `${year}-05-01`
  if (name === '国庆') return `${year}-10-01`
  return lunarDays[year]?.[name]
}

/** The next time the festival comes round, `from` itself included. */
export function nextHoliday(name: HolidayName, from: Day): Day | undefined {
  const [thisYear, nextYear] = [holidayIn(yearOf(from), name), holidayIn(yearOf(from) + 1, name)]
  return thisYear !== undefined && thisYear >= from ? thisYear : nextYear
}

/** The calendar day before the next such festival, which is what 年前 and 春节前 mean as a deadline. */
export function lastDayBefore(name: HolidayName, from: Day): Day | undefined {
  const holiday = nextHoliday(name, addDays(from, 1))
  return holiday === undefined ? undefined : addDays(holiday, -1)
}

/** False while a year is known by statute only, when 调休 days are still to come. */
export function isAnnounced(year: number): boolean {
  return years[year]?.announced ?? false
}

/** Weekends and public holidays are off, 调休 days are worked; years not listed know weekends only. */
export function isWorkday(day: Day): boolean {
  const year = years[yearOf(day)]
  if (year?.work.includes(day)) return true
  if (year?.off.some(([first, last]) => first <= day && day <= last)) return false
  return weekdayOf(day) <= 5
}

/** So many workdays on, not counting `day` itself; back when `count` is negative. */
export function addWorkdays(day: Day, count: number): Day {
  const step = Math.sign(count)
  let current = day
  for (let left = Math.abs(count); left > 0; ) {
    current = addDays(current, step)
    if (isWorkday(current)) left -= 1
  }
  return current
}
