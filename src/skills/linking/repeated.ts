/** 每周三上午十点和王总开例会: a meeting to be held again and again, ordered, and not told of somebody else's habits. */
export function isRepeatedMeeting(text: string): boolean {
  const said = text.trim()
  return begins.test(said) && meeting.test(said) && atATime.test(said) && !isOtherwise.test(said)
}

const begins =
  /^(?:以后|今后|从?下周起|从?下个?月起|我|约[了好定]?)?(?:都|就)?[^，。]{0,6}?(?:每|隔)(?:[两三一]?个?)(?:周|星期|礼拜|工作日|天|月)/
const meeting = /例会|开.{0,4}会|碰(?:一|个|头|面)|对账|拜访|见面|约[了好定]/
const atATime = /[点:：]|上午|下午|早上|晚上|[号日]/
const isOtherwise = /提醒|待办|简报|日报|周报|[吗呢？?]|他们|她们|对方|人家|怎么|多少|没|[万元%]/

export const sayRepeated =
  '重复的日程还不能一次排好，我先不记，免得记错日子。可以说最近一次是哪天几点；或者在自己的日历里建好重复，说“连接日历”，每一次都会有会前一页纸和会后一问。'
