import { expect, test } from 'vitest'
import { hasLeft } from './leaving.ts'

test.each([
  ['江海的葛主任调走了，新来的是孟科长', '葛主任', true],
  ['江海的葛主任调走了，新来的是孟科长', '孟科长', false],
  ['张工上个月已经离职', '张工', true],
  ['李总退休了换了个年轻的', '李总', true],
  ['葛主任没调走', '葛主任', false],
  ['葛主任是不是离职了', '葛主任', false],
  ['听说葛主任要调走', '葛主任', false],
  ['见了葛主任，他说去年有人离职', '葛主任', false],
])('%s: %s %s', (text, name, left) => {
  expect(hasLeft(text, name)).toBe(left)
})
