import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { pageSignature } from '../../bots/feishu/login.ts'
import { describeWhereItCan, openBrowser } from '../../h5/testing/browser.ts'
import type { Sandtable } from '../main.ts'
import { type DingtalkCompany, dingtalkCompany } from './dingtalk-company.ts'
import { type FeishuCompany, feishuCompany } from './feishu-company.ts'
import { freePort } from './free-port.ts'

/*
 * The product as it runs, its pages as they ship, a real browser, and in it what the client's own script does by the documents:
 * DingTalk's answers over its bridge, Feishu's passes the address where people agree without asking anybody.
 */
const question = '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进'
const somebody = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36' }

const isDeal = ({ url }: { url: string }) => url.includes('decisions')

let browser: Browser
let context: BrowserContext

async function newPage(options: { userAgent: string }): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', ...options })
  context.setDefaultTimeout(12_000)
  return context.newPage()
}

describeWhereItCan('signing in from inside DingTalk', () => {
  const iPhone = {
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 AliApp(DingTalk/7.6.20)',
  }
  const android = {
    userAgent:
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/107.0 Mobile Safari/537.36 AliApp(DingTalk/7.6.20)',
  }
  let company: DingtalkCompany
  let sandtable: Sandtable
  let card: string
  beforeAll(async () => {
    browser = await openBrowser()
    company = await dingtalkCompany({ port: await freePort() })
    sandtable = await company.start()
    await vi.waitFor(() => expect(company.dingtalk.stream.isConnected()).toBe(true), 10_000)
    await company.dingtalk.says('linxia', question)
    const links = () =>
      company.dingtalk
        .bubbles('linxia')
        .flatMap((bubble) => bubble.card?.links ?? [])
        .filter(isDeal)
    await vi.waitFor(() => expect(links()).not.toEqual([]), 15_000)
    card = links().at(-1)?.url ?? ''
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await sandtable.close()
    await company.remove()
  })

  test.each([iPhone, android])('a tap on the card’s link shows the deal: %o', async (phone) => {
    const page = await newPage(phone)
    const asked = await playClient(page, () => ({ code: company.dingtalk.authCode('linxia') }))
    await page.goto(card)
    await page.getByRole('heading', { name: '为什么是这个数' }).waitFor()
    expect(asked[0]).toEqual([
      'runtime.permission.requestAuthCodeV2',
      { corpId: 'dingcorpofthetests', clientId: 'dingclientofthetests' },
    ])
    expect(new URL(page.url()).pathname).toMatch(/^\/h5\/decisions\//)
    await page.getByRole('button', { name: '回聊天' }).click()
    await expect.poll(() => asked.at(-1)).toEqual(['biz.navigation.close', {}])
  })

  test('without a card the first page goes through the door by itself', async () => {
    const page = await newPage(iPhone)
    await playClient(page, () => ({ code: company.dingtalk.authCode('linxia') }))
    await page.goto(`${company.config.publicUrl}/h5/`)
    await page.getByRole('heading', { name: '我的商机' }).waitFor()
    await expect.poll(async () => (await page.context().cookies()).map(({ name }) => name)).toContain('sandtable')
  })

  test('who has not spoken to it yet, and whose code is spent, read a sentence', async () => {
    const page = await newPage(iPhone)
    const code = company.dingtalk.authCode('zhouyan')
    await playClient(page, () => ({ code }))
    await page.goto(card)
    await page.getByRole('alert').getByText('请先在聊天里给沙盘发一句话').waitFor()
    await page.goto(card)
    await page.getByRole('alert').getByText('没有认出你是谁').waitFor()
  })

  test('a client that refuses, is too old to answer, or is none, is said', async () => {
    const page = await newPage(iPhone)
    await playClient(page, () => ({ errorCode: '3', errorMessage: '对应企业没有xxxx域名微应用' }))
    await page.goto(card)
    await page.getByText('请把钉钉升级到 7.0.45').waitFor()
    await context.close()

    const old = await newPage(iPhone)
    await old.clock.install()
    await playClient(old, () => undefined)
    await old.goto(card)
    await old.getByRole('status').getByText('正在登录').waitFor()
    await old.clock.fastForward('00:09')
    await old.getByText('请把钉钉升级到 7.0.45').waitFor()
    await context.close()

    const outside = await newPage(somebody)
    await outside.goto(card)
    await outside.getByText('请在钉钉里，从沙盘发的卡片打开').waitFor()
  })
})

/** The bridge of DingTalk's client, which puts what a page asks for to `answer`; silent where that says nothing. */
async function playClient(page: Page, answer: () => Record<string, string> | undefined): Promise<unknown[]> {
  const asked: unknown[] = []
  await page.exposeFunction('askDingtalk', (what: string, about: object) => {
    asked.push([what, about])
    return answer()
  })
  await page.addInitScript(() => {
    type Answer = Record<string, string> | undefined
    const { askDingtalk } = globalThis as unknown as { askDingtalk(what: string, about: object): Promise<Answer> }
    const plain = (about: object) => JSON.parse(JSON.stringify(about))
    Object.assign(globalThis, {
      WebViewJavascriptBridge: {
        init() {},
        async callHandler(what: string, about: object, done: (said: object) => void) {
          const said = await askDingtalk(what, plain(about))
          if (said !== undefined) done(said['errorCode'] ? said : { errorCode: '0', result: said })
        },
      },
      nuva: {
        require:
          () =>
          async (
            done: (said: object) => void,
            fail: (why: object) => void,
            ...[service, deed, about]: [string, string, object]
          ) => {
            const said = await askDingtalk(`${service}.${deed}`, plain(about))
            if (said !== undefined) (said['errorCode'] ? fail : done)(said)
          },
      },
    })
  })
  return asked
}

const pageScript = 'https://scripts.example.com/h5-js-sdk.js'

/** What Feishu's page script does, as far as the page uses it. */
const clientScript = `
  window.h5sdk = { config: ({ onSuccess, onFail, ...asked }) => { tell('config', asked); onSuccess({}) } }
  window.tt = { closeWindow: ({ success }) => { tell('closeWindow'); success({}) } }`

describeWhereItCan('signing in from inside Feishu', () => {
  const phone = {
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Lark/7.30.5 LarkLocale/zh_CN',
  }
  const lin = 'ou_linxia'
  let company: FeishuCompany
  let sandtable: Sandtable
  let card: string
  beforeAll(async () => {
    browser = await openBrowser()
    company = await feishuCompany({ port: await freePort(), pageScript })
    sandtable = await company.start()
    await company.feishu.says(lin, question)
    const links = () =>
      company.feishu
        .bubbles(lin)
        .flatMap((bubble) => bubble.card?.links ?? [])
        .filter(isDeal)
    await vi.waitFor(() => expect(links()).not.toEqual([]), 15_000)
    card = links().at(-1)?.url ?? ''
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await sandtable.close()
    await company.remove()
  })

  test('a tap on the card’s link shows the deal', async () => {
    const page = await newPage(phone)
    await passes(page, (asked) => company.feishu.agrees(lin, asked))
    await page.goto(card)
    await page.getByRole('heading', { name: '为什么是这个数' }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/h5\/decisions\//)
  })

  test('without a card the first page goes through the door by itself', async () => {
    const page = await newPage(phone)
    await passes(page, (asked) => company.feishu.agrees(lin, asked))
    await page.goto(`${company.config.publicUrl}/h5/`)
    await page.getByRole('heading', { name: '我的商机' }).waitFor()
    await expect.poll(async () => (await page.context().cookies()).map(({ name }) => name)).toContain('sandtable')
  })

  test('Feishu’s own page script is fetched, trusts the signed page, and closes it; without it the page does without', async () => {
    const page = await newPage(phone)
    const asked: unknown[] = []
    await page.exposeFunction('tell', (...said: unknown[]) => void asked.push(said))
    await page.route(pageScript, (route) => route.fulfill({ contentType: 'text/javascript', body: clientScript }))
    await passes(page, (asked) => company.feishu.agrees(lin, asked))
    await page.goto(card)
    await page.getByRole('button', { name: '回聊天' }).click()
    await expect.poll(() => asked).toHaveLength(2)
    const [[, config], closed] = asked as [[string, Record<string, string>], [string]]
    const { nonceStr = '', timestamp, signature } = config
    const url = page.url()
    expect(config['appId']).toBe('cli_0123456789abcdef')
    expect(signature).toBe(pageSignature({ ticket: 'ticket-for-pages', nonceStr, timestamp: Number(timestamp), url }))
    expect(closed).toEqual(['closeWindow'])
    await context.close()

    const without = await newPage(phone)
    await without.route(pageScript, (route) => route.abort())
    await passes(without, (asked) => company.feishu.agrees(lin, asked))
    await without.goto(card)
    await without.getByRole('heading', { name: '为什么是这个数' }).waitFor()
    expect(await without.getByRole('button', { name: '回聊天' }).count()).toBe(0)
  })

  test('who refuses, is not known, or comes back in another browser, reads a sentence', async () => {
    const page = await newPage(phone)
    await passes(page, (asked) => declined(asked))
    await page.goto(card)
    await page.getByRole('alert').getByText('没有认出你是谁').waitFor()
    await context.close()

    const stranger = await newPage(phone)
    let back = ''
    await passes(stranger, (asked) => {
      back = company.feishu.agrees('ou_zhouyan', asked)
      return back
    })
    await stranger.goto(card)
    await stranger.getByRole('alert').getByText('请先在聊天里给沙盘发一句话').waitFor()
    await context.close()

    const other = await newPage(somebody)
    await other.goto(back)
    await other.getByRole('alert').getByText('登录已过期').waitFor()
  })

  /** Where the product sends people to agree, the client goes on at once to where `answer` leads. */
  async function passes(page: Page, answer: (asked: string) => string): Promise<void> {
    await page.route('**/auth/feishu/login?*', async (route) => {
      const response = await route.fetch({ maxRedirects: 0 })
      const headers = response.headers()
      await route.fulfill({ response, headers: { ...headers, location: answer(headers['location'] ?? '') } })
    })
  }

  // https://open.feishu.cn/document/authentication-management/access-token/obtain-oauth-code
  function declined(asked: string): string {
    const query = new URL(asked).searchParams
    const said = new URLSearchParams({ error: 'access_denied', state: query.get('state') ?? '' })
    return `${query.get('redirect_uri')}?${said}`
  }
})
