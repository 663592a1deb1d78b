import type { Card } from '../../conversation/card.ts'
import type { Deal } from '../../sales/deal.ts'
import type { Meant } from '../../sales/who/deals-meant.ts'
import { noneOfThem } from './choices.ts'

/** Deals that fit on buttons beside 都不是. */
const buttonsShown = 5

/** 你说的是哪一单: the deals that fit, each on its button. */
export function whichDealCard({ deals, sure }: Meant): Card {
  const shown = deals.slice(0, buttonsShown)
  return {
    title: '你说的是哪一单？',
    subtitle: subtitleOf(deals.length, shown.length, sure),
    blocks: [{ kind: 'facts', rows: shown.map(({ customer, name }) => ({ label: customer, value: name })) }],
    buttons: [
      ...shown.map((deal) => ({ label: nameOf(deal), action: 'whom.deal', argument: deal.id })),
      { label: '都不是', action: 'whom.deal', argument: noneOfThem },
    ],
  }
}

function nameOf({ customer, name }: Pick<Deal, 'customer' | 'name'>): string {
  return `${customer} ${name}`
}

function subtitleOf(all: number, shown: number, sure: boolean): string {
  if (all > shown) return `对得上的有 ${all} 单，不在这里就把客户全称或项目名说全一点`
  if (all === 1) return '名字对得上大半，点一下我再接着说'
  return sure ? `有 ${all} 单都对得上` : '都有可能，点一下我再接着说'
}
