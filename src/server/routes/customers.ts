import type Router from '@koa/router'
import type { Context } from 'koa'
import { reachOf } from '../../people/permissions.ts'
import type { People, Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Calendar } from '../../sales/calendar.ts'
import type { Contacts, CustomerLine, Customers } from '../../sales/customer.ts'
import type { Deals } from '../../sales/deal.ts'
import type { DealEvents } from '../../sales/events/deal-event.ts'
import type { Tasks } from '../../sales/task.ts'
import type { Visits } from '../../sales/visit.ts'
import type { VisitAttachments } from '../../sales/visit-attachment.ts'
import { openNameIndex } from '../../sales/who/name-index.ts'
import { plainName } from '../../sales/who/plain-name.ts'
import type { Viewing } from '../../skills/ports.ts'
import { type ContactList, type CustomerList, type CustomerPage, GroupSet } from '../contract.ts'
import { aboutCustomer, contactRow, customerRow, dealOfCustomer } from '../customer-page.ts'
import { notFound } from '../failures.ts'
import { readJson } from '../read-body.ts'
import { appointmentRow, taskRow } from '../timed-rows.ts'
import { timelineOf } from '../timeline.ts'

const rowsShown = 200
const timelineShown = 40

/** 客户: the list, searched by any name, and one customer with all that is on record; what one may not see is not found. */
export function customerRoutes(
  router: Router,
  parts: {
    customers: Customers
    contacts: Contacts
    deals: Deals
    visits: Visits
    visitAttachments: VisitAttachments
    dealEvents: DealEvents
    tasks: Tasks
    calendar: Calendar
    people: Pick<People, 'byId'>
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { customers, contacts, deals, visits, visitAttachments, dealEvents, tasks, calendar, people, whoAsks, view } =
    parts

  router.get('/api/customers', async (ctx) => {
    const { person, today } = view(await whoAsks(ctx))
    const found = called(String(ctx.query['q'] ?? ''), await customers.lines(person))
    ctx.body = {
      customers: found.slice(0, rowsShown).map((line) => customerRow(line, today)),
      found: found.length,
    } satisfies CustomerList
  })

  router.get('/api/customers/:id', async (ctx) => {
    const { person, today, now } = view(await whoAsks(ctx))
    const customer = await customers.byId(person, String(ctx.params['id']))
    if (customer === undefined) throw notFound()
    const { id, name, aliases, group, tenantId, ownerId } = customer
    const [owner, sold, known, seen, events, open, booked] = await Promise.all([
      people.byId(tenantId, ownerId),
      deals.ofCustomer(person, id),
      contacts.of(person, id),
      visits.ofCustomer(person, id, timelineShown),
      dealEvents.ofCustomer(person, id, timelineShown),
      tasks.open(person),
      calendar.between(person, today, '9999-12-31'),
    ])
    const attached = await visitAttachments.of(
      person,
      seen.map((visit) => visit.id),
    )
    const dealIds = new Set(sold.map((deal) => deal.id))
    const isTheirs = ({ dealId, customer }: { dealId?: string; customer?: string }) =>
      dealId === undefined ? customer === name : dealIds.has(dealId)
    ctx.body = {
      id,
      name,
      aliases: [...aliases],
      ...(group === undefined ? {} : { group }),
      mayChange: mayChange(person, customer),
      groups: [...new Set((await customers.of(person)).flatMap((one) => one.group ?? []))],
      about: aboutCustomer(customer),
      owner: owner?.name ?? '已离职',
      ownerId,
      deals: sold.map(dealOfCustomer),
      contacts: known.map(contactRow),
      ahead: [
        ...booked.filter(isTheirs).map((one) => appointmentRow(one, today)),
        ...open.filter(isTheirs).map((one) => taskRow(one, today, now)),
      ],
      timeline: timelineOf({ visits: seen, attached, events }, person.id, timelineShown),
    } satisfies CustomerPage
  })

  router.post('/api/customers/:id/group', async (ctx) => {
    const { person, now } = view(await whoAsks(ctx))
    const { group } = GroupSet.parse(await readJson(ctx))
    const id = String(ctx.params['id'])
    if ((await customers.byId(person, id)) === undefined) throw notFound()
    if (!(await customers.setGroup(person, id, group, now.getTime())))
      throw new Refusal('这家客户不在你名下，改不了所属集团。')
    ctx.status = 204
  })

  router.get('/api/deals/:id/contacts', async (ctx) => {
    const person = await whoAsks(ctx)
    const deal = await deals.byId(person, String(ctx.params['id']))
    if (deal === undefined) throw notFound()
    const known = await contacts.of(person, deal.customerId)
    ctx.body = { contacts: known.map(contactRow) } satisfies ContactList
  })
}

/** Theirs to change, as far as the record alone tells; the keeper decides. */
function mayChange(person: Person, { ownerId }: { ownerId: string }): boolean {
  const reach = reachOf(person, 'change', 'deal')
  return reach === 'own' ? ownerId === person.id : reach !== undefined
}

/** By any part of a name, else as a name that was heard or typed by its sound. */
function called(asked: string, lines: readonly CustomerLine[]): readonly CustomerLine[] {
  const plain = plainName(asked)
  if (plain === '') return lines
  const holding = lines.filter(({ name, aliases }) => [name, ...aliases].some((one) => plainName(one).includes(plain)))
  if (holding.length > 0) return holding
  const index = openNameIndex(lines.map(({ id, name, aliases }) => ({ key: id, name, aliases })))
  const keys = new Set(index.find(asked)?.keys)
  return lines.filter(({ id }) => keys.has(id))
}
