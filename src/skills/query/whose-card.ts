import type { Card } from '../../conversation/card.ts'
import type { Deal } from '../../sales/deal.ts'

const buttonsShown = 6

/** Somebody was asked for who is known at several customers: each on its button. */
export function whoseCard(name: string, theirs: readonly Deal[]): Card {
  const shown = theirs.slice(0, buttonsShown)
  return {
    title: `哪一位${name}？`,
    subtitle: `有 ${theirs.length} 单里都有这个称呼`,
    blocks: [
      { kind: 'facts', rows: shown.map(({ customer, name: project }) => ({ label: customer, value: project })) },
    ],
    buttons: shown.map(({ id, customer, name: project }) => ({
      label: `${customer} ${project}`,
      action: 'query.contact',
      argument: `${id}:${name}`,
    })),
  }
}
