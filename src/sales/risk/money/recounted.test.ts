import { expect, test } from 'vitest'
import { recounted } from './recounted.ts'

const bill = { pieces: 4, said: '每台报67万，先定4台' }

test.each([
  ['四台开不过来，改成三台', 3],
  ['再加两台，一起写进合同', 6],
  ['少要一台', undefined],
  ['先少买2台', 2],
  ['重新点了一遍，实际要5台，单价不动', 5],
  ['按原价上6台', 6],
  ['改成三台行不行？', undefined],
  ['如果改成三台，能便宜多少', undefined],
  ['另外一个项目改成三台', undefined],
  ['派两个人，改成三天', undefined],
  ['三台都到货了', undefined],
  ['去掉十台', undefined],
])('%s → %s', (text, pieces) => {
  expect(recounted(text, bill)).toBe(pieces)
})
