import type { ApprovalRequest } from '../approvals.ts'

/** A field of a template as far as it matters to us: a line or a text may hold words, anything else we cannot fill. */
export interface FormField {
  id: string
  name: string
  holds: 'line' | 'text' | 'other'
  required: boolean
}

/** What goes into which field; or what stands in the way, in a sentence. */
export type Filled = { values: readonly { field: FormField; value: string }[] } | { unfit: string }

/** All there is to know goes into the first text, the title into the first line; either takes both where it is alone. */
export function filledIn(
  fields: readonly FormField[],
  { title, lines }: Pick<ApprovalRequest, 'title' | 'lines'>,
): Filled {
  const body = fields.find(({ holds }) => holds === 'text') ?? fields.find(({ holds }) => holds === 'line')
  if (body === undefined) return { unfit: '模板里没有单行或多行文本控件，申请内容没有地方写。' }
  const heading = fields.find((field) => field.holds === 'line' && field !== body)
  const left = fields.filter((field) => field.required && field !== body && field !== heading)
  if (left.length > 0) {
    return { unfit: `必填的${left.map(({ name }) => `“${name}”`).join('、')}我填不了，请改成选填。` }
  }
  const all = heading === undefined ? [title, ...lines] : lines
  const value = body.holds === 'text' ? all.join('\n') : all.join('；')
  return { values: [{ field: body, value }, ...(heading === undefined ? [] : [{ field: heading, value: title }])] }
}
