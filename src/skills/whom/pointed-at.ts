import type { Person } from '../../people/person.ts'
import type { Deal, Deals } from '../../sales/deal.ts'
import { fits } from '../../sales/deal-filter.ts'
import type { Meant } from '../../sales/who/deals-meant.ts'
import { peopleCalled } from '../../sales/who/people-called.ts'
import type { Slots } from '../../understanding/understood.ts'

/**
 * The deals somebody points at without a name: 苏州那个客户, 三百万那单, or, while the talk is about nobody, a person who is known at
 * some of them. A description that fits one deal is that deal; a person alone is always asked about.
 */
export async function pointedAt(
  deals: Pick<Deals, 'open'>,
  person: Person,
  text: string,
  { region, industry, amount, contacts = [] }: Slots,
  isTalking: boolean,
): Promise<Meant> {
  if (pointing.test(text) && (region ?? industry ?? amount) !== undefined) {
    const filter = {
      ...(region === undefined ? {} : { region }),
      ...(industry === undefined ? {} : { industry }),
      ...(amount === undefined ? {} : { amount: { min: amount * 100, max: amount * 100 } }),
    }
    const found = (await deals.open(person)).filter((deal) => fits(deal, filter))
    return { deals: found.map(named), sure: true }
  }
  const names = contacts.flatMap(({ name }) => name ?? [])
  if (isTalking || names.length === 0) return { deals: [], sure: true }
  const found = (await deals.open(person)).filter(({ facts }) =>
    names.some((name) => peopleCalled(name, facts.contacts).length > 0),
  )
  return { deals: found.map(named), sure: false }
}

/** 那个, 那家, 那单: somebody both know. */
const pointing = /那(?:一?单|[个家](?!.{0,2}(?:时候|月|周|礼拜)))/

function named({ id, customer, name, status }: Deal): Meant['deals'][number] {
  return { id, customer, name, status, aliases: [] }
}
