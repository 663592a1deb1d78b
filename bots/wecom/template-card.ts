import { type Block, type Button, blockLines, buttonKey, type Card } from '../../src/conversation/card.ts'
import { clip, lengthOf } from '../../src/conversation/wire/clip.ts'

/**
 * The part of WeCom's template card that we draw. Lengths are in 字 and are the documents' advice; beyond them clients cut as they
 * like. https://developer.work.weixin.qq.com/document/path/90236
 */
export interface TemplateCard {
  card_type: 'button_interaction' | 'text_notice'
  main_title: { title: string; desc?: string }
  emphasis_content?: { title: string; desc: string }
  sub_title_text?: string
  horizontal_content_list?: { keyname: string; value: string }[]
  jump_list?: { type: 1; title: string; url: string }[]
  card_action?: { type: 1; url: string }
  task_id: string
  button_list?: CardButton[]
  /** Greys all buttons out and stands in their place. */
  replace_text?: string
}

type CardButton = { text: string; style: 1 | 2; key: string } | { text: string; style: 1 | 2; type: 1; url: string }

/** What a card needs to know of the world: how the platform shall know it again, and where its link leads. */
export interface Frame {
  taskId: string
  /** Absent when the card has no page. */
  url?: string
  /** An AI bot's card is narrower than an app's. */
  lengths?: CardLengths
  /** Whether a button may lead to the page: an AI bot's may not. */
  buttonsLead?: boolean
}

/** The most 字 of each part. */
interface CardLengths {
  title: number
  desc: number
  figure: number
  figureNote: number
  value: number
  subtitle: number
}

const appLengths: CardLengths = { title: 36, desc: 44, figure: 14, figureNote: 22, value: 30, subtitle: 160 }

/** https://developer.work.weixin.qq.com/document/path/101032 */
export const botLengths: CardLengths = { title: 26, desc: 30, figure: 10, figureNote: 15, value: 26, subtitle: 112 }

/** A card whose buttons call us back. Its page has a button too where there is room; buttons beyond the sixth are behind 更多. */
export function interactiveCard(card: Card, frame: Frame): TemplateCard {
  return {
    card_type: 'button_interaction',
    ...face(card, card.blocks, frame.lengths),
    ...(frame.url === undefined ? {} : { card_action: { type: 1, url: frame.url } }),
    task_id: frame.taskId,
    button_list: buttonList(card, frame.buttonsLead === false ? undefined : frame.url),
  }
}

/** A card without buttons, which must have a page to lead to. A short figure stands large in its middle. */
export function noticeCard(card: Card, frame: Frame & { url: string }): TemplateCard {
  const { lengths = appLengths } = frame
  const figure = card.blocks.find((block) => standsLarge(block, lengths))
  return {
    card_type: 'text_notice',
    ...(figure === undefined ? {} : { emphasis_content: { title: figure.value, desc: figure.note } }),
    ...face(
      card,
      card.blocks.filter((block) => block !== figure),
      lengths,
    ),
    jump_list: [{ type: 1, title: clip(card.link?.label ?? '详情', 18), url: frame.url }],
    card_action: { type: 1, url: frame.url },
    task_id: frame.taskId,
  }
}

/**
 * The card as it becomes after a press. WeCom greys out all buttons or none: when all are done, the first one's label stands in
 * their place; done ones among others are ticked and stay.
 */
export function redrawnCard(card: Card, frame: Frame): TemplateCard {
  const { url } = frame
  const buttons = card.buttons ?? []
  if (buttons.length === 0 && url !== undefined) return noticeCard(card, { ...frame, url })
  const done = buttons.every(({ emphasis }) => emphasis === 'done')
  // Without a page only an interactive card may be drawn, and that one wants a button, if only to grey it out.
  const drawn = interactiveCard(buttons.length === 0 ? { ...card, buttons: [closed] } : card, frame)
  return done ? { ...drawn, replace_text: clip(buttons[0]?.label ?? closed.label, 10) } : drawn
}

const closed: Button = { label: '已更新', action: 'card', argument: 'closed', emphasis: 'done' }

type Figure = Extract<Block, { kind: 'figure' }>

function standsLarge(block: Block, { figure, figureNote }: CardLengths): block is Figure {
  return block.kind === 'figure' && lengthOf(block.value) <= figure && lengthOf(block.note) <= figureNote
}

function face(card: Card, blocks: readonly Block[], lengths: CardLengths = appLengths) {
  const all = rows(blocks)
  const shown = all.slice(0, mostRows)
  const words = subtitle([...blocks.flatMap(sayings), ...all.slice(mostRows).map(rowAsSaying)], lengths.subtitle)
  return {
    main_title: {
      title: clip(card.title, lengths.title),
      ...(card.subtitle === undefined ? {} : { desc: clip(card.subtitle, lengths.desc) }),
    },
    ...(words === '' ? {} : { sub_title_text: words }),
    ...(shown.length === 0 ? {} : { horizontal_content_list: shown.map((row) => drawnRow(row, lengths.value)) }),
  }
}

const mostRows = 6
const mostButtons = 6

interface Row {
  label: string
  value: string
  /** Stands at the end of the row and is never cut. */
  figure: string
}

/** Choices first, for their buttons refer to them; then facts. */
function rows(blocks: readonly Block[]): Row[] {
  const choices = blocks.flatMap((block) => (block.kind === 'choices' ? block.rows : []))
  const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []))
  return [
    ...choices.map(({ mark, name, figure }) => ({ label: mark, value: name, figure })),
    ...facts.map(({ label, value }) => ({ label, value, figure: '' })),
  ]
}

function drawnRow({ label, value, figure }: Row, most: number): { keyname: string; value: string } {
  const tail = figure === '' ? '' : ` ${clip(figure, 20)}`
  return { keyname: clip(label, 5), value: `${clip(value, most - lengthOf(tail))}${tail}` }
}

/** A line for the subtitle; the lighter ones give way first. */
interface Saying {
  text: string
  weight: number
}

function rowAsSaying({ label, value, figure }: Row): Saying {
  return { text: `${label} ${value} ${figure}`.trim(), weight: 2 }
}

function sayings(block: Block): Saying[] {
  if (block.kind === 'choices' || block.kind === 'facts') return []
  const lines = block.kind === 'points' ? pointLines(block) : blockLines(block)
  return lines.map((text) => ({ text, weight: weightOf(block) }))
}

/** One line each for and against: six lines of points would leave room for nothing else. */
function pointLines(points: Extract<Block, { kind: 'points' }>): string[] {
  return [
    ...(points.for.length === 0 ? [] : [`＋ ${points.for.join('；')}`]),
    ...(points.against.length === 0 ? [] : [`－ ${points.against.join('；')}`]),
  ]
}

/** The figure and its reasons before the question, the question before what merely explains. */
function weightOf(block: Block): number {
  switch (block.kind) {
    case 'figure':
      return 7
    case 'points':
      return 6
    case 'question':
      return 5
    case 'text':
      return { strong: 4, plain: 3, quiet: 1 }[block.tone ?? 'plain']
    case 'chart':
    case 'choices':
    case 'facts':
      return 2
  }
}

/** The heaviest lines that fit, in the order of the card; the first that does not is cut if a phrase of it can be kept. */
function subtitle(lines: Saying[], most: number): string {
  let room = most
  const kept = new Map<Saying, string>()
  for (const line of lines.toSorted((one, other) => other.weight - one.weight)) {
    const lineBreak = kept.size === 0 ? 0 : 1
    if (room - lineBreak < shortestRest && lengthOf(line.text) > room - lineBreak) continue
    const text = clip(line.text, room - lineBreak)
    kept.set(line, text)
    room -= lengthOf(text) + lineBreak
  }
  return lines.flatMap((line) => kept.get(line) ?? []).join('\n')
}

/** Fewer 字 than these say nothing. */
const shortestRest = 12

function buttonList({ buttons = [], link }: Card, url: string | undefined): CardButton[] {
  if (link === undefined || url === undefined) return buttons.slice(0, mostButtons).map(drawnButton)
  const page = (text: string): CardButton => ({ text: clip(text, 10), style: 2, type: 1, url })
  if (buttons.length < mostButtons) return [...buttons.map(drawnButton), page(link.label)]
  if (buttons.length === mostButtons) return buttons.map(drawnButton)
  return [...buttons.slice(0, mostButtons - 1).map(drawnButton), page('更多')]
}

function drawnButton(button: Button): CardButton {
  const label = button.emphasis === 'done' ? `✓ ${button.label}` : button.label
  return { text: clip(label, 10), style: button.emphasis === 'primary' ? 1 : 2, key: buttonKey(button) }
}
