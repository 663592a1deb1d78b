import fc from 'fast-check'
import { expect, test } from 'vitest'
import { duplicatesAmong } from './duplicates.ts'

function named(...names: (string | [string, ...string[]])[]) {
  return names.map((name, at) => {
    const [own, ...aliases] = [name].flat()
    return { id: `${at}`, name: own ?? '', aliases }
  })
}

const found = (...names: Parameters<typeof named>) =>
  duplicatesAmong(named(...names)).map(({ one, other, by }) => [one.name, other.name, by])

test.each([
  ['宏达精密有限公司', '宏达精密', 'form'],
  ['宏达精密机械', '鸿达精密机械', 'sound'],
  ['宏达精密机械', '宏达精工机械', 'slip'],
  ['张家港锂电隔膜厂', '张家港锂电膈膜厂', 'sound'],
])('%s and %s may be one: %s', (one, other, by) => {
  expect(found(one, other)).toEqual([[one, other, by]])
})

test('by an alias of either', () => {
  expect(found(['云澜第二人民医院', '云澜二院'], '云澜二院')).toEqual([['云澜第二人民医院', '云澜二院', 'alias']])
})

test('numbers, points of the compass and branches tell places apart', () => {
  expect(found('苏州市第一医院', '苏州市第二医院')).toEqual([])
  expect(found('城东机械厂', '城西机械厂')).toEqual([])
  expect(found('宏达精密', '宏达精密苏州分公司')).toEqual([])
})

test('two short names one character apart are two names', () => {
  expect(found('宏达', '宏远')).toEqual([])
})

test('a name with one character changed is found among many, whatever it is and wherever', () => {
  const character = fc.constantFrom(...'江海港务精密机械化工轴承电子光学仪器'.split(''))
  const name = fc.array(character, { minLength: 5, maxLength: 9 }).map((all) => all.join(''))
  fc.assert(
    fc.property(name, fc.nat(), fc.array(name, { maxLength: 20 }), (one, at, others) => {
      const place = at % one.length
      const other = `${one.slice(0, place)}龘${one.slice(place + 1)}`
      const pairs = duplicatesAmong(named(one, other, ...others))
      expect(pairs.some((pair) => [pair.one.name, pair.other.name].includes(other))).toBe(true)
    }),
    { numRuns: 100 },
  )
})
