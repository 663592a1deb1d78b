import type { SalesChange } from '../change.ts'
import type { Deal, DealStatus, NewDeal } from '../deal.ts'
import { startOf } from '../learning/closed-case.ts'
import { differences } from '../record/field-change.ts'
import { plainName } from '../who/plain-name.ts'
import { closingOf, factsOf, laidOver } from './deal-facts.ts'
import type { Draft } from './draft.ts'
import type { ImportKind } from './kinds.ts'
import { type ContactsMet, contactNews } from './plan-contact.ts'
import { added, type Planned } from './plan-customer.ts'
import { customerFor, ownerOf, type Planning, type Stopped } from './planning.ts'
import type { OnFile } from './shelf.ts'

/** Deals that rows before this one were about, by their keys, each with its line. */
type DealsMet = Map<string, number>

/** Which deal on file a row is about: by its own number from an earlier import, else by customer and name. */
type FindDeal = (key: string, customerId: string, name: string | undefined) => string | undefined

export interface DealPlanning extends Planning {
  kind: Extract<ImportKind, 'open-deals' | 'closed-deals'>
  find: FindDeal
  met: DealsMet
  contactsMet: ContactsMet
}

/** A deal of the file: new, or on file already and moved on by what the file knows more. */
export function planDeal(line: number, draft: Draft, planning: DealPlanning, onFile: OnFile): Planned | Stopped {
  const { kind, met } = planning
  const unfit = kind === 'open-deals' ? endedAlready(draft) : endsAhead(draft, planning.today)
  if (unfit !== undefined) return unfit
  const key = keyOf(draft)
  const before = met.get(key)
  if (before !== undefined) return { verdict: 'skip', changes: [], note: `与第 ${before} 行是同一单` }

  const found = customerFor(draft, planning)
  if ('stopped' in found) return found
  const { customer, isNew } = found
  const id = isNew ? undefined : planning.find(key, customer.id, draft.deal)
  const known = id === undefined ? undefined : onFile.deal(id)
  const owner = known === undefined ? ownerOf(draft, planning) : undefined
  if (owner !== undefined && 'stopped' in owner) return owner
  met.set(key, line)

  const contact = contactNews(line, draft, customer.id, planning, onFile, planning.contactsMet).changes
  if (known !== undefined) return { ...moved(known, draft, planning, contact), key, dealId: known.id }
  const deal: NewDeal = {
    ...newDeal(draft, planning),
    customerId: customer.id,
    ownerId: owner?.id ?? customer.ownerId,
    teamId: owner?.teamId ?? customer.teamId,
  }
  const changes: SalesChange[] = [
    ...(isNew ? [added(customer, planning)] : []),
    ...contact,
    { kind: 'deal.opened', level: 'confirm', subject: deal.id, deal },
  ]
  return { verdict: 'add', changes, key, dealId: deal.id }
}

/** Rows of one file that are one deal share it, and so does the same row when the file comes once more. */
export function keyOf(draft: Draft): string {
  if (draft.number !== undefined) return `#${draft.number}`
  const customer = plainName(draft.customer ?? '')
  if (draft.deal !== undefined) return `${customer}/${plainName(draft.deal)}`
  const { product, amount = draft.closedAmount, openedOn, closedOn } = draft
  return `${customer}//${[product, amount?.min, openedOn, closedOn].join('/')}`
}

function endedAlready({ outcome }: Draft): Planned | undefined {
  if (outcome !== 'won' && outcome !== 'lost') return undefined
  return { verdict: 'skip', changes: [], note: '这一单已经结束，请选“已结商机”再导一次' }
}

/** When it ended is known, and is not still to come. */
function endsAhead({ closedOn = '' }: Draft, today: string): Stopped | undefined {
  return closedOn > today ? { stopped: `结束日期 ${closedOn} 在今天之后，请核对` } : undefined
}

function newDeal(draft: Draft, planning: DealPlanning): Omit<NewDeal, 'customerId' | 'ownerId' | 'teamId'> {
  const { person, now, newId } = planning
  const closing = closingOf(draft)
  return {
    id: newId(),
    tenantId: person.tenantId,
    name: draft.deal ?? draft.product ?? '商机',
    ...(draft.stage === undefined ? {} : { stage: draft.stage }),
    status: statusOf(draft),
    ...(closing === undefined ? {} : { closing }),
    facts: factsOf(draft, dayOf(draft, planning), planning.basis !== undefined),
    ...(draft.openedOn === undefined ? {} : { openedOn: draft.openedOn }),
    updatedAt: closing?.on === undefined ? now : new Date(startOf(firstDay(closing.on))).toISOString(),
  }
}

function statusOf({ outcome }: Draft): DealStatus {
  return outcome ?? 'open'
}

/** The day a row's facts are of: the one it names, or when the deal ended, or today. */
function dayOf({ asOf, closedOn }: Draft, { today }: Planning): string {
  return asOf ?? (closedOn === undefined ? today : firstDay(closedOn))
}

function firstDay(day: string): string {
  return day.length === 7 ? `${day}-01` : day
}

function moved(known: Deal, draft: Draft, planning: DealPlanning, contact: SalesChange[]): Planned {
  const { kind, mapping, now, basis } = planning
  const over = known.status === 'won' || known.status === 'lost'
  if (kind === 'open-deals' && over) {
    const note = `沙盘里这一单已经${known.status === 'won' ? '赢单' : '丢单'}，没有改`
    return contact.length > 0 ? { verdict: 'update', changes: contact, note } : { verdict: 'same', changes: [], note }
  }
  const ends = kind === 'closed-deals' || mapping.conflicts === 'replace'
  const status = (ends ? draft.outcome : undefined) ?? known.status
  const news = factsOf(draft, dayOf(draft, planning), basis !== undefined)
  const end = { status, closing: closingOf(draft) }
  const { record, left } = laidOver(known, news, end, mapping.conflicts)
  const different = differences(known, record)
  const changes: SalesChange[] = [...contact]
  if (different.length > 0) {
    const about = { subject: known.id, changes: different, at: now, before: known.updatedAt }
    changes.push({ kind: 'deal.changed', level: 'confirm', ...about })
  }
  const note = left.length === 0 ? {} : { note: `${left.join('、')}与沙盘里的不同，保留了沙盘里的` }
  return { verdict: changes.length > 0 ? 'update' : 'same', changes, ...note }
}
