import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Deal } from '../../sales/deal.ts'
import type { Meant } from '../../sales/who/deals-meant.ts'
import type { Slots } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import { remember } from '../talk/memory.ts'
import { choicesIn, noneOfThem } from './choices.ts'
import { knows, pointedAt } from './pointed-at.ts'
import { spelledNamesIn } from './spelled-names.ts'
import { whichDealCard } from './which-deal-card.ts'
import type { Who } from './who.ts'

/** The deal that was meant, or the question which one it is: asked, never guessed. Neither, when there is none. */
type Found = { deal?: Deal; asked?: never } | { asked: SalesAnswer; deal?: never }

/** Finds the open deal of a customer, as they were called in `text`; of several, the person chooses and the words are heard again. */
export type FindDeal = (
  turn: Turn,
  text: string,
  customer: string | readonly string[] | undefined,
  /** Given, a deal may be pointed at without its customer's name. */
  slots?: Slots,
) => Promise<Found>

export function openFindDeal({ deals }: Pick<Ports, 'deals'>, who: Who): FindDeal {
  return async (turn, text, customer, slots) => {
    const said = customer === undefined ? [] : [customer].flat()
    const chosen = chosenFor(turn, text, said)
    if (chosen === noneOfThem) return {}
    if (chosen !== undefined) return known(turn, chosen)
    const meant =
      said.length > 0 || slots === undefined
        ? await who.open(turn.person, said, text)
        : await unnamed(turn, text, slots)
    const id = onlyOne(said.length === 0 ? meant : await borneOut(turn, meant, slots), turn.memory['deal'])
    if (id === 'several') return { asked: askWhichDeal(turn, text, said, meant) }
    return id === undefined ? {} : known(turn, id)
  }

  /** Spelled out in letters, or pointed at. */
  async function unnamed(turn: Turn, text: string, slots: Slots): Promise<Meant> {
    const { deal, decision } = turn.memory
    const spelled = await who.open(turn.person, spelledNamesIn(text), text)
    return spelled.deals.length > 0
      ? spelled
      : pointedAt(deals, turn.person, text, slots, { deal, isUnnamed: deal === undefined && decision !== undefined })
  }

  /** A name that is only nearly theirs is theirs when somebody is named who is known there, and nowhere else of these. */
  async function borneOut(turn: Turn, meant: Meant, { contacts = [] }: Slots = {}): Promise<Meant> {
    const names = contacts.flatMap(({ name }) => name ?? [])
    if (meant.sure || names.length === 0) return meant
    const all = await Promise.all(meant.deals.slice(0, dealsCompared).map(({ id }) => deals.byId(turn.person, id)))
    const theirs = all.filter((deal) => deal !== undefined && names.some((name) => knows(deal, name)))
    return theirs.length === 1 ? { deals: meant.deals.filter(({ id }) => id === theirs[0]?.id), sure: true } : meant
  }

  async function known(turn: Turn, id: string): Promise<Found> {
    const deal = await deals.byId(turn.person, id)
    if (deal === undefined) throw new Refusal('这一单现在看不到了，可能已经转给别人。')
    return { deal }
  }
}

/** Deals nearly called so whose people are looked at. */
const dealsCompared = 5

/** The one deal that was meant; `undefined` when it is none, `several` when only the speaker knows. */
function onlyOne({ deals, sure }: Meant, talkedAbout: string | undefined): string | 'several' | undefined {
  const [first, ...more] = deals
  if (first === undefined) return undefined
  if (sure && more.length === 0) return first.id
  // Called by less than its name while the talk is about it.
  return sure && talkedAbout !== undefined && deals.some(({ id }) => id === talkedAbout) ? talkedAbout : 'several'
}

function chosenFor({ memory }: Turn, text: string, said: readonly string[]): string | undefined {
  return memory['unresolved'] === text ? choicesIn(memory)[said.join('、')] : undefined
}

/** The words are kept until one is chosen; nothing else of them is answered before. */
function askWhichDeal({ memory }: Turn, text: string, said: readonly string[], meant: Meant): SalesAnswer {
  const isNew = memory['unresolved'] !== text
  return {
    replies: [{ kind: 'card', card: whichDealCard(meant) }],
    memory: remember(memory, {
      unresolved: text,
      unresolvedName: said.join('、'),
      ...(isNew ? { chosen: undefined } : {}),
    }),
    halts: true,
  }
}
