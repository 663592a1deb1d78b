import type { Contact, Customer, CustomerLine } from '../sales/customer.ts'
import { sayConsent } from '../sales/customers/given-consent.ts'
import { type Deal, statusNames } from '../sales/deal.ts'
import { worthOf } from '../sales/deal-filter.ts'
import { sayMoney } from '../sales/facts.ts'
import { sayDay } from '../sales/say-day.ts'
import { sayStage } from '../sales/stage.ts'
import type { ContactRow, CustomerPage, CustomerRow } from './contract.ts'

export function customerRow(line: CustomerLine, today: string): CustomerRow {
  const { id, name, aliases, ownerName, openDeals, lastVisit } = line
  return {
    id,
    name,
    aliases: [...aliases],
    about: aboutCustomer(line),
    owner: ownerName,
    openDeals,
    ...(lastVisit === undefined ? {} : { lastVisit: sayDay(lastVisit, today) }),
  }
}

/** `医疗 · 苏州 · 老客户` */
export function aboutCustomer({ industry, region, existing }: Customer): string {
  return [industry, region, existing ? '老客户' : undefined].filter((part) => part !== undefined).join(' · ')
}

export function dealOfCustomer({ id, name, status, stage, facts, ownerName }: Deal): CustomerPage['deals'][number] {
  const worth = worthOf(facts)
  return {
    id,
    name,
    state: status === 'open' ? sayStage(stage) : statusNames[status],
    amount: worth === undefined ? '金额未说' : sayMoney(worth),
    owner: ownerName,
    open: status === 'open',
  }
}

const grounds = { contract: '履行合同', consent: '本人同意', public: '公开信息' } as const

export function contactRow({ name, title, dept, origin, legalBasis, consent, outsideId }: Contact): ContactRow {
  const about = [dept, title].filter((part) => part !== undefined).join(' ')
  const agreed = consent === undefined ? '' : `（${sayConsent(consent)}）`
  const ground = [origin, legalBasis && grounds[legalBasis]].filter((part) => part !== undefined).join('，') + agreed
  return { name, about, ...(ground === '' ? {} : { ground }), ...(outsideId === undefined ? {} : { outsideId }) }
}
