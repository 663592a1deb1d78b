import { z } from 'zod'
import template from '../card-template.json' with { type: 'json' }
import { ApiError } from './api-error.ts'

/** A button that calls us back, as a person may press it. */
export interface Pressable {
  label: string
  actionId: string
  params: Record<string, string>
}

/** A card as a person sees it, drawn by the template that ships with the product. */
export interface SeenCard {
  title: string
  subtitle: string
  /** All words of the body in reading order, without marks. */
  words: string
  pressables: Pressable[]
  /** Pages, opened in the client itself, `beside` the chat on a desktop. */
  links: { label: string; url: string; beside: boolean }[]
  copies: string | undefined
}

/**
 * Refuses what the documents say is no value, too long or unknown; returns what is to be seen.
 * https://open.dingtalk.com/document/orgapp/instructions-for-filling-in-api-card-data
 */
export function checkCard(given: unknown, before: Record<string, string> = {}): Record<string, string> {
  const values = z.record(z.string(), z.string()).safeParse(given)
  if (!values.success) throw new ApiError(400, 'param.error', 'cardParamMap must be Map<String,String>')
  for (const [name, value] of Object.entries(values.data)) {
    if (!variables.has(name)) throw new ApiError(400, 'param.error', `the template has no variable ${name}`)
    if (name === 'page_url' && value !== '') pageIn(value)
    if (Buffer.byteLength(value) > 1024) throw new ApiError(400, 'param.error', `${name} is longer than 1 KB`)
  }
  return { ...before, ...values.data }
}

const Button = z.object({
  id: z.string(),
  text: z.object({ content: z.string() }),
  actionType: z.enum(['request', 'url', 'copy']),
  url: z.object({ variable: z.string() }),
  copyValue: z.object({ content: z.string() }),
  params: z.array(z.object({ name: z.string(), variable: z.string() })),
  visible: z.object({ condition: z.object({ conditions: z.array(z.object({ variable: z.string() })) }) }),
})
const Node = z.object({
  componentName: z.string(),
  props: z.looseObject({
    buttons: z.array(Button).optional(),
    content: z.object({ variable: z.string() }).optional(),
  }),
})
const Editor = z.object({
  variableList: z.array(z.object({ name: z.string() })),
  schema: z.object({ componentsTree: z.array(z.object({ children: z.array(Node) })).length(1) }),
})
const editor = Editor.parse(JSON.parse(template.editorData))
const variables = new Set(editor.variableList.map(({ name }) => name))
const nodes = editor.schema.componentsTree.flatMap(({ children }) => children)

export function drawn(values: Record<string, string>): SeenCard {
  const filled = (text: string) => text.replace(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  const buttons = nodes
    .flatMap(({ props }) => props.buttons ?? [])
    .filter(({ visible }) => visible.condition.conditions.every(({ variable }) => (values[variable] ?? '') !== ''))
  const bodies = nodes.flatMap(({ props }) =>
    props.content === undefined ? [] : [values[props.content.variable] ?? ''],
  )
  return {
    title: values['title'] ?? '',
    subtitle: values['subtitle'] ?? '',
    words: read(bodies.join('')),
    pressables: buttons
      .filter(({ actionType }) => actionType === 'request')
      .map(({ id, text, params }) => ({
        label: filled(text.content),
        actionId: id,
        params: Object.fromEntries(params.map(({ name, variable }) => [name, values[variable] ?? ''])),
      })),
    links: buttons
      .filter(({ actionType }) => actionType === 'url')
      .map(({ text, url }) => ({ label: filled(text.content), ...pageIn(values[url.variable] ?? '') })),
    copies: buttons.some(({ actionType }) => actionType === 'copy') ? values['copy'] : undefined,
  }
}

/** https://open.dingtalk.com/document/orgapp/message-link-description */
function pageIn(link: string): { url: string; beside: boolean } {
  const inside = /^dingtalk:\/\/dingtalkclient\/page\/link\?(.*)$/.exec(link)?.[1]
  const query = new URLSearchParams(inside)
  const url = inside === undefined ? link : (query.get('url') ?? '')
  if (!/^https?:/.test(url) || !URL.canParse(url)) throw new ApiError(400, 'param.error', 'page_url leads nowhere')
  return { url, beside: query.get('pc_slide') === 'true' }
}

/** A markdown without its marks; what is interpreted rather than shown is kept in angle brackets. */
function read(content: string): string {
  return content.replaceAll('  \n', '\n').replace(/\*\*|<\/?font[^>]*>/g, '')
}
