import { z } from 'zod'
import { ApiError } from './api-error.ts'
import { ChartElement, checkChart } from './chart-rules.ts'

/** A button, or a choice of a menu, as a person may press it. */
export interface Pressable {
  label: string
  value: unknown
  /** What a menu hands back beside its value. */
  option?: string
}

/** A card that has passed the rules, as a person sees it. */
export interface SeenCard {
  title: string
  subtitle?: string
  template: string
  /** All words of the body in reading order, without buttons. */
  words: string[]
  pressables: Pressable[]
  /** Fields with a button that hands in what was typed. */
  forms: { field: string; value: unknown }[]
  /** Where phones go, and where desktops do. */
  links: { label: string; url: string; onDesktop?: string }[]
  /** Its words may still change: the chat list says 生成中. */
  isWriting: boolean
  /** Titles of what is drawn as a chart. */
  charts: string[]
}

/**
 * Refuses what the documents say is missing, unknown, too much or in the wrong place; returns what is to be seen.
 * https://open.feishu.cn/document/uAjLw4CM/ukzMukzMukzM/feishu-cards/card-json-v2-structure
 */
export function checkCard(content: string): SeenCard {
  if (Buffer.byteLength(content) > 30 * 1024)
    throw new ApiError(230025, 'The length of the message content reaches its limit.')
  const card = Card.safeParse(json(content))
  if (!card.success) throw cardError(200621, issueOf(card.error))
  const { config, header, body } = card.data
  if (countTags(card.data) > 200) throw cardError(11310, 'card element number over limit')
  const tables = body.elements.filter(({ tag }) => tag === 'table')
  if (tables.length > 5) throw cardError(11310, 'table number over limit')
  // The documents advise no more; a card that heeds it is drawn by every client.
  if (JSON.stringify(body).split('"tag":"chart"').length > 6) throw cardError(11310, 'chart number over limit')
  const seen: SeenCard = {
    title: header?.title.content ?? '',
    ...(header?.subtitle === undefined ? {} : { subtitle: header.subtitle.content }),
    template: header?.template ?? 'default',
    isWriting: config.streaming_mode === true,
    words: [],
    pressables: [],
    forms: [],
    links: [],
    charts: [],
  }
  for (const element of body.elements) look(element, seen, 1)
  return seen
}

const PlainText = z.strictObject({
  tag: z.literal('plain_text'),
  content: z.string().min(1),
  text_size: z
    .enum(['heading-0', 'heading-1', 'heading-2', 'heading-3', 'heading-4', 'heading', 'normal', 'notation'])
    .optional(),
  text_color: z.enum(['default', 'grey', 'red', 'green', 'blue', 'orange']).optional(),
  text_align: z.enum(['left', 'center', 'right']).optional(),
})

const Behavior = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('open_url'),
    default_url: z.url(),
    pc_url: z.url().refine(isAppLink, 'no AppLink of a page').optional(),
    ios_url: z.string().optional(),
    android_url: z.string().optional(),
  }),
  // The SDKs take an object only: a string makes the client say 200671.
  z.strictObject({ type: z.literal('callback'), value: z.record(z.string(), z.unknown()) }),
])

const Length = z.string().regex(/^-?\d{1,2}px( -?\d{1,2}px){0,3}$/)
const TextSize = PlainText.shape.text_size

const Div = z.strictObject({ tag: z.literal('div'), text: PlainText })
const Markdown = z.strictObject({
  tag: z.literal('markdown'),
  element_id: z
    .string()
    .regex(/^[a-z]\w{0,19}$/i)
    .optional(),
  content: z.string().min(1),
  text_size: TextSize,
})
const Hr = z.strictObject({ tag: z.literal('hr') })
const Button = z.strictObject({
  tag: z.literal('button'),
  text: PlainText,
  type: z.enum([
    ...[
      'default',
      'primary',
      'danger',
      'text',
      'primary_text',
      'danger_text',
      'primary_filled',
      'danger_filled',
      'laser',
    ],
  ] as [string, ...string[]]),
  disabled: z.boolean().optional(),
  behaviors: z.array(Behavior).min(1),
})
const Select = z.strictObject({
  tag: z.literal('select_static'),
  placeholder: PlainText,
  options: z.array(z.strictObject({ text: PlainText, value: z.string().min(1) })).min(1),
  behaviors: z.array(Behavior).min(1),
})
const Column = z.strictObject({
  tag: z.literal('column'),
  width: z.union([z.enum(['auto', 'weighted']), Length]),
  weight: z.int().min(1).max(5).optional(),
  padding: Length.optional(),
  elements: z.array(z.lazy((): z.ZodType<Element> => Element)),
})
const ColumnSet = z.strictObject({
  tag: z.literal('column_set'),
  flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']),
  background_style: z.enum(['default', 'grey']).optional(),
  columns: z.array(Column).min(1),
})
const Table = z.strictObject({
  tag: z.literal('table'),
  page_size: z.int().min(1).max(10),
  row_height: z.enum(['low', 'middle', 'high', 'auto']),
  columns: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        display_name: z.string(),
        data_type: z.enum(['text', 'lark_md', 'markdown', 'options', 'number', 'persons', 'date']),
        width: z.string().optional(),
      }),
    )
    .min(1)
    .max(50),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
})

const Input = z.strictObject({
  tag: z.literal('input'),
  name: z.string().min(1),
  placeholder: PlainText.optional(),
  required: z.boolean().optional(),
  max_length: z.int().min(1).max(1000).optional(),
  width: z.enum(['default', 'fill']).optional(),
})
const FormButton = Button.extend({ name: z.string().min(1), form_action_type: z.enum(['submit', 'reset']) })
const Form = z.strictObject({
  tag: z.literal('form'),
  name: z.string().min(1),
  elements: z.array(z.discriminatedUnion('tag', [Div, Markdown, Input, FormButton])).min(1),
})

type Element =
  | z.infer<typeof Div>
  | z.infer<typeof Markdown>
  | z.infer<typeof Hr>
  | z.infer<typeof Button>
  | z.infer<typeof Select>
  | z.infer<typeof Table>
  | z.infer<typeof Form>
  | ChartElement
  | { tag: 'column_set'; columns: { elements: Element[] }[] }

const Element: z.ZodType<Element> = z.discriminatedUnion('tag', [
  Div,
  Markdown,
  Hr,
  Button,
  Select,
  ColumnSet,
  Table,
  Form,
  ChartElement,
])

const Card = z.strictObject({
  schema: z.literal('2.0'),
  config: z.strictObject({
    update_multi: z.literal(true),
    enable_forward: z.boolean().optional(),
    summary: z.strictObject({ content: z.string() }).optional(),
    width_mode: z.enum(['compact', 'fill']).optional(),
    streaming_mode: z.boolean().optional(),
  }),
  header: z
    .strictObject({
      title: PlainText,
      subtitle: PlainText.optional(),
      template: z
        .enum(['blue', 'wathet', 'turquoise', 'green', 'yellow', 'orange', 'red', 'grey', 'default'])
        .optional(),
    })
    .optional(),
  body: z.strictObject({ elements: z.array(Element).min(1) }),
})

const deepest = 5

function look(element: Element, seen: SeenCard, depth: number): void {
  switch (element.tag) {
    case 'div':
      seen.words.push(element.text.content)
      return
    case 'markdown':
      seen.words.push(read(element.content))
      return
    case 'hr':
      return
    case 'chart': {
      const fault = checkChart(element.chart_spec)
      if (fault !== undefined) throw cardError(200550, fault)
      seen.charts.push(element.chart_spec.title?.text ?? '')
      return
    }
    case 'table':
      if (depth > 1) throw cardError(200621, 'type of element is not supported tag: table')
      for (const row of element.rows) seen.words.push(element.columns.map(({ name }) => row[name]).join('：'))
      return
    case 'button':
      lookAtButton(element, seen)
      return
    case 'select_static':
      for (const { text, value } of element.options)
        seen.pressables.push({ label: text.content, value: callbackOf(element.behaviors), option: value })
      return
    case 'form':
      if (depth > 1) throw cardError(200621, 'type of element is not supported tag: form')
      lookAtForm(element, seen)
      return
    case 'column_set':
      if (depth > deepest) throw cardError(200621, 'column_set nested too deep')
      lookAtColumns(element.columns, seen, depth)
  }
}

/** Columns side by side are read as one line. */
function lookAtColumns(columns: { elements: Element[] }[], seen: SeenCard, depth: number): void {
  const aside: SeenCard = { ...seen, words: [] }
  for (const one of columns.flatMap(({ elements }) => elements)) look(one, aside, depth + 1)
  if (aside.words.length > 0) seen.words.push(aside.words.join(' '))
}

function lookAtButton({ text, disabled, behaviors }: z.infer<typeof Button>, seen: SeenCard): void {
  const value = callbackOf(behaviors)
  const link = behaviors.find(({ type }) => type === 'open_url')
  if (value !== undefined && disabled !== true) seen.pressables.push({ label: text.content, value })
  if (link?.type !== 'open_url') return
  const { default_url: url, pc_url: onDesktop } = link
  seen.links.push({ label: text.content, url, ...(onDesktop === undefined ? {} : { onDesktop }) })
}

/** https://open.feishu.cn/document/uAjLw4CM/ukzMukzMukzM/feishu-cards/card-json-v2-components/containers/form-container */
function lookAtForm({ elements }: z.infer<typeof Form>, seen: SeenCard): void {
  const names = elements.flatMap((element) => ('name' in element ? [element.name] : []))
  const submit = elements.find((element) => element.tag === 'button' && element.form_action_type === 'submit')
  if (submit?.tag !== 'button' || new Set(names).size < names.length) throw cardError(200530, 'form')
  for (const element of elements) {
    if (element.tag === 'div') seen.words.push(element.text.content)
    if (element.tag === 'input') seen.forms.push({ field: element.name, value: callbackOf(submit.behaviors) })
  }
}

/** https://open.feishu.cn/document/applink-protocol/supported-protocol/open-the-web-view-in-feishu-to-access-the-specified-url */
function isAppLink(link: string): boolean {
  const { pathname, searchParams } = new URL(link)
  const modes = ['appCenter', 'window', 'sidebar-semi']
  return (
    pathname === '/client/web_url/open' &&
    modes.includes(searchParams.get('mode') ?? '') &&
    URL.canParse(searchParams.get('url') ?? '')
  )
}

function callbackOf(behaviors: z.infer<typeof Behavior>[]): unknown {
  return behaviors.find((behavior) => behavior.type === 'callback')?.value
}

/** A markdown without its marks; what is interpreted rather than shown is kept in angle brackets. */
function read(content: string): string {
  return content.replace(/\*\*|<\/?font[^>]*>/g, '')
}

function countTags(card: unknown): number {
  return JSON.stringify(card).split('"tag":').length - 1
}

function json(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw cardError(100290, 'card content is not JSON')
  }
}

function issueOf({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.')}: ${issue?.message}`
}

function cardError(sub: number, reason: string): ApiError {
  return new ApiError(230099, `Failed to create card content, ext=ErrCode: ${sub}; ErrMsg: ${reason};`)
}
