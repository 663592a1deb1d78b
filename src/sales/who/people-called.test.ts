import { expect, test } from 'vitest'
import { peopleCalled } from './people-called.ts'

const people = [
  { name: '张伟', title: '主任' },
  { name: '张主任', title: '主任' },
  { name: '章工' },
  { name: '李建国', title: '总经理' },
  { title: '分管副院长' },
]
const called = (said: string) => peopleCalled(said, people).map(({ name }) => name)

test('people are found by name, by surname and title, by sound; the closest kind counts', () => {
  expect(called('张主任')).toEqual(['张主任'])
  expect(called('张伟')).toEqual(['张伟'])
  expect(called('李总经理')).toEqual(['李建国'])
  expect(called('张工')).toEqual(['章工'])
  expect(called('王总')).toEqual([])
  expect(peopleCalled('张主任', people.slice(0, 1))).toHaveLength(1)
})
