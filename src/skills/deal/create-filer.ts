import type { Turn } from '../../conversation/skill.ts'
import type { Customer } from '../../sales/customer.ts'
import type { NewDeal } from '../../sales/deal.ts'
import { type Facts, mergeFacts } from '../../sales/facts.ts'
import { begunStage } from '../../sales/record/begun-stage.ts'
import { factLines } from '../../sales/sandbox/describe.ts'
import { correctedNews } from '../filing/corrected-news.ts'
import type { Filer } from '../filing/filer.ts'
import { newContacts } from '../filing/new-contacts.ts'
import { added, newCustomer } from '../filing/new-customer.ts'
import { toldFacts } from '../sandbox/facts-from-slots.ts'

/** A deal that is to be opened. */
export interface ToldNewDeal {
  customer: string
  /** Theirs, when they are on file. */
  customerId?: string
  name: string
  news: Facts
}

/** 建商机: from one sentence; a customer nobody has on file is put there with it. */
export const createFiler: Filer<ToldNewDeal> = {
  intent: 'deal.create',

  async draft(turn, source, records) {
    const { customerId, name } = source
    const known = customerId === undefined ? undefined : await records.customer(turn, customerId)
    const customer = known ?? newCustomer(turn, source.customer, source.news)
    const facts = factsOf(turn, source, customer)
    const deal = dealOf(turn, customer.id, name, facts)
    const isPriced = facts.amount !== undefined || facts.budget !== undefined || facts.quote !== undefined
    const { customer: _, ...shown } = facts
    return {
      name: `${customer.name}的新商机`,
      about: known === undefined ? `新客户：${customer.name}` : `客户：${customer.name}`,
      title: '建这个商机，对吗？',
      rows: [{ label: '商机', value: name }, ...factLines(shown).map(({ label, value }) => ({ label, value }))],
      ...(isPriced ? {} : { asks: 'amount' as const, warnings: ['金额没说，补一句就填上；不补也能先建。'] }),
      changes: [
        ...(known === undefined ? [added(customer)] : []),
        { kind: 'deal.opened', level: 'confirm', subject: deal.id, deal },
        ...(await newContacts(turn, customer.id, facts, records)),
      ],
      dealId: deal.id,
      tells: { news: facts },
    }
  },

  async corrected({ today }, source, text, meaning) {
    const news = correctedNews(source.news, text, meaning, today)
    if (news !== undefined) return { ...source, news }
    const { customer } = meaning.slots
    return typeof customer === 'string' ? { customer, name: source.name, news: source.news } : undefined
  },

  async filled({ today }, source, text, meaning) {
    const { customer: _, ...news } = toldFacts(text, meaning, source.news, today)
    return { ...source, news: mergeFacts(source.news, news) }
  },
}

/** What was told, over what is on file of the customer. */
function factsOf({ today }: Turn, { news }: ToldNewDeal, { name, industry, region, existing }: Customer): Facts {
  const recorded = <T>(value: T) => ({ value, source: 'record' as const, on: today })
  return {
    stage: begunStage(news, today),
    ...(industry === undefined ? {} : { industry: recorded(industry) }),
    ...(region === undefined ? {} : { region: recorded(region) }),
    ...(existing ? { existingCustomer: recorded(true) } : {}),
    ...news,
    customer: recorded(name),
  }
}

function dealOf({ person, now, newId }: Turn, customerId: string, name: string, facts: Facts): NewDeal {
  return {
    id: newId(),
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    customerId,
    name,
    stage: facts.stage?.value ?? 'lead',
    status: 'open',
    facts,
    updatedAt: now.toISOString(),
  }
}
