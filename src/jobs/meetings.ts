import type { Conversation } from '../conversation/index.ts'
import { recipientOf } from '../conversation/reception.ts'
import type { Reply } from '../conversation/skill.ts'
import type { People, Person } from '../people/person.ts'
import { type Appointment, type Meetings, type Notice, usualMs } from '../sales/calendar.ts'
import type { Deals } from '../sales/deal.ts'
import type { Visits } from '../sales/visit.ts'
import { askedAfterCard } from '../skills/calendar/asked-after.ts'
import type { Viewing, Writes } from '../skills/ports.ts'
import type { Prepare } from '../skills/previsit/prepare.ts'
import type { Cases } from '../skills/sandbox/cases.ts'
import type { Job } from './schedule.ts'

/** More wait for the next round, a few seconds later. */
const mostAtOnce = 200
/** How long before it begins the page comes. */
const leadMs = 30 * 60_000
/** An evening's meeting is asked about the next morning; past this nobody remembers it to the word. */
const askedForMs = 20 * 3_600_000

type Said = Exclude<Reply, { kind: 'redraw' }>

/**
 * Half an hour before a meeting its page, and when it is likely over the question how it went. What is said and that it was said are
 * written together, for the very minute agreed on: a meeting that was moved or cancelled meanwhile is not spoken of, and two
 * processes, or one that died half-way, say it once.
 */
export function meetingsJob(parts: {
  meetings: Pick<Meetings, 'unsaid'>
  people: Pick<People, 'byId' | 'addressesOf'>
  deals: Pick<Deals, 'byId'>
  visits: Pick<Visits, 'ofDeal'>
  cases: Pick<Cases, 'ofDeal'>
  prepare: Prepare
  view(person: Person): Viewing
  announce: Conversation<Writes>['announce']
  now(): number
}): Job {
  const { meetings, people, deals, visits, cases, prepare, view, announce, now } = parts
  return {
    name: 'meetings',
    everyMs: 10_000,
    async run() {
      const at = now()
      for (const next of await meetings.unsaid('before', at, at + leadMs, mostAtOnce)) await say('before', next, page)
      for (const over of await meetings.unsaid('after', at - askedForMs, at - usualMs, mostAtOnce))
        await say('after', over, question)
    },
  }

  async function say(
    notice: Notice,
    appointment: Appointment,
    what: (appointment: Appointment, owner: Person) => Promise<Said[]>,
  ): Promise<void> {
    const { id, tenantId, ownerId, when } = appointment
    const owner = await people.byId(tenantId, ownerId)
    const [address] = await people.addressesOf(tenantId, ownerId)
    const to = address && recipientOf(address, address.userId)
    const said = owner === undefined || to === undefined ? [] : await what(appointment, owner)
    await announce({
      key: `${notice} ${id} ${when.value}`,
      tenantId,
      replies: to === undefined ? [] : said.map((reply) => ({ ...reply, to })),
      changes: [{ kind: 'appointment.noticed', level: 'auto', subject: id, notice, when }],
    })
  }

  /** What is on record about the deal; an appointment without one needs no page. */
  async function page({ dealId, when }: Appointment, owner: Person): Promise<Said[]> {
    const deal = dealId === undefined ? undefined : await deals.byId(owner, dealId)
    if (deal === undefined || deal.status !== 'open') return []
    const viewing = view(owner)
    return prepare(viewing, await cases.ofDeal(viewing, deal), when)
  }

  /** Nobody is asked about what has no customer, or what they have told already. */
  async function question(appointment: Appointment, owner: Person): Promise<Said[]> {
    const { customer, dealId, with: names, when } = appointment
    if (customer === undefined && dealId === undefined && names.length === 0) return []
    const [last] = dealId === undefined ? [] : await visits.ofDeal(owner, dealId, 1)
    const isTold = last !== undefined && last.ownerId === owner.id && Date.parse(last.at) >= Date.parse(when.value)
    return isTold ? [] : [{ kind: 'card', card: askedAfterCard(appointment, new Date(now())) }]
  }
}
