import { addDays } from '../../language/calendar.ts'
import type { DealFilter } from '../../sales/deal-filter.ts'
import { stageFromName } from '../../sales/stage.ts'
import { daysOf } from '../../sales/told-time.ts'
import type { Slots } from '../../understanding/understood.ts'

/** The conditions of a question about one's deals. */
export function filterOf(slots: Slots, text: string, today: string): DealFilter {
  const { region, industry, amount, amount_min: min, amount_max: max, competitor, datetime, window_days } = slots
  const stage = slots.stage === undefined ? undefined : stageFromName(slots.stage)
  const rival = competitor?.[0]
  const idleDays = window_days ?? idleFor(text)
  return {
    ...(stage === undefined ? {} : { stage }),
    ...(region === undefined ? {} : { region }),
    ...(industry === undefined ? {} : { industry }),
    ...(rival === undefined ? {} : { competitor: rival }),
    ...(amount === undefined && min === undefined && max === undefined
      ? {}
      : { amount: { ...bound('min', min ?? amount), ...bound('max', max ?? amount) } }),
    ...(idleDays === undefined ? {} : { moved: { last: addDays(today, -idleDays) } }),
    ...(datetime === undefined || idleDays !== undefined ? {} : { moved: daysOf({ value: datetime }) }),
  }
}

function bound(end: 'min' | 'max', yuan: number | undefined): { min?: number; max?: number } {
  return yuan === undefined ? {} : { [end]: yuan * 100 }
}

/** 超过一个月没动过, 两周没联系. */
function idleFor(text: string): number | undefined {
  const match = /([一二两三四五六七八九十半]|\d+)\s*(天|周|个?星期|个?月).{0,4}没/.exec(text)
  if (match === null) return undefined
  const [, said = '', unit = ''] = match
  const count = /\d/.test(said) ? Number(said) : '零一二三四五六七八九十'.indexOf(said.replace('两', '二'))
  const days = unit.endsWith('月') ? 30 : unit === '天' ? 1 : 7
  return count <= 0 ? undefined : count * days
}
