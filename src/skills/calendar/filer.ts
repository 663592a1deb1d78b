import type { Button } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { clockOf } from '../../language/calendar.ts'
import { Refusal } from '../../people/refusal.ts'
import { type Appointment, besides, type Calendar } from '../../sales/calendar.ts'
import type { Deal } from '../../sales/deal.ts'
import { isToTheMinute, momentFor, sayMoved, sayTold, type ToldTime } from '../../sales/told-time.ts'
import type { Filer, Informed, Proposal } from '../filing/filer.ts'
import { timeAsked } from '../hearing/told-times.ts'
import { type Agreed, changeIn, meantBy } from './agreed.ts'
import { invitationCard, invitationChanged } from './invitation.ts'
import { agreedNews, nextStep, noNextStep } from './next-step.ts'

/** An appointment whose time is known. */
export type Dated = Agreed & { when: ToldTime }

/** 日程: made, moved or cancelled with one tap; the next step of its deal goes along. */
export function calendarFiler(calendar: Calendar): Filer<Dated> {
  return {
    intent: 'calendar.create',
    writes: 'appointment',

    async draft(turn, source, records) {
      const deal = source.dealId === undefined ? undefined : await records.deal(turn, source.dealId)
      const standing = source.of === undefined ? undefined : await calendar.byId(turn.person, source.of.id)
      if (source.of?.cancels) return cancelling(turn, source, source.of, deal, standing)
      if (momentFor(source.when, turn.now) === undefined) throw new Refusal('这个时间已经过了，换个时间再说一次。')
      const warnings = await clashes(turn, source)
      return source.of === undefined
        ? { ...making(turn, source, deal), warnings }
        : { ...moving(turn, source, source.of, deal, standing), warnings }
    },

    async corrected({ person, now, today }, source, text) {
      if (source.of?.cancels) return undefined
      if (changeIn(text) === 'cancel') {
        const [meant] = await meantBy(calendar, person, text, source, now, today)
        return meant === undefined ? undefined : { ...source, of: { id: meant.id, was: meant.when, cancels: true } }
      }
      const when = timeAsked(text, now, source.when)
      if (when === undefined || momentFor(when, now) === undefined) return undefined
      // Its visit told the deal of the time that was wrong.
      const { besideVisit: _, ...right } = source
      return { ...right, when, instead: source.when }
    },

    async stale({ person, today }, { of, title }) {
      if (of === undefined) return undefined
      const now = await calendar.byId(person, of.id)
      if (now === undefined || now.state === 'cancelled') return `“${title}”已经取消了，这次没有写。`
      return sameTime(now.when, of.was)
        ? undefined
        : `这次没有写：“${title}”已经改到${sayTold(now.when, today)}。还要改的话，再说一次。`
    },
  }

  /** What one ought to know of one's own day before saying yes. */
  async function clashes({ person, today }: Turn, { when, of }: Dated): Promise<string[]> {
    const others = (await calendar.between(person, today, '9999-12-31')).filter(
      ({ ownerId, id }) => ownerId === person.id && id !== of?.id,
    )
    const found = besides(when, others)
    return [
      ...found.clashes.map((other) => {
        const lasts =
          other.until === undefined ? '都按一小时算' : `到 ${clockOf(new Date(other.until))}，这条按一小时算`
        return `跟${named(other, today)}撞了（${lasts}）`
      }),
      ...found.sameDay.slice(0, 2).map((other) => `同一天还有：${named(other, today)}`),
    ]
  }
}

export function named({ title, when, customer }: Appointment, today: string): string {
  const whose = customer === undefined || title.includes(customer) ? title : `${customer} ${title}`
  return `${sayTold(when, today)} ${whose}`
}

function making(turn: Turn, source: Dated, deal: Deal | undefined): Proposal {
  const appointment = appointmentOf(turn, source, deal)
  const when = sayTold(source.when, turn.today)
  return {
    ...common(source, deal),
    title: '放进日程，对吗？',
    rows: rowsOf(source, when),
    choices: choicesOf(source),
    informs: (appointment.invited ?? []).map(({ id }) => ({
      personId: id,
      card: invitationCard(appointment, turn.person.name, turn.today),
    })),
    changes: [
      { kind: 'appointment.made', level: 'confirm', subject: appointment.id, appointment },
      ...(source.besideVisit ? [] : nextStep(turn, deal, source.when, source.instead)),
    ],
    ...tellsOf(turn, source, deal),
    kept: {
      title: `已放进日程：${when} ${source.title}`,
      buttons: [
        { label: '改时间', action: 'calendar.when', argument: appointment.id },
        ...(isToTheMinute(source.when)
          ? [{ label: '提前1小时提醒', action: 'calendar.remind', argument: appointment.id }]
          : []),
      ],
    },
  }
}

function moving(
  turn: Turn,
  source: Dated,
  { id, was }: NonNullable<Agreed['of']>,
  deal: Deal | undefined,
  standing: Appointment | undefined,
): Proposal {
  const [from, to] = [sayTold(was, turn.today), sayTold(source.when, turn.today)]
  return {
    ...common(source, deal),
    title: '这样改，对吗？',
    rows: rowsOf(source, sayMoved(from, to)),
    informs: changed(turn, standing, source.when),
    changes: [
      { kind: 'appointment.moved', level: 'confirm', subject: id, from: was, to: source.when },
      ...nextStep(turn, deal, source.when, was),
    ],
    ...tellsOf(turn, source, deal),
    kept: {
      title: `已改到${to}：${source.title}`,
      buttons: [{ label: '改时间', action: 'calendar.when', argument: id }],
    },
  }
}

function cancelling(
  { person, today }: Turn,
  source: Dated,
  { id, was }: NonNullable<Agreed['of']>,
  deal: Deal | undefined,
  standing: Appointment | undefined,
): Proposal {
  return {
    ...common(source, deal),
    title: '取消这条日程，对吗？',
    rows: rowsOf(source, sayTold(was, today)),
    informs: changed({ person, today }, standing),
    changes: [{ kind: 'appointment.cancelled', level: 'confirm', subject: id }, ...noNextStep(deal, was)],
    kept: { title: `已取消：${sayTold(was, today)} ${source.title}`, buttons: [] },
  }
}

/** What those are told who were asked to come. */
function changed(
  { person, today }: Pick<Turn, 'person' | 'today'>,
  standing: Appointment | undefined,
  to?: ToldTime,
): Informed[] {
  if (standing === undefined) return []
  const card = invitationChanged(standing, person.name, today, to)
  return (standing.invited ?? []).map(({ id }) => ({ personId: id, card }))
}

/** More buttons beside the two the smallest card does not have. */
const choicesShown = 4

function choicesOf({ dealId = '', invited = [], candidates = [] }: Dated): Button[] {
  return candidates
    .filter(({ id }) => invited.every((one) => one.id !== id))
    .slice(0, choicesShown)
    .map(({ id, name, team }) => ({ label: `请${name}·${team}`, action: 'brief.invite', argument: `${dealId};${id}` }))
}

function common(
  { title, customer, dealId }: Dated,
  deal: Deal | undefined,
): Pick<Proposal, 'name' | 'about' | 'dealId'> {
  return {
    name: `日程“${title}”`,
    about: deal === undefined ? (customer ?? '你的日程') : `${deal.customer} ${deal.name}`,
    ...(dealId === undefined ? {} : { dealId }),
  }
}

function rowsOf({ title, with: names, agenda }: Dated, when: string): Proposal['rows'] {
  return [
    { label: '时间', value: when },
    { label: '做什么', value: title },
    ...(names.length === 0 ? [] : [{ label: '和谁', value: names.join('、') }]),
    ...(agenda ?? '').split('\n').flatMap((value) => (value === '' ? [] : [{ label: '议程', value }])),
  ]
}

/** With a date agreed the deal has a next step; the new probability is the payback. */
function tellsOf(
  turn: Turn,
  { besideVisit, when, of, instead }: Dated,
  deal: Deal | undefined,
): Pick<Proposal, 'tells'> {
  return besideVisit || nextStep(turn, deal, when, of?.was ?? instead).length === 0
    ? {}
    : { tells: { news: agreedNews(turn, when) } }
}

function sameTime(one: ToldTime, other: ToldTime): boolean {
  return one.value === other.value && one.partOfDay === other.partOfDay
}

function appointmentOf({ person, now, newId }: Turn, source: Dated, deal: Deal | undefined): Appointment {
  const { title, when, customer, dealId, agenda, invited } = source
  const whose = deal?.customer ?? customer
  return {
    id: newId(),
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    title,
    when,
    ...(whose === undefined ? {} : { customer: whose }),
    ...(dealId === undefined ? {} : { dealId }),
    with: source.with,
    ...(agenda === undefined ? {} : { agenda }),
    ...(invited === undefined ? {} : { invited }),
    state: 'booked',
    madeAt: now.toISOString(),
  }
}
