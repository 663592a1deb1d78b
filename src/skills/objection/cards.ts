import type { Block, Card } from '../../conversation/card.ts'
import { objectionNames } from '../../language/objections.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { interval, percent, whoOf } from '../../sales/sandbox/describe.ts'
import { knownPoints, offersNote } from '../../sales/sandbox/offers.ts'
import { strategyNames } from '../../sales/tracks/track.ts'
import { marks, nextButtons, pageOf, takeButton, toneButton } from '../sandbox/cards.ts'

/** A pushback and the ways of answering it 异议应对: what each would do to the probability, and the words behind a button. */
export function objectionCard(decision: Decision, taken: readonly number[] = [], lead?: Block): Card {
  const { estimate, offers, facts, id } = decision
  const [raised] = facts.objections
  const [point] = knownPoints(facts)
  const topic = raised === undefined ? point && '客户这话' : `客户${objectionNames[raised.value]}`
  return {
    title: topic === undefined ? '客户这话怎么接' : `${topic}，${countOf(offers.length)}种接法`,
    subtitle: `${whoOf(facts)} ｜ 赢单概率 ${percent(estimate.value)}（${interval(estimate)}）`,
    blocks: [
      ...(lead === undefined ? [] : [lead]),
      {
        kind: 'choices',
        rows: offers.map(({ name, strategy, expected, label }, at) => ({
          mark: marks[at] ?? '',
          name: `${strategyNames[strategy]}：${name}`,
          figure: `预期 ${percent(expected)}（${label}）`,
        })),
      },
      { kind: 'text', text: offersNote(decision), tone: 'quiet' },
      ...(topic === undefined ? [{ kind: 'question' as const, text: '客户原话是怎么说的？' }] : []),
    ],
    buttons: [
      ...offers.map((_, at) => takeButton('objection', decision, at + 1, taken)),
      // The smallest card has room for one of them: others before one was taken, another tone after.
      ...(taken.length === 0
        ? [{ label: '换一批', action: 'feedback.redo', argument: id }]
        : taken.slice(0, 1).map((number) => toneButton(decision, number))),
      ...nextButtons(decision),
    ],
    link: { label: '详情', path: pageOf(decision) },
  }
}

function countOf(count: number): string {
  return ['', '一', '两', '三'][count] ?? String(count)
}
