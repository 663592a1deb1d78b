import type { Person } from '../../people/person.ts'
import type { Customer, Customers } from '../../sales/customer.ts'
import type { Deal, Deals } from '../../sales/deal.ts'
import type { ChatGroups } from '../../sales/events/chat-group.ts'
import type { DealEvent, DealEvents, MatchedBy } from '../../sales/events/deal-event.ts'
import { customerOfDeal, type Match, matchDeal } from '../../sales/events/match.ts'
import { matchCustomer } from '../../sales/events/match-customer.ts'
import type { NamedDeal, Names } from '../../sales/who/names.ts'
import type { Flag } from './flag.ts'
import { openJudge } from './judge.ts'
import { Pushed } from './pushed.ts'

/** What became of one pushed event, in the order they came. */
export type Taken =
  | {
      id: string
      outcome: 'kept' | 'repeat' | 'passed-over'
      deal?: { id: string; customer: string; matchedBy: MatchedBy }
      /** Where it concerns a customer and is of no one deal of theirs. */
      customer?: { id: string; name: string; matchedBy: MatchedBy }
    }
  | { id?: string; outcome: 'refused'; error: string }

/** Takes in what other systems push: checked, matched to a deal or at least to a customer, kept once, and flagged to people where it may turn the deal. */
export interface Intake {
  /** `strangers`: what belongs to nobody waits to be claimed, or is passed over where anybody may be the talk, as in a feed. */
  take(tenantId: string, events: readonly unknown[], now: Date, strangers?: 'keep' | 'pass-over'): Promise<Taken[]>
}

export function openIntake(parts: {
  dealEvents: DealEvents
  chatGroups: Pick<ChatGroups, 'dealOf'>
  names: Names
  deals: Deals
  customers: Customers
  flag: Flag
}): Intake {
  const { dealEvents, chatGroups, names, deals, customers, flag } = parts
  return {
    async take(tenantId, events, now, strangers = 'keep') {
      const read = events.map((event) => Pushed.safeParse(event))
      const program = programOf(tenantId)
      const known = await names.of(program)
      const judge = openJudge(parts, program)
      const clients = await customers.of(program)
      const prepared: Prepared[] = []
      for (const { data } of read) {
        if (data === undefined) continue
        const groupDeal = data.group === undefined ? undefined : await chatGroups.dealOf(tenantId, data.group)
        const match = matchDeal({ ...data, groupDeal }, known) ?? (await byContact(program, data))
        const deal = match?.id == null ? undefined : await deals.byId(program, match.id)
        const isNobodys = match?.id === null
        const theirs = deal === undefined && !isNobodys ? matchCustomer(withCustomer(data, known), clients) : undefined
        const belongs = deal === undefined && !isNobodys ? theirs : match
        const customerId = deal?.customerId ?? theirs?.id
        const event = eventOf(data, tenantId, now, {
          ...(deal === undefined ? {} : { dealId: deal.id }),
          ...(customerId === undefined ? {} : { customerId }),
          ...(belongs === undefined ? {} : { matchedBy: belongs.by }),
        })
        const tipping = deal === undefined ? [] : await judge(event, deal, now)
        const customer = theirs && clients.find(({ id }) => id === theirs.id)
        prepared.push({ event: { ...event, tipping }, deal, customer, by: belongs?.by })
      }
      const wanted = prepared.filter(({ event }) => event.customerId !== undefined || strangers === 'keep')
      const outcomes = await dealEvents.keep(wanted.map(({ event }) => event))
      const outcomeOf = new Map(wanted.map((one, at) => [one, outcomes[at] ?? 'repeat'] as const))
      for (const { event, deal } of wanted.filter((one) => outcomeOf.get(one) === 'kept'))
        if (deal !== undefined && event.tipping.length > 0) await flag(event, deal, now.getTime())
      const inOrder = prepared.values()
      return read.map(({ data, error }, at): Taken => {
        if (data === undefined) {
          const { id } = Object(events[at])
          return {
            ...(typeof id === 'string' ? { id } : {}),
            outcome: 'refused',
            error: error?.issues.map(({ message }) => message).join('；') ?? '',
          }
        }
        const { value: one } = inOrder.next()
        const outcome = (one && outcomeOf.get(one)) ?? 'passed-over'
        const { deal, customer, by } = one ?? {}
        return {
          id: data.id,
          outcome,
          ...(deal === undefined || by === undefined
            ? {}
            : { deal: { id: deal.id, customer: deal.customer, matchedBy: by } }),
          ...(customer === undefined || by === undefined
            ? {}
            : { customer: { id: customer.id, name: customer.name, matchedBy: by } }),
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
}

interface Prepared {
  event: DealEvent
  deal: Deal | undefined
  /** Set where it is of no deal. */
  customer: Customer | undefined
  by: MatchedBy | undefined
}

/** What comes of a deal that is over still concerns its customer. */
function withCustomer(data: Pushed, known: readonly NamedDeal[]): Pushed {
  const customer = data.customer ?? (data.deal === undefined ? undefined : customerOfDeal(data.deal, known))
  return customer === undefined ? data : { ...data, customer }
}

/** Another program sees what sales operations see: every deal of its company, and changes none. */
function programOf(tenantId: string): Person {
  return { id: 'push', tenantId, name: '推送接口', role: 'sales-ops', teamId: '', active: true }
}

function eventOf(
  pushed: Pushed,
  tenantId: string,
  now: Date,
  belonging: Pick<DealEvent, 'dealId' | 'customerId' | 'matchedBy'>,
): DealEvent {
  const { id, at, source, from, who, text, customer, group, complaint } = pushed
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
    ...(group === undefined ? {} : { group }),
    ...(complaint === undefined ? {} : { complaint }),
    ...belonging,
  }
}
