import type { Card } from '../conversation/card.ts'
import type { Turn } from '../conversation/skill.ts'
import type { Deal } from '../sales/deal.ts'
import type { Meant } from '../sales/who/deals-meant.ts'
import { remember } from './memory.ts'
import type { SalesAnswer } from './ports.ts'

/** The one deal that was meant; `undefined` when it is none, `several` when only the speaker knows. */
export function onlyOne({ deals, sure }: Meant, talkedAbout: string | undefined): string | 'several' | undefined {
  const [first, ...more] = deals
  if (first === undefined) return undefined
  if (sure && more.length === 0) return first.id
  // Called by less than its name while the talk is about it.
  return sure && talkedAbout !== undefined && deals.some(({ id }) => id === talkedAbout) ? talkedAbout : 'several'
}

/** Deals that fit on buttons beside 都不是. */
const buttonsShown = 5

/** Several deals fit what was said, or one fits nearly: asked, never guessed. The words are kept until one is chosen. */
export function askWhichDeal(turn: Turn, skill: string, text: string, meant: Meant): SalesAnswer {
  return {
    replies: [{ kind: 'card', card: whichDealCard(skill, meant) }],
    memory: remember(turn.memory, { unresolved: text }),
  }
}

/** What the button 都不是 stands for. */
export const noneOfThem = 'none'

function whichDealCard(skill: string, { deals }: Meant): Card {
  const shown = deals.slice(0, buttonsShown)
  return {
    title: '你说的是哪一单？',
    subtitle: subtitleOf(deals.length, shown.length),
    blocks: [{ kind: 'facts', rows: shown.map(({ customer, name }) => ({ label: customer, value: name })) }],
    buttons: [
      ...shown.map((deal) => ({ label: nameOf(deal), action: `${skill}.deal`, argument: deal.id })),
      { label: '都不是', action: `${skill}.deal`, argument: noneOfThem },
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
