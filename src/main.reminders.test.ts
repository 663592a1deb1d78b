import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { conversationId } from './conversation/message.ts'
import { openStorage } from './setup/database.ts'
import type { Storage } from './storage/storage.ts'
import { type WecomCompany, wecomCompany } from './testing/wecom-company.ts'

const kills = 12
const perKill = 4
const reps = Array.from({ length: kills * perKill }, (_, index) => `Rep${index}`)
const bundle = join(import.meta.dirname, '../dist/sandtable.js')

let company: WecomCompany
let storage: Storage
let corp: string
let servers: ChildProcess[] = []

beforeAll(async () => {
  company = await wecomCompany({ members: reps })
  // Cards with buttons want an address to call back, though nobody presses one here.
  company.wecom.callbackUrl = 'http://127.0.0.1:9/im/wecom/callback'
  corp = company.environment['WECOM_CORP_ID'] ?? ''
  storage = openStorage(company.config)
  await storage.companies.ensure(
    { id: 'acme', name: '示例公司', kind: 'company', joining: 'join' },
    { platform: 'wecom', corp },
  )
})
afterAll(async () => {
  for (const server of servers) server.kill('SIGKILL')
  await storage.close()
  await company.remove()
})

test(`two processes at work, kill -9 at ${kills} random moments: every reminder comes exactly once`, async () => {
  for (let kill = 0; kill < kills; kill++) {
    for (const rep of reps.slice(kill * perKill, (kill + 1) * perKill)) await askFor(rep)
    servers = await Promise.all([start(), start()])
    await pause(Math.random() * 250)
    for (const server of servers) {
      server.kill('SIGKILL')
      await once(server, 'exit')
    }
  }
  servers = [await start()]
  const reminders = (rep: string) => company.wecom.bubbles(rep).filter(({ card }) => card !== undefined).length
  await expect.poll(() => reps.filter((rep) => reminders(rep) === 0), { timeout: 60_000, interval: 200 }).toEqual([])
  await pause(1000)
  expect(reps.filter((rep) => reminders(rep) > 1)).toEqual([])
}, 240_000)

/** A task of somebody's that is due this minute. */
async function askFor(userId: string): Promise<void> {
  const person = await storage.people.admit(
    'acme',
    { platform: 'wecom', userId },
    { userId, name: userId, active: true },
  )
  const now = new Date()
  const kept = await storage.journal.receive({
    platform: 'wecom',
    corp,
    conversation: conversationId('wecom', corp, userId),
    speaker: userId,
    dedupeKey: uuid(),
    receivedAt: now.getTime(),
    content: { kind: 'text', text: '提醒我寄样' },
  })
  if (kept === 'repeat') throw new Error('a fresh message was taken for a repeat')
  const id = uuid()
  const { tenantId, teamId, id: ownerId } = person
  const task = {
    ...{ id, tenantId, teamId, ownerId, text: '寄样', platform: 'wecom', state: 'open' as const },
    due: { value: `${new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)}+08:00` },
    remindAt: now.toISOString(),
    madeAt: now.toISOString(),
  }
  await storage.journal.conclude(
    kept,
    { tenantId, personId: ownerId, replies: [], changes: [{ kind: 'task.made', level: 'auto', subject: id, task }] },
    now.getTime(),
  )
}

async function start(): Promise<ChildProcess> {
  const environment = { ...process.env, ...company.environment, LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, [bundle, 'start'], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout ?? child, 'data')
  return child
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
