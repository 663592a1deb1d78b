import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStorage } from '../../setup/database.ts'
import { demoCompany } from '../../setup/demo-company.ts'
import { importCommand } from './index.ts'

let folder: string
const at = (name: string) => join(folder, name)
const said: string[] = []
const complained: string[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-import-'))
  vi.stubEnv('DATABASE_URL', `file:${at('live.db')}`)
  for (const heard of [said, complained]) heard.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation((line) => void complained.push(String(line)))
  const { tenantId, platform, ...company } = demoCompany(new Date())
  const storage = openStorage({ databaseFile: at('live.db') })
  await storage.companies.ensure(
    { id: tenantId, name: '演示', kind: 'demo', joining: 'closed' },
    { platform, corp: tenantId },
  )
  await storage.furnish({ tenantId, platform, ...company })
  await storage.close()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** 客户名称;联系人 / 宏达精密;王芳, as Chinese Excel saves it. */
const gb18030 = Buffer.from('bfcdbba7c3fbb3c63bc1aacfb5c8cb0d0abaeab4efbeabc3dc3bcdf5b7bc0d0a', 'hex')

test('contacts in GB18030 come in with source and basis, and not without', async () => {
  writeFileSync(at('contacts.csv'), gb18030)
  const file = [at('contacts.csv'), '--kind', 'contacts', '--as', 'console:zhou']
  await expect(importCommand([...file, '--dry-run'])).rejects.toThrow('没有依据的联系人不能导入')
  await expect(importCommand([...file, '--source', '展会名片', '--basis', 'consent', '--owner', 'x'])).resolves.toBe(
    false,
  )
  await expect(importCommand([...file, '--source', '展会名片', '--basis', 'consent'])).resolves.toBe(true)
  expect(said.join('\n')).toMatch(/联系人 ← 联系人[\s\S]*已导入：新增 1/)
})

test('an ugly export is tried, brought in with a report, known again and taken back', async () => {
  const ugly = [
    '2026 年商机汇总,,,,,,',
    '单位：万元,,,,,,',
    '',
    '客户,联系人,,商机名称,金额,负责人,金额',
    ',姓名,手机,,,,',
    '"远山\n电子",王芳,13800001234,"一期 ""试点""",80,周启明,1',
    ',,,,,,',
    '远山电子,,,=cmd|calc,面谈,周启明,1',
    '云岭矿业,,,二期,30,查无此人,1',
  ].join('\r\n')
  writeFileSync(at('ugly.csv'), `\uFEFF${ugly}`)
  const words = [at('ugly.csv'), '--kind=open-deals', '--as', 'console:gu', '--save-mapping', at('m.json')]
  await expect(importCommand([...words, '--dry-run'])).resolves.toBe(false)
  expect(said.join('\n')).toContain('试算，什么都没有写：新增 2，更新 0，没有变化 0，跳过 0，有问题 1')
  expect(complained).toEqual([
    '第 9 行「金额」“面谈”：读不出是多少钱（没写单位的数按万元算），这一格当作未知',
    '第 10 行「负责人」“查无此人”：没有对应到我们的负责人，这一行没有导入',
  ])

  const mapping = JSON.parse(readFileSync(at('m.json'), 'utf8'))
  expect(mapping.unit).toBe('wan')
  mapping.words.owner.查无此人 = mapping.words.owner.周启明
  writeFileSync(at('m.json'), JSON.stringify(mapping))
  const run = [...words, '--mapping', at('m.json'), '--report', at('r.csv')]
  await expect(importCommand(run)).resolves.toBe(true)
  const report = readFileSync(at('r.csv'), 'utf8')
  expect(report).toContain('\uFEFF行号,结果')
  expect(report).toContain('9,新增,远山电子 · =cmd|calc,金额,面谈')
  await importCommand(run)
  expect(said.join('\n')).toContain('已导入：新增 0，更新 0，没有变化 3')

  const first = said.find((line) => line.includes('import undo'))?.match(/undo (\S+)/)?.[1] ?? ''
  await expect(importCommand(['undo', first, '--as', 'console:gu'])).resolves.toBe(true)
  expect(said.at(-1)).toBe('已撤销 5 处。')
})

test.each([
  [[], '少了文件'],
  [['a.csv'], '少了 --kind'],
  [['a.csv', '--kind', 'customers'], '少了 --as'],
  [['a.csv', '--kind', 'customers', '--as', 'console:lin', '--colour', 'red'], '不认识 --colour'],
  [['nowhere.csv', '--kind', 'customers', '--as', 'console:lin'], '打不开 nowhere.csv'],
  [['undo', 'x'], '用法'],
  [['undo', 'x', '--as', 'console:nobody'], '没有认出 console:nobody'],
  [['undo', 'x', '--as', 'console:lin'], '没有这次导入'],
])('%j is answered with a sentence', async (words, sentence) => {
  await expect(importCommand(words)).rejects.toThrow(sentence)
})
