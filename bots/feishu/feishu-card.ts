import { type Block, type Button, blockLines, buttonKey, type Card } from '../../src/conversation/card.ts'
import { clip } from '../../src/conversation/wire/clip.ts'
import { literal } from '../../src/conversation/wire/literal.ts'
import { answerField, handBack } from './button.ts'
import { type ChartElement, chartElement, mostCharts } from './chart.ts'

/**
 * The part of Feishu's card JSON 2.0 that we draw. A property it does not know is an error there.
 * https://open.feishu.cn/document/uAjLw4CM/ukzMukzMukzM/feishu-cards/card-json-v2-structure
 */
export interface FeishuCard {
  schema: '2.0'
  config: { update_multi: true; enable_forward: false; summary: { content: string } }
  header: { title: PlainText; subtitle?: PlainText; template: 'blue' | 'grey' }
  body: { elements: Element[] }
}

type Element =
  | { tag: 'div'; text: PlainText }
  | { tag: 'markdown'; content: string; text_size?: TextSize }
  | ColumnSet
  | Table
  | { tag: 'button'; text: PlainText; type: string; disabled?: true; behaviors: Behavior[] }
  | Form
  | ChartElement
  | {
      tag: 'select_static'
      placeholder: PlainText
      options: { text: PlainText; value: string }[]
      behaviors: Behavior[]
    }

interface PlainText {
  tag: 'plain_text'
  content: string
  text_size?: TextSize
  text_color?: 'grey'
}

type TextSize = 'heading-2' | 'normal' | 'notation'

interface ColumnSet {
  tag: 'column_set'
  flex_mode: 'none' | 'flow'
  background_style?: 'grey'
  columns: { tag: 'column'; width: 'auto' | 'weighted'; weight?: 1; padding?: '8px'; elements: Element[] }[]
}

interface Form {
  tag: 'form'
  name: string
  elements: (
    | { tag: 'input'; name: string; placeholder: PlainText; required: true; max_length: number; width: 'fill' }
    | { tag: 'button'; name: string; text: PlainText; type: string; form_action_type: 'submit'; behaviors: Behavior[] }
  )[]
}

interface Table {
  tag: 'table'
  page_size: number
  row_height: 'auto'
  columns: { name: string; display_name: string; data_type: 'text'; width: 'auto' }[]
  rows: Record<string, string>[]
}

type Behavior = { type: 'open_url'; default_url: string; pc_url: string } | { type: 'callback'; value: object }

/** What a card needs to know of the world: who it is for, and where its link leads. */
export interface Frame {
  to: string
  /** Absent when the card has no page. */
  page?: { url: string; onDesktop: string }
  /** Feishu would not take its charts: what they show is said in words alone. */
  withoutCharts: boolean
}

/** In 字; a client shows four lines of a title and cuts a button far earlier, and all of it counts into the 30 KB. */
const longestTitle = 120
const longestLabel = 30

/** More than these stand behind 更多. */
export const buttonsShown = 8

/** A card as Feishu draws it; the `blocks` given, for the card itself may have more than fit. */
export function feishuCard(card: Card, blocks: readonly Block[], frame: Frame): FeishuCard {
  const { title, subtitle, buttons = [] } = card
  const isDone = buttons.length > 0 && buttons.every(({ emphasis }) => emphasis === 'done')
  const asks = !isDone && blocks.some(({ kind }) => kind === 'question')
  const form = asks ? [answerForm(frame.to)] : []
  const pictured = new Set([
    ...blocks.filter(isLong).slice(0, mostTables),
    ...(frame.withoutCharts ? [] : blocks.filter(isDrawable).slice(0, mostCharts)),
  ])
  const body = blocks.flatMap((block) => drawn(block, pictured.has(block)))
  const elements = [...body, ...form, ...buttonRow(card, frame, isDone)]
  return {
    schema: '2.0',
    // What stands on a card is for whom it was sent to.
    config: { update_multi: true, enable_forward: false, summary: { content: clip(title, longestTitle) } },
    header: {
      title: plain(clip(title, longestTitle)),
      ...(subtitle === undefined ? {} : { subtitle: plain(clip(subtitle, longestTitle)) }),
      template: isDone ? 'grey' : 'blue',
    },
    body: { elements: elements.length > 0 ? elements : [quiet('已更新')] },
  }
}

/** `pictured`: as the table or chart that it makes, of which a card may have a few. */
function drawn(block: Block, pictured: boolean): Element[] {
  switch (block.kind) {
    case 'text':
      return said(block.text, block.tone ?? 'plain')
    case 'figure':
      return [{ tag: 'markdown', content: bold(block.value), text_size: 'heading-2' }, quiet(block.note)]
    case 'facts':
      return pictured ? [factTable(block.rows)] : block.rows.map(factLine)
    case 'points':
      return [
        ...block.for.map((point) => coloured('green', '＋', point)),
        ...block.against.map((point) => coloured('red', '－', point)),
      ]
    case 'choices':
      return block.rows.map(({ mark, name, figure }) =>
        columns([narrow([strong(mark)]), wide([text(name)]), narrow([strong(figure)])]),
      )
    case 'chart':
      // Under the picture too: not every client draws it, and nobody can hear it.
      return [...(pictured ? [chartElement(block)] : []), ...blockLines(block).map(quiet)]
    case 'question':
      return [{ ...columns([{ ...wide(blockLines(block).map(text)), padding: '8px' }]), background_style: 'grey' }]
  }
}

/** Facts beyond these are a table, which has pages. */
const mostLines = 8
const mostTables = 5

function isLong(block: Block): boolean {
  return block.kind === 'facts' && block.rows.length > mostLines
}

function isDrawable(block: Block): boolean {
  return block.kind === 'chart' && block.points.length > 0
}

function said(words: string, tone: 'plain' | 'strong' | 'quiet'): Element[] {
  if (tone === 'strong')
    return words
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(strong)
  return [tone === 'quiet' ? quiet(words) : text(words)]
}

function factLine({ label, value }: { label: string; value: string }): Element {
  return columns([narrow([{ tag: 'div', text: { ...plain(label), text_color: 'grey' } }]), wide([text(value)])])
}

function factTable(rows: readonly { label: string; value: string }[]): Table {
  const column = (name: string, display_name: string) =>
    ({ name, display_name, data_type: 'text', width: 'auto' }) as const
  return {
    tag: 'table',
    page_size: 10,
    row_height: 'auto',
    columns: [column('label', '项目'), column('value', '内容')],
    rows: rows.map(({ label, value }) => ({ label, value })),
  }
}

/** A question may be answered where it is asked; in the chat it may be as well. */
function answerForm(to: string): Form {
  return {
    tag: 'form',
    name: 'answer',
    elements: [
      {
        tag: 'input',
        name: answerField,
        placeholder: plain('在这里回答，或者直接发一句话'),
        required: true,
        max_length: 500,
        width: 'fill',
      },
      {
        tag: 'button',
        name: 'send',
        text: plain('回答'),
        type: 'default',
        form_action_type: 'submit',
        behaviors: [{ type: 'callback', value: { to } }],
      },
    ],
  }
}

function buttonRow({ buttons = [], link }: Card, { to, page }: Frame, isDone: boolean): Element[] {
  const shown = buttons.length > buttonsShown ? buttons.slice(0, buttonsShown - 1) : buttons
  const rest = buttons.slice(shown.length)
  const all: Element[] = [
    ...shown.map((button) => drawnButton(button, to, isDone)),
    ...(rest.length === 0 ? [] : [more(rest, to)]),
    ...(page === undefined || link === undefined ? [] : [pageButton(link.label, page)]),
  ]
  return all.length === 0 ? [] : [{ tag: 'column_set', flex_mode: 'flow', columns: all.map((one) => narrow([one])) }]
}

/** Done ones among others are ticked and stay; where all are done, nothing can be pressed any more. */
function drawnButton(button: Button, to: string, isDone: boolean): Element {
  return {
    tag: 'button',
    text: plain(labelOf(button)),
    type: button.emphasis === 'primary' ? 'primary_filled' : 'default',
    ...(isDone ? { disabled: true } : {}),
    behaviors: [{ type: 'callback', value: handBack(button, to) }],
  }
}

function more(rest: readonly Button[], to: string): Element {
  return {
    tag: 'select_static',
    placeholder: plain('更多'),
    options: rest.map((button) => ({ text: plain(labelOf(button)), value: buttonKey(button) })),
    behaviors: [{ type: 'callback', value: { to } }],
  }
}

function pageButton(label: string, { url, onDesktop }: NonNullable<Frame['page']>): Element {
  return {
    tag: 'button',
    text: plain(clip(label, longestLabel)),
    type: 'text',
    behaviors: [{ type: 'open_url', default_url: url, pc_url: onDesktop }],
  }
}

function labelOf({ label, emphasis }: Button): string {
  return clip(emphasis === 'done' ? `✓ ${label}` : label, longestLabel)
}

function columns(all: ColumnSet['columns']): ColumnSet {
  return { tag: 'column_set', flex_mode: 'none', columns: all }
}

function narrow(elements: Element[]): ColumnSet['columns'][number] {
  return { tag: 'column', width: 'auto', elements }
}

function wide(elements: Element[]): ColumnSet['columns'][number] {
  return { tag: 'column', width: 'weighted', weight: 1, elements }
}

function plain(content: string): PlainText {
  return { tag: 'plain_text', content }
}

function text(content: string): Element {
  return { tag: 'div', text: plain(content) }
}

function quiet(content: string): Element {
  return { tag: 'div', text: { ...plain(content), text_size: 'notation', text_color: 'grey' } }
}

function strong(content: string): Element {
  return { tag: 'markdown', content: bold(content) }
}

function bold(content: string): string {
  return `**${literal(content)}**`
}

function coloured(colour: 'green' | 'red', mark: string, content: string): Element {
  return { tag: 'markdown', content: `<font color='${colour}'>${mark}</font> ${literal(content)}` }
}
