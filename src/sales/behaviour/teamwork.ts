import { addDays } from '../../language/calendar.ts'
import type { Behaviour } from './behaviour.ts'
import { colleaguesIn } from './colleagues.ts'
import { tooLittle } from './measured.ts'
import type { Work } from './work.ts'

/** A deal younger than this need not have had anybody yet. In days. */
const young = 14
/** Fewer deals than this tell nothing of a habit. */
const enough = 4

/** Whether colleagues from product and delivery meet the customer 跨职能协同: how many of the latest deals in a row went without. */
export const teamwork: Behaviour = {
  id: 'teamwork',
  name: '跨部门会',
  axis: '协同',
  what: '最近的单（满两周），连着几单没有产品、交付等同事参加过的会',
  records: '拜访和日程里写明带了谁的；没动过的单不算；样本是单',
  unit: '单',
  better: 'less',
  standard: { healthy: 1, warning: 5 },
  least: 1,
  most: 50,
  action: '拟一场客户攻坚会，带参会人和议程，确认后进日历',
  measure(work, window, { healthy, warning }) {
    const deals = work.deals
      .filter(({ since, status }) => status !== 'shelved' && since <= addDays(window.to, -young))
      .filter(({ id }) => isWorkedOn(id, work))
      .toSorted((one, other) => other.since.localeCompare(one.since))
    if (deals.length < enough) return tooLittle(deals.length)
    const met = dealsWithColleagues(work)
    const found = deals.findIndex(({ id }) => met.has(id))
    const alone = found < 0 ? deals.length : found
    return {
      value: alone,
      low: alone,
      high: alone,
      sample: deals.length,
      level: alone >= warning ? 'warning' : alone <= healthy ? 'fine' : 'watch',
      about: deals
        .filter(({ id, status }) => status === 'open' && !met.has(id))
        .map(({ id, customer }) => ({ dealId: id, customer, note: '没有跨部门会' })),
    }
  },
}

/** Deals with which a colleague from another function was at a meeting, since a day where one is given. */
export function dealsWithColleagues({ deals, visits, appointments }: Work, since = ''): ReadonlySet<string> {
  const dealOf = (customerId: string | undefined) => deals.find((deal) => deal.customerId === customerId)?.id
  const met = [
    ...visits
      .filter(({ on, text }) => on >= since && colleaguesIn(text))
      .map(({ dealId, customerId }) => dealId ?? dealOf(customerId)),
    ...appointments
      .filter(({ first, title, with: names }) => first >= since && colleaguesIn([title, ...names].join('，'), true))
      .map(({ dealId }) => dealId),
  ]
  return new Set(met.flatMap((id) => id ?? []))
}

/** Deals that came in with a list and were never touched are no deals somebody worked alone on. */
function isWorkedOn(dealId: string, { visits, events, deals }: Work): boolean {
  const customer = deals.find(({ id }) => id === dealId)?.customerId
  return (
    visits.some((visit) => visit.dealId === dealId || visit.customerId === customer) ||
    events.some((event) => event.dealId === dealId && event.from === 'rep')
  )
}
