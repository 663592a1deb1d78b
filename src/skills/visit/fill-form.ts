import type { Turn } from '../../conversation/skill.ts'
import type { Appointment } from '../../sales/calendar.ts'
import { commitmentsIn, nextMeetingIn } from '../../sales/commitments.ts'
import type { Contact } from '../../sales/customer.ts'
import type { Deal } from '../../sales/deal.ts'
import { type ContactFacts, type Facts, mergeContact } from '../../sales/facts.ts'
import { readMood } from '../../sales/mood.ts'
import { callOf } from '../../sales/sandbox/contacts.ts'
import { factLines } from '../../sales/sandbox/describe.ts'
import { daysOf, isToTheMinute } from '../../sales/told-time.ts'
import type { Slots } from '../../understanding/understood.ts'
import { draftsIn } from '../filing/drafts.ts'
import type { Hear, Ports } from '../ports.ts'
import type { Who } from '../whom/who.ts'
import type { ToldVisit } from './filer.ts'
import { openHearVisit } from './hear-visit.ts'
import type { FormField, VisitForm } from './visit-form.ts'

/** Fills in all that nobody has set themselves: from the calendar, the customer, what the chat shows, and the words. */
export type FillForm = (turn: Turn, form: VisitForm) => Promise<VisitForm>

export function openFillForm(
  { deals, calendar, contacts }: Pick<Ports, 'deals' | 'calendar' | 'contacts'>,
  who: Pick<Who, 'open'>,
  hear: Hear,
): FillForm {
  const hearVisit = openHearVisit(hear)
  return async (turn, form) => {
    const { about, touched, note } = form
    const isOwn = (field: FormField) => touched.includes(field)
    const draft = draftOf(turn, about.draft)
    const appointment =
      about.appointment === undefined ? undefined : await calendar.byId(turn.person, about.appointment)
    const names = appointment?.with ?? []
    const alone = await hearVisit(turn, note, undefined, names)
    const dealId = isOwn('deal') ? form.dealId : (draft?.dealId ?? appointment?.dealId ?? about.deal)
    const deal = dealId === undefined ? undefined : await deals.byId(turn.person, dealId)
    const found = deal ?? (isOwn('deal') ? undefined : await named(turn, alone.meaning.slots, appointment, note))
    const { meaning, news } = found === undefined ? alone : await hearVisit(turn, note, found, names)
    const customer = found?.customer ?? draft?.customer ?? appointment?.customer ?? nameIn(meaning.slots)
    const onFile = found === undefined ? [] : await contacts.of(turn.person, found.customerId)
    const { dealId: _deal, customer: _customer, mood: _mood, nextStep: _next, ...rest } = form
    const mood = isOwn('mood') ? form.mood : readMood(note)?.mood
    const commitments = commitmentsIn(note, turn.now).slice(0, mostCommitments)
    const next = isOwn('nextStep') ? form.nextStep : nextIn(note, meaning.slots, commitments, turn.now)
    return {
      ...rest,
      ...(found === undefined ? {} : { dealId: found.id }),
      ...(isOwn('deal') && form.customer !== undefined
        ? { customer: form.customer }
        : customer === undefined
          ? {}
          : { customer }),
      on: isOwn('on') ? form.on : (timeOf(draft, appointment, meaning.slots) ?? turn.today),
      read: note,
      attendees: isOwn('attendees') ? form.attendees : attendeesOf(names, news, found?.facts, onFile),
      commitments: isOwn('commitments') ? form.commitments : commitments,
      ...(mood === undefined ? {} : { mood }),
      ...(next === undefined ? {} : { nextStep: next }),
      heard: isOwn('heard') ? form.heard : heardLines(news, found?.facts),
    }
  }

  /** The one open deal of the customer that the words or the calendar name. */
  async function named(
    { person }: Turn,
    { customer }: Slots,
    appointment: Appointment | undefined,
    note: string,
  ): Promise<Deal | undefined> {
    const said = customer ?? appointment?.customer
    const meant = said === undefined ? undefined : await who.open(person, said, note)
    const [only, ...more] = meant?.deals ?? []
    if (only === undefined || more.length > 0 || meant?.sure !== true) return undefined
    return deals.byId(person, only.id)
  }
}

const mostCommitments = 10

/** What the chat shows and nobody has confirmed yet. */
export function draftOf({ memory }: Turn, id: string | undefined): ToldVisit | undefined {
  const draft = draftsIn(memory).find((one) => one.id === id && one.intent === 'visit.log')
  return draft === undefined ? undefined : (draft.source as ToldVisit)
}

function timeOf(
  draft: ToldVisit | undefined,
  appointment: Appointment | undefined,
  { datetime }: Slots,
): string | undefined {
  const value = appointment?.when.value ?? draft?.on ?? datetime
  if (value === undefined) return undefined
  return isToTheMinute({ value }) ? value.slice(0, 'YYYY-MM-DDTHH:MM'.length) : daysOf({ value }).first
}

function nameIn({ customer }: Slots): string | undefined {
  return [customer ?? []].flat()[0]
}

/** Whom it was agreed on with and whom the words say was there, with what is known of them. */
function attendeesOf(
  agreed: readonly string[],
  news: Facts,
  known: Facts | undefined,
  onFile: readonly Contact[],
): VisitForm['attendees'] {
  const met = news.contacts.filter(({ touched, left }) => touched?.value !== false && left === undefined)
  const absent = new Set(news.contacts.filter(({ touched }) => touched?.value === false).map(callOf))
  const names = [...new Set([...agreed.map(withoutAnd), ...met.map(callOf)])].filter(
    (name) => name !== '' && !absent.has(name),
  )
  return names.map((name) => {
    const told: ContactFacts = mergeContact(
      known?.contacts.find((one) => callOf(one) === name) ?? {},
      met.find((one) => callOf(one) === name) ?? {},
    )
    const title = told.title ?? onFile.find((one) => one.name === name)?.title
    return {
      name,
      ...(title === undefined || title === name ? {} : { title }),
      ...(told.role === undefined ? {} : { role: told.role.value }),
    }
  })
}

/** 张主任、和院长, where a calendar lists them as they were said. */
function withoutAnd(name: string): string {
  return name.length > 2 ? name.replace(/^[和跟与]/, '') : name
}

/** Meeting again; what somebody is to do by that day stands among the promises. */
function nextIn(
  note: string,
  { next, revisit }: Slots,
  commitments: VisitForm['commitments'],
  now: Date,
): VisitForm['nextStep'] {
  const again = nextMeetingIn(note, now)
  if (again !== undefined) return { text: again.text, on: again.on.slice(0, 'YYYY-MM-DDTHH:MM'.length) }
  const on = next?.datetime ?? revisit
  if (commitments.some(({ due }) => due !== undefined && on !== undefined && due === daysOf({ value: on }).last))
    return undefined
  if (on === undefined && next?.action === undefined) return undefined
  const isOneDay = on !== undefined && daysOf({ value: on }).first === daysOf({ value: on }).last
  return {
    text: next?.action ?? '',
    ...(on === undefined || !isOneDay ? {} : { on: on.slice(0, 'YYYY-MM-DDTHH:MM'.length) }),
  }
}

/** What has a field of its own on the page. */
const ownFields = /^(?:customer|contact-|nextStep)/

function heardLines(news: Facts, known: Facts | undefined): VisitForm['heard'] {
  const before = known === undefined ? [] : factLines(known)
  return factLines(news).flatMap(({ key, label, value }) => {
    const was = before.find((line) => line.key === key)?.value
    return ownFields.test(key) || was === value ? [] : [{ key, label, value, ...(was === undefined ? {} : { was }) }]
  })
}
