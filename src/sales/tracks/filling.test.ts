import { expect, test } from 'vitest'
import { type Facts, nothingKnown } from '../facts.ts'
import { filler } from './filling.ts'

const on = '2026-11-24'
const said = <T>(value: T) => ({ value, source: 'said' as const, on })
const known: Facts = {
  ...nothingKnown,
  customer: said('宏达精密'),
  product: said('五轴'),
  budget: said({ min: 80_000_000, max: 80_000_000 }),
  quote: said({ min: 90_000_000, max: 90_000_000 }),
  deadline: said('2026-12-15'),
  contacts: [
    { name: '张主任', role: said('TB') },
    { name: '王总', role: said('EB') },
  ],
}

test.each([
  ['请{称呼}看看', '请张主任看看', '请您看看'],
  ['[{听者}，]您看行不行？', '张主任，您看行不行？', '您看行不行？'],
  ['{竞品}给的条件好', '另一家给的条件好', '另一家给的条件好'],
  ['[{产品}这一块，]先说安装。', '五轴这一块，先说安装。', '先说安装。'],
  ['[{预算}的盘子里，]哪几样必须有？', '80万的盘子里，哪几样必须有？', '哪几样必须有？'],
  ['[{截止}以前][和{拍板人}一起]定下来。', '12月15日周二以前和王总一起定下来。', '定下来。'],
  ['[{拍板人}和{使用人}都]在就好。', '在就好。', '在就好。'],
])('%s', (words, withFacts, without) => {
  expect(filler(known)(words)).toBe(withFacts)
  expect(filler(nothingKnown)(words)).toBe(without)
})

test('whoever is listening is not spoken of as somebody else', () => {
  expect(filler(known)('[请{把关人}来]听听')).toBe('听听')
})

test('what is filled in is no blank itself', () => {
  const facts = { ...known, customer: said('[{预算}]'), competitors: said(['{拍板人}']) }
  expect(filler(facts)('{竞品}和[{客户}]')).toBe('{拍板人}和[{预算}]')
})
