import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bubble } from '../../bots/feishu/emulator/company.ts'
import type { Fault } from '../../bots/feishu/emulator/faults.ts'
import { type Card, plainText } from '../conversation/card.ts'
import type { Sandtable } from '../main.ts'
import { seededRandom } from '../understanding/training/seeded-random.ts'
import { type FeishuCompany, feishuCompany } from './feishu-company.ts'

const people = Array.from({ length: 20 }, (_, at) => `ou_rep${at}`)
const each = 50
const send = 'POST im/v1/messages' as const

const troubles: Fault[] = [
  { status: 429, headers: { 'x-ogw-ratelimit-reset': '1' }, body: { code: 99991400, msg: 'too often' } },
  { status: 400, body: { code: 99991400, msg: 'too often, in the old way' } },
  { status: 500, body: { code: 2200, msg: 'internal' } },
  { status: 502, body: '<html>bad gateway</html>' },
  'reset',
  'executeThenReset',
]

let company: FeishuCompany
let sandtable: Sandtable
beforeAll(async () => {
  company = await feishuCompany({ members: people, perSecond: 5 })
  sandtable = await company.start()
})
afterAll(async () => {
  await sandtable.close()
  await company.remove()
})

test('a thousand messages in a storm: each answered once, in order, with at most three times the calls', async () => {
  const { feishu } = company
  const chance = seededRandom(20261124)
  await Promise.all(people.map((person) => talks(person)))
  await expect.poll(unfinished, { timeout: 90_000, interval: 100 }).toBe(0)

  const wrong = people.filter((person) => seen(person).join('\n---\n') !== meant(person).join('\n---\n'))
  expect(wrong).toEqual([])
  expect(people.flatMap(meant).length).toBeGreaterThanOrEqual(people.length * each)
  expect(count(`SELECT count(*) FROM inbox WHERE conversation LIKE '%:ou_rep%'`)).toBe(people.length * each)
  expect(count(`SELECT count(*) FROM outbox WHERE state <> 'sent'`)).toBe(0)
  expect(feishu.callsOf(send).length).toBeLessThanOrEqual(3 * people.flatMap(meant).length)
  const troubled = feishu.callsOf(send).filter(({ status }) => status !== 200)
  expect(troubled.length).toBeGreaterThan(100)

  async function talks(person: string): Promise<void> {
    const said: ReturnType<typeof feishu.writes.says>[] = []
    for (let at = 0; at < each; at++) {
      const messageId = `om_${person}_${at}`
      const write = () => feishu.writes.says(person, `明天下午三点提醒我给第${at + 1}家客户回电话`, { messageId })
      said.push(write())
      if (chance() < 0.15) feishu.fail(send, troubles[Math.floor(chance() * troubles.length)] ?? 'reset')
      if (chance() < 0.01) feishu.dropTokens()
      expect(await feishu.deliver(write(), { duplicates: chance() < 0.2 ? 1 : 0 })).toMatchObject({ status: 200 })
      // Something older once more, under an event id of its own.
      const older = said[Math.floor(chance() * said.length)]
      if (chance() < 0.2 && older !== undefined) await feishu.deliver(older)
    }
  }
}, 150_000)

/** What the product meant to say to somebody, in the order it was decided. */
function meant(person: string): string[] {
  const rows = query(`SELECT outgoing FROM outbox WHERE recipient = ? ORDER BY rowid`, person)
  return rows.map(({ outgoing }) => {
    const said = JSON.parse(String(outgoing)) as { kind: string; text: string; card: Card }
    return said.kind === 'text' ? said.text : (plainText(said.card).split('\n', 1)[0] ?? '')
  })
}

function seen(person: string): string[] {
  return company.feishu.bubbles(person).map(({ text, card }: Bubble) => text ?? card?.title ?? '')
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
