import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Bubble } from '../../bots/wecom/emulator/bubbles.ts'
import type { Sandtable } from '../main.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

/* What only WeCom does to an answer, each by itself; storm-mixed-over-wecom has them by chance and all at once. */

const lin = 'LinXia'
const question = '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进'

let company: WecomCompany
let sandtable: Sandtable
beforeEach(async () => {
  company = await wecomCompany({ memberLimits: 'documented', timeScale: 1 })
  sandtable = await company.start()
})
afterEach(async () => {
  await sandtable.close()
  await company.remove()
})

test('of forty answers within a minute none is dropped: what is over thirty waits its turn', async () => {
  const { wecom } = company
  const all = Array.from({ length: 40 }, (_, at) => `明天下午三点提醒我给第${at + 1}家客户回电话`)
  for (const text of all) expect(await wecom.says(lin, text)).toMatchObject({ status: 200 })
  const answered = () => all.filter((_, at) => JSON.stringify(wecom.bubbles(lin)).includes(`第${at + 1}家`)).length
  await expect.poll(answered, { timeout: 20_000, interval: 200 }).toBeGreaterThanOrEqual(20)
  expect(wecom.bubbles(lin).length).toBeLessThanOrEqual(30)
  await expect.poll(answered, { timeout: 100_000, interval: 500 }).toBe(40)
  expect(wecom.dropped).toEqual([])
}, 150_000)

test('a member whom WeCom does not take for the moment costs that one answer, said to be lost, and no other', async () => {
  const { wecom } = company
  await wecom.says('ZhouYan', '帮助')
  await wecom.waitForBubble('ZhouYan', () => true, 15_000)
  wecom.fail('message/send', 'errcode:81013')
  await wecom.says(lin, '帮助')
  await expect.poll(() => outbox('failed'), { timeout: 15_000 }).toEqual([expect.stringContaining('81013')])
  await wecom.says(lin, '我有哪些单')
  await wecom.waitForBubble(lin, () => true, 15_000)
  expect(outbox('failed')).toHaveLength(1)
}, 60_000)

test('a press told three times is answered once', async () => {
  const { wecom } = company
  const card = await asked()
  const letter = wecom.writes.clicks(lin, card, keyOn(card, '①'))
  for (let at = 0; at < 3; at++) expect(await wecom.deliver(letter)).toMatchObject({ status: 200 })
  await expect.poll(() => words().length, { timeout: 15_000 }).toBe(1)
  await settled()
  expect(words()).toHaveLength(1)
  expect(wecom.bubbles(lin).find(({ msgid }) => msgid === card.msgid)?.updates).toBe(1)
}, 60_000)

test('a response code spent by a try whose answer got lost draws the card once, and the words come all the same', async () => {
  const { wecom } = company
  const card = await asked()
  wecom.fail('message/update_template_card', 'executeThenReset')
  await wecom.clicks(lin, card, keyOn(card, '①'))
  await expect.poll(() => words().length, { timeout: 15_000 }).toBe(1)
  await settled()
  expect(wecom.bubbles(lin).find(({ msgid }) => msgid === card.msgid)?.updates).toBe(1)
  expect(outbox('uncertain')).toHaveLength(1)
  // The card is not lost: pressed again it has a code of its own.
  await wecom.clicks(lin, card, keyOn(card, '②'))
  await expect.poll(() => words().length, { timeout: 15_000 }).toBe(2)
}, 60_000)

async function asked(): Promise<Bubble> {
  await company.wecom.says(lin, question)
  return company.wecom.waitForBubble(
    lin,
    ({ card }) => card?.button_list?.some(({ text }) => text.includes('①')) === true,
    15_000,
  )
}

function keyOn({ msgid }: Bubble, label: string): string {
  const card = company.wecom.bubbles(lin).find((bubble) => bubble.msgid === msgid)?.card
  return card?.button_list?.find(({ text }) => text.includes(label))?.key ?? ''
}

/** Sets of words that were brought to be copied. */
function words(): Bubble[] {
  return company.wecom.bubbles(lin).filter(({ kind }) => kind === 'text')
}

/** Until nothing is on its way any more. */
async function settled(): Promise<void> {
  await expect.poll(() => outbox('sending'), { timeout: 15_000 }).toEqual([])
}

/** Why answers in this state are in it. */
function outbox(state: string): string[] {
  const database = new Database(company.config.databaseFile, { readonly: true })
  const rows = database.prepare('SELECT * FROM outbox WHERE state = ?').all(state) as Record<string, unknown>[]
  database.close()
  return rows.map((row) => String(row['reason'] ?? ''))
}
