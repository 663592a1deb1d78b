import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asShipped } from '../library.ts'
import { pathDraftOf } from '../words.ts'
import { readMarkdown } from './markdown-in.ts'
import { planner } from './plan.ts'
import { readPath } from './read-path.ts'
import { readTrack } from './read-track.ts'

const shelf = { library: asShipped, drafts: [], versions: new Map<string, number>() }
const ops = { id: 'gu' }

const byHand = `说明：这一段不读
##先问用几年
异议: 嫌贵
**打法**：澄清提问

### 开场
价钱先放一边。
{称呼}量的是哪一年？

**应对：**看五年就把电费摆到一张纸上，只看头一天就谈这一行。
> 这一行是说明
* 下一步：您定看几年，我周四带着那张纸过来。
- 不要说：不要急着报折扣，也不要说别家用两年就坏。
1. 带上的证据：空表；报价单
说给谁：拍板人/把关人
阶段： 需求确认，商务谈判
备忘：这一行接在阶段后面
`

test('what a person writes by hand is read, each field in whatever way it was put', () => {
  const [entry, ...others] = readMarkdown(byHand)
  expect(others).toEqual([])
  if (entry?.kind !== 'track') throw new Error('no track')
  const { words } = readTrack(
    { ...entry, cells: { ...entry.cells, stages: { line: 1, text: '需求确认，商务谈判' } } },
    undefined,
  )
  expect(words).toMatchObject({
    name: '先问用几年',
    objection: 'PRICE',
    opening: '价钱先放一边。\n{称呼}量的是哪一年？',
    evidence: ['空表', '报价单'],
    listeners: ['EB', 'TB'],
    stages: ['need', 'negotiation'],
  })
  expect(entry.cells.opening?.line).toBe(6)
})

test('what the guide shows can be brought in as it stands', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../../docs/library-files.zh.md'), 'utf8')
  const [tracks = '', paths = ''] = [...guide.matchAll(/```markdown\n(.*?)```/gs)].map(([, text = '']) => text)
  const [track, path] = [...readMarkdown(tracks), ...readMarkdown(paths)].map(planner(shelf, ops))
  expect(track).toMatchObject({ title: '先问用几年', verdict: 'new', findings: [] })
  expect(path).toMatchObject({ title: '医疗器械·医院', verdict: 'changed', findings: [] })
})

test('a path’s part that is not spoken of stays', () => {
  const [general] = asShipped.paths
  const before = general && pathDraftOf(general)
  const [entry] = readMarkdown('# 行业路径\n## 通用\n### 线索\n通常天数：2-20 天\n### 没有的阶段\n')
  if (before === undefined || entry?.kind !== 'path') throw new Error('no path')
  const { words } = readPath(entry, before)
  expect(words?.stages[0]).toEqual({ ...before.stages[0], usualDays: { from: 2, to: 20 } })
})

test.each([
  ['## 甲\n开场：一\n开场：二', 3, '写了两遍'],
  ['## 甲\n一段话', 2, '前面先写是哪一项'],
  ['## 甲\n- 异议：嫌贵\n- 备注：给老王看过', 3, '不认识“备注”'],
])('what cannot be read is said: %j', (text, line, why) => {
  const found = readMarkdown(text).flatMap(({ remarks }) => remarks)
  expect(found).toMatchObject([{ line, text: expect.stringContaining(why) }])
})

test('twice in one file is wrong the second time', () => {
  const [first, second] = readMarkdown('## 贵在哪里\n编号：price-clarify\n## 贵了多少\n编号：price-clarify').map(
    planner(shelf, ops),
  )
  expect(first).toMatchObject({ verdict: 'changed', title: '贵在哪里' })
  expect(second).toMatchObject({ verdict: 'wrong', findings: [{ line: 3, text: '这份文件第 1 行已经写过它，留一处' }] })
})
