import { expect, test } from 'vitest'
import { scoreFileAsked } from './asked.ts'

const today = '2026-11-24'

test.each<[string, string | undefined]>([
  ['导出评分', undefined],
  ['导出综合评分', undefined],
  ['把评分表发我', undefined],
  ['评分表发我一份', undefined],
  ['给我一份综合评分表', undefined],
  ['帮我把评分导出来', undefined],
  ['把这个季度的评分表发我', '2026-Q4'],
  ['导出上个月的评分表', '2026-10'],
  ['导出2026年三季度的综合评分表', '2026-Q3'],
  ['去年的评分表发给我', '2025'],
])('%s asks for the table', (text, period) => {
  expect(scoreFileAsked(text, today)).toEqual(period === undefined ? {} : { period })
})

test.each([
  '我的综合评分',
  '这单评分怎么来的',
  '导出我所有客户',
  '我对评分有异议：出差了',
  '把宏达精密的评分发我',
  '评分',
])('%s does not', (text) => {
  expect(scoreFileAsked(text, today)).toBeUndefined()
})
