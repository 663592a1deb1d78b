import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addDays, dayOf } from '../language/calendar.ts'
import { isWorkday } from '../language/holidays.ts'
import { openStorage } from '../setup/database.ts'
import { aDeal, company, furnitureOf } from './build.ts'

const managers = 6
const minute = 60_000
/** National Day with the Saturday worked for it. */
const [first, last] = ['2026-09-29', '2026-10-15']
const kills = 3

const folder = mkdtempSync(join(tmpdir(), 'mornings-'))
const databaseFile = join(folder, 'sandtable.db')
const sentFile = join(folder, 'sent')
const storage = openStorage({ databaseFile })
let workers: ChildProcess[] = []
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  await storage.close()
  rmSync(folder, { recursive: true })
})

test('two processes in two zones, kill -9 at the minute, clocks put back and forth: one brief for each manager and each rep and working day', async () => {
  await furnish()
  workers = await Promise.all([start('Asia/Shanghai'), start('America/New_York')])
  let day = first
  for (let count = 0; day < last; day = addDays(day, 1), count++) {
    for (const time of ['08:20', '08:35', '08:41', '09:05']) {
      const at = Date.parse(`${day}T${time}:00+08:00`)
      if (time === '08:35' && count % 5 === 2 && count / 5 < kills) await die(at)
      await Promise.all(workers.map((worker) => round(worker, at)))
      // A clock that is wrong by an hour, and one that comes back from it.
      if (count % 7 === 3)
        await Promise.all(workers.map((worker, which) => round(worker, at + (which === 0 ? -60 : 20) * minute)))
    }
  }
  const workdays = Array.from({ length: 60 }, (_, count) => addDays(first, count)).filter(
    (one) => one < last && isWorkday(one),
  )
  expect(workdays).toContain('2026-10-10')
  const everybody = Array.from({ length: managers }, (_, which) => [`boss${which}`, `rep${which}`]).flat()
  const sent = delivered()
  const wrong = everybody.flatMap((person) => {
    const days = sent.filter(({ recipient }) => recipient === person).map(({ at }) => dayOf(new Date(at)))
    return days.join() === workdays.join() ? [] : [`${person}: ${days.join()}`]
  })
  expect(wrong).toEqual([])
}, 600_000)

/** Each manager has a team of one, who lets a customer wait through the day. */
async function furnish(): Promise<void> {
  await storage.companies.ensure(
    { id: company, name: '测试公司', kind: 'company', joining: 'join' },
    { platform: 'test', corp: company },
  )
  const numbers = Array.from({ length: managers }, (_, which) => which)
  const person = (userId: string, role: 'rep' | 'manager', teamId: string) => ({
    id: userId,
    userId,
    name: userId,
    role,
    teamId,
  })
  await storage.furnish({
    tenantId: company,
    platform: 'test',
    teams: numbers.map((which) => ({ id: `team${which}`, tenantId: company, name: `${which}组` })),
    people: numbers.flatMap((which) => [
      person(`rep${which}`, 'rep', `team${which}`),
      person(`boss${which}`, 'manager', `team${which}`),
    ]),
    ...furnitureOf(
      numbers.map((which) =>
        aDeal({ customer: `第${which}号客户`, ownerId: `rep${which}`, teamId: `team${which}`, openedOn: '2026-01-01' }),
      ),
    ),
    visits: [],
  })
  const days = ['01', '02', '03', '04', '07', '08', '09', '10', '11', '14', '15', '16', '17', '18', '21', '22', '23']
  // And two questions nobody answers: something to tell the rep on each morning.
  await storage.dealEvents.keep(
    numbers.flatMap((which) =>
      ['2026-09-28', '2026-10-09'].map((day) =>
        anEvent(which, `${day}T10:00:00+08:00`, 'customer', '报价能发一份吗？'),
      ),
    ),
  )
  await storage.dealEvents.keep(
    numbers.flatMap((which) =>
      days
        .map((day) => `2026-09-${day}`)
        .flatMap((day) => [
          anEvent(which, `${day}T09:30:00+08:00`, 'customer', '参数表能发一份吗？'),
          anEvent(which, `${day}T17:30:00+08:00`, 'rep', `${day}的发您了`),
        ]),
    ),
  )
  // They look at it, so that it stays daily; a look is no tap on a card.
  for (const [one, other] of numbers.flatMap((which) => [
    [`boss${which}`, `rep${which}`] as const,
    [`rep${which}`, `boss${which}`] as const,
  ])) {
    const viewer = await storage.people.byId(company, one)
    if (viewer === undefined) throw new Error(`${one} is not there`)
    await storage.looks.note(viewer, [other], first, Date.parse(`${last}T00:00:00+08:00`))
  }
}

function anEvent(which: number, time: string, from: 'customer' | 'rep', text: string) {
  const at = new Date(time).toISOString()
  const words = { source: 'chat', from, who: '王总', text, tipping: [] }
  return {
    id: `${which} ${time}`,
    tenantId: company,
    at,
    receivedAt: at,
    ...words,
    dealId: `deal-第${which}号客户`,
    matchedBy: 'deal' as const,
  }
}

async function die(at: number): Promise<void> {
  for (const worker of workers) worker.send(at)
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 25))
  for (const worker of workers) {
    const gone = once(worker, 'exit')
    worker.kill('SIGKILL')
    await gone
  }
  workers = await Promise.all([start('Asia/Shanghai'), start('America/New_York')])
}

async function start(zone: string): Promise<ChildProcess> {
  const worker = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'meeting-worker.ts'), databaseFile, sentFile],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, TZ: zone } },
  )
  await once(worker, 'message')
  return worker
}

async function round(worker: ChildProcess, at: number): Promise<void> {
  const done = once(worker, 'message')
  worker.send(at)
  await done
}

/** What was seen: the same key is the same message. */
function delivered(): { recipient: string; at: number }[] {
  const lines = existsSync(sentFile)
    ? readFileSync(sentFile, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []
  const sent = lines.map((line) => JSON.parse(line)).filter(({ text }) => /^晨会|^今天先做/.test(text))
  return [...new Map(sent.map((one) => [one.key, one])).values()].toSorted((one, other) => one.at - other.at)
}
