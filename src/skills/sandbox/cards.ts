import type { Block, Button, Card } from '../../conversation/card.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import {
  basisWithShare,
  changedReasons,
  headline,
  interval,
  percent,
  points,
  reasonsOf,
} from '../../sales/sandbox/describe.ts'
import { type Lever, leverBasis } from '../../sales/sandbox/levers.ts'
import { type Offer, offersNote } from '../../sales/sandbox/offers.ts'
import { strategyNames } from '../../sales/tracks/track.ts'
import { type Tone, toneNames } from '../../sales/wording/tone.ts'

export const marks = ['①', '②', '③'] as const

/** How many reasons each way fit the smallest screen. */
const reasonsShown = 3

/** The first card 决策沙盒: how likely, why, three sets of words, one question. `taken` marks the sets already used. */
export function decisionCard(decision: Decision, taken: readonly number[] = [], lead?: Block): Card {
  const { estimate, offers, questions } = decision
  const reasons = reasonsOf(estimate)
  const question = questions[0]
  return {
    title: `赢单概率 ${percent(estimate.value)}（${interval(estimate)}）`,
    subtitle: basisWithShare(estimate),
    blocks: [
      ...(lead === undefined ? [] : [lead]),
      { kind: 'text', text: headline(decision), tone: 'strong' },
      {
        kind: 'points',
        for: reasons.for.slice(0, reasonsShown).map(({ text }) => text),
        against: reasons.against.slice(0, reasonsShown).map(({ text }) => text),
      },
      {
        kind: 'choices',
        rows: offers.map((offer, index) => ({
          mark: marks[index] ?? '',
          name: offer.name,
          figure: `预期 ${percent(offer.expected)}（${offer.label}）`,
        })),
      },
      { kind: 'text', text: offersNote(decision), tone: 'quiet' },
      ...(question === undefined ? [] : [{ kind: 'question' as const, text: question.text }]),
    ],
    buttons: [
      ...offers.map((_, index) => takeButton('sandbox', decision, index + 1, taken)),
      ...taken.map((number) => toneButton(decision, number)),
      ...nextButtons(decision),
    ],
    link: { label: '详情', path: pageOf(decision) },
  }
}

/** `skill`: whose card it stands on, for that one is drawn again. */
export function takeButton(skill: string, { id }: Decision, number: number, taken: readonly number[] = []): Button {
  return {
    label: `用${marks[number - 1] ?? number}`,
    action: `${skill}.take`,
    argument: `${id}:${number}`,
    emphasis: taken.includes(number) ? 'done' : 'primary',
  }
}

/** Words that were given can be had in another tone. */
export function toneButton({ id }: Decision, number: number): Button {
  return { label: '换个语气', action: 'tone.menu', argument: `${id}:${number}` }
}

export function nextButtons({ id }: Decision): Button[] {
  return [
    { label: '如果…', action: 'sandbox.suppose', argument: id },
    { label: '记拜访', action: 'visit.start', argument: id },
  ]
}

export function pageOf({ id, dealId, supposing }: Decision): string {
  return dealId === undefined || supposing !== undefined ? `/h5/decisions/${id}` : `/h5/deals/${dealId}`
}

/** The full words of one set, as plain text a rep can copy; in which tone, and whether a model worded them. */
export function wordsOf(offer: Offer, number: number, { tone, byModel }: { tone?: Tone; byModel: boolean }): string {
  return [
    `${marks[number - 1] ?? number} ${offer.name}（${strategyNames[offer.strategy]}，预期 ${percent(offer.expected)}，${offer.label}）`,
    ...(tone === undefined ? [] : [toneNames[tone]]),
    ...(byModel ? [modelMark] : []),
    '',
    `【先说】${offer.opening}`,
    ...(offer.handling === '' ? [] : [`【接住】${offer.handling}`]),
    `【约下一步】${offer.nextStep}`,
    `【别这么说】${offer.avoid}`,
    `【带上】${offer.evidence.join('；')}`,
    ...basisLines(offer),
  ].join('\n')
}

/** What a model wrote says so, and what of it was looked at. */
const modelMark = 'AI 生成：措辞由模型润色，数字、日期、名字和承诺已与话术库原文核对'

/** Under words of a regulated scene: what of them rests on which clause. */
function basisLines({ basis }: Offer): string[] {
  if (basis === undefined) return []
  const { opening, handling, nextStep } = basis
  return [`【依据】先说：${opening.join('、')}；接住：${handling.join('、')}；约下一步：${nextStep.join('、')}`]
}

/** How many levers can be tried and taken on with the six buttons of the smallest card. */
const leversOnButtons = 3

/** What would move it up 做什么能往上走: the worthwhile levers, each to be tried or made a task with one tap. */
export function leversCard(decision: Decision, levers: readonly Lever[]): Card {
  const shown = levers.slice(0, leversOnButtons)
  return {
    title: `现在 ${percent(decision.estimate.value)}，做什么能往上走`,
    subtitle: '最划算的在前；只是相关，不代表做了就一定涨',
    blocks: [
      {
        kind: 'facts',
        rows: levers.map((lever, index) => ({
          label: `${marks[index] ?? '·'} ${gain(decision, lever.shift)}`,
          value: `${lever.label}（${leverBasis(lever)}）`,
        })),
      },
      { kind: 'text', text: '也可以直接说，比如“如果预算砍到 60 万呢”“要是迈瑞退出呢”。', tone: 'quiet' },
    ],
    buttons: [
      ...shown.map(({ id, label, shift }) => ({
        label: `${label} ${gain(decision, shift)}`,
        action: 'sandbox.pull',
        argument: `${decision.id}:${id}`,
      })),
      ...shown.map(({ id }, index) => ({
        label: `${marks[index]}记待办`,
        action: 'lever.take',
        argument: `${decision.id}:${id}`,
      })),
    ],
    link: { label: '详情', path: pageOf(decision) },
  }
}

function gain({ estimate }: Decision, shift: number): string {
  return points(estimate.value, estimate.value + shift)
}

/** A what-if beside what it started from: old → new, what moved, and that nothing was written. */
export function whatIfCard(before: Decision, after: Decision): Card {
  const [from, to] = [before.estimate, after.estimate]
  const moved = changedReasons(before, after)
  return {
    title: `如果${after.supposing ?? ''}：${percent(from.value)} → ${percent(to.value)}（${points(from.value, to.value)}）`,
    subtitle: `${interval(to)} · ${basisWithShare(to)}`,
    blocks: [
      moved.for.length + moved.against.length > 0
        ? { kind: 'points', for: moved.for.map(({ text }) => text), against: moved.against.map(({ text }) => text) }
        : { kind: 'text', text: '这个变化不在评分卡里，概率没有动。不等于没影响，只是我们还没有依据。' },
      { kind: 'text', text: '只是推演，什么都没有写进记录；相关不等于因果。', tone: 'quiet' },
    ],
    buttons: [
      { label: '再试一个', action: 'sandbox.suppose', argument: before.id },
      { label: '回到原来', action: 'sandbox.show', argument: before.id },
    ],
    link: { label: '详情', path: pageOf(before) },
  }
}
