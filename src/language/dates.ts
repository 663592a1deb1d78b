import { addDays, type Day, dayOf, weekdayOf } from './calendar.ts'
import { fold } from './fold.ts'
import type { Period } from './periods.ts'
import { longestRead, type Span, spanOf } from './span.ts'
import type { PartOfDay, TimeContext } from './time-rules.ts'
import { type TimeHit, type TimeMatch, timeMatchesIn, timeWordsAmong } from './time-words.ts'

export interface Moment extends Span {
  /** `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM+08:00`, or `YYYY-Www | YYYY-MM | YYYY-Qn | YYYY-Hn | YYYY`; a minute only if one was said. */
  value: string
  kind: 'date' | 'clock' | 'period'
  /** Said, and without a clock time. */
  partOfDay?: PartOfDay
  /** It is the end of a stretch: 15号前, 三天内. */
  bound?: 'before'
}

/**
 * The times a text names, in order, seen from `now` in Shanghai. `lean` settles words that fit both ways: 周三 or 15号 of a
 * visit reported is the latest one, of a plan the next. Durations (两周没联系) are no moments. An hour alone is one of `talkedOf`.
 */
export function readMoments(text: string, now: Date, lean: 'past' | 'future', talkedOf = dayOf(now)): Moment[] {
  return momentsAmong(timesIn(text), now, lean, talkedOf)
}

/** A text in which time words were looked for, whenever it is read and whichever way it leans. */
export interface TimesIn {
  text: string
  folded: string
  matches: readonly TimeMatch[]
}

export function timesIn(text: string): TimesIn {
  const folded = fold(text.slice(0, longestRead)).replaceAll('元月', '一月')
  return { text, folded, matches: timeMatchesIn(folded) }
}

/** The same as `readMoments`, for a text that is read more than once. */
export function momentsAmong(
  { text, folded, matches }: TimesIn,
  now: Date,
  lean: 'past' | 'future',
  talkedOf = dayOf(now),
): Moment[] {
  const context: TimeContext = { today: dayOf(now), lean }
  const drafts: Draft[] = []
  for (const hit of timeWordsAmong(matches, context)) {
    const last = drafts.at(-1)
    if (last === undefined || !joins(folded, last, hit))
      drafts.push({ ...draftOf(hit, dayInMind(last, context, talkedOf)), ...partInMind(folded, last, hit) })
    else drafts.splice(-1, 1, { ...draftOf(hit, last.day), ...last, end: hit.end })
  }
  return drafts.flatMap((draft, i) => {
    const bounded = withBound(folded, withLead(draft, drafts[i - 1] ?? drafts[i + 1]), context.today)
    const named = naming(bounded)
    return named === undefined ? [] : [{ ...spanOf(text, draft.start, draft.end), ...named }]
  })
}

/** A moment being put together from the words for its day, part of day and hour. */
interface Draft {
  start: number
  end: number
  day?: Day
  period?: Period
  part?: PartOfDay
  clock?: { hour: number; minute: number; isExact?: true }
  lead?: (day: Day) => Day | undefined
  leadMinutes?: number
  bound?: 'before'
}

/** A part of the day or an hour without a day belongs to `day`. */
function draftOf({ start, end, word }: TimeHit, day: Day | undefined): Draft {
  const at = { start, end, ...('bound' in word && { bound: word.bound }) }
  const onDay = day === undefined ? {} : { day }
  if (word.type === 'day') return { ...at, day: word.day }
  if (word.type === 'period') return { ...at, period: word }
  if (word.type === 'part') return { ...at, ...onDay, part: word.part }
  if (word.type === 'clock') return { ...at, ...onDay, clock: word }
  return word.type === 'lead' ? { ...at, lead: word.from } : { ...at, leadMinutes: word.minutes }
}

/** 后天晚上请柴总吃饭，定在七点: the hour is one of that evening. */
function partInMind(text: string, last: Draft | undefined, { start, word }: TimeHit): Pick<Draft, 'part'> {
  if (word.type !== 'clock' || last?.part === undefined || last.clock !== undefined) return {}
  const goesOn = /^[^。；;]{0,10}[，,\s]?(?:时间)?(?:就?定|约)(?:在|的是)$/.test(text.slice(last.end, start))
  return goesOn ? { part: last.part } : {}
}

/** 下周三 + 下午 + 3点 make one moment; 12月3号(周四) only says again which day that is. */
function joins(text: string, last: Draft, { start, word }: TimeHit): boolean {
  const gap = text.slice(last.end, start)
  if (last.clock !== undefined || last.lead !== undefined) return false
  if (word.type === 'day')
    return /^[(（]?$/.test(gap) && last.day !== undefined && weekdayOf(word.day) === weekdayOf(last.day)
  if (!/^[\s的,，()（）]?(?:大概|大约|约|差不多)?$/.test(gap)) return false
  return word.type === 'clock' || (word.type === 'part' && last.part === undefined)
}

/** 明天9点去A，下午去B: the second is tomorrow too, unless it would then lie on the wrong side of now. */
function dayInMind(last: Draft | undefined, { today, lean }: TimeContext, talkedOf: Day): Day {
  const day = last?.day
  return day !== undefined && (lean === 'future' ? day > today : day < today) ? day : talkedOf
}

/** 提前三天 stands beside the moment it counts from; with none it names nothing. */
function withLead(draft: Draft, beside: Draft | undefined): Draft {
  const { start, end } = draft
  if (draft.lead !== undefined) {
    const day = beside?.day === undefined ? undefined : draft.lead(beside.day)
    return day === undefined ? { start, end } : { start, end, day }
  }
  if (draft.leadMinutes === undefined || beside?.day === undefined || beside.clock === undefined) return draft
  const { hour, minute } = inFullDay(beside.clock, beside.part)
  const left = hour * 60 + minute - draft.leadMinutes
  if (left < 0) return { start, end }
  return { start, end, day: beside.day, clock: { hour: Math.floor(left / 60), minute: left % 60, isExact: true } }
}

const untilAfter =
  /^[那当]?天?(?:(?:之|以)?前(?![台途往端面期景后沿置天年两几三\d]|[一二三四五]?[天周])|[(（]?(?:截止|截标|为止|止))/
const untilBefore = /(?:截止到?|截至|截止时间[是为]?|不晚于|最[晚迟]|赶在)[:：\s]?$/

/** Before a period is the day before it begins, or its last day when it has begun already. */
function withBound(text: string, draft: Draft, today: Day): Draft {
  const isBefore = untilAfter.test(text.slice(draft.end, draft.end + 6))
  const isLatest = untilBefore.test(text.slice(Math.max(0, draft.start - 7), draft.start))
  if (!isBefore && !isLatest) return draft
  const { period, ...rest } = draft
  // 最晚一月中旬 is no day before January.
  if (period !== undefined && !isBefore) return { ...draft, bound: 'before' }
  if (period === undefined) return { ...rest, bound: 'before' }
  return { ...rest, bound: 'before', day: period.first > today ? addDays(period.first, -1) : period.last }
}

function naming(draft: Draft): Omit<Moment, keyof Span> | undefined {
  const { day, period, part, clock, bound } = draft
  const until = bound && { bound }
  if (day === undefined) {
    return period && { value: period.value, kind: 'period', ...(part && { partOfDay: part }), ...until }
  }
  if (clock === undefined) return { value: day, kind: 'date', ...(part && { partOfDay: part }), ...until }
  const { hour, minute } = inFullDay(clock, part)
  const date = hour < 24 ? day : addDays(day, 1)
  const time = [hour % 24, minute].map((n) => String(n).padStart(2, '0')).join(':')
  return { value: `${date}T${time}+08:00`, kind: 'clock', ...until }
}

/** Nobody sells before dawn: 1 to 6 o'clock without more is the afternoon, 7 to 12 is as said. 晚上12点 is the day's end, 24:00. */
function inFullDay(
  { hour, minute, isExact }: NonNullable<Draft['clock']>,
  part: PartOfDay | undefined,
): { hour: number; minute: number } {
  const isLate =
    part === 'evening'
      ? hour <= 12
      : part === 'afternoon'
        ? hour < 10
        : part === undefined && !isExact && hour >= 1 && hour <= 6
  return { hour: isLate ? hour + 12 : hour, minute }
}
