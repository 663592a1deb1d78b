import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Sandtable } from '../../main.ts'
import type { Config } from '../../setup/config.ts'
import { openStorage } from '../../setup/database.ts'
import { careful } from './careful.ts'
import { staff, theOffice } from './office.ts'
import { overDingtalk } from './over-dingtalk.ts'
import { overFeishu } from './over-feishu.ts'
import { overWecom } from './over-wecom.ts'
import { overWecomBot } from './over-wecom-bot.ts'
import { recordsIn } from './records.ts'
import { type Line, script } from './script.ts'
import { shortcomings } from './shortcomings.ts'
import { openPhones, type Phones } from './wire.ts'

// Before anything is imported, so that whoever keeps hold of Date.now keeps this one: the day passes without waiting for it.
vi.hoisted(() =>
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.parse('2026-11-24T08:00:00+08:00') }),
)

describe.each([
  ['WeCom', overWecom],
  ['WeCom’s AI bot', (members: readonly string[]) => overWecomBot(members, 'callbacks')],
  ['WeCom’s AI bot’s long connection', (members: readonly string[]) => overWecomBot(members, 'line')],
  ['Feishu', (members: readonly string[]) => overFeishu(members)],
  ['Feishu’s long connection', (members: readonly string[]) => overFeishu(members, 'ws')],
  ['DingTalk’s posts', (members: readonly string[]) => overDingtalk(members, 'http')],
  ['DingTalk’s stream', (members: readonly string[]) => overDingtalk(members, 'stream')],
])('a rep’s day over %s', (_, open) => {
  let line: Awaited<ReturnType<typeof open>>
  let sandtable: Sandtable
  let records: ReturnType<typeof recordsIn>
  const amiss: string[] = []

  beforeAll(async () => {
    vi.setSystemTime(Date.parse('2026-11-24T08:00:00+08:00'))
    line = await open(Object.values(staff))
    await furnished(line)
    sandtable = await line.company.start()
    const { databaseFile } = line.company.config
    const phones = openPhones(line.wire, databaseFile)
    for (const one of script) amiss.push(...(await played(one, phones)))
    records = recordsIn(databaseFile)
  }, 120_000)
  afterAll(async () => {
    await sandtable.close()
    await line.company.remove()
  })

  test('is a full one: sixty messages and more about a dozen customers', () => {
    expect(script.filter(({ says, sends }) => says ?? sends).length).toBeGreaterThanOrEqual(60)
    expect(careful.customers.length).toBeGreaterThanOrEqual(12)
  })

  test('every answer says what it should and nothing it must not, but for what is known to be missing', () => {
    expect(amiss.filter((line) => !shortcomings.words.includes(line))).toEqual([])
  })

  test.each(Object.keys(careful) as (keyof typeof careful)[])('leaves exactly the right %s', (table) => {
    const left = records[table]
    const stillWrong = new Map(shortcomings.records.map(({ ought, is }) => [ought, is === undefined ? [] : [is]]))
    expect(left).toEqual(
      careful[table].flatMap((line) => (left.includes(line) ? line : (stillWrong.get(line) ?? line))),
    )
  })

  test('was drawn as the platform would have it, reached nobody it should not, and nothing failed', () => {
    const { wire, company } = line
    expect(Object.values(staff).flatMap((userId) => wire.warnings(userId))).toEqual([])
    expect(company.logged.filter((line) => line.includes('"level":50'))).toEqual([])
  })
})

afterAll(() => void vi.useRealTimers())

interface OnLine {
  platform: string
  corp: string
  company: { config: Config }
}

async function furnished({ platform, corp, company }: OnLine): Promise<void> {
  const storage = openStorage(company.config)
  await storage.companies.ensure(
    { id: 'acme', name: '示例公司', kind: 'company', joining: 'closed' },
    { platform, corp },
  )
  await storage.furnish(theOffice('acme', platform))
  await storage.close()
}

/** What of the line came out otherwise than it should. */
async function played({ at, who, says, sends, presses = [], hears = [], never = [] }: Line, phones: Phones) {
  const userId = staff[who]
  const called = `${at} ${says ?? sends ?? presses.join()}`
  const heard: string[] = []
  await phones.at(`2026-11-24T${at}:00+08:00`)
  if (says !== undefined) await phones.says(userId, says)
  if (sends !== undefined) await phones.sendsPicture(userId)
  for (const press of presses) {
    const [label, back] = typeof press === 'string' ? [press, 0] : press
    heard.push(...phones.heard(userId))
    if (!(await phones.presses(userId, label, back))) return [`${called}: sees no button ${label}`]
  }
  heard.push(...phones.heard(userId))
  const all = heard.join('\n')
  return [
    ...hears.filter((words) => !all.includes(words)).map((words) => `${called}: does not say ${words}`),
    ...never.filter((words) => all.includes(words)).map((words) => `${called}: says ${words}`),
  ]
}
