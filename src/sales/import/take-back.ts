import type { SalesChange } from '../change.ts'
import type { Contact, Customer } from '../customer.ts'
import type { NewDeal } from '../deal.ts'
import { differences, overtaken, reversed } from '../record/field-change.ts'
import type { OnFile } from './shelf.ts'

/** Records as they stand now. */
export interface Standing extends OnFile {
  customer(id: string): Customer | undefined
  /** What others rest on. */
  inUse: ReadonlySet<string>
}

/**
 * Why something an import wrote cannot be taken back: somebody has built on it since. `undefined` when it can; `gone` when there
 * is nothing left to take back.
 */
export function standsInTheWay(change: SalesChange, standing: Standing): string | 'gone' | undefined {
  switch (change.kind) {
    case 'deal.opened':
      return openedDeal(change.deal, standing)
    case 'deal.changed': {
      const deal = standing.deal(change.subject)
      if (deal === undefined) return 'gone'
      return overtaken(deal, reversed(change.changes)).length > 0 ? '导入之后又改过' : undefined
    }
    case 'customer.added': {
      const customer = standing.customer(change.subject)
      if (customer === undefined) return 'gone'
      if (standing.inUse.has(change.subject)) return '导入之后有了商机、联系人或拜访'
      return sameFields(change.customer, customer, [
        'name',
        'aliases',
        'industry',
        'region',
        'group',
        'existing',
        'ownerId',
      ])
    }
    case 'customer.changed': {
      const customer = standing.customer(change.subject)
      return customer === undefined ? 'gone' : sameFields(change.to, customer, Object.keys(change.to))
    }
    case 'contact.added': {
      const { customerId, id } = change.contact
      return sameContact(change.contact, standing.contactsOf(customerId), id, ['title', 'dept', 'phone', 'email'])
    }
    default:
      return undefined
  }
}

function openedDeal(opened: NewDeal, { deal, inUse }: Standing): string | undefined {
  const now = deal(opened.id)
  if (now === undefined) return 'gone'
  if (inUse.has(opened.id)) return '导入之后有了拜访、任务或别的记录'
  // A record shows the rung it stands on as a fact also where nobody told it.
  const facts = { ...opened.facts, stage: opened.facts.stage ?? now.facts.stage }
  const asOpened = { ...opened, facts } as NewDeal
  const moved = now.stage !== opened.stage || now.ownerId !== opened.ownerId || differences(asOpened, now).length > 0
  return moved ? '导入之后又改过' : undefined
}

function sameContact(added: Contact, now: readonly Contact[], id: string, keys: readonly string[]): string | undefined {
  const contact = now.find((one) => one.id === id)
  return contact === undefined ? 'gone' : sameFields(added, contact, keys)
}

function sameFields(written: object, now: object, keys: readonly string[]): string | undefined {
  const [before, after] = [new Map(Object.entries(written)), new Map(Object.entries(now))]
  const same = keys.every((key) => JSON.stringify(before.get(key)) === JSON.stringify(after.get(key)))
  return same ? undefined : '导入之后又改过'
}

/** What a change was about, for the person. */
export function titleOf(change: SalesChange, standing: Standing): string {
  switch (change.kind) {
    case 'deal.opened':
      return [standing.deal(change.subject)?.customer, change.deal.name]
        .filter((part) => part !== undefined)
        .join(' · ')
    case 'deal.changed': {
      const deal = standing.deal(change.subject)
      return deal === undefined ? '一个商机' : `${deal.customer} · ${deal.name}`
    }
    case 'customer.added':
      return change.customer.name
    case 'customer.changed':
      return standing.customer(change.subject)?.name ?? '一家客户'
    case 'contact.added':
      return change.contact.name
    default:
      return '一位联系人'
  }
}
