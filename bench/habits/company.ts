import { addDays, type Day } from '../../src/language/calendar.ts'
import { isWorkday } from '../../src/language/holidays.ts'
import type { Work, WorkedDeal, WorkedEvent, WorkedVisit } from '../../src/sales/behaviour/work.ts'
import { nothingKnown } from '../../src/sales/facts.ts'
import { type Random, randomFrom } from '../simulation/random.ts'
import { assumptions } from './assumptions.ts'
import { customersWords, ownPlan, templatePlan } from './plans.ts'

/** What may be planted in a rep. */
const habits = ['neglects', 'cools', 'waits', 'copies', 'alone', 'breaks'] as const
export type Habit = (typeof habits)[number]

export interface SimulatedRep {
  habits: ReadonlySet<Habit>
  work: Work
}

/** Everybody’s quarter in one company. */
export function simulatedCompany(seed: number): SimulatedRep[] {
  const random = randomFrom(seed)
  const { teams, repsPerTeam } = assumptions
  return Array.from({ length: teams * repsPerTeam }, (_, index) => simulatedRep(random, index))
}

function simulatedRep(random: Random, index: number): SimulatedRep {
  const has = new Set(habits.filter(() => random() < assumptions.share))
  const days = workdays()
  const leaveFrom = Math.floor(random() * (days.length - assumptions.leave.days))
  const away = days.slice(leaveFrom, leaveFrom + assumptions.leave.days)
  const diary = openDiary(random, index, new Set(away))
  for (let which = 0; which < assumptions.old; which++) oldCustomer(diary, has, which)
  for (let which = 0; which < assumptions.fresh; which++) freshCustomer(diary, has, which)
  questions(diary, has)
  plans(diary, has)
  promises(diary, has)
  festival(diary)
  if (random() < assumptions.leave.noted) {
    diary.appointments.push({ title: '年假', with: [], first: away[0] ?? '', last: away.at(-1) ?? '' })
  }
  const { deals, visits, events, tasks, appointments } = diary
  const teamId = `team ${Math.floor(index / assumptions.repsPerTeam)}`
  const person = { id: `rep ${index}`, name: `销售${index}`, role: 'rep' as const, teamId, teamName: teamId }
  return { habits: has, work: { person, deals, visits, events, tasks, appointments } }
}

interface Diary {
  random: Random
  deals: WorkedDeal[]
  visits: WorkedVisit[]
  events: WorkedEvent[]
  tasks: Work['tasks'][number][]
  appointments: Work['appointments'][number][]
  /** What each customer has told, in their own words. */
  words: Map<string, string[]>
  days: Day[]
  isAway(day: Day): boolean
  open(customer: string, since: Day, stage: 'need' | 'solution'): WorkedDeal
  /** Speaks to a customer on the next day at work, by a visit or in writing; often it is told. */
  touch(deal: WorkedDeal, on: Day, text?: string): void
}

function openDiary(random: Random, index: number, away: ReadonlySet<Day>): Diary {
  const days = workdays()
  const diary: Diary = {
    random,
    deals: [],
    visits: [],
    events: [],
    tasks: [],
    appointments: [],
    words: new Map(),
    days,
    isAway: (day) => away.has(day),
    open(customer, since, stage) {
      const name = `${surnames[index % surnames.length]}${customer}${index}`
      const deal: WorkedDeal = {
        id: `deal ${name}`,
        customerId: name,
        customer: name,
        stage,
        status: 'open',
        since,
        facts: nothingKnown,
        predictions: [],
      }
      diary.deals.push(deal)
      diary.words.set(deal.id, customersWords(random))
      return deal
    },
    touch({ id: dealId, customerId }, on, text) {
      const day = days.find((one) => one >= on && !away.has(one))
      if (day === undefined || random() < assumptions.gaps) return
      const at = atHour(day, 9 + random() * 8)
      if (text === undefined && random() < 0.4) {
        diary.events.push({
          id: `${dealId} ${at} ${random()}`,
          dealId,
          at,
          source: 'chat',
          from: 'rep',
          text: `资料${Math.floor(random() * 1e6)}发您`,
        })
        return
      }
      const said = diary.words.get(dealId) ?? []
      const noted =
        random() < assumptions.missed
          ? '打电话没人接'
          : (text ?? `见了王总，他说${said[Math.floor(random() * said.length)] ?? '再看看'}`)
      diary.visits.push({ dealId, customerId, on: day, at, text: noted })
    },
  }
  return diary
}

const surnames = ['恒', '瑞', '远', '信', '华', '盛', '诚', '泰']

function oldCustomer(diary: Diary, has: ReadonlySet<Habit>, which: number): void {
  const { random } = diary
  const deal = diary.open(`老客${which}`, '2026-05-04', 'solution')
  const { usual, neglectful, spread } = assumptions.touches
  const rate = (has.has('neglects') ? neglectful : usual) * Math.exp(spread * random.normal())
  const together = togetherIn(diary, has)
  let touched = 0
  for (const day of diary.days) {
    if (!diary.isAway(day) && random() < rate / 5)
      diary.touch(deal, day, touched++ === together ? broughtAlong : undefined)
  }
}

/** Met on some day of the quarter, seen again after a while, and now and then from then on. */
function freshCustomer(diary: Diary, has: ReadonlySet<Habit>, which: number): void {
  const { random, days } = diary
  const met = Math.floor(random() * (days.length - 16))
  const deal = diary.open(`新客${which}`, days[met] ?? '', 'need')
  const { usual, cool, spread } = assumptions.again
  const gap = Math.max(1, Math.round((has.has('cools') ? cool : usual) * Math.exp(spread * random.normal())))
  const together = togetherIn(diary, has)
  for (let at = met, touched = 0; at < days.length; at += touched++ === 0 ? gap : 3 + Math.floor(random() * 6)) {
    diary.touch(deal, days[at] ?? '', touched === together ? broughtAlong : undefined)
  }
}

const broughtAlong = '带售前和交付一起去讲了一遍，客户提了几个接口问题'

/** To which of the first touches of a customer colleagues come along; `undefined` where they never do. */
function togetherIn({ random }: Diary, has: ReadonlySet<Habit>): number | undefined {
  const { usual, alone } = assumptions.colleagues
  return random() < (has.has('alone') ? alone : usual) ? Math.floor(random() * 2) : undefined
}

/** Those of old ask: to answer somebody new would be to speak to them again, and nobody who does lets them cool. */
function questions(diary: Diary, has: ReadonlySet<Habit>): void {
  const { random, days, events } = diary
  const { asked, usual, slow, spread } = assumptions.answers
  for (let at = 0; at < asked; at++) {
    const deal = diary.deals[Math.floor(random() * assumptions.old)]
    const day = days[Math.floor(random() * (days.length - 4))] ?? ''
    if (deal === undefined || diary.isAway(day)) continue
    const hour = 9 + random() * 8
    const id = `${deal.id} q${at}`
    events.push({
      id,
      dealId: deal.id,
      at: atHour(day, hour),
      source: 'chat',
      from: 'customer',
      text: '参数和报价能发一份吗？',
    })
    const waited = (has.has('waits') ? slow : usual) * Math.exp(spread * random.normal())
    if (random() < assumptions.gaps / 3) continue
    events.push({
      id: `${id} a`,
      dealId: deal.id,
      at: afterHours(diary, day, hour, waited),
      source: 'chat',
      from: 'rep',
      text: `参数${at}发您了`,
    })
  }
}

function plans(diary: Diary, has: ReadonlySet<Habit>): void {
  const { random, days, events } = diary
  for (const { id: dealId, customer } of diary.deals.slice(-assumptions.plans)) {
    const day = days[days.length - 1 - Math.floor(random() * 8)] ?? ''
    const words = diary.words.get(dealId) ?? []
    const text = has.has('copies') ? templatePlan(random, customer) : ownPlan(random, customer, words)
    events.push({ id: `${dealId} plan`, dealId, at: atHour(day, 17.5), source: '方案', from: 'rep', text })
  }
}

function promises({ random, days, deals, tasks, isAway }: Diary, has: ReadonlySet<Habit>): void {
  const { made, usual, broken } = assumptions.promises
  for (let at = 0; at < made; at++) {
    const due = days[Math.floor(random() * days.length)] ?? ''
    const deal = deals[Math.floor(random() * deals.length)]
    if (deal === undefined || isAway(due)) continue
    const told = { dealId: deal.id, text: '发资料', due, madeAt: atHour(addDays(due, -3), 10) }
    const isKept = random() < (has.has('breaks') ? broken : usual)
    const isTicked = isKept && random() >= assumptions.unticked
    tasks.push(isTicked ? { ...told, doneAt: atHour(due, 16) } : told)
  }
}

/** The same words to everybody, which touch nobody. */
function festival({ deals, events }: Diary): void {
  for (const day of ['2026-09-24', '2026-09-30', '2026-11-11', '2026-11-18']) {
    for (const { id: dealId, since } of deals) {
      if (since <= day)
        events.push({
          id: `${dealId} ${day}`,
          dealId,
          at: atHour(day, 9.1),
          source: 'chat',
          from: 'rep',
          text: '祝您顺利',
        })
    }
  }
}

function workdays(): Day[] {
  return Array.from({ length: 7 * assumptions.weeks }, (_, at) => addDays(assumptions.first, at)).filter(isWorkday)
}

function atHour(day: Day, hour: number): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + Math.round(hour * 3_600_000)).toISOString()
}

/** The instant so many working hours later: from nine to six, on days at work. */
function afterHours({ days, isAway }: Diary, day: Day, hour: number, wait: number): string {
  let left = wait
  for (let at = days.indexOf(day), from = hour; at < days.length; at++, from = 9) {
    const today = days[at] ?? ''
    if (isAway(today)) continue
    if (left <= 18 - from) return atHour(today, from + left)
    left -= 18 - from
  }
  return atHour(days.at(-1) ?? day, 18)
}
