import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Bubble } from '../../bots/dingtalk/emulator/company.ts'
import type { Sandtable } from '../main.ts'
import { cookiesOf } from './cookies-of.ts'
import { type DingtalkCompany, dingtalkCompany } from './dingtalk-company.ts'
import { recordsIn } from './reps-day/records.ts'

// The stream's SDK says on the console what it does.
vi.spyOn(console, 'info').mockImplementation(() => {})

const lin = 'linxia'
/** The drawing library is loaded with the first picture. */
const slowly = { timeout: 15_000 }

describe.each(['stream', 'http'] as const)('a rep’s talk in DingTalk by %s', (mode) => {
  let company: DingtalkCompany
  let sandtable: Sandtable
  beforeAll(async () => {
    company = await dingtalkCompany({ mode })
    sandtable = await company.start()
  })
  afterAll(async () => {
    await sandtable.close()
    await company.remove()
  })

  test('a customer told of in one sentence comes back as a card with a figure, reasons, three ways and a page', async () => {
    await says('客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进')
    const { card } = await newest(({ card }) => card?.pressables.some(({ label }) => label.startsWith('用①')) === true)
    expect(card?.title).toMatch(/赢单概率 \d+\s?%/)
    expect(card?.words.split('\n').filter((line) => /^[①②③]/.test(line))).toHaveLength(3)
    expect(card?.links[0]).toMatchObject({ beside: true })
    expect(card?.links[0]?.url).toMatch(/^https:\/\/sandtable\.example\.com\/auth\/dingtalk\/login\?next=%2Fh5%2F/)
  })

  test('a tap brings the words to take along, and ticks the card in the answer to the tap itself', async () => {
    const updates = company.dingtalk.callsOf('PUT /v1.0/card/instances').length
    const tapped = await taps('用①')
    expect(tapped).toMatchObject({ status: 200 })
    expect(tapped).not.toHaveProperty('error')
    const told = await newest(({ card }) => card?.words.includes('【先说】') === true)
    expect(told.card?.copies).toContain('【先说】')
    const ticked = await newest(({ card }) => card?.title !== '')
    expect(ticked.updates).toBe(1)
    expect(ticked.card?.pressables.map(({ label }) => label)).toContain('✓ 用①')
    expect(company.dingtalk.callsOf('PUT /v1.0/card/instances')).toHaveLength(updates)
  })

  test('a visit is shown first, written with a tap, and taken back with another', async () => {
    await says('今天拜访了宏达精密，见了采购部的王经理，他说预算还没批')
    await newest(({ card }) => card?.pressables.some(({ label }) => label.startsWith('记下')) === true)
    const written = () => recordsIn(company.config.databaseFile).visits
    expect(written()).toEqual([])
    await taps('记下')
    await expect.poll(written).toHaveLength(1)
    await newest(({ card }) => card?.pressables.some(({ label }) => label.startsWith('撤销')) === true)
    await taps('撤销')
    await expect.poll(written).toEqual([])
  })

  test('asked in a group it answers in the asker’s own chat, and says so there', async () => {
    const { dingtalk } = company
    const before = dingtalk.bubbles(lin).length
    await dingtalk.deliver(dingtalk.writes.says(lin, '宏达精密赢率多少', { group: 'cidgroup==' }))
    await expect.poll(() => dingtalk.bubbles(lin).length).toBeGreaterThan(before)
    await expect.poll(() => dingtalk.bubbles('cidgroup==').map(({ text }) => text)).toHaveLength(1)
    expect(dingtalk.bubbles('cidgroup==')[0]?.text).toContain('单聊')
  })

  test('asked in a group which deals are at risk, it shows the group a picture; where none can be uploaded, the same in words', async () => {
    const { dingtalk } = company
    const group = 'cidrisk=='
    await says('建个商机 明道零售 门店巡检 120万 预计12月底签 竞品用友')
    await newest(({ card }) => card?.pressables.some(({ label }) => label.startsWith('记下')) === true)
    await taps('记下')
    const asks = () => dingtalk.deliver(dingtalk.writes.says(lin, '哪些单子有风险', { group }))
    await asks()
    await expect.poll(() => dingtalk.bubbles(group).flatMap(({ image }) => image ?? []), slowly).toHaveLength(1)
    expect(dingtalk.callsOf('POST /media/upload')).toHaveLength(1)
    dingtalk.fail('POST /media/upload', { status: 200, body: { errcode: 40009, errmsg: '不合法的图片文件大小' } })
    await asks()
    const card = () => dingtalk.bubbles(group).flatMap(({ card }) => card ?? [])
    await expect.poll(card, slowly).toHaveLength(1)
    expect(JSON.stringify(card())).toContain('不含客户和金额')
    expect(JSON.stringify(card())).not.toMatch(/明道|120/)
  })

  test('somebody the directory does not vouch for is not served', async () => {
    await company.dingtalk.says('gone', '帮我看看宏达精密')
    await expect.poll(() => company.logged.join()).toContain('an answer was not delivered')
    expect(company.dingtalk.bubbles('gone')).toEqual([])
  })

  test('signing in: the page in the card leads to our page, and back with who one is; leaving the company ends it', async () => {
    const back = await signIn()
    const signedIn = await back()
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([302, '/h5/deals'])
    expect((await back()).status).toBe(403)
    const cookie = cookiesOf(signedIn)
    const me = async () => (await fetch(`${sandtable.address}/api/me`, { headers: { cookie } })).status
    expect(await me()).toBe(200)
    expect(await company.dingtalk.leaves(lin, true)).toMatchObject({ status: 200 })
    await expect.poll(me).toBe(401)
    await company.dingtalk.leaves(lin, false)
    await expect.poll(me).toBe(200)
  })

  test('no secret stands in the log', () => {
    expect(company.logged.filter((line) => /canary|"[0-9a-f]{32}"|session=[0-9a-f]/.test(line))).toEqual([])
  })

  async function signIn() {
    const started = await fetch(`${sandtable.address}/auth/dingtalk/login?next=/h5/deals`, { redirect: 'manual' })
    const page = new URL(started.headers.get('location') ?? '')
    expect(page.pathname).toBe('/h5/dingtalk-sign-in')
    expect(page.searchParams.get('corpId')).toBe('dingcorpofthetests')
    const query = new URLSearchParams({
      code: company.dingtalk.authCode(lin),
      state: page.searchParams.get('state') ?? '',
    })
    const headers = { cookie: cookiesOf(started) }
    return () => fetch(`${sandtable.address}/auth/dingtalk/callback?${query}`, { redirect: 'manual', headers })
  }

  async function says(text: string): Promise<void> {
    expect(await company.dingtalk.says(lin, text)).toMatchObject({ status: 200 })
  }

  async function taps(label: string) {
    const bubble = await newest(({ card }) => card?.pressables.some((one) => one.label.startsWith(label)) === true)
    const pressable = bubble.card?.pressables.find((one) => one.label.startsWith(label))
    if (pressable === undefined) throw new Error(`no ${label}`)
    return company.dingtalk.clicks(lin, bubble, pressable)
  }

  async function newest(fits: (bubble: Bubble) => boolean): Promise<Bubble> {
    const find = () => company.dingtalk.bubbles(lin).findLast(fits)
    await expect.poll(find, { timeout: 5000 }).toBeDefined()
    const found = find()
    if (found === undefined) throw new Error('gone again')
    return found
  }
})
