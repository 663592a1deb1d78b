import { describe, expect, test } from 'vitest'
import { openDealNames } from './deals-meant.ts'

const deal = (id: string, customer: string, name: string, aliases: string[] = []) => ({
  id,
  customer,
  name,
  aliases,
  status: 'open' as const,
})
const names = openDealNames([
  deal('a', '宏达精密', '产线改造'),
  deal('b', '宏达精密', '二期扩容'),
  deal('c', '远航电子', '云平台', ['远航']),
  deal('d', '宏达电子', '质检'),
])
const meant = (said: string[], text = said.join('')) => names.meant(said, text).deals.map(({ id }) => id)

describe('the deals meant', () => {
  test('are all of a customer, by name or alias', () => {
    expect(meant(['宏达精密'])).toEqual(['a', 'b'])
    expect(meant(['远航'])).toEqual(['c'])
    expect(meant(['远航', '宏达电子'])).toEqual(['c', 'd'])
    expect(meant([])).toEqual([])
  })

  test('are fewer when the project is named, in full or by a word of its own', () => {
    expect(meant(['宏达精密'], '宏达精密二期扩容嫌贵')).toEqual(['b'])
    expect(meant(['宏达精密'], '宏达精密二期嫌贵')).toEqual(['b'])
    expect(meant(['宏达精密'], '宏达精密的产线那单')).toEqual(['a'])
    expect(meant(['宏达精密'], '宏达精密嫌贵')).toEqual(['a', 'b'])
    expect(meant(['宏达'], '宏达质检那单')).toEqual(['d'])
  })

  test('are unsure when the name was only nearly theirs', () => {
    expect(names.meant(['宏达精密机械'], '')).toMatchObject({ sure: false })
    expect(names.meant(['明道零售'], '')).toEqual({ deals: [], sure: true })
  })
})
