import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bubble } from '../../bots/feishu/emulator/company.ts'
import type { Sandtable } from '../main.ts'
import { cookiesOf } from './cookies-of.ts'
import { type FeishuCompany, feishuCompany } from './feishu-company.ts'
import { recordsIn } from './reps-day/records.ts'

const lin = 'ou_linxia'
/** The drawing library is loaded with the first picture. */
const slowly = { timeout: 15_000 }

describe('a rep’s talk in Feishu', () => {
  let company: FeishuCompany
  let sandtable: Sandtable
  beforeAll(async () => {
    company = await feishuCompany()
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
    expect(card?.words.filter((line) => /^[①②③]/.test(line))).toHaveLength(3)
    expect(card?.links[0]?.url).toMatch(/^https:\/\/sandtable\.example\.com\/auth\/feishu\/login\?next=%2Fh5%2F/)
  })

  test('a tap brings the words to send on, and ticks the card in the answer to the tap itself', async () => {
    const updatesBefore = company.feishu.callsOf('PATCH im/v1/messages/:id').length
    const tapped = await taps('用①')
    expect(tapped).toMatchObject({ status: 200 })
    expect(tapped).not.toHaveProperty('error')
    await newest(({ text }) => text?.includes('【先说】') === true)
    const { card, updates } = await newest(({ card }) => card !== undefined)
    expect(updates).toBe(1)
    expect(card?.pressables.map(({ label }) => label)).toContain('✓ 用①')
    expect(company.feishu.callsOf('PATCH im/v1/messages/:id')).toHaveLength(updatesBefore)
  })

  test('a visit is shown first, written with a tap, and taken back with another', async () => {
    await says('今天拜访了宏达精密，见了采购部的王经理，他说预算还没批')
    await newest(({ card }) => card?.pressables.some(({ label }) => label.startsWith('记下')) === true)
    expect(recordsIn(company.config.databaseFile).visits).toEqual([])
    await taps('记下')
    const written = () => recordsIn(company.config.databaseFile).visits
    await expect.poll(written).toHaveLength(1)
    expect(written()[0]).toContain('宏达精密')
    await newest(({ card }) => card?.pressables.some(({ label }) => label.startsWith('撤销')) === true)
    await taps('撤销')
    await expect.poll(written).toEqual([])
  })

  test('asked in a group which deals are at risk, it shows the group a picture; where none can be uploaded, the same in words', async () => {
    const { feishu } = company
    const group = 'oc_sales'
    const mentions = [{ openId: feishu.botId, name: '沙盘' }]
    await says('建个商机 明道零售 门店巡检 120万 预计12月底签 竞品用友')
    await newest(({ card }) => card?.pressables.some(({ label }) => label.startsWith('记下')) === true)
    await taps('记下')
    const asks = () => feishu.says(lin, '@_user_1 哪些单子有风险', { group, mentions })
    await asks()
    await expect.poll(() => feishu.bubbles(group).flatMap(({ image }) => image ?? []), slowly).toHaveLength(1)
    expect(feishu.callsOf('POST im/v1/images')).toHaveLength(1)
    feishu.fail('POST im/v1/images', { status: 400, body: { code: 99991672, msg: 'Access denied.' } })
    await asks()
    const card = () => feishu.bubbles(group).flatMap(({ card }) => card ?? [])
    await expect.poll(card, slowly).toHaveLength(1)
    expect(card()[0]?.words.join()).toContain('不含客户和金额')
    expect(card()[0]?.words.join()).not.toMatch(/明道|120/)
  })

  test('somebody the directory does not vouch for gets a polite sentence and nothing more', async () => {
    await company.feishu.says('ou_gone', '帮我看看宏达精密')
    await expect
      .poll(() => company.feishu.bubbles('ou_gone').map(({ text }) => text))
      .toEqual([expect.stringContaining('通讯录里没有查到你')])
  })

  test('signing in: the page in the card leads to Feishu, and back with who one is', async () => {
    const { back } = await signIn()
    const signedIn = await back()
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([302, '/h5/deals'])
    expect(signedIn.headers.getSetCookie().join()).toContain('sandtable')
    expect((await back()).status).toBe(403)
  })

  test('disabled in the directory, a colleague loses the chat and the open page at once; enabled, both are back', async () => {
    const cookie = cookiesOf(await (await signIn()).back())
    const me = async () => (await fetch(`${sandtable.address}/api/me`, { headers: { cookie } })).status
    expect(await me()).toBe(200)
    expect(await company.feishu.freezes(lin, true)).toMatchObject({ status: 200 })
    await expect.poll(me).toBe(401)
    await says('帮我看看宏达精密')
    await newest(({ text }) => text?.includes('账号已停用') === true)
    await company.feishu.freezes(lin, false)
    await expect.poll(me).toBe(200)
  })

  test('the question on a card is answered in its field, by its own person alone', async () => {
    const { feishu } = company
    await feishu.says(lin, '客户：苏州某三甲医院 设备科，预算60万，怎么推进')
    const asking = await newest(({ card }) => (card?.forms.length ?? 0) > 0)
    const before = feishu.bubbles(lin).length
    expect(await feishu.fills('ou_zhouyan', asking, '外人的一句话')).toMatchObject({
      body: expect.stringContaining('请本人来点'),
    })
    expect(await feishu.fills(lin, asking, '周五下午三点提醒我给张主任回电话')).toMatchObject({
      body: expect.stringContaining('收到'),
    })
    await expect.poll(() => feishu.bubbles(lin).length).toBeGreaterThan(before)
    const words = () => JSON.stringify(feishu.bubbles(lin).slice(before))
    await expect.poll(words).toContain('张主任')
    expect(words()).not.toContain('外人')
  })

  test('nothing failed, and no secret stands in the log', () => {
    expect(company.logged.filter((line) => line.includes('"level":50'))).toEqual([])
    expect(company.logged.filter((line) => /canary|"t-[0-9a-f]{20}/.test(line))).toEqual([])
  })

  async function signIn() {
    const started = await fetch(`${sandtable.address}/auth/feishu/login?next=/h5/deals`, { redirect: 'manual' })
    const authorize = new URL(started.headers.get('location') ?? '')
    expect(authorize.pathname).toBe('/open-apis/authen/v1/authorize')
    expect(authorize.searchParams.get('client_id')).toBe('cli_0123456789abcdef')
    const state = authorize.searchParams.get('state')
    const cookie = cookiesOf(started)
    const code = company.feishu.oauthCode(lin)
    const back = () =>
      fetch(`${sandtable.address}/auth/feishu/callback?code=${code}&state=${state}`, {
        redirect: 'manual',
        headers: { cookie },
      })
    return { back }
  }

  async function says(text: string): Promise<void> {
    expect(await company.feishu.says(lin, text)).toMatchObject({ status: 200, body: '{}' })
  }

  async function taps(label: string) {
    const bubble = await newest(({ card }) => card?.pressables.some((one) => one.label.startsWith(label)) === true)
    const pressable = bubble.card?.pressables.find((one) => one.label.startsWith(label))
    if (pressable === undefined) throw new Error(`no ${label}`)
    return company.feishu.clicks(lin, bubble, pressable)
  }

  async function newest(fits: (bubble: Bubble) => boolean): Promise<Bubble> {
    const find = () => company.feishu.bubbles(lin).findLast(fits)
    await expect.poll(find, { timeout: 5000 }).toBeDefined()
    const found = find()
    if (found === undefined) throw new Error('gone again')
    return found
  }
})
