import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStorage } from '../setup/database.ts'
import { demoCompany } from '../setup/demo-company.ts'
import { libraryCommand } from './library.ts'

let folder: string
const at = (name: string) => join(folder, name)
const said: string[] = []
const complained: string[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-library-'))
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

const gu = ['--as', 'console:gu']

test('out, edited by hand, tried, and in as drafts; the same file again changes nothing', async () => {
  expect(await libraryCommand(['export', at('a.md'), ...gu])).toBe(true)
  const edited = readFileSync(at('a.md'), 'utf8').replace('## 先弄清贵是跟谁比', '## 先问贵在哪')
  writeFileSync(at('b.md'), edited)
  expect(await libraryCommand(['import', at('b.md'), ...gu, '--dry-run'])).toBe(true)
  expect(said.join('\n')).toMatch(
    /新的 0，有改动 1，没变 \d+，有错，不导入 0\n有改动：先问贵在哪（名称）\n试算，什么都没有写/,
  )
  await libraryCommand(['import', at('b.md'), ...gu, '--submit'])
  expect(said.at(-1)).toBe('存成草稿，提交审批了')
  await libraryCommand(['import', at('b.md'), ...gu])
  expect(said.slice(-2)).toEqual([expect.stringMatching(/^新的 0，有改动 0/), '没有要写的'])
  expect(complained.at(-1)).toContain('草稿已经在等审批')
})

test('what is wrong is said with its line, and nothing else is held up', async () => {
  expect(await libraryCommand(['template', at('t.xlsx'), ...gu])).toBe(true)
  expect(await libraryCommand(['import', at('t.xlsx'), ...gu])).toBe(true)
  writeFileSync(at('c.md'), '## 换个算法\n异议：太贵\n打法：澄清提问\n')
  expect(await libraryCommand(['import', at('c.md'), ...gu])).toBe(false)
  expect(complained).toContainEqual(
    expect.stringMatching(/^第 2 行「异议」换个算法，要改：不认识“太贵”，能写的：嫌贵、/),
  )
})

test('a rep may not, and what is missing is said', async () => {
  await expect(libraryCommand(['export', at('a.md'), '--as', 'console:lin'])).rejects.toThrow('销售运营和管理员')
  await expect(libraryCommand(['export', at('a.doc'), ...gu])).rejects.toThrow('.xlsx 或 .md')
  await expect(libraryCommand(['import'])).rejects.toThrow('用法')
})
