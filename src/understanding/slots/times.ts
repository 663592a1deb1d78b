import { addDays, type Day, dayOf } from '../../language/calendar.ts'
import type { Moment } from '../../language/dates.ts'
import type { Message } from '../message.ts'
import { surroundings } from '../names/surroundings.ts'
import type { Ahead, Intent, Slots } from '../understood.ts'
import { isAfter, isOver } from './periods.ts'
import { isBackground, isLengthOfDelivery, isPlanned, isReplaced, roleOf } from './time-roles.ts'

type Times = Pick<Slots, 'datetime' | 'part_of_day' | 'next' | 'task' | 'close_date' | 'deadline' | 'revisit'>

/** Intents whose own time lies behind, so that 周五 is the last one. */
const backward: readonly Intent[] = [
  'visit.log',
  'deal.won',
  'deal.lost',
  'customer.query',
  'team.query',
  'data.rights',
]

/** Intents that look up what is on file. */
const lookUps: readonly Intent[] = ['customer.query', 'team.query', 'data.rights']

/** Intents that tell of what has been. */
const reports: readonly Intent[] = ['visit.log', 'deal.won', 'deal.lost']

/** Which time is which: of the event itself, of the next step, of a reminder, or a date of the deal. */
export function readTimes(message: Message, intents: readonly Intent[]): Times {
  const today = dayOf(message.heard.now)
  const times: Times = {}
  // What is said to be a deadline or the like goes first: 钱从明年技改里出，春节前签.
  const inOrder = message.ahead
    .map((_, index) => index)
    .sort((a, b) => Number(isPlain(message, a)) - Number(isPlain(message, b)) || a - b)
  const reminder = message.ahead.findLastIndex((moment) => isReminder(message.text, moment))
  const meeting = intents.includes('calendar.create')
    ? message.ahead.findLastIndex((moment) => isArranged(message.text, moment))
    : -1
  for (const index of inOrder) {
    const ahead = message.ahead[index]
    if (ahead === undefined) continue
    const past = message.past.find(({ start }) => start === ahead.start) ?? ahead
    const { left, right } = surroundings(message.text, ahead, 14)
    if (isBackground(left, right) || isReplaced(message, index)) continue
    if (isLengthOfDelivery(ahead.text, left, right) || isNoDay(message, index, intents)) continue
    // 明天集团 is no day.
    if (message.names.some(({ start, end }) => start <= ahead.start && ahead.end <= end)) continue
    const tells = intents.includes('visit.log') || !asksAboutPeriods.some((intent) => intents.includes(intent))
    if (tells && isOngoing(ahead, today) && !happensIn(ahead, left, right)) continue
    // 月底前要定，约他周五上午: the month's end is not when they meet.
    const saysWhy = index < meeting && index !== reminder && roleOf(left, right) === undefined
    if (saysWhy && isAfter(ahead.value, today)) continue
    const ofTask = reminder < 0 || reminder === index
    place(times, { ahead, past, left, right, today, intents, message, ofTask })
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

/**
 * 跑了一上午 and 周末没闲着 tell no day by themselves, 是上午 corrects the part of a day and not the day, and 2号 right after
 * tracks were shown is the second of them.
 */
function isNoDay({ text, ahead, pending }: Message, index: number, intents: readonly Intent[]): boolean {
  const moment = ahead[index]
  if (moment === undefined) return false
  if (/^(?:上午|下午|晚上|中午|早上)$/.test(moment.text))
    return /[一整半]个?$/.test(text.slice(0, moment.start)) || intents.includes('correct.last')
  if (moment.text === '周末') return intents.includes('visit.log') && !intents.includes('calendar.create')
  return pending[0] === 'tracks' && /^[1-5一二三四五]号$/.test(moment.text)
}

/** No word beside it says what it is a date of. */
function isPlain({ text, ahead }: Message, index: number): boolean {
  const moment = ahead[index]
  if (moment === undefined) return true
  const { left, right } = surroundings(text, moment, 14)
  return roleOf(left, right) === undefined
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
  return kind === 'period' && today.startsWith(value.slice(0, 4)) && !isOver(value, today) && !isAfter(value, today)
}

/** 这周跑了两趟, 这周内签: something falls into this week; 这周在盘点 only says why nothing did. */
function happensIn({ value }: Moment, left: string, right: string): boolean {
  return (
    /W/.test(value) &&
    (roleOf(left, right) !== undefined || /^[^,，。]{0,6}[去见跑聊谈打约来做访碰][^,，。]{0,8}[了过]/.test(right))
  )
}

/** 提醒我周四带样机, 后天上午喊我一声: the time at the word for it. */
function isReminder(text: string, moment: Moment): boolean {
  const { left, right } = surroundings(text, moment, 14)
  return (
    /(?:提醒|[叫喊催戳叮敲]我|记得|别忘|待办|闹钟)[^,，。;；]{0,8}$/.test(left) ||
    /^[^,，。;；]{0,6}(?:提醒|[叫喊催戳叮敲]我)/.test(right)
  )
}

/** 约张总周四下午两点, 帮我跟李工定周二上午: the time right behind the word that arranges it. */
function isArranged(text: string, moment: Moment): boolean {
  const { left } = surroundings(text, moment, 14)
  return /(?<!预|节|大|合|公|签|别|不|没)约(?!定|莫)[^,，。;；!！?？\d]{0,8}$/.test(left)
}

interface Told {
  ahead: Moment
  past: Moment
  left: string
  right: string
  today: string
  intents: readonly Intent[]
  message: Message
  /** Whether it may be when to remind: no other time stands nearer to the word for it. */
  ofTask: boolean
}

function place(times: Times, told: Told): void {
  const { ahead, past, left, right, today, intents, message, ofTask } = told
  const has = (intent: Intent) => intents.includes(intent)
  const role = roleOf(left, right)
  const reminds = has('task.create') && isReminder(message.text, ahead)
  const arranges = has('calendar.create') && !reports.some(has)
  const looksUp = lookUps.some(has) && !reports.some(has)
  const isBehind = ahead.bound === undefined && (!isPlanned(left, right) || isOver(ahead.value, today))
  const isLately = past.value >= addDays(today as Day, -halfYear) || isOver(ahead.value, today)
  const looksBack = backward.some(has) && role === undefined && isBehind && isLately && !reminds && !arranges
  const moment = looksBack ? past : ahead
  if (
    (has('feedback.track') && !has('task.create') && !has('calendar.create')) ||
    has('security.refuse') ||
    has('undo.last')
  )
    return
  if (
    has('task.create') &&
    ofTask &&
    role === undefined &&
    !(has('visit.log') && !reminds && times.datetime === undefined && moment.value <= today)
  ) {
    if (isOver(ahead.value, today) && times.task === undefined && message.ahead.length > 1) return
    const asked = /^[^,，。]{0,3}提醒/.test(right) && !times.task?.action?.startsWith('提醒')
    if (asked) times.task = aheadOf(ahead, right)
    if (times.task?.datetime === undefined) times.task = { ...aheadOf(ahead, right), ...times.task }
    return
  }
  if (role === 'close_date' || role === 'deadline' || role === 'revisit') {
    // 上个月谁签得最多: what is looked up has been.
    if (isOver(moment.value, today) && looksUp) {
      if (times.datetime === undefined) setMain(times, moment)
      return
    }
    if (isOver(moment.value, today) && !has('correct.last')) return
    times[role] ??= moment.value
    return
  }
  if (!ofTask && intents.length === 1) return
  if (has('visit.log') || has('deal.won') || has('deal.lost')) {
    if (looksBack && !isAfter(moment.value, today)) {
      if (times.datetime === undefined && !isVague(moment)) setMain(times, moment)
    } else if ((isAfter(ahead.value, today) || isPlanned(left, right)) && !isVague(ahead))
      times.next ??= aheadOf(ahead, right)
    return
  }
  if (
    has('sandbox.whatif') ||
    has('score.explain') ||
    has('deal.create') ||
    has('deal.update') ||
    has('stage.change')
  ) {
    // 先搁置，明年三月再激活: what was said last holds, and a stage that waits has a day to look again.
    if (has('stage.change') && /搁置|挂起|冻结|封存|先放/.test(message.text)) {
      if (isAfter(moment.value, today) && (!isVague(moment) || times.revisit === undefined))
        times.revisit = moment.value
      return
    }
    // 今天见的那家给建个商机: nothing is expected to be signed the day it is told.
    const isToday = moment.value.slice(0, 10) === today && (has('deal.create') || has('deal.update'))
    if (!isOver(moment.value, today) && !isToday && !(isVague(moment) && has('deal.update')))
      times.close_date ??= moment.value
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

/** 十二月八号 told in November is to come: what happened a year ago is told with its year. */
const halfYear = 180

/** 明年预算, 今年明年都不想动: a year or half of one dates nothing that is not said to fall in it. */
function isVague({ kind, value }: Moment): boolean {
  return kind === 'period' && /^\d{4}(?:-H\d)?$/.test(value)
}

function setMain(times: Times, moment: Moment): void {
  times.datetime = moment.value
  if (moment.partOfDay !== undefined) times.part_of_day = moment.partOfDay
}

function aheadOf(moment: Moment, right: string): Ahead {
  const action = /^[\s,，]*(?:提醒我|叫我|记得|要|我)?([^,，。;；!！?？]{1,14})/.exec(right)?.[1]
  return {
    datetime: moment.value,
    ...(moment.partOfDay === undefined ? {} : { part_of_day: moment.partOfDay }),
    ...(action === undefined ? {} : { action: action.trim() }),
  }
}
