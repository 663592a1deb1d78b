import type { Industry } from '../language/industries.ts'
import type { ObjectionCode } from '../language/objections.ts'
import type { Message } from './message.ts'
import { readContacts } from './slots/contacts.ts'
import { readIndustry } from './slots/industry.ts'
import { readMilestone } from './slots/milestone.ts'
import { type Money, readMoney } from './slots/money.ts'
import { readObjections } from './slots/objections.ts'
import type { Organisations } from './slots/organisations.ts'
import { readProcurement } from './slots/procurement.ts'
import { readStage, type StageNamed } from './slots/stage.ts'
import { readTerms, type Terms } from './slots/terms.ts'
import type { Contact } from './understood.ts'
import { veil } from './veil.ts'

/** All that a message says, before it is known what for. */
export interface Facts {
  organisations: Organisations
  contacts: Contact[]
  objections: readonly ObjectionCode[]
  money: Money
  discount: number | undefined
  industry: Industry | undefined
  procurement: string | undefined
  stage: StageNamed
  milestone: string | undefined
  terms: Terms
  /** A customer is named, or known from the conversation. */
  placed: boolean
}

export function readFacts(message: Message, organisations: Organisations): Facts {
  const { text, heard } = message
  return {
    organisations,
    contacts: readContacts(text, message.people),
    objections: readObjections(veil(message, organisations)),
    money: readMoney(text, message.amounts, organisations.rivals),
    discount: message.discounts.at(-1)?.kept,
    industry: readIndustry(text, [...organisations.named, ...message.people], organisations.customers.length > 0),
    procurement: readProcurement(text),
    stage: readStage(text),
    milestone: readMilestone(text),
    terms: readTerms(text),
    placed: organisations.customers.length > 0 || heard.context?.customer !== undefined,
  }
}
