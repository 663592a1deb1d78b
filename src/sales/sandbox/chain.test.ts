import { expect, test } from 'vitest'
import { type Facts, nothingKnown } from '../facts.ts'
import { chainOf } from './chain.ts'

const on = '2026-11-20'
const path = {
  buyers: [
    { role: 'UB' as const, titles: ['科主任'], cares: [] },
    { role: 'TB' as const, titles: ['设备科长'], cares: [] },
    { role: 'EB' as const, titles: ['院长', '分管副院长', '书记'], cares: [] },
  ],
} as unknown as Parameters<typeof chainOf>[1]

function told(...contacts: Facts['contacts']): Facts {
  return { ...nothingKnown, contacts }
}

test('everybody stands in their place, from whoever uses it to whoever signs; a gap names whom to look for', () => {
  const links = chainOf(
    told(
      { name: '张科长', dept: '设备科', role: { value: 'TB', source: 'inferred', on } },
      { name: '老吴', role: { value: 'COACH', source: 'said', on }, touched: { value: true, source: 'said', on } },
    ),
    path,
  )
  expect(links.map(({ name, people, gap }) => [name, people.map(({ who }) => who), gap])).toEqual([
    ['使用人', [], '科主任'],
    ['把关人', ['设备科 张科长'], undefined],
    ['拍板人', [], '院长或分管副院长'],
    ['内线', ['老吴'], undefined],
  ])
})

test('not told is not the same as not met, and who has left is no link any more', () => {
  const [, , deciders] = chainOf(
    told(
      { name: '李院长', role: { value: 'EB', source: 'said', on }, touched: { value: false, source: 'said', on } },
      { name: '王院长', role: { value: 'EB', source: 'said', on } },
      { name: '赵院长', role: { value: 'EB', source: 'said', on }, left: { value: true, source: 'said', on } },
    ),
    path,
  )
  expect(deciders?.people).toEqual([
    { who: '李院长', met: false, unsure: false },
    { who: '王院长', unsure: false },
  ])
})
