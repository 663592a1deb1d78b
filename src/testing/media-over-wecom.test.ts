import Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import type { Sandtable } from '../main.ts'
import type { Person, Role } from '../people/person.ts'
import { aDeal, customerId, furnitureOf } from './build.ts'
import { cookiesOf } from './cookies-of.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'
import { unpacked } from './workbook.ts'

const [lin, gu] = ['LinXia', 'GuChen'] as const
const group = 'wrGROUP'
/** The drawing library is loaded with the first picture. */
const slowly = { timeout: 20_000 }

let company: WecomCompany
let sandtable: Sandtable
afterEach(async () => {
  await sandtable.close()
  await company.remove()
})

describe.each(['callbacks', 'line'] as const)('the heatmap, asked for in a group of the bot’s by its %s', (bot) => {
  test('stands there as a picture that names nobody, and the list in the app', async () => {
    await open(bot)
    const { wecom } = company
    await wecom.bot.says(lin, '哪些单子有风险', { group })
    await expect.poll(pictures, slowly).toHaveLength(1)
    expect(pictures()[0]?.subarray(1, 4).toString()).toBe('PNG')
    expect(JSON.stringify(wecom.bot.bubbles(group).map(({ content }) => content))).not.toContain('宏达')
    await expect.poll(() => JSON.stringify(wecom.bubbles(lin)), slowly).toContain('宏达精密')
    expect(wecom.bot.faulty).toEqual([])
  }, 120_000)
})

describe('the table of scores', () => {
  test('asked for in the chat comes as the workbook of the page, for those one may see; that it was taken away is kept', async () => {
    await open()
    const { wecom } = company
    await wecom.says(gu, '把评分表发我')
    const file = await wecom.waitForBubble(gu, ({ kind }) => kind === 'file', 20_000)
    expect(file.enclosed?.name).toMatch(/^综合评分2\d{3}.*\.xlsx$/)
    expect(unpacked(file.enclosed?.bytes ?? Buffer.of()).get('xl/sharedStrings.xml')).toContain('综合分 = 达成率')
    expect(wecom.bubbles(gu).some(({ content }) => content?.includes('导出已留痕'))).toBe(true)
    expect(exports()).toBe(1)
  }, 120_000)

  test('is sent from the page into the chat of whoever has it open, and to nobody else', async () => {
    await open()
    const { wecom } = company
    const cookie = await signedIn(gu)
    const page = await (await fetch(`${sandtable.address}/api/score`, { headers: { cookie } })).json()
    expect(page).toMatchObject({ sendsTo: '企业微信' })
    expect(await sends(cookie)).toBe(204)
    await wecom.waitForBubble(gu, ({ kind }) => kind === 'file', 20_000)
    expect(wecom.bubbles(lin)).toEqual([])
    expect(exports()).toBe(1)
  }, 120_000)

  test('that WeCom does not take is found on the page, and that is said', async () => {
    await open()
    const { wecom } = company
    wecom.fail('media/upload', 'errcode:48002')
    await wecom.says(gu, '导出评分')
    const told = await wecom.waitForBubble(gu, ({ card }) => card !== undefined, 20_000)
    expect(told.card?.card_action?.url).toContain('/h5/score')
    expect(JSON.stringify(told.card)).toContain('没能作为文件发出来')
  }, 120_000)
})

describe.each(['callbacks', 'line'] as const)('a file sent to the bot by its %s', (bot) => {
  test('that is a table is tried as what its sender says it is, and goes on from there on the page', async () => {
    await open(bot)
    await attaches(lin, '客户.csv', Buffer.from('客户名称,行业\n宏达精密,制造\n新起点,零售\n'))
    await expect.poll(shown, slowly).toContain('收到表格《客户.csv》')
    expect(shown()).toContain('2 行，2 列')
    await taps(lin, '客户')
    await expect.poll(shown, slowly).toContain('按客户试算好了')
    const upload = /upload=([\w-]+)/.exec(shown())?.[1]
    const headers = { cookie: await signedIn(lin) }
    const page = await (await fetch(`${sandtable.address}/api/imports/uploads/${upload}`, { headers })).json()
    expect(page).toMatchObject({ file: '客户.csv', rows: 2 })
    const other = { cookie: await signedIn(gu) }
    expect((await fetch(`${sandtable.address}/api/imports/uploads/${upload}`, { headers: other })).status).toBe(403)
  }, 120_000)
})

describe('what else is sent', () => {
  test('as a document of solutions is tried, and brought in with a tap, by whoever looks after the library', async () => {
    await open('callbacks')
    const ops = await appoint(gu, 'sales-ops')
    const shelf = async () => (await sandtable.storage.solutions.shelf(ops.tenantId)).solutions.length
    const before = await shelf()
    const words = Buffer.from(
      '# 门店巡检\n\n巡检记录自动汇总，店长少跑一半。\n\n行业：零售\n痛点：人手不够\n关键词：巡检\n',
    )
    await attaches(lin, '方案.md', words)
    await expect.poll(shown, slowly).toContain('方案库由销售运营和管理员维护')
    await attaches(gu, '方案.md', words)
    await expect.poll(() => shown(gu), slowly).toContain('读到 1 个方案')
    expect(await shelf()).toBe(before)
    await taps(gu, '放进方案库（1 个）')
    await expect.poll(shelf, slowly).toBe(before + 1)
  }, 120_000)

  test.each([
    ['合同.pdf', Buffer.from('%PDF-1.7 of a contract'), '《合同.pdf》是PDF，1 KB'],
    ['客户.xlsx', Buffer.from('MZ this is a program'), '《客户.xlsx》是程序'],
    ['空.csv', Buffer.from('客户名称,行业\n'), '表头下面没有数据'],
    ['现场.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), '不是能收的照片'],
    ['大.csv', Buffer.alloc(21 * 1024 * 1024, 'a'), '这个文件没取下来'],
  ])(
    'as %s is refused by what its bytes are, and that is said',
    async (name, bytes, told) => {
      await open('callbacks')
      await attaches(lin, name, bytes)
      await expect.poll(shown, slowly).toContain(told)
    },
    120_000,
  )

  test('to the app as a film or spoken is told what it is, and how to say it', async () => {
    await open()
    const { wecom } = company
    const film = Buffer.concat([Buffer.alloc(4), Buffer.from('ftypisom'), Buffer.alloc(3 * 1024 * 1024)])
    await wecom.records(lin, 'video', film)
    await wecom.waitForBubble(lin, ({ content }) => content?.includes('视频，3.0 MB') === true, 20_000)
    await wecom.records(lin, 'voice', Buffer.from('#!AMR of a visit'))
    const told = await wecom.waitForBubble(lin, ({ content }) => content?.includes('语音，1 KB') === true, 20_000)
    expect(told.content).toContain('长按输入法的话筒')
  }, 120_000)
})

async function attaches(userId: string, name: string, bytes: Buffer): Promise<void> {
  await company.wecom.bot.attaches(userId, name, bytes)
}

/** All that stands in somebody's chats with the bot and the app. */
function shown(userId: string = lin): string {
  const { wecom } = company
  return JSON.stringify([wecom.bot.bubbles(userId), wecom.bubbles(userId)])
}

async function taps(userId: string, label: string): Promise<void> {
  const { bot } = company.wecom
  const bubble = bot.bubbles(userId).findLast(({ card }) => card?.button_list?.some(({ text }) => text === label))
  const key = bubble?.card?.button_list?.find(({ text }) => text === label)?.key
  if (bubble === undefined || key === undefined) throw new Error(`no ${label} in ${shown(userId)}`)
  await bot.clicks(userId, bubble, key)
}

/** How often the audit says that scores were taken away. */
function exports(): number {
  const database = new Database(company.config.databaseFile, { readonly: true })
  const count = database.prepare("SELECT count(*) FROM audit WHERE action = 'score.exported'").pluck().get()
  database.close()
  return Number(count)
}

async function sends(cookie: string): Promise<number> {
  const headers = { cookie, 'content-type': 'application/json', origin: company.config.publicUrl }
  const body = JSON.stringify({ period: String(new Date().getFullYear()) })
  return (await fetch(`${sandtable.address}/api/score/send`, { method: 'POST', headers, body })).status
}

/** Through the client, as somebody who opens the page in it. */
async function signedIn(userId: string): Promise<string> {
  const manual = { redirect: 'manual' } as const
  const started = await fetch(`${sandtable.address}/auth/wecom/login?next=/h5/score`, manual)
  const state = new URL(started.headers.get('location') ?? '').searchParams.get('state')
  const code = company.wecom.oauthCode(userId)
  const back = await fetch(`${sandtable.address}/auth/wecom/callback?code=${code}&state=${state}`, {
    ...manual,
    headers: { cookie: cookiesOf(started) },
  })
  return cookiesOf(back)
}

function pictures(): Buffer[] {
  return company.wecom.bot.bubbles(group).flatMap(({ enclosed }) => enclosed ?? [])
}

/** A rep with a deal, and their manager. */
async function open(bot?: 'callbacks' | 'line'): Promise<void> {
  company = await wecomCompany({ members: [lin, gu], timeScale: 1, ...(bot && { bot }) })
  sandtable = await company.start()
  await appoint(gu, 'manager')
  const { tenantId, id: ownerId, teamId } = await appoint(lin, 'rep')
  const deal = aDeal({ tenantId, ownerId, teamId, customerId: customerId(ownerId, '宏达精密') })
  await sandtable.storage.furnish({
    tenantId,
    platform: 'wecom',
    teams: [],
    people: [],
    visits: [],
    ...furnitureOf([deal]),
  })
  if (bot === 'line') await expect.poll(() => company.wecom.bot.line.isConnected(), slowly).toBe(true)
}

async function appoint(userId: string, role: Role): Promise<Person> {
  const { people, companies } = sandtable.storage
  const tenantId = (await people.tenantFor('wecom', company.config.wecom?.corpId ?? ''))?.id ?? ''
  const member = await sandtable.platforms[0]?.directory?.member(userId)
  if (member === undefined) throw new Error(`no ${userId} in the directory`)
  return companies.appoint(tenantId, { platform: 'wecom', userId }, member, role)
}
