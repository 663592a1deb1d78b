import { expect, test } from 'vitest'
import { hasLeft, isAboutToLeave } from './leaving.ts'

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

test.each([
  ['刘工要走了，听说跳槽去了别家', '刘工', true],
  ['听说葛主任要调走', '葛主任', true],
  ['葛主任下个月要退休', '葛主任', true],
  ['葛主任调走了', '葛主任', false],
  ['刘工走了没', '刘工', false],
  ['刘工要走了吗', '刘工', false],
  ['刘工要报价', '刘工', false],
])('%s: %s will leave: %s', (text, name, leaves) => {
  expect(isAboutToLeave(text, name)).toBe(leaves)
})
