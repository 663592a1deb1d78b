import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Koa from 'koa'
import { openWecom } from '../../bots/index.ts'
import { writeWorkbook } from '../../src/connectors/tables/write-workbook.ts'
import { openConversation, wallClock } from '../../src/conversation/index.ts'
import { silent } from '../../src/conversation/log.ts'
import type { Platform } from '../../src/conversation/platform.ts'
import { callbacks } from '../../src/server/callbacks.ts'
import { openSkills } from '../../src/skills/index.ts'
import { thisProcess } from '../../src/storage/owner.ts'
import { openSqlite } from '../../src/storage/sqlite/index.ts'
import { understand } from '../../src/understanding/understand.ts'
import { company, members, question } from '../company.ts'
import { serve } from './child.ts'

/*
 * The WeCom text path with its own transport, storage (a file, synced to disk) and decision. Understanding is done once and
 * sending does nothing: both are reported apart.
 */
const migrationsFolder = process.argv[2] ?? ''
const path = join(mkdtempSync(join(tmpdir(), 'sandtable-bench-')), 'bench.db')
const storage = openSqlite({ path, migrationsFolder, owner: thisProcess() })
const tenant = await storage.companies.ensure(
  { id: 'bench', name: 'bench', kind: 'company', joining: 'closed' },
  { platform: 'wecom', corp: company.corpId },
)
for (const userId of members) {
  await storage.companies.appoint(
    tenant.id,
    { platform: 'wecom', userId },
    { userId, name: userId, active: true },
    'rep',
  )
}

const wecom: Platform = {
  ...openWecom({
    config: { ...company, apiBase: 'http://127.0.0.1:9' },
    publicUrl: 'https://bench.example.com',
    log: silent,
  }),
  limits: {
    buttonsPerCard: 6,
    rowsPerCard: 6,
    textBytes: 2048,
    repeatWindow: 1,
    perPerson: { minute: 1e9, hour: 1e9 },
  },
  send: async () => {},
}
const understood = understand(question, { channel: 'single', now: new Date() })
const conversation = openConversation({
  journal: storage.journal,
  people: storage.people,
  platforms: [wecom],
  repertoire: {
    ...openSkills({
      ...storage,
      dayOf: (at) => at.toISOString().slice(0, 10),
      platform: () => undefined,
      writeWorkbook,
    }).repertoire,
    understand: async () => understood,
  },
  dayOf: (at) => at.toISOString().slice(0, 10),
  timeOf: (at) => at.toISOString().slice(11, 16),
  isWorkday: () => true,
  attentions: storage.attentions,
  clock: wallClock,
  log: silent,
})
await wecom.start(conversation.receive, () => {})

const app = new Koa()
app.use(callbacks([wecom]))
serve(createServer(app.callback()), conversation.idle)
