import type { Conversation } from '../conversation/index.ts'
import type { Log } from '../conversation/log.ts'
import { recipientOf } from '../conversation/reception.ts'
import type { Recipient, Reply } from '../conversation/skill.ts'
import type { Pressing } from '../people/attention.ts'
import type { People, Person } from '../people/person.ts'
import { type Appointment, isOn, isStillAskedAbout, type Meetings, type Notice } from '../sales/calendar.ts'
import type { Deals } from '../sales/deal.ts'
import { outsideOf } from '../sales/outside-calendar.ts'
import type { Visits } from '../sales/visit.ts'
import { askedAfterCard } from '../skills/calendar/asked-after.ts'
import type { Viewing, Writes } from '../skills/ports.ts'
import type { Prepare } from '../skills/previsit/prepare.ts'
import type { Cases } from '../skills/sandbox/cases.ts'
import { oneByOne, workOff } from './one-by-one.ts'
import type { Job } from './schedule.ts'

/** Read at once. */
const mostAtOnce = 200
/** The longest holidays with the weekends around them. */
const longestBreakMs = 12 * 24 * 3_600_000

type Said = Exclude<Reply, { kind: 'redraw' }>

/**
 * Before a meeting its page, and when it is likely over the question how it went. What is said and that it was said are
 * written together, for the very minute agreed on: a meeting that was moved or cancelled meanwhile is not spoken of, and two
 * processes, or one that died half-way, say it once. Questions that had to wait are asked in one.
 */
export function meetingsJob(parts: {
  meetings: Pick<Meetings, 'ahead' | 'over'>
  people: Pick<People, 'byId' | 'addressesOf'>
  deals: Pick<Deals, 'byId'>
  visits: Pick<Visits, 'ofDeal'>
  cases: Pick<Cases, 'ofDeal'>
  prepare: Prepare
  view(person: Person): Viewing
  announce: Conversation<Writes>['announce']
  log: Log
  now(): number
}): Job {
  const { meetings, people, deals, visits, cases, prepare, view, announce, log, now } = parts
  return {
    name: 'meetings',
    everyMs: 10_000,
    async run(stopping) {
      const round = { job: 'meetings', log, stopping }
      await workOff(
        { due: (limit) => meetings.ahead(now(), limit), keyOf, atOnce: mostAtOnce },
        (ahead) => oneByOne(ahead, tell, round),
        stopping,
      )
      await workOff(
        { due: (limit) => meetings.over(now() - longestBreakMs, now(), limit), keyOf, atOnce: mostAtOnce },
        (over) => oneByOne(byOwner(over.filter((each) => isStillAskedAbout(each, new Date(now())))), ask, round),
        stopping,
      )
    },
  }

  async function tell(next: Appointment): Promise<void> {
    const owner = await reached(next)
    await say('before', 'page', [next], owner && { ...owner, said: await page(next, owner.person) })
  }

  /** One card for all that waited; nobody is asked about what has no customer, or what they have told already. */
  async function ask(together: readonly Appointment[]): Promise<void> {
    const [any] = together
    const owner = any && (await reached(any))
    const open: Appointment[] = []
    for (const each of together) if (owner !== undefined && (await isToAsk(each, owner.person))) open.push(each)
    const settled = together.filter((each) => !open.includes(each))
    for (const each of settled) await say('after', 'question', [each], undefined)
    const [last, ...others] = open.toReversed()
    if (owner === undefined || last === undefined) return
    const card = askedAfterCard(last, new Date(now()), others)
    await say('after', 'question', open, { ...owner, said: [{ kind: 'card', card }] })
  }

  async function say(
    notice: Notice,
    pressing: Pressing,
    about: readonly Appointment[],
    spoken: { to: Recipient; said: readonly Said[] } | undefined,
  ): Promise<void> {
    const [first] = about
    if (first === undefined) return
    const { tenantId, ownerId } = first
    const isOfToday = about.some((each) => isOn(each, new Date(now())))
    await announce({
      key: `${notice} ${ownerId} ${about.map(({ id, when }) => `${id} ${when.value}`).join(' ')}`,
      tenantId,
      replies: spoken === undefined ? [] : spoken.said.map((reply) => ({ ...reply, to: spoken.to })),
      changes: about.map((each) => noticed(each, notice)),
      push: { personId: ownerId, pressing, ...(isOfToday ? { ofToday: true } : {}) },
    })
  }

  async function reached({ tenantId, ownerId }: Appointment): Promise<{ person: Person; to: Recipient } | undefined> {
    const person = await people.byId(tenantId, ownerId)
    const [address] = await people.addressesOf(tenantId, ownerId)
    if (person === undefined || address === undefined) return undefined
    return { person, to: recipientOf(address, address.userId) }
  }

  /** What is on record about the deal; an appointment without one needs no page. */
  async function page({ dealId, when }: Appointment, owner: Person): Promise<Said[]> {
    const deal = dealId === undefined ? undefined : await deals.byId(owner, dealId)
    if (deal === undefined || deal.status !== 'open') return []
    const viewing = view(owner)
    return prepare(viewing, await cases.ofDeal(viewing, deal), when)
  }

  async function isToAsk({ customer, dealId, with: names, when }: Appointment, owner: Person): Promise<boolean> {
    if (customer === undefined && dealId === undefined && names.length === 0) return false
    const [last] = dealId === undefined ? [] : await visits.ofDeal(owner, dealId, 1)
    return !(last !== undefined && last.ownerId === owner.id && Date.parse(last.at) >= Date.parse(when.value))
  }
}

function noticed({ id, ownerId, when }: Appointment, notice: Notice): Writes {
  const elsewhere = outsideOf(id)
  return elsewhere === undefined
    ? { kind: 'appointment.noticed', level: 'auto', subject: id, notice, when }
    : { kind: 'outside-event.noticed', level: 'auto', subject: ownerId, ...elsewhere, notice, when }
}

function keyOf({ id, ownerId, when }: Appointment): string {
  return `${ownerId} ${id} ${when.value}`
}

function byOwner(all: readonly Appointment[]): Appointment[][] {
  const owners = new Map<string, Appointment[]>()
  for (const each of all) {
    const key = `${each.tenantId} ${each.ownerId}`
    owners.set(key, [...(owners.get(key) ?? []), each])
  }
  return [...owners.values()]
}
