import { expect, test } from 'vitest'
import { tippingBeliefs } from './tipping-beliefs.ts'

const at = '2026-06-10T10:00:00+08:00'

function believed(text: string, ours: readonly string[] = [], from: 'customer' | 'rep' = 'customer') {
  return [...tippingBeliefs({ at, source: 'chat', from, who: '', text }, ours)]
    .filter(([, score]) => score > 0)
    .map(([kind]) => kind)
}

test('says what an event may turn in words that no table holds', () => {
  expect(believed('有人比你们便宜得多，我已经动心了')).toEqual(['competitor_price'])
  expect(believed('这笔钱被上面收走一半')).toEqual(['budget_cut'])
  expect(believed('这周五把方案发我看看')).toEqual([])
})

test('other names and numbers change nothing it believes', () => {
  const all = (text: string, ours: readonly string[]) => [
    ...tippingBeliefs({ at, source: 'chat', from: 'customer', who: '', text }, ours),
  ]
  expect(all('方远山调去省厅了，财务砍了12万', ['方远山'])).toEqual(all('罗小满调去省厅了，财务砍了35万', ['罗小满']))
  expect(all('刘主任下周办退休', [])).toEqual(all('谢主任下周办退休', []))
})
