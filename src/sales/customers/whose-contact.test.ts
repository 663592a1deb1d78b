import { expect, test } from 'vitest'
import { whoseContact } from './whose-contact.ts'

const customers = ['宏达精密机械有限公司', '宏达科技', '远航电子'].map((name) => ({ name, aliases: [] as string[] }))
const namesOf = (told: Parameters<typeof whoseContact>[0], among = customers) => {
  const { sure, likely } = whoseContact(told, among)
  return { sure: sure?.name, likely: likely.map(({ name }) => name) }
}

test('called as one customer alone is, they are surely there', () => {
  expect(namesOf({ company: '宏达精密机械' })).toEqual({
    sure: '宏达精密机械有限公司',
    likely: ['宏达精密机械有限公司'],
  })
})

test('a short name that fits two is a question', () => {
  expect(namesOf({ company: '宏达' })).toEqual({ sure: undefined, likely: ['宏达精密机械有限公司', '宏达科技'] })
})

test('two customers of one name are a question too', () => {
  const twice = [...customers, { name: '远航电子', aliases: [] }]
  expect(namesOf({ company: '远航电子' }, twice)).toEqual({ sure: undefined, likely: ['远航电子', '远航电子'] })
})

test('a remark may name the customer; that is likely and no more', () => {
  expect(namesOf({ remark: '远航电子-采购小李' })).toEqual({ sure: undefined, likely: ['远航电子'] })
})

test('who says nothing of a firm is nowhere', () => {
  expect(namesOf({})).toEqual({ sure: undefined, likely: [] })
})
