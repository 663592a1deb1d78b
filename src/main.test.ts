import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sandtable } from './main.ts'
import { bareEcho } from './testing/bare-echo.ts'
import { cookiesOf } from './testing/cookies-of.ts'
import { type WecomCompany, wecomCompany } from './testing/wecom-company.ts'

const question = '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进'

/** Enough members that nobody gets more answers a minute than WeCom lets through. */
const crowd = Array.from({ length: 20 }, (_, index) => `Rep${index}`)

describe('a rep in WeCom', () => {
  let company: WecomCompany
  let sandtable: Sandtable
  beforeAll(async () => {
    company = await wecomCompany({ members: ['LinXia', 'ZhouYan', ...crowd] })
    sandtable = await company.start()
  })
  afterAll(async () => {
    await sandtable.close()
    await company.remove()
  })
  const isCard = ({ kind }: { kind: string }) => kind === 'template_card'
  const isDecision = ({ card }: { card?: { main_title?: { title?: string } } }) =>
    card?.main_title?.title?.startsWith('赢单概率') ?? false

  test('the callback address is verified', async () => {
    expect(await company.wecom.verifyUrl()).toMatchObject({ verified: true })
  })

  test('asks, and gets one legal card with the figure, three sets and six buttons', async () => {
    const { wecom } = company
    expect(await wecom.says('LinXia', question)).toMatchObject({ status: 200, body: '' })
    const bubble = await wecom.waitForBubble('LinXia', isDecision)
    expect(bubble.warnings).toEqual([])
    const { main_title, horizontal_content_list, button_list, sub_title_text } = bubble.card ?? {}
    expect(main_title?.title).toMatch(/^赢单概率 \d+ %（\d+–\d+ %）$/)
    expect(main_title?.desc).toContain('经验先验')
    expect(horizontal_content_list?.map(({ keyname }) => keyname)).toEqual(['①', '②', '③'])
    for (const { value } of horizontal_content_list ?? []) expect(value).toMatch(/预期 \d+ %（先验）$/)
    expect(button_list?.map(({ text }) => text)).toEqual(['用①', '用②', '用③', '如果…', '记拜访', '详情'])
    expect(sub_title_text).toContain('只问一句')
  })

  test('presses ①: the words come as text, the card is redrawn', async () => {
    const { wecom } = company
    const card = await wecom.waitForBubble('LinXia', isDecision)
    const key = card.card?.button_list?.[0]?.key ?? ''
    expect(await wecom.clicks('LinXia', card, key)).toMatchObject({ status: 200 })
    const words = await wecom.waitForBubble('LinXia', ({ content }) => content?.includes('【别这么说】') ?? false)
    for (const part of ['先说', '接住', '约下一步', '带上']) expect(words.content).toContain(`【${part}】`)
    const redrawn = await wecom.waitForBubble('LinXia', ({ updates }) => updates === 1)
    expect(redrawn.card?.button_list?.[0]?.text).toBe('✓ 用①')
  })

  test('the same callback four times, twice at once and out of order, is answered once', async () => {
    const { wecom } = company
    await wecom.says('ZhouYan', '早')
    await wecom.waitForBubble('ZhouYan', ({ content }) => content?.includes('今天先去哪家') ?? false)
    const before = wecom.bubbles('ZhouYan').length
    const letters = ['客户嫌贵，怎么回', '客户说没预算，怎么回'].map((text) => wecom.writes.says('ZhouYan', text))
    const [first = '', second = ''] = letters
    const receipts = await Promise.all([first, first, second].map((letter) => wecom.deliver(letter)))
    receipts.push(...(await wecom.reorder([first, second], [1, 0])))
    receipts.push(await wecom.deliver(first))
    expect(receipts.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    await expect.poll(() => wecom.bubbles('ZhouYan').filter(isCard).length).toBeGreaterThanOrEqual(2)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(wecom.bubbles('ZhouYan').length - before).toBe(2)
  })

  test('whom the directory does not vouch for gets a polite sentence and nothing else', async () => {
    const { wecom } = company
    await wecom.says('GoneHua', question)
    const told = () => wecom.callsOf('message/send').filter(({ body }) => JSON.stringify(body).includes('GoneHua'))
    await expect.poll(() => told().length).toBe(1)
    expect(JSON.stringify(told()[0]?.body)).toContain('通讯录里没有查到你')
  })

  test('two hundred asks one after the other: received to message/send called, p99 at most 100 ms', async () => {
    const { wecom } = company
    for (const rep of crowd) await wecom.says(rep, '早')
    await expect.poll(() => crowd.every((rep) => wecom.bubbles(rep).length === 2)).toBe(true)
    const times: number[] = []
    for (let ask = 0; ask < 200; ask++) {
      const sends = wecom.callsOf('message/send').length
      const start = performance.now()
      await wecom.says(crowd[ask % crowd.length] ?? '', question)
      while (wecom.callsOf('message/send').length === sends) await new Promise((resolve) => setTimeout(resolve, 1))
      times.push(performance.now() - start)
    }
    const p99 = times.toSorted((one, other) => one - other)[197] ?? Number.NaN
    const echo = await bareEcho(question, 200)
    console.info(`200 asks: p99 ${p99.toFixed(1)} ms beside a bare echo of ${echo.toFixed(1)} ms`)
    expect(p99).toBeLessThanOrEqual(Math.max(100, 10 * echo))
  })

  test('opens the page behind 详情 by signing in through WeCom', async () => {
    const login = await fetch(`${sandtable.address}/auth/wecom/login?next=/h5/decisions/1`, { redirect: 'manual' })
    const authorize = new URL(login.headers.get('location') ?? '')
    expect(authorize.host).toBe('open.weixin.qq.com')
    expect(authorize.searchParams.get('redirect_uri')).toBe('https://sandtable.example.com/auth/wecom/callback')
    const state = authorize.searchParams.get('state') ?? ''
    const code = company.wecom.oauthCode('LinXia')
    const cookie = cookiesOf(login)
    const callback = `${sandtable.address}/auth/wecom/callback?code=${code}&state=${state}`
    const signedIn = await fetch(callback, { redirect: 'manual', headers: { cookie } })
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([302, '/h5/decisions/1'])
    const me = await fetch(`${sandtable.address}/api/me`, { headers: { cookie: cookiesOf(signedIn) } })
    expect(await me.json()).toMatchObject({ person: { name: '员工LinXia', role: '销售', team: '华东一组' } })
    const reused = await fetch(callback, { redirect: 'manual', headers: { cookie } })
    expect(reused.status).toBe(403)
    const page = encodeURIComponent('https://sandtable.example.com/h5/deals/1')
    const signature = await fetch(`${sandtable.address}/api/wecom/signature?kind=agent&url=${page}`, {
      headers: { cookie: cookiesOf(signedIn) },
    })
    expect(await signature.json()).toMatchObject({ signature: expect.stringMatching(/^[0-9a-f]{40}$/) })
  })

  test('a forger is refused, and a thousand forgeries leave one line, not a thousand', async () => {
    const callback = `${sandtable.address}/im/wecom/callback?msg_signature=${'0'.repeat(40)}&timestamp=${Math.floor(Date.now() / 1000)}&nonce=1`
    const body = '<xml><ToUserName>x</ToUserName><Encrypt>AAAA</Encrypt></xml>'
    for (let wave = 0; wave < 20; wave++) {
      const statuses = await Promise.all(
        Array.from({ length: 50 }, async () => (await fetch(callback, { method: 'POST', body })).status),
      )
      expect(new Set(statuses)).toEqual(new Set([403]))
    }
    expect(company.logged.filter((line) => line.includes('callbacks refused')).length).toBeLessThanOrEqual(2)
  })

  test('the doctor finds nothing bad', async () => {
    const findings = (await sandtable.platforms[0]?.examine?.()) ?? []
    expect(findings.length).toBeGreaterThan(1)
    expect(findings.filter(({ state }) => state === 'bad')).toEqual([])
  })

  test('nothing secret was logged', () => {
    expect(company.logged.join('')).not.toMatch(/canary/)
  })
})
