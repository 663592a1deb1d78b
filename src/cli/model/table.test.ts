import { expect, test } from 'vitest'
import { tableFrom } from './table.ts'

test('bad rows are named by their lines, and the rest goes on', () => {
  const { header, rows, mistakes } = tableFrom(
    new TextEncoder().encode('a,b\n1,"x\ny"\n2\n3,"open\n4,z\n5,w,\n6,v,more\n'),
  )
  expect(header).toEqual(['a', 'b'])
  expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
    [2, '1', 'x\ny'],
    [6, '4', 'z'],
    [7, '5', 'w'],
  ])
  expect(mistakes).toEqual([
    '第 4 行没有用：有 1 格，表头是 2 格',
    '第 5 行没有用：引号没有成对',
    '第 8 行没有用：有 3 格，表头是 2 格',
  ])
})
