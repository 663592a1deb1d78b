import { mondayOf } from '../../language/calendar.ts'
import { type Moment, readMoments } from '../../language/dates.ts'
import { daysOf, type PartOfDay, partNames, type ToldTime } from '../../sales/told-time.ts'
import type { Ahead, Intent, Understood } from '../../understanding/understood.ts'
import { soonIn } from './soon.ts'

/** The time that a slot holds, as it was told. */
export function toldIn({ datetime, part_of_day }: Pick<Ahead, 'datetime' | 'part_of_day'> = {}): ToldTime | undefined {
  if (datetime === undefined) return undefined
  return { value: datetime, ...(part_of_day === undefined ? {} : { partOfDay: part_of_day }) }
}

/**
 * The time that words name which were asked for a time: the last one, for 不是周三，是周四 corrects itself. An hour alone is one of
 * the day that something was on until now, and a day of the week alone is in its week.
 */
export function timeAsked(text: string, now: Date, was?: ToldTime): ToldTime | undefined {
  const on = was && daysOf(was).first
  const monday = on === undefined ? undefined : new Date(`${mondayOf(on)}T00:00:00+08:00`)
  const from = monday !== undefined && monday > now && weekdayAlone.test(text) ? monday : now
  const moment = readMoments(text, from, 'future', on).at(-1)
  return soonIn(text, now) ?? (moment === undefined ? undefined : toldBy(moment))
}

const weekdayAlone = /(?<![上下这本一二三四五六个])(?:周|星期|礼拜)[一二三四五六日天]/

/** Whether a message can be the answer to 什么时候, and does not order something else: 提醒我周五寄样品 is a reminder of its own. */
export function mayTellTime(
  text: string,
  now: Date,
  { intents }: Pick<Understood, 'intents'>,
  ...expected: readonly Intent[]
): boolean {
  return isBareTime(text, now) || intents.every((intent) => timeAlone.includes(intent) || expected.includes(intent))
}

/** 周四下午三点吧: next to nothing is left beside the time. */
function isBareTime(text: string, now: Date): boolean {
  const told = readMoments(text, now, 'future').reduce((length, { start, end }) => length + end - start, 0)
  return told > 0 && text.length - told <= 2
}

/** What a time alone may be taken for. */
const timeAlone: readonly Intent[] = ['smalltalk', 'deal.update', 'calendar.create', 'correct.last']

/** A time from its two halves, as a button carries them. */
export function toldAt(value: string, partOfDay?: string): ToldTime {
  return { value, ...(partOfDay !== undefined && partOfDay in partNames ? { partOfDay: partOfDay as PartOfDay } : {}) }
}

export function toldBy({ value, partOfDay }: Moment): ToldTime {
  return { value, ...(partOfDay === undefined ? {} : { partOfDay }) }
}
