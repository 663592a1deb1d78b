import { addDays, type Day, mondayOf } from '../../../language/calendar.ts'
import { isWorkday } from '../../../language/holidays.ts'
import type { Attention } from '../../../people/attention.ts'

/** Platforms throttle on the hour and the half: nobody’s brief comes then, and not everybody’s at once. In minutes. */
const jitter = { from: 2, to: 12 }
/** Later than this nobody meets any more. In minutes. */
const late = 120
/** Unread for so long, it comes once a week. In days. */
const ignored = 14

/** How often somebody has it now, by their wish or because they do not look at it. */
export function paceOf(
  { briefs }: Pick<Attention, 'briefs'>,
  unreadSince: Day | undefined,
  today: Day,
): Attention['briefs'] {
  if (briefs !== 'daily' || unreadSince === undefined) return briefs
  return unreadSince <= addDays(today, -ignored) ? 'weekly' : 'daily'
}

/** A moment as the company’s clocks and calendars tell it, in its own zone; `at` in milliseconds, `time` is `HH:MM`. */
export interface Moment {
  at: number
  day: Day
  time: string
}

/** Whether a brief is due: on working days with 调休, at the person’s own minute; once a week on its first working day. */
export function isBriefDue(
  personId: string,
  { briefAt, mutedUntil }: Pick<Attention, 'briefAt' | 'mutedUntil'>,
  pace: Attention['briefs'],
  { at, day, time }: Moment,
): boolean {
  if (pace === 'off' || !isWorkday(day)) return false
  if (pace === 'weekly' && !isFirstOfWeek(day)) return false
  if (mutedUntil !== undefined && at < Date.parse(mutedUntil)) return false
  const waited = minuteOf(time) - minuteOf(briefAt) - offsetOf(personId)
  return waited >= 0 && waited < late
}

function isFirstOfWeek(today: Day): boolean {
  for (let day = mondayOf(today); day < today; day = addDays(day, 1)) if (isWorkday(day)) return false
  return true
}

function offsetOf(personId: string): number {
  const sum = [...personId].reduce((all, char) => (all * 31 + (char.codePointAt(0) ?? 0)) % 9973, 7)
  return jitter.from + (sum % (jitter.to - jitter.from + 1))
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
