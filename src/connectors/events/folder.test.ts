import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFolder } from './folder.ts'

const mail = [
  'From: =?gb18030?B?zfW+rcDt?= <wang@hongda.example>',
  'To: lin@ours.example',
  'Subject: =?UTF-8?B?5oql5Lu3?=',
  'Date: Fri, 20 Nov 2026 10:00:00 +0800',
  'Message-ID: <a1@hongda.example>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  '预算砍到 60 万了，你们看着办。',
  '',
  '在 2026年11月19日，lin@ours.example 写道：',
  '> 报价附上',
].join('\r\n')

async function dropped(files: Record<string, string | Buffer>) {
  const path = mkdtempSync(join(tmpdir(), 'sandtable-folder-'))
  const known = new Set<string>()
  const taken: Record<string, unknown>[] = []
  const folder = openFolder({
    path,
    ours: ['ours.example'],
    now: () => Date.parse('2026-11-24T01:00:00Z'),
    take: async (events) =>
      events.map((event) => {
        const { id, text } = Object(event)
        if (typeof text !== 'string') return { outcome: 'refused', error: 'text 要是文字' }
        if (known.has(id)) return { outcome: 'repeat' }
        known.add(id)
        taken.push(event as Record<string, unknown>)
        return { outcome: 'kept' }
      }),
  })
  const drop = (some: Record<string, string | Buffer>) => {
    for (const [name, content] of Object.entries(some)) {
      writeFileSync(join(path, name), content)
      utimesSync(join(path, name), new Date('2026-11-23T00:00:00Z'), new Date('2026-11-23T00:00:00Z'))
    }
  }
  drop(files)
  return { path, folder, taken, drop }
}

test('tables, lists, notes and mails are told as events, and put away', async () => {
  const { folder, taken, path } = await dropped({
    'a.csv': '编号,时间,谁说的,姓名,客户,内容\n1,2026-11-20 10:00,客户,王总,宏达精密,资料收到\n',
    'b.json': '[{"id":"2","at":1795140000,"source":"crm","text":"下周上会"}]',
    'c.jsonl': '{"id":"3","at":"2026-11-20T10:00:00+08:00","source":"crm","text":"收到"}\n',
    '宏达精密.txt': '王总说要等年后再定',
    'e.eml': mail,
  })
  expect(await folder.round()).toEqual({ done: 5, rejected: 0 })
  expect(taken).toEqual([
    {
      id: '1',
      at: '2026-11-20T10:00:00+08:00',
      source: 'file',
      from: 'customer',
      who: '王总',
      customer: '宏达精密',
      text: '资料收到',
    },
    { id: '2', at: '2026-11-20T02:00:00.000Z', source: 'crm', text: '下周上会' },
    { id: '3', at: '2026-11-20T10:00:00+08:00', source: 'crm', text: '收到' },
    {
      id: 'mail:<a1@hongda.example>',
      at: '2026-11-20T02:00:00.000Z',
      source: 'email',
      from: 'customer',
      who: '王经理',
      text: '报价\n预算砍到 60 万了，你们看着办。',
    },
    expect.objectContaining({ at: '2026-11-23T00:00:00.000Z', customer: '宏达精密', text: '王总说要等年后再定' }),
  ])
  expect(readdirSync(join(path, 'done'))).toHaveLength(5)
})

test('what is wrong is said beside the file, what is right is kept; dropped again nothing is told twice', async () => {
  const table = '时间,客户,内容\n2026-11-20,宏达精密,资料收到\n2026-11-21,宏达精密,\n'
  const { folder, taken, path, drop } = await dropped({ 'a.csv': table, 'b.json': '{oops', 'c.exe': 'MZ' })
  expect(await folder.round()).toEqual({ done: 0, rejected: 3 })
  expect(taken).toHaveLength(1)
  const said = readdirSync(join(path, 'rejected')).filter((name) => name.endsWith('.问题.txt'))
  const words = said.map((name) => readFileSync(join(path, 'rejected', name), 'utf8')).join('\n')
  expect(words).toContain('第 3 行：text 要是文字')
  expect(words).toContain('读不出来')
  expect(words).toContain('不认识这种文件')
  drop({ 'again.csv': table.replace('2026-11-21,宏达精密,\n', '') })
  expect(await folder.round()).toEqual({ done: 1, rejected: 0 })
  expect(taken).toHaveLength(1)
})

test('a file somebody is still writing is left alone', async () => {
  const { folder, path } = await dropped({})
  writeFileSync(join(path, 'now.txt'), '正在写')
  const later = new Date('2026-11-24T00:59:59.500Z')
  utimesSync(join(path, 'now.txt'), later, later)
  expect(await folder.round()).toEqual({ done: 0, rejected: 0 })
  expect(readdirSync(path)).toContain('now.txt')
})
