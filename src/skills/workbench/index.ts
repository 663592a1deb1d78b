import type { Card } from '../../conversation/card.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import type { SalesSkill } from '../ports.ts'
import { type PageAsked, pageAsked } from './asked.ts'

/** 合并客户、交接客户: words that lead to the page on which it is done. */
export function workbenchSkill(): SalesSkill {
  return {
    name: 'workbench',
    intents: ['customer.query'],
    comesFirst: true,
    async reply({ person }, text) {
      const page = pageAsked(text)
      if (page === undefined) return undefined
      if (page === 'hand-over' && reachOf(person, 'hand-over', 'deal') === undefined)
        throw new Refusal('交接客户由主管来做，请跟你的主管说一声。')
      return { replies: [{ kind: 'card', card: cards[page] }] }
    },
  }
}

const cards: Record<PageAsked, Card> = {
  merge: {
    title: '合并客户在页面上做',
    blocks: [
      {
        kind: 'text',
        text: '看着像同一家的都列在那里，先看会转过去什么再合，三十天内能撤销；不是一家的点一下，不再列出来。',
      },
    ],
    link: { label: '去合并', path: '/h5/customers/merge' },
  },
  'hand-over': {
    title: '交接客户在页面上做',
    blocks: [
      {
        kind: 'text',
        text: '选谁的客户、交给谁，客户连同在谈的单、待办、日程和以前的往来一起转，接手的人每家收到一张卡片，能撤销。',
      },
    ],
    link: { label: '去交接', path: '/h5/hand-over' },
  },
}
