import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
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
afterEach(async () => {
  await sandtable.close()
  await company.remove()
})

test.each(['webhook', 'ws'] as const)(
  'a thousand messages in a storm, by %s: each answered once, in order, with at most three times the calls',
  async (mode) => {
    company = await feishuCompany({
      members: people,
      perSecond: 5,
      mode,
      // A dead line is noticed twenty seconds after the next sign of life, and the SDK counts anew from each.
      ...(mode === 'ws' && { retryAfter: [200, 1000, ...Array<number>(15).fill(4000)], pingInterval: 21 }),
    })
    sandtable = await company.start()
    const { feishu } = company
    const chance = seededRandom(20261124)
    let said = 0
    await Promise.all(people.map((person) => talks(person)))
    await expect.poll(unfinished, { timeout: 150_000, interval: 100 }).toBe(0)

    const wrong = people.filter((person) => seen(person).join('\n---\n') !== meant(person).join('\n---\n'))
    expect(wrong).toEqual([])
    expect(people.flatMap(meant).length).toBeGreaterThanOrEqual(people.length * each)
    expect(count(`SELECT count(*) FROM inbox WHERE conversation LIKE '%:ou_rep%'`)).toBe(people.length * each)
    expect(count(`SELECT count(*) FROM outbox WHERE state <> 'sent'`)).toBe(0)
    expect(feishu.callsOf(send).length).toBeLessThanOrEqual(3 * people.flatMap(meant).length)
    const troubled = feishu.callsOf(send).filter(({ status }) => status !== 200)
    expect(troubled.length).toBeGreaterThan(100)

    async function talks(person: string): Promise<void> {
      const letters: ReturnType<typeof feishu.writes.says>[] = []
      for (let at = 0; at < each; at++) {
        const messageId = `om_${person}_${at}`
        const write = () => feishu.writes.says(person, `明天下午三点提醒我给第${at + 1}家客户回电话`, { messageId })
        letters.push(write())
        if (chance() < 0.15) feishu.fail(send, troubles[Math.floor(chance() * troubles.length)] ?? 'reset')
        if (chance() < 0.003) feishu.fail(send, chance() < 0.5 ? 'stall' : 'executeThenStall')
        if (chance() < 0.01) feishu.dropTokens()
        said += 1
        if (mode === 'ws' && (said === 200 || said === 700)) feishu.longConnection.cut()
        if (mode === 'ws' && said === 450) feishu.longConnection.freeze()
        const letter = write()
        expect(await feishu.deliver(letter)).toMatchObject({ status: 200 })
        if (chance() < 0.2) await feishu.deliver(letter)
        // Something older once more, under an event id of its own.
        const older = letters[Math.floor(chance() * letters.length)]
        if (chance() < 0.2 && older !== undefined) await feishu.deliver(older)
      }
    }
    if (mode === 'ws') expect(feishu.longConnection.connections()).toBeGreaterThanOrEqual(4)
  },
  300_000,
)

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
