import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { Span } from '../../conversation/calendars.ts'

/** Of one series: properties of a meeting, dates in a list, meetings changed alone, times it is held. */
export const mostOfSeries = 2000

/** Longer than a fortnight no meeting lasts that we ask about. */
const longestMs = 14 * 24 * 3_600_000

/** The beginnings of a series that may touch the window, by its rule (RFC 5545, RRULE); throws where the rule is none or asks too much. */
export function startsOfSeries(rule: string, first: Temporal.ZonedDateTime, window: Span): Temporal.ZonedDateTime[] {
  assertModest(rule)
  return new RRuleTemporal({ rruleString: rule, dtstart: first })
    .between(new Date(window.from - longestMs), new Date(window.to), true)
    .map((at) => Temporal.ZonedDateTime.from(at.toString()))
}

/** Oftener than by the day nobody meets; what is counted has to be counted through from its beginning. */
function assertModest(rule: string): void {
  const isTooOften = /FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BY(?:HOUR|MINUTE|SECOND)=[^;]*,/i.test(rule)
  const count = Math.max(0, ...[...rule.matchAll(/COUNT=(\d+)/gi)].map(([, times]) => Number(times)))
  if (isTooOften || count > mostOfSeries || rule.length > 500)
    throw new Error(`too much in a rule: ${rule.slice(0, 100)}`)
}
