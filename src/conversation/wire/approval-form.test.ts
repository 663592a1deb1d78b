import { describe, expect, test } from 'vitest'
import { type FormField, filledIn } from './approval-form.ts'

const request = { title: '8 折（宏达精密）', lines: ['“给 8 折行吗”', '价格：120 万 → 96 万'] }
const field = (holds: FormField['holds'], name: string, required = false): FormField => ({
  id: name,
  name,
  holds,
  required,
})
const filled = (...fields: FormField[]) => {
  const form = filledIn(fields, request)
  return 'unfit' in form ? form.unfit : Object.fromEntries(form.values.map(({ field, value }) => [field.name, value]))
}

describe('a template’s form', () => {
  test('has the title in its line and all else in its text', () => {
    expect(filled(field('line', '事由', true), field('text', '说明', true))).toEqual({
      事由: request.title,
      说明: request.lines.join('\n'),
    })
  })

  test('has everything in the one field there is', () => {
    expect(filled(field('other', '附件'), field('text', '说明'))).toEqual({
      说明: [request.title, ...request.lines].join('\n'),
    })
    expect(filled(field('line', '事由'))).toEqual({ 事由: [request.title, ...request.lines].join('；') })
  })

  test('does not fit where nothing holds words, or where more is required than we know', () => {
    expect(filled(field('other', '日期'))).toContain('没有单行或多行文本控件')
    expect(filled(field('text', '说明'), field('other', '合同金额', true), field('text', '备注', true))).toBe(
      '必填的“合同金额”、“备注”我填不了，请改成选填。',
    )
  })
})
