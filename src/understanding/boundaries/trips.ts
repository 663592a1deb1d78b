import { addDays, type Day, dayOf, mondayOf } from '../../language/calendar.ts'
import type { Message } from '../message.ts'
import { isAfter } from '../slots/periods.ts'

/** Whether somewhere is to be gone to on a day that lies ahead, and nothing else is said: 下周二去恒昌, 下周三上午去趟华东院. */
export function isTrip(message: Message): boolean {
  const { ahead, heard, text } = message
  const today = dayOf(heard.now)
  const [first] = ahead
  if (first === undefined || !isAfter(first.value, today) || elsewise.test(text)) return false
  // 周一去宏达, said on a Tuesday, was yesterday as often as not.
  const isNamedDay = /^(?:周|星期|礼拜)/.test(first.text)
  if (isNamedDay && first.value.slice(0, 10) >= addDays(mondayOf(today as Day), 7)) return false
  return goes.test(outlined(message))
}

/** The message with a sign for each time and each name. */
function outlined({ text, ahead, names }: Message): string {
  const signs = [
    ...ahead.map(({ start, end }) => ({ start, end, sign: '¤' })),
    ...names.map(({ start, end }) => ({ start, end, sign: '◆' })),
  ].sort((one, other) => other.start - one.start)
  return signs.reduce((left, { start, end, sign }) => left.slice(0, start) + sign + left.slice(end), text)
}

const goes =
  /^(?:我|咱们?|我们|那)?¤(?:到¤)?[，,\s]?(?:我|咱们?|我们|要|得|打算|准备|计划|还|再|出差|下午|上午)*(?:去|跑|到|上)(?:一?趟|见)?(?:◆|[\u4e00-\u9fff]{1,6}(?:院|厂|局|所|集团|公司|大学|银行))[^，。,]{0,6}$/

/** It is over, asked about, or wanted for something else. */
const elsewise = /[了过吗没?？谁哪几]|怎|什么|啥|如何|备|材料|资料|提醒|记得|清单|注意|该|如果|要是|别/
