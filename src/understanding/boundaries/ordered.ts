import { dayOf } from '../../language/calendar.ts'
import { phrases, saysAny } from '../../language/phrases.ts'
import type { Message } from '../message.ts'
import { calendar } from '../signals/calendar.ts'
import { stageOrdered } from '../signals/stage.ts'
import { task } from '../signals/task.ts'
import { isAfter } from '../slots/periods.ts'
import type { Intent } from '../understood.ts'
import type { Heard } from './settled.ts'

/** Everything that shall be done. A supposition orders nothing. */
export function ordered(heard: Heard, message: Message): Intent[] {
  if (heard.has('sandbox.whatif')) return (['task.create'] as const).filter((intent) => heard.has(intent))
  const orders = (['deal.create', 'swarm.manage', 'task.create'] as const).filter((intent) => heard.has(intent))
  return [
    ...orders,
    ...(isAppointment(heard, message) ? (['calendar.create'] as const) : []),
    ...(isMove(heard, message) ? (['stage.change'] as const) : []),
  ]
}

/**
 * 提醒我约王总 is a reminder, no appointment yet; 他让我年后再来 is his wish. Beside a report only what lies ahead is an appointment
 * (约好今天见的，没来), and a page for a visit does not make the visit.
 */
function isAppointment(heard: Heard, { clauses, ahead, heard: { now } }: Message): boolean {
  const appointments = clauses.filter((clause) => !saysAny([clause], task.phrases) && !saysAny([clause], wished))
  if (!saysAny(appointments, calendar.phrases)) return false
  if (heard.has('brief.previsit')) return saysAny(appointments, diary)
  return !heard.has('visit.log') || ahead.some(({ value }) => isAfter(value, dayOf(now)))
}

const wished = phrases`
  让|叫|要|催 我|我们|咱 …14 再问|再联系|补|发|寄|送|打电话|等消息 ≠ 约|定|见|聊|谈
`

const diary = phrases`
  日程|日历|排进|放进|排上|放上|占|约一下|帮我约
`

/** Boundary 4: beside a report or a question, only an order moves the deal. */
function isMove(heard: Heard, { clauses }: Message): boolean {
  if (!heard.has('stage.change') || heard.has('deal.create')) return false
  return ![...heard].some((intent) => besideThese.includes(intent)) || saysAny(clauses, stageOrdered)
}

const besideThese: readonly Intent[] = [
  'visit.log',
  'sandbox.talktrack',
  'objection.handle',
  'risk.query',
  'score.explain',
]
