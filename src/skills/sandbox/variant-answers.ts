import type { Card } from '../../conversation/card.ts'
import type { Reply } from '../../conversation/skill.ts'
import { screen } from '../../sales/compliance.ts'
import type { IndustryPath } from '../../sales/paths/path.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { percent, points, whoOf } from '../../sales/sandbox/describe.ts'
import { withBasis } from '../../sales/sandbox/with-basis.ts'
import { marks, nextButtons, pageOf, takeButton } from './cards.ts'
import type { Variant } from './variants.ts'

const leversShown = 3

/** The part of a decision that was asked for. */
export function variantReplies(variant: Exclude<Variant, 'whole'>, decision: Decision, path: IndustryPath): Reply[] {
  switch (variant) {
    case 'opening':
      return [{ kind: 'text', text: openings(decision) }]
    case 'next':
      return [{ kind: 'card', card: nextStepCard(decision, path) }]
  }
}

/** Three ways to begin, and how each goes on to the next step, ready to be copied. */
function openings({ offers, facts }: Decision): string {
  const lines = offers
    .filter(({ opening, nextStep }) => [opening, nextStep].every((words) => screen(words).length === 0))
    .map(
      (offer, at) =>
        `${marks[at]} ${offer.name}\n${withBasis(offer, 'opening')}\n约下一步：${withBasis(offer, 'nextStep')}`,
    )
  return [`${whoOf(facts)}，开场三种说法：`, ...lines, '要全文，说“用第1条”。'].join('\n\n')
}

function nextStepCard(decision: Decision, path: IndustryPath): Card {
  const { levers, offers, estimate, questions, facts } = decision
  const [first] = levers
  const [question] = questions
  return {
    title: first === undefined ? '你能推的都推到了' : `下一步：${first.label}（${gain(first.shift)}）`,
    subtitle: `${whoOf(facts)} ｜ 赢单概率 ${percent(estimate.value)}`,
    blocks: [
      {
        kind: 'facts',
        rows: levers.slice(0, leversShown).map(({ label, shift }) => ({ label: gain(shift), value: label })),
      },
      ...offers
        .slice(0, 1)
        .map((offer) => ({ kind: 'text' as const, text: `当面这么约：${withBasis(offer, 'nextStep')}` })),
      ...(question === undefined ? [] : [{ kind: 'question' as const, text: question.text }]),
      ...usualTime(decision, path).map((text) => ({ kind: 'text' as const, text, tone: 'quiet' as const })),
      { kind: 'text', text: '只是相关，不代表做了就一定涨', tone: 'quiet' },
    ],
    buttons: [
      ...offers.slice(0, 1).map(() => ({ ...takeButton('sandbox', decision, 1), label: '怎么说' })),
      ...nextButtons(decision),
    ],
    link: { label: '详情', path: pageOf(decision) },
  }

  function gain(shift: number): string {
    return points(estimate.value, estimate.value + shift)
  }
}

/** How long the stage usually takes in this trade; a band from experience, and nothing where the stage is unknown. */
function usualTime({ facts }: Decision, { stages }: IndustryPath): string[] {
  const stage = stages.find((each) => each.stage === facts.stage?.value)
  return stage === undefined ? [] : [`${stage.name}一般要 ${stage.usualDays.from}–${stage.usualDays.to} 天（经验）`]
}
