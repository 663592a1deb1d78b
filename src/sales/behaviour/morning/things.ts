import { addDays, clockOf, type Day, dayOf } from '../../../language/calendar.ts'
import type { Appointment } from '../../calendar.ts'
import { daysBetween } from '../../risk/age.ts'
import type { Sign } from '../../signs.ts'
import type { Task } from '../../task.ts'
import { isToTheMinute, partNames } from '../../told-time.ts'
import type { Inquiry } from '../inquiries.ts'
import { headlineOf, type Notice } from '../notices.ts'
import type { WorkedDeal } from '../work.ts'
import { worthOf } from '../worth.ts'
import type { Coached } from './coaching.ts'

/** One thing for a rep to do today, and why. */
export interface Thing {
  kind: 'inquiry' | 'promise' | 'meeting' | 'notice' | 'sign'
  customer: string
  what: string
  why: string
  dealId?: string
  taskId?: string
  eventId?: string
}

/** More nobody keeps in mind on the way to a customer. */
const most = 3

/** From this weight on a sign is worth a line of a morning: a step that passed, weeks of silence. */
const graveFrom = 3

/** A tender or a piece of news older than this opens no talk. In days. */
const fresh = 14
/** So long without a touch, a notice says so: it is the reason to call. In days. */
const untouched = 7

/**
 * What comes first today: who waits for a word, then what was promised and is due, then whom one meets, then what
 * was published of a customer, then the gravest sign; within each the deal worth most. One line a deal. A notice is told once. A sign that the last morning told already is left out: what nobody acted on then is
 * nagging now. A deal held back by a tipping point is not urged on: what was promised and agreed stands, nothing else, and its id is
 * among `withheld`. Order and threshold are judgements of 2026-11-22.
 */
export function thingsFor(records: {
  deals: readonly WorkedDeal[]
  inquiries: readonly Inquiry[]
  tasks: readonly Task[]
  appointments: readonly Appointment[]
  signs: readonly { dealId: string; sign: Sign }[]
  /** The newest first. */
  notices: readonly Notice[]
  /** Ids of notices that a morning before told. */
  toldNotices: ReadonlySet<string>
  /** By customer, the day they were last really spoken to. */
  touched: ReadonlyMap<string, Day>
  /** What the last morning said. */
  said: readonly Coached[]
  isPaused(dealId: string): boolean
  now: Date
  today: Day
}): { things: Thing[]; withheld: string[] } {
  const { inquiries, tasks, appointments, signs, notices, toldNotices, touched, said, isPaused, now, today } = records
  const open = new Map(records.deals.filter(({ status }) => status === 'open').map((deal) => [deal.id, deal]))
  const urging = ({ kind }: Thing) => kind === 'inquiry' || kind === 'notice' || kind === 'sign'
  const wanted = [
    inquiries.flatMap(({ dealId, customer, hours, answered }): Thing[] =>
      answered || !open.has(dealId)
        ? []
        : [{ kind: 'inquiry', customer, what: '给客户回话', why: `问了 ${Math.round(hours)} 个工作小时没回`, dealId }],
    ),
    tasks.map((task) => promised(task, now, today)),
    appointments.map(met),
    notices
      .filter(({ id, at }) => dayOf(new Date(at)) >= addDays(today, -fresh) && !toldNotices.has(id))
      .flatMap((notice): Thing[] => {
        const deal = open.get(notice.dealId)
        return deal === undefined ? [] : [published(notice, deal, touched.get(deal.customerId), today)]
      }),
    signs
      .filter(({ dealId, sign }) => sign.weight >= graveFrom && !said.some((one) => isSame(one, dealId)))
      .flatMap(({ dealId, sign }): Thing[] => {
        const customer = open.get(dealId)?.customer
        return customer === undefined ? [] : [{ kind: 'sign', customer, what: sign.remedy, why: sign.short, dealId }]
      }),
  ].flatMap((kind) => kind.toSorted((one, other) => worth(other) - worth(one)))
  const withheld = wanted.filter((thing) => urging(thing) && isPaused(thing.dealId ?? ''))
  const all = wanted.filter((thing) => !withheld.includes(thing))
  return {
    things: all.filter((thing, at) => at === all.findIndex((one) => keyOf(one) === keyOf(thing))).slice(0, most),
    withheld: [...new Set(withheld.flatMap(({ dealId }) => dealId ?? []))],
  }

  function worth({ dealId = '' }: Thing): number {
    const deal = open.get(dealId)
    return (deal === undefined ? undefined : worthOf(deal)) ?? 0
  }
}

/** As it is kept, for the next morning to know. */
export function keptAs(things: readonly Thing[], personId: string): Coached[] {
  return things.map(({ kind, dealId, eventId }) => ({
    behaviour: kind,
    personId,
    dealIds: dealId === undefined ? [] : [dealId],
    ...(eventId === undefined ? {} : { eventId }),
  }))
}

function isSame({ behaviour, dealIds }: Coached, dealId: string): boolean {
  return behaviour === 'sign' && dealIds.includes(dealId)
}

/** Two things of one deal are one visit or call; what has no deal is a thing of its own. */
function keyOf({ kind, dealId, taskId, customer, what }: Thing): string {
  return dealId ?? taskId ?? `${kind} ${customer} ${what}`
}

function promised({ id, text, customer, dealId, remindAt = '', due }: Task, now: Date, today: Day): Thing {
  const late = due !== undefined && due.value.slice(0, today.length) < today
  const isPast = Date.parse(remindAt) < now.getTime()
  return {
    kind: 'promise',
    customer: customer ?? '',
    what: text,
    why: late ? '答应的日子过了' : isPast ? '到点还没办' : '说好今天办',
    taskId: id,
    ...(dealId === undefined ? {} : { dealId }),
  }
}

function published(notice: Notice, { id, customer }: WorkedDeal, last: Day | undefined, today: Day): Thing {
  const on = dayOf(new Date(notice.at)).slice(5)
  const silent = last === undefined ? undefined : daysBetween(last, today)
  const why = silent === undefined || silent < untouched ? '好开口' : `${silent} 天没碰，好开口`
  return {
    kind: 'notice',
    customer,
    what: `${notice.kind}：${headlineOf(notice)}`,
    why: `${on} 发布，${why}`,
    dealId: id,
    eventId: notice.id,
  }
}

function met({ when, title, customer, dealId }: Appointment): Thing {
  const time = isToTheMinute(when)
    ? clockOf(new Date(when.value))
    : when.partOfDay === undefined
      ? '今天'
      : partNames[when.partOfDay]
  return {
    kind: 'meeting',
    customer: customer ?? '',
    what: title,
    why: `${time}见，先备一页`,
    ...(dealId === undefined ? {} : { dealId }),
  }
}
