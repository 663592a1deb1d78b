import { expect, test } from 'vitest'
import { openNearNames } from './near-names.ts'

function nearTo(name: string, ...onFile: string[]): string | undefined {
  const names = openNearNames<{ id: string }>()
  for (const one of onFile) names.add(one, { id: one })
  return names.near(name)?.id
}

test.each([
  ['苏州宏大精密有限公司', '苏州宏达精密有限公司'],
  ['宏达精密机械', '宏达精密股份有限公司'],
  ['宏达精密', '苏州宏达精密有限公司'],
  ['苏州宏达精密', '宏达精密'],
  ['宏精达密', '宏达精密'],
  ['远山电子科', '远山电子'],
  ['Simens Energy', 'Siemens Energy'],
])('%s may be %s', (name, onFile) => {
  expect(nearTo(name, '云岭矿业', onFile)).toBe(onFile)
})

test.each([
  ['宏达精密有限公司', '宏达精密'],
  ['苏州第一人民医院', '苏州第二人民医院'],
  ['客户甲A公司', '客户甲B公司'],
  ['客户12有限公司', '客户13有限公司'],
  ['华东机床', '华西机床'],
  ['宏达', '宏大'],
  ['远山电子', '青禾传感器'],
])('%s is no question beside %s', (name, onFile) => {
  expect(nearTo(name, onFile)).toBeUndefined()
})

test('a slip is nearer than a longer name', () => {
  expect(nearTo('宏大精密', '宏大精密机械', '宏达精密')).toBe('宏达精密')
})
