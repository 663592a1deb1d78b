import type { Facts } from '../facts.ts'
import { plainName } from '../who/plain-name.ts'
import { blankIn } from './filling.ts'

/**
 * A rep's own words made fit for everybody: whom they were said to, whose rival and which customer give way to blanks and to
 * words that stand for anybody. Names nobody has told us of stay, and are for whoever approves to see.
 */
export function generalised(words: string, facts: Facts, listeners: readonly string[]): string {
  const customer = facts.customer?.value
  const names = [...listeners, ...facts.contacts.flatMap(({ name }) => name ?? [])]
  const swaps = [
    ...names.map((name) => [name, '{称呼}'] as const),
    ...(facts.competitors?.value ?? []).map((rival) => [rival, '{竞品}'] as const),
    ...(customer === undefined ? [] : [customer, plainName(customer)].map((name) => [name, '贵方'] as const)),
  ]
  const known = swaps.filter(([name]) => name.length >= 2).sort(([one], [other]) => other.length - one.length)
  return known
    .reduce((text, [name, instead]) => text.replaceAll(name, instead), words)
    .replaceAll(/\{称呼\}[，,]?您/g, blankIn('听者', facts) === undefined ? '您' : '[{听者}，]您')
}
