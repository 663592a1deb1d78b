import type { Card } from '../conversation/card.ts'
import type { Turn } from '../conversation/skill.ts'
import { Refusal } from '../people/refusal.ts'
import type { Deal } from '../sales/deal.ts'
import type { Meant } from '../sales/who/deals-meant.ts'
import type { Slots } from '../understanding/understood.ts'
import { remember } from './memory.ts'
import { pointedAt } from './pointed-at.ts'
import type { Ports, SalesAnswer, SalesSkill } from './ports.ts'
import { spelledNamesIn } from './spelled-names.ts'
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
    const id = onlyOne(meant, turn.memory['deal'])
    if (id === 'several') return { asked: askWhichDeal(turn, text, said, meant) }
    return id === undefined ? {} : known(turn, id)
  }

  /** Spelled out in letters, or pointed at. */
  async function unnamed(turn: Turn, text: string, slots: Slots): Promise<Meant> {
    const spelled = await who.open(turn.person, spelledNamesIn(text), text)
    return spelled.deals.length > 0
      ? spelled
      : pointedAt(deals, turn.person, text, slots, turn.memory['decision'] !== undefined)
  }

  async function known(turn: Turn, id: string): Promise<Found> {
    const deal = await deals.byId(turn.person, id)
    if (deal === undefined) throw new Refusal('这一单现在看不到了，可能已经转给别人。')
    return { deal }
  }
}

/** The buttons under 你说的是哪一单: the words are heard again with the deal settled, by every skill they concern. */
export const whichDealSkill: SalesSkill = {
  name: 'which',
  intents: [],
  presses: {
    async deal({ memory }, dealId) {
      const { unresolved, unresolvedName = '' } = memory
      if (unresolved === undefined) throw new Refusal('这张卡片已经过期了，把那句话再说一遍就好。')
      const chosen = { ...choicesIn(memory), [unresolvedName]: dealId }
      return { replies: [], memory: remember(memory, { chosen: JSON.stringify(chosen) }), hears: unresolved }
    },
  },
}

/** The one deal that was meant; `undefined` when it is none, `several` when only the speaker knows. */
function onlyOne({ deals, sure }: Meant, talkedAbout: string | undefined): string | 'several' | undefined {
  const [first, ...more] = deals
  if (first === undefined) return undefined
  if (sure && more.length === 0) return first.id
  // Called by less than its name while the talk is about it.
  return sure && talkedAbout !== undefined && deals.some(({ id }) => id === talkedAbout) ? talkedAbout : 'several'
}

/** What the button 都不是 stands for. */
const noneOfThem = 'none'

function chosenFor({ memory }: Turn, text: string, said: readonly string[]): string | undefined {
  return memory['unresolved'] === text ? choicesIn(memory)[said.join('、')] : undefined
}

function choicesIn({ chosen }: Turn['memory']): Record<string, string> {
  return chosen === undefined ? {} : (JSON.parse(chosen) as Record<string, string>)
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

/** Deals that fit on buttons beside 都不是. */
const buttonsShown = 5

function whichDealCard({ deals }: Meant): Card {
  const shown = deals.slice(0, buttonsShown)
  return {
    title: '你说的是哪一单？',
    subtitle: subtitleOf(deals.length, shown.length),
    blocks: [{ kind: 'facts', rows: shown.map(({ customer, name }) => ({ label: customer, value: name })) }],
    buttons: [
      ...shown.map((deal) => ({ label: nameOf(deal), action: 'which.deal', argument: deal.id })),
      { label: '都不是', action: 'which.deal', argument: noneOfThem },
    ],
  }
}

function nameOf({ customer, name }: Pick<Deal, 'customer' | 'name'>): string {
  return `${customer} ${name}`
}

function subtitleOf(all: number, shown: number): string {
  if (all > shown) return `对得上的有 ${all} 单，不在这里就把客户全称或项目名说全一点`
  return all === 1 ? '名字对得上大半，点一下我再接着说' : `有 ${all} 单都对得上`
}
