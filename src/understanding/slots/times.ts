import { dayOf } from '../../language/calendar.ts'
import type { Moment } from '../../language/dates.ts'
import type { Message } from '../message.ts'
import { surroundings } from '../names/surroundings.ts'
import type { Ahead, Intent, Slots } from '../understood.ts'
import { isAfter, isOver } from './periods.ts'

type Times = Pick<Slots, 'datetime' | 'part_of_day' | 'next' | 'task' | 'close_date' | 'deadline' | 'revisit'>

/** Intents whose own time lies behind, so that 周五 is the last one. */
const backward: readonly Intent[] = ['visit.log', 'deal.won', 'deal.lost', 'customer.query', 'team.query']

/** Which time is which: of the event itself, of the next step, of a reminder, or a date of the deal. */
export function readTimes(message: Message, intents: readonly Intent[]): Times {
  const today = dayOf(message.heard.now)
  const times: Times = {}
  // What is said to be a deadline or the like goes first: 钱从明年技改里出，春节前签.
  const inOrder = message.ahead
    .map((_, index) => index)
    .sort((a, b) => Number(isPlain(message, a)) - Number(isPlain(message, b)) || a - b)
  for (const index of inOrder) {
    const ahead = message.ahead[index]
    if (ahead === undefined) continue
    const past = message.past[index] ?? ahead
    const { left, right } = surroundings(message.text, ahead, 14)
    if (isBackground(left, right) || isReplaced(message, index)) continue
    const reports = intents.includes('visit.log') || !asksAboutPeriods.some((intent) => intents.includes(intent))
    if (reports && isOngoing(ahead, today)) continue
    place(times, { ahead, past, left, right, today, intents, message })
  }
  const logged = intents.some((intent) => intent === 'visit.log')
  if (
    logged &&
    times.datetime === undefined &&
    /刚|just (?:had|met|got|talked|called|visited)/i.test(message.text) &&
    !/刚(?:需|性|果|好|批|融|换)/.test(message.text)
  )
    times.datetime = today
  return times
}

function isPlain({ text, ahead }: Message, index: number): boolean {
  const moment = ahead[index]
  if (moment === undefined) return true
  const { left, right } = surroundings(text, moment, 14)
  return roleOf(left, right) === undefined
}

/** 从周三改到下周三, 原定周四 … 改成: only where it was moved to counts; so does 早上九点半 after its day. */
function isReplaced({ text, ahead }: Message, index: number): boolean {
  const [moment, next] = [ahead[index], ahead[index + 1]]
  if (moment === undefined || next === undefined) return false
  const before = text.slice(Math.max(0, moment.start - 8), moment.start)
  const between = text.slice(moment.end, next.start)
  if (moment.kind === 'date' && next.kind === 'clock' && next.value.startsWith(moment.value))
    return /^[^,，。；;]{0,24}$/.test(between)
  const moved = /(?:改|挪|延|拖|推|移|换|调|变)[迟后期]?[到成至为](?:了|这个|下个)?$/.test(between)
  return (
    moved &&
    (/(?:从|由|原定于?|原来|本来|之前定的?|原计划)[^,，。]{0,4}$/.test(before) || /^[^。；;]{0,20}$/.test(between))
  )
}

/** 今年没预算了 dates nothing: a period that holds today is of use only where it filters or is asked about. */
const asksAboutPeriods: readonly Intent[] = [
  'team.query',
  'customer.query',
  'risk.query',
  'brief.daily',
  'score.explain',
  'sandbox.whatif',
  'deal.create',
  'task.create',
  'calendar.create',
]

function isOngoing({ kind, value }: Moment, today: string): boolean {
  return (
    kind === 'period' &&
    today.startsWith(value.slice(0, 4)) &&
    !isOver(value, today) &&
    !isAfter(value, today) &&
    !/W/.test(value)
  )
}

interface Told {
  ahead: Moment
  past: Moment
  left: string
  right: string
  today: string
  intents: readonly Intent[]
  message: Message
}

/** Baselines, habits and histories are no time of this deal: 比上周低, 从去年开始, 上个月投诉过. */
function isBackground(left: string, right: string): boolean {
  return (
    /(?:比|跟|和|较|相比|不用|不要|不是|(?:给我|你)[写记录标填]成)\s*$/.test(left) ||
    /^(?:以来|开始就|那次|那会|那时)/.test(right)
  )
}

function place(times: Times, told: Told): void {
  const { ahead, past, left, right, today, intents, message } = told
  const has = (intent: Intent) => intents.includes(intent)
  const role = roleOf(left, right)
  const looksBack = backward.some(has) && role === undefined && !isPlanned(left, right)
  const moment = looksBack ? past : ahead
  if ((has('feedback.track') && !has('task.create')) || has('security.refuse') || has('undo.last')) return
  if (
    has('task.create') &&
    role === undefined &&
    !(has('visit.log') && times.datetime === undefined && moment.value <= today)
  ) {
    if (isOver(ahead.value, today) && times.task === undefined && message.ahead.length > 1) return
    const asked = /^[^,，。]{0,3}提醒/.test(right) && !times.task?.action?.startsWith('提醒')
    if (asked) times.task = aheadOf(ahead, right)
    if (times.task?.datetime === undefined) times.task = { ...aheadOf(ahead, right), ...times.task }
    return
  }
  if (role === 'close_date' || role === 'deadline' || role === 'revisit') {
    if (isOver(moment.value, today) && !has('correct.last')) return
    times[role] ??= moment.value
    return
  }
  if (has('visit.log') || has('deal.won') || has('deal.lost')) {
    if (looksBack && !isAfter(moment.value, today)) {
      if (times.datetime === undefined) setMain(times, moment)
    } else if (isAfter(ahead.value, today) || isPlanned(left, right)) times.next ??= aheadOf(ahead, right)
    return
  }
  if (
    has('sandbox.whatif') ||
    has('score.explain') ||
    has('deal.create') ||
    has('deal.update') ||
    has('stage.change')
  ) {
    if (!isOver(moment.value, today)) times.close_date ??= moment.value
    return
  }
  if (
    has('chain.update') ||
    has('smalltalk') ||
    has('help') ||
    has('sandbox.talktrack') ||
    has('objection.handle') ||
    has('approval.request')
  ) {
    if (isAfter(moment.value, today)) times.revisit ??= moment.value
    return
  }
  if (has('correct.last')) {
    const value =
      message.pending[1] === 'visit.log' || message.pending[1] === 'deal.won' || message.pending[1] === 'deal.lost'
        ? past
        : ahead
    if (!/不是\s*$/.test(left)) setMain(times, value)
    return
  }
  if (times.datetime === undefined) setMain(times, moment)
}

function setMain(times: Times, moment: Moment): void {
  times.datetime = moment.value
  if (moment.partOfDay !== undefined) times.part_of_day = moment.partOfDay
}

/** What a date is of, by the words beside it. */
function roleOf(left: string, right: string): 'close_date' | 'deadline' | 'revisit' | undefined {
  if (
    /(?:投标|开标|截止|招标|交付|交货|上线|到期|发标|截标|定标|挂网|出标|验收|竣工|开工|交标|递交|到货|报名|公示|deadline)[^,，。]{0,6}$/i.test(
      left,
    ) &&
    !/完$|了$/.test(left)
  )
    return 'deadline'
  if (
    /^[^,，。]{0,3}(?:前|之前)?[^,，。]{0,4}(?:投标|开标|截止|招标|交付|交货|上线|到期|发标|截标|定标|挂网|出标|出招标|验收|竣工|交标|递交|到货|报名|报最终价|要出招标)/.test(
      right,
    )
  )
    return 'deadline'
  if (/(?:签约|签单|签|成交|下单|关单|敲定|签合同)[^,，。]{0,5}$/.test(left) && !/签了[^,，。]{0,5}$/.test(left))
    return 'close_date'
  if (
    /^[^,，。]{0,5}(?:能|可以|可|会|要|准备|有戏|应该)?[^,，。]{0,3}(?:签(?!到|了)|成交|下单|关单|敲定|拿下|落单|收口)/.test(
      right,
    )
  )
    return 'close_date'
  if (/^[^,，。]{0,3}再(?:看|说|聊|联系|议|考虑|谈|定|启动|招标)/.test(right)) return 'revisit'
  return undefined
}

function isPlanned(left: string, right: string): boolean {
  return (
    /(?:约|再|定|下次|定在|约在|改到|挪到|让我|要求|准备|打算|计划|预计|等|安排|到|说|那)[^,，。]{0,4}$/.test(left) ||
    /^[^,，。]{0,4}(?:再|要|去(?!了|的|过)|回(?:$|[来国京\s])|约|给他|给客户|交|寄|送|发|安排|出结果|回来|开会|上会|汇报(?!了))/.test(
      right,
    )
  )
}

function aheadOf(moment: Moment, right: string): Ahead {
  const action = /^[\s,，]*(?:提醒我|叫我|记得|要|我)?([^,，。;；!！?？]{1,14})/.exec(right)?.[1]
  return {
    datetime: moment.value,
    ...(moment.partOfDay === undefined ? {} : { part_of_day: moment.partOfDay }),
    ...(action === undefined ? {} : { action: action.trim() }),
  }
}
