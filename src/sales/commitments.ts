import { type Day, dayOf } from '../language/calendar.ts'
import { readMoments } from '../language/dates.ts'
import { isHypothetical, isNegated } from '../language/negation.ts'
import { spanOf } from '../language/span.ts'
import { daysOf, isToTheMinute, momentFor, type ToldTime } from './told-time.ts'
import { sidesOf } from './two-sides.ts'
import type { Commitment, Side } from './visit-details.ts'

/**
 * What either side promised in a visit's words: said to be promised or asked for, or to be done by a day. Meeting again is the
 * next step and no promise.
 */
export function commitmentsIn(text: string, now: Date): Commitment[] {
  return sidesOf(text).flatMap((clause): Commitment[] => {
    const deed = deeds.exec(clause.text)
    if (deed === null || meetingAgain.test(clause.text)) return []
    const start = clause.start + deed.index
    const span = spanOf(text, start, start + deed[0].length)
    if (isNegated(text, span) || isHypothetical(text, span)) return []
    const due = dueIn(clause.text, now)
    if (due === undefined && !promised.test(clause.text)) return []
    const by = bySide(clause.text, clause.side)
    return by === undefined ? [] : [{ by, text: withoutSubject(clause.text), ...(due === undefined ? {} : { due }) }]
  })
}

/** When they meet again and for what, as the words tell it: the last of several. */
export function nextMeetingIn(text: string, now: Date): { text: string; on: string } | undefined {
  return sidesOf(text)
    .flatMap(({ text: clause }) => {
      const again = meetingAgain.exec(clause)
      const moment = again === null ? undefined : readMoments(clause, now, 'future').at(-1)
      if (again === null || moment === undefined || !isOneDayAhead(moment, now)) return []
      return [{ text: clause.slice(again.index).trim(), on: moment.value }]
    })
    .at(-1)
}

function isOneDayAhead(told: ToldTime, now: Date): boolean {
  const { first, last } = daysOf(told)
  return first === last && momentFor(told, now) !== undefined && (isToTheMinute(told) || first > dayOf(now))
}

/** 要我们补案例: they say it, we owe it. */
function bySide(clause: string, side: Side | undefined): Side | undefined {
  return owedByUs.test(clause) ? 'us' : side
}

function dueIn(clause: string, now: Date): Day | undefined {
  const moment = readMoments(clause, now, 'future').at(-1)
  return moment === undefined ? undefined : daysOf({ value: moment.value }).last
}

function withoutSubject(clause: string): string {
  const bare = clause.replace(subject, '')
  return bare.length > 1 ? bare : clause
}

const deeds =
  /(?:答应|承诺|保证|说好|讲好).*给|发|寄|送|提供|整理|准备|补[上齐交个一份]?|报(?:个|一[个版份]|价|方案)|出(?:个|一[个版份]|方案|报告)|回复|答复|回话|反馈|确认|批|安排|上会|立项|打款|付款|签字|盖章|重[做写算报]|改[好一]|改(?:方案|报价|合同)|协调|引荐|介绍我们|约(?:院长|老板|领导|分管)/

const promised = /答应|承诺|保证|说好|讲好|一定|要我们?|让我们?|叫我们?|催我们?|等我们?|负责|包在/

const owedByUs =
  /(?:要|让|叫|请|催|等)(?:我们?|咱们?)|我们?(?:答应|承诺|保证|回去|来|负责|会|要|下|周|明)|^(?:我们?|咱们?|我方)/

const meetingAgain = /再[去来过聊谈见约]|下[次回](?=.*[去来到看谈聊见])|拜访|见面|碰面|开会|演示|当面/

const subject =
  /^(?:但是?|然后|另外|还有|最后)?(?:他们?|她们?|对方|客户|我们?|咱们?|[\u4e00-\u9fff]{1,3}?(?:总|工|主任|经理|院长|处长|科长|部长))?(?:也)?(?:答应了?|承诺了?|保证|说好|说|要求|(?:要|让|叫|请|催|等)(?:我们?|咱们?))?/
