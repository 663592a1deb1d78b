import { type Block, type Button, type Card, quiet } from '../../conversation/card.ts'
import type { FieldChange } from '../../sales/record/field-change.ts'
import { sayChange, sayMove } from '../../sales/record/say-change.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { reasonsOf as allReasonsOf, changedReasons, interval, percent, points } from '../../sales/sandbox/describe.ts'
import type { Lever } from '../../sales/sandbox/levers.ts'
import { pageOf } from '../sandbox/cards.ts'
import type { Proposal, Row } from './filer.ts'
import type { Move } from './move.ts'

/** What will be written, and what it would do to the probability, before it is. */
export function previewCard(id: string, proposal: Proposal, move: Move | undefined, note?: string): Card {
  const { about, title = '这样记，对吗？', warnings = [], choices = [], page } = proposal
  return {
    title,
    subtitle: about,
    blocks: [
      ...(note === undefined ? [] : [quiet(note)]),
      ...contents(proposal),
      ...warnings.map((text) => ({ kind: 'text' as const, text, tone: 'strong' as const })),
      ...(move === undefined ? [] : [figureOf(move)]),
    ],
    buttons: [
      { label: '记下', action: 'filing.keep', argument: id, emphasis: 'primary' },
      { label: '不记', action: 'filing.drop', argument: id },
      ...choices,
    ],
    ...(page === undefined ? {} : { link: { label: '改', path: `${page}${id}` } }),
  }
}

/** It is written, or put right: the new probability, what moved it, the next step. */
export function keptCard(
  id: string,
  proposal: Proposal,
  move: Move | undefined,
  put?: { title: string; note: string },
): Card {
  const { payback, kept } = proposal
  const lever = move?.after.levers[0]
  return {
    title: titleOf(proposal, move, put?.title),
    subtitle: `${proposal.about} · 十分钟内可以撤销`,
    blocks: [
      ...(put === undefined ? [] : [{ kind: 'text' as const, text: put.note, tone: 'strong' as const }]),
      ...contents(proposal),
      ...(payback === undefined ? [] : [{ kind: 'text' as const, text: payback }]),
      ...(move === undefined ? [] : kept === undefined ? sinceBefore(move) : [figureOf(move)]),
      ...(move === undefined ? [] : reasonsOf(move)),
      ...(move === undefined || lever === undefined ? [] : [nextStep(move.after, lever)]),
    ],
    buttons: [
      ...(move === undefined
        ? []
        : [{ label: '接着怎么说', action: 'sandbox.show', argument: move.after.id, emphasis: 'primary' as const }]),
      ...(kept?.buttons ?? []),
      ...(move === undefined ? [] : openingButton(move.after)),
      undoButton(id),
    ],
    ...(move === undefined ? {} : { link: { label: '详情', path: pageOf(move.after) } }),
  }
}

/** What is known of a customer who has no deal yet is where theirs begins. */
function openingButton({ id, dealId, facts: { customer } }: Decision): Button[] {
  return dealId === undefined && customer !== undefined ? [{ label: '建商机', action: 'deal.begin', argument: id }] : []
}

function titleOf({ name, kept }: Proposal, move: Move | undefined, put: string | undefined): string {
  if (kept !== undefined) return put === undefined ? kept.title : `${put}：${kept.title}`
  const title = put ?? '已记下'
  return move === undefined
    ? `${title}${name}`
    : `${title}，赢单概率 ${percent(move.after.estimate.value)}（${interval(move.after.estimate)}）`
}

/** The preview once its tap is done: nothing is left to press. */
export function settledCard(
  { name, about }: Pick<Proposal, 'name' | 'about'>,
  label: '已记下' | '没有记' | '已撤销' | '看新的一张',
): Card {
  const button: Button = { label, action: 'filing.settled', argument: label, emphasis: 'done' }
  return { title: name, subtitle: about, blocks: [], buttons: [button] }
}

function undoButton(id: string): Button {
  return { label: '撤销', action: 'filing.undo', argument: id }
}

/** The person's words, each field old → new, and what is added; what shares a label shares a row where there are too many. */
function contents({ note, changes, rows }: Proposal): Block[] {
  const all = [
    ...changes.flatMap((change) => (change.kind === 'deal.changed' ? change.changes : [])).map(changeRow),
    ...rows,
  ]
  const facts = all.length <= mostRows ? all : together(all)
  return [
    ...(note === undefined ? [] : [{ kind: 'text' as const, text: `“${note}”` }]),
    ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, rows: facts }]),
  ]
}

function changeRow(change: FieldChange): Row {
  return { label: sayChange(change).label, value: sayMove(change) }
}

/** As many as the smallest screen shows. */
const mostRows = 6

function together(rows: readonly Row[]): Row[] {
  const found = new Map<string, string>()
  for (const { label, value } of rows) found.set(label, found.has(label) ? `${found.get(label)}；${value}` : value)
  return [...found].map(([label, value]) => ({ label, value }))
}

function figureOf({ before, after }: Move): Block {
  const to = after.estimate.value
  if (before === undefined) {
    return { kind: 'figure', value: percent(to), note: `记下后的赢单概率（${interval(after.estimate)}）` }
  }
  const from = before.estimate.value
  if (percent(from) === percent(to)) return quiet(`赢单概率不变，${percent(to)}`)
  return { kind: 'figure', value: `${percent(from)} → ${percent(to)}`, note: `记下后的赢单概率（${points(from, to)}）` }
}

/** The title has where it stands now; this is how far it moved. */
function sinceBefore({ before, after }: Move): Block[] {
  if (before === undefined) return []
  const [from, to] = [before.estimate.value, after.estimate.value]
  return [quiet(percent(from) === percent(to) ? '概率没有动' : `原来 ${percent(from)}，这次 ${points(from, to)}`)]
}

/** How many reasons each way a kept card has room for. */
const reasonsShown = 2

function reasonsOf({ before, after }: Move): Block[] {
  const moved = before === undefined ? allReasonsOf(after.estimate) : changedReasons(before, after)
  if (moved.for.length + moved.against.length === 0) return []
  return [
    {
      kind: 'points',
      for: moved.for.slice(0, reasonsShown).map(({ text }) => text),
      against: moved.against.slice(0, reasonsShown).map(({ text }) => text),
    },
  ]
}

function nextStep({ estimate }: Decision, { label, shift }: Lever): Block {
  const gain = points(estimate.value, estimate.value + shift)
  return { kind: 'text', text: `下一步最值得做：${label}（${gain}）`, tone: 'strong' }
}
