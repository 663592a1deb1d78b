import type { Card } from '../../conversation/card.ts'
import type { Deal } from '../../sales/deal.ts'
import type { Meant } from '../../sales/who/deals-meant.ts'
import { noneOfThem } from './choices.ts'

/** Deals that fit on buttons beside 都不是. */
const buttonsShown = 5

/** 你说的是哪一单: the deals that fit, each on its button. */
export function whichDealCard({ deals, sure }: Meant): Card {
  const shown = deals.slice(0, buttonsShown)
  const mark = areAlike(shown) ? (at: number) => `${marks[at]} ` : () => ''
  return {
    title: '你说的是哪一单？',
    subtitle: subtitleOf(deals.length, shown.length, sure),
    blocks: [
      { kind: 'facts', rows: shown.map(({ customer, name }, at) => ({ label: mark(at) + customer, value: name })) },
    ],
    buttons: [
      ...shown.map((deal, at) => ({
        label: mark(at) === '' ? nameOf(deal) : mark(at) + deal.name,
        action: 'whom.deal',
        argument: deal.id,
      })),
      { label: '都不是', action: 'whom.deal', argument: noneOfThem },
    ],
  }
}

const marks = ['①', '②', '③', '④', '⑤'] as const

/** How much of a label the smallest button shows. */
const labelShown = 9

/** 江苏省人民医院（浦口分院） and its like are cut to the same words: numbers tell them apart. */
function areAlike(deals: readonly Pick<Deal, 'customer' | 'name'>[]): boolean {
  return new Set(deals.map((deal) => nameOf(deal).slice(0, labelShown))).size < deals.length
}

function nameOf({ customer, name }: Pick<Deal, 'customer' | 'name'>): string {
  return `${customer} ${name}`
}

function subtitleOf(all: number, shown: number, sure: boolean): string {
  if (all > shown) return `对得上的有 ${all} 单，不在这里就把客户全称或项目名说全一点`
  if (all === 1) return '名字对得上大半，点一下我再接着说'
  return sure ? `有 ${all} 单都对得上` : '都有可能，点一下我再接着说'
}
