import { expect, test } from 'vitest'
import { papersToldIn } from './papers.ts'

test.each([
  ['授权书拿到了', ['授权书'], []],
  ['原厂授权办下来了，保证金还没交', ['授权书'], ['保证金']],
  ['标书做完了，资质证书也备齐了', ['资质证书', '标书'], []],
  ['业绩证明还差两份', [], ['业绩证明']],
  ['授权书拿到了吗', [], []],
  ['要是授权书拿到了就能投', [], []],
  ['报价单怎么开', [], []],
])('%s', (text, have, lacking) => {
  expect(papersToldIn(text)).toEqual({ have, lacking })
})
