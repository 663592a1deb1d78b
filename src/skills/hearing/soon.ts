import { parseNumeral } from '../../language/numerals.ts'
import type { ToldTime } from '../../sales/told-time.ts'

const minuteMs = 60_000
const number = '[\\d.]+|[一二两三四五六七八九十]+'
const soon = new RegExp(
  `(?:(?<half>半)个?小时|(?<hours>${number})个?(?<more>半)?(?:小时|钟头)|(?<quarters>[一二两三])刻钟|(?<minutes>${number})分钟?)(?:之|以)?后`,
)

/** 十分钟后, 半小时后, 一个半小时后, 一刻钟后: the minute it is told to be; `undefined` when the words tell none. */
export function soonIn(text: string, now: Date): ToldTime | undefined {
  const said = soon.exec(text)?.groups
  const minutes = said === undefined ? undefined : minutesIn(said)
  if (minutes === undefined || minutes <= 0 || minutes > longestMinutes) return undefined
  const at = new Date(Math.ceil(now.getTime() / minuteMs) * minuteMs + minutes * minuteMs)
  return { value: `${new Date(at.getTime() + 8 * 60 * minuteMs).toISOString().slice(0, 16)}+08:00` }
}

/** Hours beyond three days are a slip, or a number of something else. */
const longestMinutes = 72 * 60

function minutesIn({ half, hours, more, quarters, minutes }: Record<string, string | undefined>): number | undefined {
  if (half !== undefined) return 30
  if (quarters !== undefined) return times(quarters, 15)
  if (minutes !== undefined) return times(minutes, 1)
  const whole = hours === undefined ? undefined : times(hours, 60)
  return whole === undefined || more === undefined ? whole : whole + 30
}

function times(numeral: string, minutes: number): number | undefined {
  const count = parseNumeral(numeral)
  return count === undefined ? undefined : Math.round(count * minutes)
}
