import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { PageClient, PageClientOptions } from '../../bots/wecom/emulator/page-client.ts'
import { describeWhereItCan, openBrowser } from '../../h5/testing/browser.ts'
import type { Sandtable } from '../main.ts'
import type { Person } from '../people/person.ts'
import { freePort } from './free-port.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

/*
 * The product as it runs, its pages as they ship with WeCom's own script for pages in them, a real browser, and around each page
 * the emulated client: it checks every signature against the tickets it gave out, and refuses as the documents say.
 */
const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 wxwork/4.1.30 MicroMessenger/7.0.1'
const [lin, zhou] = ['LinXia', 'ZhouYan']
const wang = {
  externalUserId: 'wmWangJianguo',
  name: '王建国',
  corpName: '宏达精密机械有限公司',
  of: [lin],
}

describeWhereItCan('pages inside WeCom', () => {
  let browser: Browser
  let context: BrowserContext
  let company: WecomCompany
  let sandtable: Sandtable
  let customerId: string
  let person: Person
  let dealId: string

  beforeAll(async () => {
    browser = await openBrowser()
    company = await wecomCompany({ port: await freePort(), customers: [wang] })
    sandtable = await company.start()
    const { wecom } = company
    await wecom.says(zhou, '早')
    await wecom.says(lin, '建个商机 宏达精密 产线改造 120万 预计12月底签 竞品用友')
    const asked = await wecom.waitForBubble(lin, ({ card }) => (card?.button_list?.length ?? 0) > 0, 10_000)
    await wecom.clicks(lin, asked, asked.card?.button_list?.[0]?.key ?? '')
    const tenant = await sandtable.storage.people.tenantFor('wecom', company.environment['WECOM_CORP_ID'] ?? '')
    const known = await sandtable.storage.people.known(tenant?.id ?? '', { platform: 'wecom', userId: lin })
    if (known === undefined) throw new Error(`${lin} is not known`)
    person = known
    await vi.waitFor(async () => {
      const [deal] = await sandtable.storage.deals.open(person)
      dealId = deal?.id ?? ''
      customerId = deal?.customerId ?? ''
      expect(deal?.customer).toBe('宏达精密')
    }, 10_000)
  }, 60_000)
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await sandtable.close()
    await company.remove()
  })

  test('a deal is passed on as a card without a name or a figure on it; who gets it sees nothing that is not theirs', async () => {
    const { page, client } = await opens({ userid: lin }, `/h5/deals/${dealId}`)
    await page.getByRole('button', { name: '发给同事' }).click()
    const link = `${company.config.publicUrl}/h5/deals/${dealId}`
    await expect
      .poll(() => client.done.at(-1))
      .toMatchObject({ name: 'shareAppMessage', title: '一条商机的进展', link })
    const card = client.done.at(-1)
    expect(`${card?.['title']} ${card?.['desc']}`).not.toMatch(/宏达|产线|120|用友|员工|LinXia/)
    expect(client.done[0]).toMatchObject({ name: 'hideMenuItems' })
    await context.close()

    const other = await opens({ userid: zhou }, `/h5/deals/${dealId}`)
    await other.page.getByRole('alert').getByText('没找到').waitFor()
    expect(await other.page.getByText('宏达').count()).toBe(0)
  })

  test('the menu of the client passes on the page as it is now, and each page is signed anew', async () => {
    const { page, client, taps } = await opens({ userid: lin }, '/h5/')
    await page.getByRole('link', { name: /宏达精密/ }).click()
    await page.getByRole('heading', { name: '为什么是这个数' }).waitFor()
    await vi.waitFor(async () => {
      await taps('menu:share:appmessage')
      expect(client.done.at(-1)).toMatchObject({ name: 'sendAppMessage', title: '一条商机的进展' })
    }, 5000)
    expect(client.done.at(-1)).toMatchObject({ link: `${company.config.publicUrl}/h5/deals/${dealId}` })
  })

  test('beside a chat: whose contact it is is said once, then the words for that customer go into the chat with a tap', async () => {
    const beside = { userid: lin, entry: 'single_chat_tools', beside: wang.externalUserId } as const
    const { page, client } = await opens(beside, '/h5/beside')
    await page.getByRole('heading', { name: '对面是哪家的？' }).waitFor()
    expect(await page.getByLabel('怎么称呼').inputValue()).toBe('王建国')
    await page.locator('.deeds').getByRole('button', { name: '宏达精密' }).click()
    await page.getByText('先选依据').waitFor()
    await page.getByLabel('凭什么记下').selectOption({ label: '订立、履行合同所必需' })
    await page.locator('.deeds').getByRole('button', { name: '宏达精密' }).click()
    await page.getByRole('heading', { name: '宏达精密' }).waitFor()
    await page.locator('summary').first().click()
    const said = await page.locator('blockquote').first().innerText()
    await page
      .getByRole('button', { name: /发到对话/ })
      .first()
      .click()
    await page.getByText('已发出').waitFor()
    expect(client.done.at(-1)).toMatchObject({ name: 'sendChatMessage', msgtype: 'text', text: { content: said } })
    await context.close()

    const again = await opens(beside, '/h5/beside')
    await again.page.getByRole('heading', { name: '宏达精密' }).waitFor()
    await again.page.getByText('对面是王建国').waitFor()
    const known = await sandtable.storage.contacts.known(person, wang.externalUserId)
    expect(known).toMatchObject([{ name: '王建国', legalBasis: 'contract' }])
  })

  test('the chat with a known contact is opened from the customer', async () => {
    const { page, client } = await opens({ userid: lin }, `/h5/customers/${customerId}`)
    await page.getByRole('button', { name: '和王建国聊' }).click()
    await expect
      .poll(() => client.done.at(-1))
      .toEqual({ name: 'openEnterpriseChat', members: [], outside: [wang.externalUserId] })
  })

  test('somebody picked in the client stands in the form; one’s contacts can be picked without it', async () => {
    const { page } = await opens({ userid: lin, picks: [wang.externalUserId] }, `/h5/visit?deal=${dealId}`)
    await page.getByRole('button', { name: '选联系人' }).click()
    await page.getByRole('button', { name: '从企业微信选' }).click()
    await expect.poll(() => page.getByLabel('第 1 位的称呼').inputValue()).toBe('王建国')
    await context.close()

    const without = await opens({ userid: lin }, `/h5/visit?deal=${dealId}`, { refuses: true })
    await without.page.getByRole('button', { name: '选联系人' }).click()
    await without.page.getByRole('button', { name: '＋ 王建国' }).click()
    await expect.poll(() => without.page.getByLabel('第 1 位的称呼').inputValue()).toBe('王建国')
    expect(await without.page.getByRole('button', { name: '从企业微信选' }).count()).toBe(0)
  })

  test('nobody learns who somebody else’s contact is', async () => {
    const { page } = await opens(
      { userid: zhou, entry: 'single_chat_tools', beside: wang.externalUserId },
      '/h5/beside',
    )
    await page.getByText('现在按名字找').waitFor()
    const told = await page.evaluate(
      (id) => fetch(`/api/wecom/outsiders/${id}`).then((answer) => answer.json()),
      wang.externalUserId,
    )
    expect(told).toMatchObject({ known: [], likely: [] })
    expect(told).not.toHaveProperty('name')
    expect(await places(page, wang.externalUserId)).toBe(403)
  })

  test('nobody is put to a customer who is not one’s own contact in the client', async () => {
    const { page } = await opens({ userid: lin }, `/h5/customers/${customerId}`)
    await page.getByRole('button', { name: '和王建国聊' }).waitFor()
    expect(await places(page, 'wmOfSomebodyElse')).toBe(403)
    expect(await places(page, wang.externalUserId)).toBe(200)
    // Where the company keeps its contacts on their own consent, nobody is put anywhere before it was noted.
    const allowed = {
      kind: 'outside-contacts.allowed',
      level: 'human',
      subject: 'wecom',
      legalBasis: 'consent',
    } as const
    const { tenantId } = person
    await sandtable.storage.journal.announce({ key: 'allowed', tenantId, replies: [], changes: [allowed] }, Date.now())
    expect(await places(page, wang.externalUserId)).toBe(403)
  })

  function places(page: Page, outsideId: string): Promise<number> {
    return page.evaluate(
      ([id, customerId]) =>
        fetch(`/api/wecom/outsiders/${id}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ customerId, name: '王', legalBasis: 'contract' }),
        }).then((answer) => answer.status),
      [outsideId, customerId] as const,
    )
  }

  test('where the client refuses every signature the page has another way for all of it', async () => {
    const { page, client } = await opens({ userid: lin }, `/h5/deals/${dealId}`, { refuses: true })
    await page.getByRole('heading', { name: '为什么是这个数' }).waitFor()
    await page.getByRole('button', { name: '复制链接' }).waitFor()
    expect(client.done).toEqual([])
    expect(await page.getByRole('button', { name: /发到对话|发给同事/ }).count()).toBe(0)
    await page.goto('/h5/beside')
    await page.getByRole('button', { name: /宏达精密/ }).click()
    await page.getByRole('heading', { name: '宏达精密', level: 1 }).waitFor()
  })

  /** A page as a member opens it in the client; `refuses`: the client takes this app's pages for somebody else's. */
  async function opens(
    options: PageClientOptions,
    path: string,
    { refuses = false } = {},
  ): Promise<{ page: Page; client: PageClient; taps(item: string): Promise<void> }> {
    context = await browser.newContext({
      baseURL: company.config.publicUrl,
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      userAgent: iPhone,
    })
    context.setDefaultTimeout(12_000)
    const page = await context.newPage()
    const client = company.wecom.opensPage(options)
    await page.exposeFunction('askWecom', (name: string, params: Record<string, unknown>, url: string) =>
      refuses ? { err_msg: `${name}:fail invalid url domain` } : client.invoke(name, params, url),
    )
    await page.addInitScript(standInForBridge)
    await signsIn(page, options.userid)
    await page.goto(path)
    const taps = (item: string) =>
      page.evaluate((name) => {
        const { listeners } = (globalThis as unknown as Bridged).WeixinJSBridge
        listeners.get(name)?.()
      }, item)
    return { page, client, taps }
  }

  /** Where the product sends people to sign in, WeCom goes on at once with a code. */
  async function signsIn(page: Page, userid: string): Promise<void> {
    await page.route('**/auth/wecom/login?*', async (route) => {
      const response = await route.fetch({ maxRedirects: 0 })
      const headers = response.headers()
      const asked = new URL(headers['location'] ?? '').searchParams
      const back = new URLSearchParams({ code: company.wecom.oauthCode(userid), state: asked.get('state') ?? '' })
      const location = `${asked.get('redirect_uri')}?${back}`
      await route.fulfill({ response, headers: { ...headers, location } })
    })
  }
})

interface Bridged {
  WeixinJSBridge: { listeners: Map<string, () => void> }
}

/** The bridge that WeCom puts into its pages: whatever is asked goes to the client. */
function standInForBridge(): void {
  type Answer = Record<string, unknown>
  const { askWecom, location } = globalThis as unknown as {
    askWecom(name: string, params: object, url: string): Promise<Answer>
    location: { href: string }
  }
  const listeners = new Map<string, () => void>()
  Object.assign(globalThis, {
    WeixinJSBridge: {
      listeners,
      invoke: (name: string, params: object, done: (answer: Answer) => void) =>
        void askWecom(name, JSON.parse(JSON.stringify(params)), location.href).then(done),
      on: (name: string, hear: () => void) => void listeners.set(name, hear),
    },
  })
}
