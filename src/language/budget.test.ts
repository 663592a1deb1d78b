import { describe, expect, test } from 'vitest'
import { budgetStateOf, whoseAmount } from './budget.ts'

describe('whose amount', () => {
  test.each([
    ['budget', '设备科今年预算80万'],
    ['budget', '预算：80万'],
    ['budget', '院里给了80万的预算，想一次买齐'],
    ['budget', '他们这块有80万左右的盘子'],
    ['budget', '预算批了，大概80万'],
    ['budget', '预算报了80万，等财务'],
    ['budget', '经费从120万砍到80万'],
    ['budget', '80万是他们的预算，我们报了95万'],
    ['budget', '报价他们看过了，可预算只有80万'],
    ['quote', '客户没有预算，我们报价80万'],
    ['quote', '没有预算报价80万'],
    ['quote', '甲公司合同价80万，超预算了'],
    ['quote', '预算还没批，先按80万报价'],
    ['quote', '我们报80万预算够不够'],
    ['quote', '预算60万，报价80万'],
    ['quote', '80万的报价，预算才60万'],
    ['quote', '给客户报了80万'],
    ['quote', '报价单刚发，80万'],
    ['amount', '宏达那个80万的单子怎么推'],
    ['amount', '客户没有预算，手上有个80万的单子'],
    ['amount', '他们没有80万的预算'],
    ['amount', '预算没有80万'],
    ['amount', '没有预算，80万'],
    ['amount', '客户报了80万'],
    ['amount', '预算60万，回款80万'],
  ] as const)('%s: %s', (owner, text) => {
    expect(whoseAmount(text, { value: 800_000 })).toBe(owner)
  })

  test('bounds and ranges have owners too', () => {
    expect(whoseAmount('预算不超过80万', { max: 800_000 })).toBe('budget')
    expect(whoseAmount('最高限价80万，昨天挂网了', { max: 800_000 })).toBe('budget')
    expect(whoseAmount('预算30到50万，报价还没出', { min: 300_000, max: 500_000 })).toBe('budget')
  })

  test('a number that counts in 万 because money was asked for is found', () => {
    expect(whoseAmount('预算80', { value: 800_000 })).toBe('budget')
  })

  test('a thousand figures in one breath cost little more than their reading', () => {
    const [text, start] = ['$1'.repeat(1_500), performance.now()]
    expect(whoseAmount(`预算${text}`, { value: 1 })).toBe('budget')
    expect(performance.now() - start).toBeLessThan(500)
  })

  test('a sum the text does not hold belongs to nobody', () => {
    expect(whoseAmount('预算80万', { value: 810_000 })).toBe('amount')
  })
})

describe('the state of a budget', () => {
  test.each([
    ['已批', 'approved'],
    ['钱都到位了', 'approved'],
    ['未批', 'applied'],
    ['还没批下来', 'applied'],
    ['刚报上去', 'applied'],
    ['审批中', 'applied'],
    ['被集团砍了一半', 'cut'],
    ['没有砍，已经批了', 'approved'],
    ['今年没有预算了', 'none'],
    ['用完了', 'none'],
    ['听说不少', undefined],
  ] as const)('%s: %s', (words, state) => {
    expect(budgetStateOf(words)).toBe(state)
  })
})
