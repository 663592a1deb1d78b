import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Bubble } from '../../bots/wecom/emulator/bubbles.ts'
import type { Sandtable } from '../main.ts'
import { signInOverWecom } from './sign-in-over-wecom.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

// Before anything is imported, so that whoever keeps hold of Date.now keeps this one: a minute passes without waiting.
vi.hoisted(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-24T09:00:00+08:00') }))

const lin = 'LinXia'

let company: WecomCompany
let sandtable: Sandtable
beforeEach(async () => {
  company = await wecomCompany({ timeScale: 1 })
  sandtable = await company.start()
  await says('我有哪些单')
  // The welcome and the answer.
  await expect.poll(() => company.wecom.bubbles(lin).length, { timeout: 10_000 }).toBe(2)
})
afterEach(async () => {
  await sandtable.close()
  await company.remove()
})

test('whoever is disabled in WeCom is let in no more from then on, and again when they are back', async () => {
  const { wecom } = company
  expect(await isLetIn()).toBe(true)

  await wecom.deliver(wecom.writes.leaves(lin, true))
  await expect.poll(isLetIn, { timeout: 5000 }).toBe(false)
  expect(await says('我有哪些单')).toContain('你的账号已停用')

  await wecom.deliver(wecom.writes.leaves(lin, false))
  await expect.poll(isLetIn, { timeout: 5000 }).toBe(true)
}, 30_000)

test('though the callback was lost, a minute later nothing they say or press is answered with anything of the company’s', async () => {
  const { wecom } = company
  await wecom.says(lin, '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进')
  const keyOn = ({ card }: Bubble) => card?.button_list?.find(({ text }) => text.includes('①'))?.key
  const card = await wecom.waitForBubble(lin, (bubble) => keyOn(bubble) !== undefined, 15_000)
  passes(60_000)
  wecom.writes.leaves(lin, true)
  const before = wecom.bubbles(lin).length
  await wecom.clicks(lin, card, keyOn(card) ?? '')
  await expect.poll(() => wecom.bubbles(lin).length, { timeout: 5000 }).toBeGreaterThan(before)
  expect(last()).toContain('你的账号已停用')
  expect(await says('我有哪些单')).toContain('你的账号已停用')
  await expect.poll(isLetIn, { timeout: 5000 }).toBe(false)
}, 30_000)

test('though the callback was lost, a minute later an open page shows nothing more', async () => {
  const cookie = await signInOverWecom(sandtable.address, company, lin)
  const looks = async () => (await fetch(`${sandtable.address}/api/me`, { headers: { cookie } })).status
  expect(await looks()).toBe(200)
  company.wecom.writes.leaves(lin, true)
  passes(60_000)
  expect(await looks()).toBe(401)
  await expect.poll(isLetIn, { timeout: 5000 }).toBe(false)
}, 30_000)

test('whoever stays at it waits for no look at the directory, and it is asked once a minute', async () => {
  const { wecom } = company
  const looks = () => wecom.callsOf('user/get').length
  await says('我有哪些单')
  // Taken in, and looked for once more with what was said next.
  await expect.poll(looks, { timeout: 5000 }).toBe(2)
  await says('我有哪些单')
  expect(looks()).toBe(2)
  const goOn = wecom.hold('user/get')
  passes(50_000)
  await says('我有哪些单')
  await expect.poll(looks, { timeout: 5000 }).toBe(3)
  goOn()
  await says('我有哪些单')
  expect(looks()).toBe(3)
}, 30_000)

test('a directory that does not answer, or is busy, keeps nobody out', async () => {
  const { wecom } = company
  await says('我有哪些单')
  passes(120_000)
  const goOn = wecom.hold('user/get')
  expect(await says('我有哪些单')).not.toContain('已停用')
  goOn()
  passes(120_000)
  wecom.fail('user/get', 'errcode:-1')
  expect(await says('我有哪些单')).not.toContain('已停用')
  expect(await isLetIn()).toBe(true)
}, 30_000)

/** What follows from a sentence. */
async function says(text: string): Promise<string> {
  const before = company.wecom.bubbles(lin).length
  await company.wecom.says(lin, text)
  await expect.poll(() => company.wecom.bubbles(lin).length, { timeout: 5000, interval: 10 }).toBeGreaterThan(before)
  return last()
}

function last(): string {
  return company.wecom.bubbles(lin).at(-1)?.content ?? 'a card'
}

function passes(ms: number): void {
  vi.setSystemTime(Date.now() + ms)
}

async function isLetIn(): Promise<boolean | undefined> {
  const tenant = await sandtable.storage.people.tenantFor('wecom', company.config.wecom?.corpId ?? '')
  const known = await sandtable.storage.people.knownOn(tenant?.id ?? '', 'wecom')
  return known[0]?.person.active
}
