import type { Span } from '../language/span.ts'
import type { Facts } from './facts.ts'
import type { Message } from './message.ts'
import { readContacts } from './slots/contacts.ts'
import { type Money, readMoney, sumOf } from './slots/money.ts'
import { readObjections } from './slots/objections.ts'
import type { Intent, Slots } from './understood.ts'
import { clausesIn } from './veil.ts'

/** Intents that write one entry for each customer. */
const perCustomer: readonly Intent[] = ['visit.log', 'deal.create', 'deal.update', 'deal.won', 'deal.lost']

/** What one text tells of several customers, or of several versions of one offer, each for itself; none when there is but one. */
export function recordsOf(message: Message, facts: Facts, intents: readonly Intent[]): Slots[] {
  if (!intents.some((intent) => perCustomer.includes(intent))) return []
  if (intents.includes('deal.create') && !tellsOfSeveral(message.text)) return versions(message)
  const { mentions, customers } = facts.organisations
  const apart = mentions.filter(
    ({ text }, index) => customers.includes(text) && mentions.findIndex((other) => other.text === text) === index,
  )
  return apart.length > 1
    ? apart.map((mention, index) => recordOf(message, facts, mention, apart[index + 1]))
    : versions(message)
}

/** 开两个单: without such a word a new deal has one customer, and what else looks like a firm is its product (焊接机器人). */
export function tellsOfSeveral(text: string): boolean {
  return /[两俩三四五几]\s?[个条单家]|分别|各|都是/.test(text)
}

function recordOf(message: Message, facts: Facts, mention: Span, next: Span | undefined): Slots {
  const within = ({ start }: { start: number }) =>
    start >= mention.start && start < (next?.start ?? message.text.length)
  const words = message.text.slice(mention.end, next?.start)
  const contacts = readContacts(message.text, message.people.filter(within))
  const objections = readObjections(clausesIn(words))
  return {
    customer: mention.text,
    ...readMoney(message.text, message.amounts.filter(within), facts.organisations.rivals),
    ...(contacts.length > 0 && { contacts }),
    ...(objections.length > 0 && { objection: objections }),
  }
}

/** 标准版120万，旗舰版198万: alternatives, neither of which is the deal's sum yet. */
function versions({ text, amounts }: Message): Money[] {
  const sums = amounts.filter(({ value }) => value !== undefined)
  return sums.length > 1 && /两个方案|几个方案|方案[一二AB]|[一-龥]版|或者|要么|档/.test(text) ? sums.map(sumOf) : []
}
