import type { Person } from '../../people/person.ts'
import { type Deal, type Deals, unnamedDeal } from '../../sales/deal.ts'
import { fits } from '../../sales/deal-filter.ts'
import type { Meant } from '../../sales/who/deals-meant.ts'
import { peopleCalled } from '../../sales/who/people-called.ts'
import type { Slots } from '../../understanding/understood.ts'

/**
 * The deals somebody points at without their customer's name: 门店巡检这单, 苏州那个客户, 三百万那单, or a person who is known at
 * some of them, and not where the talk is. What fits one deal is that deal; a person alone is always asked about.
 */
export async function pointedAt(
  deals: Pick<Deals, 'open'>,
  person: Person,
  text: string,
  { region, industry, amount, contacts = [] }: Slots,
  /** Where the talk is, when it is about a deal; whether it is about somebody without one. */
  talk: { deal?: string | undefined; isUnnamed: boolean },
): Promise<Meant> {
  const projects = pointingAtProject.test(text) ? await namedAfter(deals, person, text) : []
  if (projects.length > 0) return { deals: projects.map(named), sure: true }
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
  if (talk.isUnnamed || names.length === 0) return { deals: [], sure: true }
  const open = await deals.open(person)
  const here = open.find(({ id }) => id === talk.deal)
  const strangers = names.filter((name) => here === undefined || !knows(here, name))
  const elsewhere =
    strangers.length < names.length ? [] : open.filter((deal) => names.some((name) => knows(deal, name)))
  // Known nowhere, it is somebody new where the talk is; known elsewhere, they may be either.
  const found = elsewhere.length === 0 || here === undefined ? elsewhere : [...elsewhere, here]
  return { deals: found.map(named), sure: false }
}

/** Deals whose project is named in full; what a deal is called before anybody named it is no name. */
async function namedAfter(deals: Pick<Deals, 'open'>, person: Person, text: string): Promise<Deal[]> {
  return (await deals.open(person)).filter(({ name }) => name !== unnamedDeal && name.length > 2 && text.includes(name))
}

/** Whether somebody called so is on record with a deal. */
export function knows({ facts }: Deal, name: string): boolean {
  return peopleCalled(name, facts.contacts).length > 0
}

/** 那个, 那家, 那单: somebody both know. */
const pointing = /那(?:一?单|[个家](?!.{0,2}(?:时候|月|周|礼拜)))/

/** 这单, 那个项目: a project's own name stands before it. */
const pointingAtProject = /[这那](?:一?单|个?项目)/

function named({ id, customer, name, status }: Deal): Meant['deals'][number] {
  return { id, customer, name, status, aliases: [] }
}
