import { expect, test } from 'vitest'
import { readNumber } from './read-number.ts'

test.each([
  ['1,234.5', 1234.5],
  [' 42 ', 42],
  ['-3', -3],
  ['3.0e5', 300_000],
  ['12.5万', 125_000],
  ['12 万元', 120_000],
  ['1.2亿', 120_000_000],
  ['￥3,000', 3000],
  ['¥-3,000.00元', -3000],
  ['RMB 80', 80],
  ['80 %', 0.8],
  ['(500)', -500],
  ['１２３', 123],
])('%s is %d', (cell, value) => expect(readNumber(cell)).toBeCloseTo(value, 9))

test.each(['', '  ', 'N/A', '-', '未知', '待定', '#N/A'])('%j is unknown', (cell) => expect(readNumber(cell)).toBeNaN())

test.each(['三百', '12abc', '1,2,3', '1e999', '(5', '万', '2026-01-05', 'Infinity'])('%j is no number', (cell) =>
  expect(readNumber(cell)).toBeUndefined(),
)
