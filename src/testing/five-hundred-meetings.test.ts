import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { conversationId } from '../conversation/message.ts'
import { clockOf, dayOf } from '../language/calendar.ts'
import type { Appointment } from '../sales/calendar.ts'
import type { SalesChange } from '../sales/change.ts'
import { openStorage } from '../setup/database.ts'
import { aDeal, company, furnitureOf } from './build.ts'

const count = 500
const reps = 25
const kills = 4
const minute = 60_000
const stepMs = 15 * minute
/** Over National Day with the day worked for it, and the end of summer time in New York. */
const [first, last] = [Date.parse('2026-09-28T00:00:00+08:00'), Date.parse('2026-11-06T00:00:00+08:00')]

const folder = mkdtempSync(join(tmpdir(), 'meetings-'))
const databaseFile = join(folder, 'sandtable.db')
const sentFile = join(folder, 'sent')
const storage = openStorage({ databaseFile })
let workers: ChildProcess[] = []
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  await storage.close()
  rmSync(folder, { recursive: true })
})

/** A meeting as it was agreed on, and what becomes of it. */
interface Planned {
  id: string
  /** It stands in the rep's connected calendar, not in ours. */
  elsewhere: boolean
  rep: string
  customer: string
  at: number
  /** At which moment it is moved, and to when; or cancelled. */
  moved?: { on: number; to: number }
  cancelledOn?: number
}

test(`${count} meetings, moved and cancelled, two processes, kill -9 at ${kills} moments: each page and each question once`, async () => {
  const planned = Array.from({ length: count }, (_, index) => plan(index))
  await furnish(planned)
  await write(planned.filter(({ elsewhere }) => !elsewhere).map((one) => ({ ...one, change: made(one) })))
  const owners = [...new Set(planned.map(({ rep }) => rep))]
  await write(owners.map((rep) => ({ rep, change: linked(rep) })))
  await write(owners.map((rep) => ({ rep, change: reading(rep, planned, first) })))
  const changes = planned
    .flatMap((one) => (one.elsewhere ? readAgain(one, planned) : changeOf(one)))
    .toSorted((one, other) => one.on - other.on)
  const killAt = Array.from({ length: kills }, (_, kill) => first + ((last - first) * (kill + 0.5)) / kills)
  workers = await Promise.all([start(), start()])
  for (let at = first; at < last; at += stepMs) {
    while (changes[0] !== undefined && changes[0].on <= at) {
      const change = changes.shift()
      if (change !== undefined) await write([change])
    }
    // On the nearest steps at which there is something to say.
    const dies = killAt[0] !== undefined && at >= killAt[0] && planned.some((one) => one.at - at === stepMs * 2)
    if (dies) {
      killAt.shift()
      for (const worker of workers) worker.send(at)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 25))
      await Promise.all(workers.map(killed))
      workers = await Promise.all([start(), start()])
    }
    await Promise.all(workers.map((worker) => round(worker, at)))
  }
  expect(killAt).toEqual([])

  const sent = delivered()
  const wrong = planned.flatMap((one) => {
    const pages = sent.filter((text) => text.includes('：一页纸\n') && text.includes(one.customer)).length
    const questions = sent.filter((text) => text.includes('记一下') && text.includes(`见${one.customer}的人`)).length
    const [wantedPages, wantedQuestions] = one.cancelledOn === undefined ? [1, 1] : [0, 0]
    return pages === wantedPages && questions === wantedQuestions
      ? []
      : [`${one.customer}: ${pages} pages, ${questions} questions, ${JSON.stringify(one)}`]
  })
  expect(wrong).toEqual([])
}, 600_000)

/** Every fifth is held at nine in New York, whatever that is here; a sixth is moved, a seventh cancelled, hours before. */
function plan(index: number): Planned {
  const day = 1 + Math.floor(index / reps) * 1.9
  const rep = `rep${index % reps}`
  const date = dayOf(new Date(first + Math.round(day) * 24 * 60 * minute))
  const at = index % 5 === 0 ? inNewYork(date, 9) : Date.parse(`${date}T${hourOf(9 + (index % 9))}:00:00+08:00`)
  const customer = `第${index}号客户公司`
  const one = { id: uuid(), elsewhere: index % 4 === 3, rep, customer, at }
  if (index % 6 === 1) return { ...one, moved: { on: at - (3 + (index % 40)) * 60 * minute, to: at + 90 * minute } }
  return index % 7 === 1 ? { ...one, cancelledOn: at - (2 + (index % 30)) * 60 * minute } : one
}

/** The instant at which it is that hour in New York: an hour later from 1 November on. */
function inNewYork(date: string, hour: number): number {
  const inZone = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour: 'numeric', hour12: false })
  const guess = Date.parse(`${date}T${hourOf(hour)}:00:00-04:00`)
  return Number(inZone.format(guess)) === hour ? guess : guess + 60 * minute
}

function hourOf(hour: number): string {
  return String(hour).padStart(2, '0')
}

async function furnish(planned: readonly Planned[]): Promise<void> {
  await storage.companies.ensure(
    { id: company, name: '测试公司', kind: 'company', joining: 'join' },
    { platform: 'test', corp: company },
  )
  const people = Array.from({ length: reps }, (_, index) => `rep${index}`)
  await storage.furnish({
    tenantId: company,
    platform: 'test',
    teams: [{ id: 'one', tenantId: company, name: '一组' }],
    people: people.map((userId) => ({ id: userId, userId, name: userId, role: 'rep', teamId: 'one' })),
    ...furnitureOf(planned.map(({ customer, rep: ownerId }) => aDeal({ customer, ownerId }))),
    visits: [],
  })
  // They see people in New York, so no hour is too late for them.
  for (const rep of people) {
    const wishes = { quietFrom: '00:00', quietUntil: '00:00' }
    await write([{ rep, change: { kind: 'attention.set', level: 'auto', subject: rep, wishes } }])
  }
}

function made({ id, rep, customer, at }: Planned): SalesChange {
  const appointment: Appointment = {
    id,
    tenantId: company,
    ownerId: rep,
    teamId: 'one',
    title: `见${customer}的人`,
    when: toldAt(at),
    customer,
    dealId: `deal-${customer}`,
    with: [],
    state: 'booked',
    madeAt: new Date(first).toISOString(),
  }
  return { kind: 'appointment.made', level: 'confirm', subject: id, appointment }
}

function changeOf({ id, rep, at, moved, cancelledOn }: Planned): { on: number; rep: string; change: SalesChange }[] {
  const common = { level: 'confirm', subject: id } as const
  if (moved !== undefined) {
    const { on, to } = moved
    return [{ on, rep, change: { ...common, kind: 'appointment.moved', from: toldAt(at), to: toldAt(to) } }]
  }
  return cancelledOn === undefined
    ? []
    : [{ on: cancelledOn, rep, change: { ...common, kind: 'appointment.cancelled' } }]
}

function linked(rep: string): SalesChange {
  return { kind: 'calendar.linked', level: 'confirm', subject: rep, platform: 'test', userId: rep }
}

/** What is moved or cancelled there is found so when it is read again. */
function readAgain({ rep, moved, cancelledOn }: Planned, planned: readonly Planned[]) {
  const on = moved?.on ?? cancelledOn
  return on === undefined ? [] : [{ on, rep, change: reading(rep, planned, on) }]
}

/** A rep's own calendar as it stands at a moment. */
function reading(rep: string, planned: readonly Planned[], on: number): SalesChange {
  const events = planned.flatMap(({ id, elsewhere, rep: owner, customer, at, moved, cancelledOn }) => {
    if (!elsewhere || owner !== rep || (cancelledOn !== undefined && cancelledOn <= on)) return []
    const begins = moved !== undefined && moved.on <= on ? moved.to : at
    const [when, until] = [toldAt(begins), toldAt(begins + 60 * minute).value]
    return [{ eventId: id, title: `见${customer}的人`, when, until, with: [], customer, dealId: `deal-${customer}` }]
  })
  return { kind: 'calendar.read', level: 'auto', subject: rep, platform: 'test', events }
}

function toldAt(at: number) {
  return { value: `${dayOf(new Date(at))}T${clockOf(new Date(at))}+08:00` }
}

/** As if each had been confirmed in the chat. */
async function write(all: readonly { rep: string; change: Parameters<typeof conclude>[1] }[]): Promise<void> {
  await Promise.all(all.map(({ rep, change }) => conclude(rep, change)))
}

async function conclude(
  rep: string,
  change: NonNullable<Parameters<typeof storage.journal.conclude>[1]['changes']>[number],
): Promise<void> {
  const kept = await storage.journal.receive({
    platform: 'test',
    corp: company,
    conversation: conversationId('test', company, rep),
    speaker: rep,
    dedupeKey: uuid(),
    receivedAt: first,
    content: { kind: 'text', text: '日程' },
  })
  if (kept === 'repeat') throw new Error('a fresh message was taken for a repeat')
  await storage.journal.conclude(kept, { tenantId: company, personId: rep, replies: [], changes: [change] }, first)
}

async function start(): Promise<ChildProcess> {
  const worker = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'meeting-worker.ts'), databaseFile, sentFile],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  await once(worker, 'message')
  return worker
}

async function round(worker: ChildProcess, at: number): Promise<void> {
  const done = once(worker, 'message')
  worker.send(at)
  await done
}

async function killed(worker: ChildProcess): Promise<void> {
  const gone = once(worker, 'exit')
  worker.kill('SIGKILL')
  await gone
}

/** What people saw: what came again under the same key they saw once. */
function delivered(): string[] {
  if (!existsSync(sentFile)) return []
  const lines = readFileSync(sentFile, 'utf8').split('\n')
  const seen = new Map<string, string>()
  for (const line of lines.filter((one) => one !== '')) {
    const { key, text } = JSON.parse(line) as { key: string; text: string }
    seen.set(key, text)
  }
  return [...seen.values()]
}
