import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Sandtable } from '../../main.ts'
import { openStorage } from '../../setup/database.ts'
import { type WecomCompany, wecomCompany } from '../wecom-company.ts'
import { careful } from './careful.ts'
import { staff, theOffice } from './office.ts'
import { recordsIn } from './records.ts'
import { type Line, script } from './script.ts'
import { shortcomings } from './shortcomings.ts'
import { openPhones, type Phones } from './wire.ts'

// Before anything is imported, so that whoever keeps hold of Date.now keeps this one: the day passes without waiting for it.
vi.hoisted(() =>
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.parse('2026-11-24T08:00:00+08:00') }),
)

describe('a rep’s day over WeCom', () => {
  let company: WecomCompany
  let sandtable: Sandtable
  let records: ReturnType<typeof recordsIn>
  const amiss: string[] = []

  beforeAll(async () => {
    company = await wecomCompany({ members: Object.values(staff), timeScale: 1 })
    await furnished(company)
    sandtable = await company.start()
    const phones = openPhones(company.wecom, company.config.databaseFile)
    for (const line of script) amiss.push(...(await played(line, phones)))
    records = recordsIn(company.config.databaseFile)
  }, 120_000)
  afterAll(async () => {
    await sandtable.close()
    await company.remove()
    vi.useRealTimers()
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

  test('was drawn as WeCom would have it, reached nobody it should not, and nothing failed', () => {
    const { wecom, logged } = company
    const bubbles = Object.values(staff).flatMap((userId) => wecom.bubbles(userId))
    expect(bubbles.flatMap(({ warnings }) => warnings)).toEqual([])
    expect(logged.filter((line) => line.includes('"level":50'))).toEqual([])
  })
})

async function furnished({ config, environment }: WecomCompany): Promise<void> {
  const storage = openStorage(config)
  const corp = environment['WECOM_CORP_ID'] ?? ''
  await storage.companies.ensure(
    { id: 'acme', name: '示例公司', kind: 'company', joining: 'closed' },
    { platform: 'wecom', corp },
  )
  await storage.furnish(theOffice('acme'))
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
