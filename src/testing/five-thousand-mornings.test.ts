import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeWorkbook } from '../connectors/tables/write-workbook.ts'
import { dayOf } from '../language/calendar.ts'
import type { Role } from '../people/person.ts'
import { openStorage } from '../setup/database.ts'
import { programVersion } from '../setup/program-version.ts'
import { openSkills } from '../skills/index.ts'
import type { Storage, Written } from '../storage/storage.ts'
import { aDeal, furnitureOf } from './build.ts'
import { type FeishuCompany, feishuCompany } from './feishu-company.ts'
import { freePort } from './free-port.ts'

/*
 * Two companies of 5,000 in Feishu, each with a server process of its own as it ships. In one everybody has a card due: reps of
 * their day, managers of their team. It starts at 8:43, when the minutes of all have come, as after a stop: the worst there is. The
 * other is the same, with nothing to tell. The same questions go to both in turn, so that whatever else the machine does falls on both
 * alike. Clocks of servers and platform go four times as fast, so that fifteen minutes are less than four, and the servers send at four
 * times the rate that is asked of them; the limits stand as they are: fifty messages a second and a thousand a minute for the app, thirty a minute for one person.
 */
const haste = 4
const count = 5_000
const reps = Array.from({ length: count - 100 }, (_, at) => `ou_rep${at}`)
const managers = Array.from({ length: 100 }, (_, at) => `ou_boss${at}`)
const people = [...reps, ...managers]
/** They ask meanwhile. */
const askers = reps.slice(0, 20)
const question = '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进'
const tenantId = 'acme'
const bundle = join(import.meta.dirname, '../../dist/sandtable.js')
/** A Tuesday. */
const begins = Date.parse('2026-11-24T08:43:00+08:00')
const late = 15 * 60_000
const send = 'POST im/v1/messages' as const
/** So often the platform asks for a pause all the same, of so many seconds. */
const refusals = 20
const pause = 2

let telling: Side
let idle: Side
beforeAll(async () => {
  telling = await open()
  idle = await open()
  await furnish(telling.company)
  copyFileSync(telling.company.config.databaseFile, idle.company.config.databaseFile)
  await silence(idle.company)
}, 120_000)
afterAll(async () => {
  for (const { server, company } of [telling, idle]) {
    server?.kill()
    await company.remove()
  }
})

test('5,000 people told within fifteen minutes, once, within the limits, while answers come as if nobody were', async () => {
  // Both platforms and both servers start their clocks together.
  begun = performance.now()
  for (const side of [idle, telling]) side.server = await start(side.company)
  const { feishu } = telling.company
  const refusal = { code: 99991400, msg: 'request trigger frequency limit' }
  feishu.fail(send, { status: 429, headers: { 'x-ogw-ratelimit-reset': String(pause) }, body: refusal }, refusals)
  // Whether all have theirs is looked at only once there are enough messages for that.
  const isDone = () => feishu.calls.length >= count && told(telling).size === count
  const waits = { telling: [] as number[], idle: [] as number[] }
  for (let at = 0; !isDone() && clock() - begins < late + 60_000; at++) {
    const asker = askers[at % askers.length] ?? ''
    waits.telling.push(await answered(telling.company, asker))
    waits.idle.push(await answered(idle.company, asker))
    await new Promise((resolve) => setTimeout(resolve, between))
  }
  const minutes = (clock() - begins) / 60_000
  const [busy, quiet] = [waits.telling, waits.idle].map((all) => quantile(all.slice(warming), 0.95))
  console.info(
    `${told(telling).size} cards in ${minutes.toFixed(1)} minutes, at most ${inOneSecond(telling)} messages a second; ${waits.telling.length} answers meanwhile: p95 ${busy?.toFixed(1)} ms; idle beside it: ${quiet?.toFixed(1)} ms`,
  )

  expect(told(telling).size).toBe(count)
  expect([...told(telling).values()].filter((times) => times > 1)).toEqual([])
  expect(told(idle).size).toBe(0)
  expect(minutes).toBeLessThanOrEqual(late / 60_000)
  // No refusal but those that were arranged: the app kept within its limits by itself.
  expect(sendsOf(telling).filter(({ status }) => status === 429)).toHaveLength(refusals)
  expect(triedTooSoon(telling)).toEqual([])
  expect(busy).toBeLessThanOrEqual(1.5 * (quiet ?? 0))
}, 330_000)

/** Nobody asks all the time: so long, of our milliseconds, lies between two questions. */
const between = 100
/** Answers of each side before its code is warm. */
const warming = 40

/** By the clock of servers and platforms. */
let begun = 0
const clock = () => Math.floor(begins + (performance.now() - begun) * haste)

interface Side {
  company: FeishuCompany
  server?: ChildProcess
}

async function open(): Promise<Side> {
  const perApp = { second: 50, minute: 1000 }
  return { company: await feishuCompany({ members: people, perApp, now: clock }) }
}

/** Each rep has a customer nobody spoke to for weeks and something to do today; one of each team answers late. */
async function furnish({ config }: FeishuCompany): Promise<void> {
  const storage = openStorage(config)
  await storage.companies.ensure(
    { id: tenantId, name: '五千人', kind: 'company', joining: 'closed' },
    { platform: 'feishu', corp: config.feishu?.appId ?? '' },
  )
  const teamOf = (at: number) => `team${at % managers.length}`
  const person = (userId: string, at: number, role: Role) => ({
    id: userId,
    userId,
    name: `员工${at}`,
    role,
    teamId: teamOf(at),
  })
  const deals = reps.map((ownerId, at) =>
    aDeal({ customer: `第${at}号客户`, ownerId, teamId: teamOf(at), updatedAt: '2026-10-01T00:00:00.000Z' }),
  )
  await storage.furnish({
    tenantId,
    platform: 'feishu',
    teams: managers.map((_, at) => ({ id: teamOf(at), tenantId, name: `${at}组` })),
    people: [
      ...reps.map((userId, at) => person(userId, at, 'rep')),
      ...managers.map((userId, at) => person(userId, at, 'manager')),
    ],
    ...furnitureOf(deals),
    visits: [],
  })
  await storage.dealEvents.keep(managers.flatMap((_, at) => lateAnswers(at)))
  await write(
    storage,
    reps.map((ownerId, at) => {
      const told = { text: '寄样品', due: { value: '2026-11-24' }, remindAt: '2026-11-24T09:30:00.000Z' }
      const task = { id: `task${at}`, tenantId, ownerId, teamId: teamOf(at), ...told, platform: 'feishu' } as const
      const made = { state: 'open', madeAt: '2026-11-23T02:00:00.000Z' } as const
      return { kind: 'task.made', level: 'auto', subject: task.id, task: { ...task, ...made } }
    }),
  )
  // What every deal’s signals say is known by then: the day began hours ago.
  await storage.findings.doubt(programVersion())
  const { board } = openSkills({ ...storage, dayOf, platform: () => undefined, writeWorkbook })
  while ((await board.refresh(tenantId, '2026-11-24', 500)) === 500);
  await storage.close()
}

/** Four days of last week a question was answered eight hours later. */
function lateAnswers(at: number): Parameters<Storage['dealEvents']['keep']>[0] {
  return ['16', '17', '18', '19'].flatMap((day) =>
    (['customer', 'rep'] as const).map((from) => {
      const time = new Date(`2026-11-${day}T${from === 'rep' ? '17' : '09'}:30:00+08:00`).toISOString()
      const words = { source: 'chat', from, who: '王总', text: from === 'rep' ? '发您了' : '参数表能发一份吗？' }
      const about = { dealId: `deal-第${at}号客户`, matchedBy: 'deal' as const, tipping: [] }
      return { id: `${at} ${day} ${from}`, tenantId, at: time, receivedAt: time, ...words, ...about }
    }),
  )
}

/** Nobody wants a card. */
async function silence({ config }: FeishuCompany): Promise<void> {
  const storage = openStorage(config)
  await write(
    storage,
    people.map((subject) => ({ kind: 'attention.set', level: 'auto', subject, wishes: { briefs: 'off' } })),
  )
  await storage.close()
}

async function write(storage: Storage, changes: readonly Written[]): Promise<void> {
  await storage.journal.announce({ key: 'furnished', tenantId, replies: [], changes }, begins)
}

async function start({ environment }: FeishuCompany): Promise<ChildProcess> {
  const port = await freePort()
  const more = { PORT: String(port), LOG_LEVEL: 'silent', CLOCK_FROM: String(clock()), CLOCK_HASTE: String(haste) }
  const hurried = join(import.meta.dirname, 'hurried-clock.mjs')
  const child = spawn(process.execPath, ['--import', hurried, bundle, 'start'], {
    env: { ...process.env, ...environment, ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')])
  if (child.exitCode !== null) throw new Error('the server did not start')
  const side = environment === telling.company.environment ? telling : idle
  side.company.feishu.callbackUrl = `http://127.0.0.1:${port}/im/feishu/events`
  return child
}

/** Milliseconds, of ours, from when a rep asked to when the card came to Feishu. */
async function answered({ feishu }: FeishuCompany, rep: string): Promise<number> {
  const before = feishu.calls.length
  const asked = performance.now()
  await feishu.says(rep, question)
  for (;;) {
    const card = feishu.calls
      .slice(before)
      .find(({ endpoint, body, status }) => endpoint === send && status === 200 && isAnswerTo(rep, body))
    if (card !== undefined) return performance.now() - asked
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

function isAnswerTo(rep: string, { receive_id, content }: Record<string, unknown>): boolean {
  return receive_id === rep && String(content).includes('赢单概率')
}

const sendsOf = ({ company: { feishu } }: Side) => feishu.callsOf(send)

/** How often each had their card. */
function told(side: Side): Map<string, number> {
  const times = new Map<string, number>()
  for (const { body, status } of sendsOf(side)) {
    if (status !== 200 || !/今天先做|晨会/.test(String(body['content']))) continue
    const person = String(body['receive_id'])
    times.set(person, (times.get(person) ?? 0) + 1)
  }
  return times
}

function inOneSecond(side: Side): number {
  const sent = sendsOf(side).map(({ at }) => at)
  let first = 0
  let most = 0
  for (const [at, time] of sent.entries()) {
    while ((sent[first] ?? time) <= time - 1000) first++
    most = Math.max(most, at - first + 1)
  }
  return most
}

/** Messages that were tried again before the pause the platform had asked for was over. */
function triedTooSoon(side: Side): string[] {
  const again = new Map<unknown, number>()
  return sendsOf(side).flatMap(({ body: { uuid }, at, status }) => {
    const notBefore = again.get(uuid) ?? 0
    if (status === 429) again.set(uuid, at + pause * 1000)
    return at < notBefore ? [String(uuid)] : []
  })
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
