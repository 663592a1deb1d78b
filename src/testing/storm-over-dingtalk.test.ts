import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Fault } from '../../bots/dingtalk/emulator/faults.ts'
import { type Card, plainText } from '../conversation/card.ts'
import type { Sandtable } from '../main.ts'
import { seededRandom } from '../understanding/training/seeded-random.ts'
import { type DingtalkCompany, dingtalkCompany } from './dingtalk-company.ts'

// The stream's SDK says on the console what it does.
vi.spyOn(console, 'info').mockImplementation(() => {})
vi.spyOn(console, 'warn').mockImplementation(() => {})

const people = Array.from({ length: 20 }, (_, at) => `rep${at}`)
const each = 50
const send = 'POST /v1.0/card/instances/createAndDeliver' as const

const troubles: Fault[] = [
  { status: 403, body: { code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', message: 'too often' } },
  { status: 500, body: { code: 'system.busy', message: 'busy' } },
  { status: 502, body: '<html>bad gateway</html>' },
  'reset',
  'executeThenReset',
]

let company: DingtalkCompany
let sandtable: Sandtable
beforeAll(async () => {
  company = await dingtalkCompany({ members: people, perSecond: 20 })
  sandtable = await company.start()
})
afterAll(async () => {
  await sandtable.close()
  await company.remove()
})

test('a thousand messages in a storm: each answered once, in order, within the limits, six openings a minute at most', async () => {
  const { dingtalk } = company
  const chance = seededRandom(20261124)
  let said = 0
  await Promise.all(people.map((person) => talks(person)))
  await expect.poll(unfinished, { timeout: 150_000, interval: 200 }).toBe(0)

  const wrong = people.filter((person) => seen(person).join('\n---\n') !== meant(person).join('\n---\n'))
  expect(wrong).toEqual([])
  expect(people.flatMap(meant).length).toBeGreaterThanOrEqual(people.length * each)
  expect(count(`SELECT count(*) FROM inbox WHERE conversation LIKE '%:rep%'`)).toBe(people.length * each)
  expect(count(`SELECT count(*) FROM outbox WHERE state <> 'sent'`)).toBe(0)
  expect(dingtalk.callsOf(send).length).toBeLessThanOrEqual(2 * people.flatMap(meant).length)
  expect(dingtalk.callsOf(send).filter(({ status }) => status !== 200).length).toBeGreaterThan(50)
  expect(dingtalk.stream.faulty()).toEqual([])
  const opens = dingtalk.stream.opens()
  expect(opens.length).toBeGreaterThan(2)
  for (const at of opens) expect(opens.filter((one) => one >= at && one < at + 60_000).length).toBeLessThanOrEqual(6)

  async function talks(person: string): Promise<void> {
    const letters: ReturnType<typeof dingtalk.writes.says>[] = []
    for (let at = 0; at < each; at++) {
      const letter = dingtalk.writes.says(person, `明天下午三点提醒我给第${at + 1}家客户回电话`)
      letters.push(letter)
      storm(said++)
      expect(await dingtalk.deliver(letter, { duplicates: chance() < 0.2 ? 1 : 0 })).toMatchObject({ status: 200 })
      // Something older once more, in a frame of its own.
      const older = letters[Math.floor(chance() * letters.length)]
      if (chance() < 0.2 && older !== undefined) await dingtalk.deliver(older)
    }
  }

  function storm(at: number): void {
    if (chance() < 0.1) dingtalk.fail(send, troubles[Math.floor(chance() * troubles.length)] ?? 'reset')
    if (chance() < 0.01) dingtalk.dropTokens()
    if (chance() < 0.05) dingtalk.stream.loseAnswers(1)
    if (at === 200 || at === 600) dingtalk.stream.disconnect()
    if (at === 400) dingtalk.stream.cut()
  }
}, 240_000)

test('the month’s calls run out while answers are in doubt: none is lost, and what may be seen twice says so', async () => {
  const { dingtalk } = company
  const before = new Map(people.map((person) => [person, dingtalk.bubbles(person).length]))
  const meantBefore = new Map(people.map((person) => [person, meant(person).length]))
  const tried = dingtalk.callsOf(send).length
  dingtalk.fail(send, 'executeThenReset', people.length)
  for (const person of people) await dingtalk.says(person, '后天上午十点提醒我给新客户回电话')
  await expect
    .poll(() => dingtalk.callsOf(send).length - tried, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(people.length)
  dingtalk.useUpCalls(true)
  for (const person of people) await dingtalk.says(person, '大后天上午十点提醒我给老客户回电话')
  await expect.poll(unfinished, { timeout: 60_000, interval: 200 }).toBe(0)

  expect(count(`SELECT count(*) FROM outbox WHERE state <> 'sent' AND recipient LIKE 'rep%'`)).toBe(0)
  let twice = 0
  for (const person of people) {
    const bubbles = dingtalk.bubbles(person).slice(before.get(person))
    const isWarned = bubbles.map(({ text }) => text?.startsWith('（本月调用量刚用完') === true)
    twice += isWarned.filter(Boolean).length
    const once = seen(person)
      .slice(before.get(person))
      .filter((_, at) => !isWarned[at])
    expect(once.join('\n---\n')).toBe(meant(person).slice(meantBefore.get(person)).join('\n---\n'))
  }
  expect(twice).toBeGreaterThan(people.length / 2)
}, 120_000)

/** What the product meant to say to somebody, in the order it was decided. */
function meant(person: string): string[] {
  const rows = query(`SELECT outgoing FROM outbox WHERE recipient = ? ORDER BY rowid`, person)
  return rows.map(({ outgoing }) => {
    const said = JSON.parse(String(outgoing)) as { kind: string; text: string; card: Card }
    return said.kind === 'text' ? said.text : (plainText(said.card).split('\n', 1)[0] ?? '')
  })
}

/** A card by its head; without one, its words. */
function seen(person: string): string[] {
  return company.dingtalk.bubbles(person).map(({ text, card }) => {
    if (card === undefined) return text?.split('\n', 1)[0] ?? ''
    return card.title === '' ? card.words : card.title
  })
}

function unfinished(): number {
  return (
    count(`SELECT count(*) FROM inbox WHERE state = 'received'`) +
    count(`SELECT count(*) FROM outbox WHERE state = 'sending'`)
  )
}

function count(sql: string): number {
  const [row] = query(sql)
  return Number(Object.values(row ?? {})[0])
}

function query(sql: string, ...given: string[]): Record<string, unknown>[] {
  const database = new Database(company.config.databaseFile, { readonly: true })
  const rows = database.prepare(sql).all(...given) as Record<string, unknown>[]
  database.close()
  return rows
}
