import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Deal } from '../../sales/deal.ts'
import { type ContactFacts, type Fact, type Facts, mergeContact } from '../../sales/facts.ts'
import { callOf } from '../../sales/sandbox/contacts.ts'
import { factLines, sayStep } from '../../sales/sandbox/describe.ts'
import type { Hear, Ports } from '../ports.ts'
import { factsFrom } from '../sandbox/facts-from-slots.ts'
import type { FindCustomer } from '../whom/find-customer.ts'
import type { ToldVisit } from './filer.ts'
import type { FillForm } from './fill-form.ts'
import { openHearVisit } from './hear-visit.ts'
import type { VisitForm } from './visit-form.ts'

/** A form as what the chat would have been told: it is filed in the same way. */
export type FormSource = (turn: Turn, form: VisitForm) => Promise<ToldVisit>

export function openFormSource(
  { deals }: Pick<Ports, 'deals'>,
  findCustomer: FindCustomer,
  hear: Hear,
  fill: FillForm,
): FormSource {
  const hearVisit = openHearVisit(hear)
  return async (turn, given) => {
    // Words typed without a connection were never looked at.
    const form = given.read === given.note ? given : await fill(turn, given)
    const deal = form.dealId === undefined ? undefined : await deals.byId(turn.person, form.dealId)
    if (form.dealId !== undefined && deal === undefined) throw new Refusal('这个商机不在你名下，或者已经没有了。')
    if (deal === undefined && form.customer === undefined)
      throw new Refusal('见的是哪家客户？选一个商机，或者写上客户名称。')
    const names = form.attendees.map(({ name }) => name)
    const { news } = await hearVisit(turn, form.note, deal, names)
    const onFile = form.customer === undefined ? undefined : await findCustomer(turn.person, form.customer)
    const { commitments, mood, nextStep } = form
    const step = nextStep === undefined ? undefined : [nextStep.on && sayStep(timeIn(nextStep.on)), nextStep.text]
    return {
      note: form.note || `见了${names.join('、') || '客户'}`,
      at: turn.now.toISOString(),
      on: timeIn(form.on),
      news: {
        ...(await corrected(turn, news, form)),
        contacts: met(turn, form, news, deal),
        ...nextOf(turn, form, news),
      },
      details: {
        attendees: form.attendees.map(({ name, title, role }) => ({
          name,
          ...(title === undefined ? {} : { title }),
          ...(role === undefined ? {} : { role }),
        })),
        commitments: commitments.map(({ by, text, due }) => ({ by, text, ...(due === undefined ? {} : { due }) })),
        ...(mood === undefined ? {} : { mood }),
        ...(form.attached.length === 0 ? {} : { attached: form.attached }),
        ...(step === undefined ? {} : { nextStep: step.filter((part) => part).join(' ') }),
      },
      ...(nextStep?.on === undefined ? {} : { agreed: { title: nextStep.text, when: { value: timeIn(nextStep.on) } } }),
      ...(deal === undefined ? {} : { dealId: deal.id }),
      ...(form.customer === undefined ? {} : { customer: form.customer }),
      ...(onFile?.sure ? { customerId: onFile.customer.id } : {}),
    }
  }

  /** What the words tell, without the lines that were left out, and with those that were written over. */
  async function corrected(turn: Turn, news: Facts, { heard, touched }: VisitForm): Promise<Facts> {
    const { nextStep: _, ...told } = news
    if (!touched.includes('heard')) return told
    let facts: Facts = told
    for (const { key, value } of factLines(told)) {
      if (/^(?:customer|contact-)/.test(key)) continue
      const line = heard.find((one) => one.key === key)
      if (line?.value === value) continue
      facts = without(facts, key)
      if (line !== undefined && line.value !== '') facts = { ...facts, ...(await rewritten(turn, line)) }
    }
    return facts
  }

  async function rewritten(turn: Turn, { key, label, value }: VisitForm['heard'][number]): Promise<Partial<Facts>> {
    if (key === 'competitors') {
      const names = value === '没有' ? [] : value.split(/[、，,\s]+/).filter((name) => name !== '')
      return { competitors: { value: names, source: 'said', on: turn.today } }
    }
    const text = `${label}${value}`
    const { memory: _, ...viewing } = turn
    const found = factsFrom(text, await hear(text, viewing), turn.today)
    const fact = found[key as keyof Facts]
    if (fact === undefined) throw new Refusal(`没看懂“${text}”，换个写法，比如“${label}80万”。`)
    return { [key]: fact }
  }
}

function without({ objections, ...facts }: Facts, key: string): Facts {
  const code = /^objection-(.+)$/.exec(key)?.[1]
  if (code !== undefined) return { ...facts, objections: objections.filter(({ value }) => value !== code) }
  return { ...(Object.fromEntries(Object.entries(facts).filter(([name]) => name !== key)) as typeof facts), objections }
}

/** Who was there, with what the words tell of them and the part they were given on the page; and whom they tell of besides. */
function met({ today }: Turn, { attendees }: VisitForm, news: Facts, deal: Deal | undefined): ContactFacts[] {
  const said = <T>(value: T): Fact<T> => ({ value, source: 'said', on: today })
  const there = attendees.map(({ name, title, role }): ContactFacts => {
    const known = deal?.facts.contacts.find((one) => callOf(one) === name)
    const told = news.contacts.find((one) => callOf(one) === name)
    const before = mergeContact(known ?? {}, told ?? {}).role
    const called = told ?? (known === undefined ? { name } : pick(known))
    return {
      ...called,
      ...(title === undefined || called.title !== undefined ? {} : { title }),
      touched: said(true),
      ...(role === undefined || role === before?.value ? {} : { role: said(role) }),
    }
  })
  const names = new Set(attendees.map(({ name }) => name))
  return [...there, ...news.contacts.filter((one) => one.touched?.value === false && !names.has(callOf(one)))]
}

/** By what somebody is told from others. */
function pick({ name, title, dept, role }: ContactFacts): ContactFacts {
  if (name !== undefined) return { name }
  return {
    ...(title === undefined ? {} : { title }),
    ...(dept === undefined ? {} : { dept }),
    ...(role === undefined ? {} : { role }),
  }
}

/** Where nobody meant otherwise, what is to be done by a day is the deal's next step as it is in the chat. */
function nextOf({ today }: Turn, { nextStep, touched }: VisitForm, news: Facts): Pick<Facts, 'nextStep'> {
  if (nextStep === undefined && !touched.includes('nextStep'))
    return news.nextStep === undefined ? {} : { nextStep: news.nextStep }
  const value = nextStep?.on === undefined ? nextStep?.text : timeIn(nextStep.on)
  return value === undefined || value === '' ? {} : { nextStep: { value, source: 'said', on: today } }
}

/** A field's time as it is told elsewhere. */
function timeIn(value: string): string {
  return value.includes('T') ? `${value}+08:00` : value
}
