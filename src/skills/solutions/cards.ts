import { type Block, type Card, quiet } from '../../conversation/card.ts'
import { type Match, sayWhy } from '../../sales/solutions/match.ts'
import type { Solution } from '../../sales/solutions/solution.ts'
import { marks } from '../sandbox/cards.ts'

/** The card of what was written, with the summaries that fit it below, each with why, and the way to them. */
export function withFitting(card: Card, matches: readonly Match[]): Card {
  if (matches.length === 0) return card
  const lines = matches.map((match, at) => `${marks[at] ?? ''} ${match.solution.title}：${sayWhy(match)}`)
  const argument = matches.map(({ solution: { id } }) => id).join(',')
  return {
    ...card,
    blocks: [
      ...card.blocks,
      quiet('公司方案库里用得上的：'),
      ...lines.map((text) => ({ kind: 'text' as const, text })),
    ],
    buttons: [...(card.buttons ?? []), { label: '看方案', action: 'solutions.show', argument }],
  }
}

/** The summaries, each with why it is here, and a button that gives it as a message to be sent on. */
export function solutionsCard(title: string, found: readonly { solution: Solution; why?: string }[]): Card {
  return {
    title,
    blocks: found.flatMap(({ solution, why }, at): Block[] => [
      { kind: 'text', text: `${marks[at] ?? ''} ${solution.title}`, tone: 'strong' },
      ...(why === undefined || why === '' ? [] : [quiet(why)]),
      { kind: 'text', text: solution.summary },
    ]),
    buttons: found.map(({ solution }, at) => ({
      label: `转发${marks[at] ?? ''}`,
      action: 'solutions.take',
      argument: solution.id,
    })),
    link: { label: '方案库', path: '/h5/solutions' },
  }
}

/** As it can be sent on. */
export function forwardable({ title, summary, proof, where }: Solution): string {
  return [
    `【${title}】`,
    summary,
    ...(proof === undefined ? [] : [`成效：${proof}`]),
    ...(where === undefined ? [] : [`全文：${where}`]),
  ].join('\n')
}
