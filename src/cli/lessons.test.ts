import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { learn } from '../sales/learning/learn.ts'
import { madeUpCompany } from '../sales/learning/made-up-company.ts'
import { scorecard } from '../sales/sandbox/beliefs.ts'
import { openStorage } from '../setup/database.ts'
import { demoCompany } from '../setup/demo-company.ts'
import { lessonsCommand } from './lessons.ts'

const { tenantId, platform, ...company } = demoCompany(new Date())
const said: string[] = []
let folder: string
let databaseFile: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-lessons-'))
  databaseFile = join(folder, 'live.db')
  vi.stubEnv('DATABASE_URL', `file:${databaseFile}`)
  said.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)))
  const storage = openStorage({ databaseFile })
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

test('whoever manages the model sees it, steps back from it and forward again; others only see', async () => {
  await speaks('v1-2026-11-01')
  await lessonsCommand(['--as', 'console:lin'])
  expect(said[0]).toMatch(/^现在说话的：本公司的模型（v1-2026-11-01）/)
  expect(said[1]).toMatch(/^第 1 版 · .* · 学自 120 单 · /)
  await expect(lessonsCommand(['roll-back', '--as', 'console:lin'])).rejects.toThrow('由销售运营或管理员来做')
  said.length = 0
  await lessonsCommand(['roll-back', '--as', 'console:gu'])
  expect(said[0]).toMatch(/^现在说话的：经验先验（.*人工退回/)
  await lessonsCommand(['roll-back', '--as', 'console:gu'])
  expect(said.at(-2)).toMatch(/^现在说话的：本公司的模型/)
})

test.each([
  [['retrain', '--as', 'console:gu'], '满 50 单才学得出东西'],
  [['roll-back', '--as', 'console:gu'], '没有别的模型可退'],
  [['sing', '--as', 'console:gu'], '用法'],
  [['retrain'], '用法'],
  [['--as', 'console:nobody'], '没有认出 console:nobody'],
])('%j is answered with a sentence', async (words, sentence) => {
  await expect(lessonsCommand(words)).rejects.toThrow(sentence)
})

async function speaks(model: string): Promise<void> {
  const storage = openStorage({ databaseFile })
  const at = '2026-11-01T01:00:00.000Z'
  const learned = learn({ cases: madeUpCompany(120, 1).cases, champion: scorecard, name: model, seed: 42 })
  const version = { id: uuid(), tenantId, number: 1, madeAt: at, recalled: 0, ...learned }
  const tenure = {
    id: uuid(),
    tenantId,
    at,
    kind: 'promoted' as const,
    versionId: version.id,
    model,
    shift: 0,
    why: '',
  }
  await storage.models.keep('system', version, tenure)
  await storage.close()
}
