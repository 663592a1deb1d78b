import { type Block, type Button, blockLines, type Card } from '../../src/conversation/card.ts'
import { clip } from '../../src/conversation/wire/clip.ts'
import { literal } from '../../src/conversation/wire/literal.ts'
import { split } from '../../src/conversation/wire/split.ts'

/** What fills the variables of the template in card-template.json: text each, never absent, for an update keeps what it does not name. */
export type CardValues = Readonly<Record<string, string>>

/** What a card needs to know of the world: what its buttons hand back, and where its link leads. */
export interface Frame {
  seal(button: Button): string
  /** Absent when the card has no page. */
  url?: string
}

/** Paragraphs of the template, and bytes that each variable may have. */
const paragraphs = 8
const paragraphBytes = 1000

/** Buttons of the template; where there are more, the last place leads to the page. */
export const buttonsShown = 10

/** In 字: a title has three lines, a button half the card's width. */
const longestTitle = 60
const longestSummary = 40
const longestLabel = 16

/** Words worth taking along have a 复制 beside them, from this many bytes on. */
const worthCopying = 90

/** A card as the template draws it; the `blocks` given, for the card itself may have more than fit. */
export function dingtalkCard(card: Card, blocks: readonly Block[], frame: Frame): CardValues {
  const { title, subtitle = '', buttons = [], link } = card
  const isDone = buttons.length > 0 && buttons.every(({ emphasis }) => emphasis === 'done')
  const lines = [...blocks.flatMap(drawn), ...(isDone ? [quiet(buttons.map(labelOf).join('　'))] : [])]
  const more = buttons.length > buttonsShown
  return {
    ...empty,
    summary: clip(title, longestSummary),
    title: clip(title, longestTitle),
    subtitle: clip(subtitle, longestTitle),
    ...bodies(lines.join('\n')),
    ...(isDone ? {} : buttonSlots(buttons, frame)),
    ...(frame.url === undefined
      ? {}
      : { page_url: frame.url, page_label: more ? '更多' : clip(link?.label ?? '详情', longestLabel) }),
  }
}

/** Words without a head: a card too, for of a plain text DingTalk would show every try that got through. */
export function dingtalkText(text: string): CardValues {
  const copy = Buffer.byteLength(text) >= worthCopying && Buffer.byteLength(text) <= paragraphBytes ? text : ''
  return { ...empty, summary: clip(text, longestSummary), ...bodies(plain(text)), copy }
}

/** Plain words as markdown that shows them as they are. */
export function asMarkdown(text: string): string {
  return withLineEnds(plain(text))
}

/** Whether all of it has its place. */
export function fits(values: CardValues): boolean {
  return values[`body${paragraphs + 1}`] === undefined
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

const empty: CardValues = Object.fromEntries(
  [
    ...['summary', 'title', 'subtitle', 'copy', 'page_label', 'page_url'],
    ...numbers(paragraphs).map((n) => `body${n}`),
    ...numbers(buttonsShown).flatMap((n) => [`b${n}`, `k${n}`]),
  ].map((name) => [name, '']),
)

/** A line ends with two spaces before its end, or the client runs it on. */
function withLineEnds(text: string): string {
  return text.replaceAll('\n', '  \n')
}

function bodies(text: string): CardValues {
  const pieces = text === '' ? [] : split(withLineEnds(text), paragraphBytes)
  return Object.fromEntries(pieces.map((piece, at) => [`body${at + 1}`, piece]))
}

function buttonSlots(buttons: readonly Button[], { seal }: Frame): CardValues {
  const shown = buttons.length > buttonsShown ? buttons.slice(0, buttonsShown - 1) : buttons
  return Object.fromEntries(
    shown.flatMap((button, at) => [
      [`b${at + 1}`, labelOf(button)],
      [`k${at + 1}`, seal(button)],
    ]),
  )
}

function labelOf({ label, emphasis }: Button): string {
  return clip(emphasis === 'done' ? `✓ ${label}` : label, longestLabel)
}

function drawn(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return block.text
        .split('\n')
        .map((line) =>
          line.trim() === ''
            ? ''
            : block.tone === 'strong'
              ? bold(line)
              : block.tone === 'quiet'
                ? quiet(line)
                : literal(line),
        )
    case 'figure':
      return [bold(block.value), quiet(block.note)]
    case 'facts':
      return block.rows.map(({ label, value }) => `${quiet(`${label}：`)}${literal(value)}`)
    case 'points':
      return [
        ...block.for.map((point) => `${coloured('green1', '＋')} ${literal(point)}`),
        ...block.against.map((point) => `${coloured('red1', '－')} ${literal(point)}`),
      ]
    case 'choices':
      return block.rows.map(({ mark, name, figure }) => `${bold(mark)} ${literal(name)} ${bold(figure)}`)
    case 'chart':
      return blockLines(block).map(literal)
    case 'question':
      return blockLines(block).map(bold)
  }
}

function bold(words: string): string {
  return `**${literal(words)}**`
}

function quiet(words: string): string {
  return coloured('level3', words)
}

function coloured(colour: 'green1' | 'red1' | 'level3', words: string): string {
  return `<font colorTokenV2=common_${colour}${colour === 'level3' ? '_base' : ''}_color>${literal(words)}</font>`
}

/** In words to take along as few signs as possible are changed: only what would become a tag, a link or a mark. */
function plain(text: string): string {
  return text
    .replace(/<(?=[/@a-z!])/gi, '＜')
    .replaceAll('](', '］(')
    .replace(/[*`~]/g, (sign) => fullWidth[sign] ?? sign)
}

const fullWidth: Record<string, string> = { '*': '＊', '`': '｀', '~': '～' }
