import { addDays, type Day, dateOf, monthOf, weekdayOf } from '../../language/calendar.ts'
import type { Fact, Facts } from '../../sales/facts.ts'
import type { Visit } from '../../sales/visit.ts'
import type { Furniture } from '../../storage/storage.ts'
import type { Case } from './case.ts'
import { idOf } from './id.ts'
import { tenantId } from './staff.ts'

type Owner = Pick<Furniture['people'][number], 'id' | 'teamId'>
type Book = Pick<Furniture, 'customers' | 'deals' | 'visits'>

/** What one rep has in hand and behind them, as it stands on the morning of `today`. */
export function bookOf(owner: Owner, cases: readonly Case[], today: Day): Book {
  return {
    customers: customersOf(cases, owner),
    deals: cases.map((one) => dealOf(one, cases, owner, today)),
    visits: cases.flatMap((one) => visitsOf(one, cases, owner, today)),
  }
}

/** Each once, however many deals there are with them; numbered after the first. */
function customersOf(cases: readonly Case[], owner: Owner): Book['customers'] {
  return cases
    .filter((one) => numberOf(one.facts.customer, cases) === one.number)
    .map(({ number, facts: { customer, industry, region, existingCustomer } }) => ({
      id: idOf('customer', number),
      tenantId,
      ownerId: owner.id,
      teamId: owner.teamId,
      name: customer,
      aliases: [],
      industry,
      region,
      existing: existingCustomer ?? false,
    }))
}

function numberOf(customer: string, cases: readonly Case[]): number {
  return cases.find(({ facts }) => facts.customer === customer)?.number ?? 0
}

function dealOf(one: Case, cases: readonly Case[], owner: Owner, today: Day): Book['deals'][number] {
  const { customer, stage } = one.facts
  const { day, time } = lastTouch(one, today)
  return {
    id: idOf('deal', one.number),
    tenantId,
    ownerId: owner.id,
    teamId: owner.teamId,
    customerId: idOf('customer', numberOf(customer, cases)),
    name: one.name,
    stage,
    status: one.closed?.outcome ?? 'open',
    facts: { ...factsOf(one, day), ...nextStepOf(one, day, today) },
    updatedAt: instant(day, time),
  }
}

/** All of it learned on the day the customer was last seen. */
function factsOf({ facts, contacts, objections = [] }: Case, on: Day): Facts {
  return {
    ...recorded(facts, on),
    contacts: contacts.map(({ role, stance, touched, ...who }) => ({
      ...who,
      ...recorded({ role, touched, ...(stance === undefined ? {} : { stance }) }, on),
    })),
    objections: objections.map((code) => ({ value: code, source: 'record', on })),
  }
}

function nextStepOf({ next }: Case, on: Day, today: Day): Pick<Facts, 'nextStep'> {
  if (next === undefined) return {}
  const day = workdayAt(today, next.inDays)
  return recorded({ nextStep: `${monthOf(day)}月${dateOf(day)}日 ${next.what}` }, on)
}

type Recorded<T> = { [K in keyof T]: Fact<Exclude<T[K], undefined>> }

/** The same keys, each value with where it comes from. */
function recorded<T extends object>(values: T, on: Day): Recorded<T> {
  const facts = Object.entries(values).map(([key, value]) => [key, { value, source: 'record', on }])
  return Object.fromEntries(facts) as Recorded<T>
}

function visitsOf({ number, facts, visits = [] }: Case, cases: readonly Case[], owner: Owner, today: Day): Visit[] {
  return visits.map(({ daysAgo, at, text }, index) => ({
    id: idOf('visit', number * 10 + index),
    tenantId,
    ownerId: owner.id,
    teamId: owner.teamId,
    customerId: idOf('customer', numberOf(facts.customer, cases)),
    dealId: idOf('deal', number),
    on: workdayAt(today, -daysAgo),
    at: instant(workdayAt(today, -daysAgo), at),
    loggedAt: instant(workdayAt(today, -daysAgo), at),
    text,
  }))
}

/** When it was closed, else when the customer was last seen; a deal nobody has been out for was put down this morning. */
function lastTouch({ visits = [], closed }: Case, today: Day): { day: Day; time: string } {
  if (closed !== undefined) return { day: workdayAt(today, -closed.daysAgo), time: '17:00' }
  const { daysAgo, at } = visits.at(-1) ?? { daysAgo: 0, at: '09:00' }
  return { day: workdayAt(today, -daysAgo), time: at }
}

/** So many days on (or back, when negative); a weekend gives way to the working day beyond it. */
function workdayAt(today: Day, days: number): Day {
  const day = addDays(today, days)
  if (weekdayOf(day) <= 5) return day
  return days < 0 ? addDays(day, 5 - weekdayOf(day)) : addDays(day, 8 - weekdayOf(day))
}

function instant(day: Day, time: string): string {
  return new Date(`${day}T${time}+08:00`).toISOString()
}
