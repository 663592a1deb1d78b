import type { Conversation } from '../../conversation/index.ts'
import type { Recipient } from '../../conversation/skill.ts'
import type { People, Person } from '../../people/person.ts'
import type { Customers } from '../../sales/customer.ts'
import type { Deal, Deals } from '../../sales/deal.ts'
import type { DealEvent, DealEvents, MatchedBy } from '../../sales/events/deal-event.ts'
import { type Match, matchDeal } from '../../sales/events/match.ts'
import { assess } from '../../sales/risk/assess.ts'
import { caseOfDeal } from '../../sales/risk/case-of-deal.ts'
import type { TippingKind } from '../../sales/risk/tipping/point.ts'
import type { Names } from '../../sales/who/names.ts'
import type { Writes } from '../ports.ts'
import { reach } from '../talk/reach.ts'
import { Pushed } from './pushed.ts'
import { tippingCard } from './tipping-card.ts'

/** What became of one pushed event, in the order they came. */
export type Taken =
  | { id: string; outcome: 'kept' | 'repeat'; deal?: { id: string; customer: string; matchedBy: MatchedBy } }
  | { id?: string; outcome: 'refused'; error: string }

/** Takes in what other systems push: checked, matched to a deal, kept once, and flagged to people where it may turn the deal. */
export interface Intake {
  take(tenantId: string, events: readonly unknown[], now: Date): Promise<Taken[]>
}

/** As many events of a deal are read when a new one comes. */
const eventsRead = 60

/** What happened longer ago has turned its deal by now, or has not: it is judged with the rest, and alarms nobody. Of 2026-11-22. */
const newsForMs = 14 * 86_400_000

export function openIntake(parts: {
  dealEvents: DealEvents
  names: Names
  deals: Deals
  customers: Customers
  people: Pick<People, 'addressesOf' | 'above'>
  announce: Conversation<Writes>['announce']
}): Intake {
  const { dealEvents, names, deals, customers, people, announce } = parts
  return {
    async take(tenantId, events, now) {
      const read = events.map((event) => Pushed.safeParse(event))
      const program = programOf(tenantId)
      const known = await names.of(program)
      const prepared: { event: DealEvent; deal: Deal | undefined; by: MatchedBy | undefined }[] = []
      for (const { data } of read) {
        if (data === undefined) continue
        const match = matchDeal(data, known) ?? (await byContact(program, data))
        const deal = match === undefined ? undefined : await deals.byId(program, match.id)
        const event = eventOf(data, tenantId, now, deal, match?.by)
        const isNews = now.getTime() - Date.parse(event.at) < newsForMs
        const tipping =
          deal === undefined || event.complaint !== undefined || !isNews
            ? []
            : await tippingOf(program, deal, event, now)
        prepared.push({ event: { ...event, tipping }, deal, by: match?.by })
      }
      const outcomes = await dealEvents.keep(prepared.map(({ event }) => event))
      for (const [at, { event, deal }] of prepared.entries()) {
        if (outcomes[at] === 'kept' && deal !== undefined && event.tipping.length > 0) await flag(event, deal)
      }
      let next = 0
      return read.map(({ data, error }, at): Taken => {
        if (data === undefined) {
          const { id } = Object(events[at])
          return {
            ...(typeof id === 'string' ? { id } : {}),
            outcome: 'refused',
            error: error?.issues.map(({ message }) => message).join('；') ?? '',
          }
        }
        const { deal, by } = prepared[next] ?? {}
        const outcome = outcomes[next] ?? 'repeat'
        next += 1
        return {
          id: data.id,
          outcome,
          ...(deal === undefined || by === undefined
            ? {}
            : { deal: { id: deal.id, customer: deal.customer, matchedBy: by } }),
        }
      })
    },
  }

  /** Where no customer is named, the one open deal that has this person among its contacts. */
  async function byContact(program: Person, { customer, from, who }: Pushed): Promise<Match | undefined> {
    if (customer !== undefined || from !== 'customer' || who === '') return undefined
    const [only, another] = await names.withContact(program, who)
    return only !== undefined && another === undefined ? { id: only, by: 'contact' } : undefined
  }

  async function tippingOf(program: Person, deal: Deal, event: DealEvent, now: Date): Promise<TippingKind[]> {
    const earlier = (await dealEvents.ofDeal(program, deal.id, eventsRead)).filter(({ id }) => id !== event.id)
    const aliases = (await customers.byId(program, deal.customerId))?.aliases ?? []
    const risk = caseOfDeal(deal, aliases, [...earlier, event], [], now.toISOString())
    const place = risk.events.indexOf(event)
    return assess(risk)
      .tipping_points.filter((point) => point.event === place)
      .map(({ kind }) => kind)
  }

  /** To the rep and to the nearest managers above, each once, at any hour. */
  async function flag(event: DealEvent, deal: Deal): Promise<void> {
    const managers = await people.above(deal.tenantId, 'manager', [deal.teamId])
    const ids = new Set([deal.ownerId, ...managers.map(({ id }) => id)])
    const found = await Promise.all([...ids].map((id) => reach(people, { tenantId: deal.tenantId, id }, '')))
    const to = found.filter((recipient): recipient is Recipient => recipient !== undefined)
    if (to.length === 0) return
    await announce({
      key: `tipping ${event.tenantId} ${event.id}`,
      tenantId: deal.tenantId,
      replies: to.map((recipient) => ({ kind: 'card', card: tippingCard(event, deal), to: recipient })),
      wished: true,
    })
  }
}

/** Another program sees what sales operations see: every deal of its company, and changes none. */
function programOf(tenantId: string): Person {
  return { id: 'push', tenantId, name: '推送接口', role: 'sales-ops', teamId: '', active: true }
}

function eventOf(
  pushed: Pushed,
  tenantId: string,
  now: Date,
  deal: Deal | undefined,
  by: MatchedBy | undefined,
): DealEvent {
  const { id, at, source, from, who, text, customer, complaint } = pushed
  return {
    id,
    tenantId,
    at: new Date(at).toISOString(),
    receivedAt: now.toISOString(),
    source,
    from,
    who,
    text,
    tipping: [],
    ...(customer === undefined ? {} : { customer }),
    ...(complaint === undefined ? {} : { complaint }),
    ...(deal === undefined || by === undefined ? {} : { dealId: deal.id, customerId: deal.customerId, matchedBy: by }),
  }
}
