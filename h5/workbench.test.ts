import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TodayPage } from '../src/server/contract.ts'
import { customerList, customerPage } from './mock/customers.ts'
import { dealPage, deals } from './mock/deals.ts'
import { mergePage } from './mock/merges.ts'
import { todayPage } from './mock/today.ts'
import { hostile, textsIn } from './testing/hostile.ts'
import { describePages } from './testing/pages-under-test.ts'

const wecom = { userAgent: 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile wxwork/4.1.30 MicroMessenger/7.0.1' }

describePages('the workbench', (under) => {
  test('the list leads to a deal and back to its place', async () => {
    const page = await under.visit('/h5/')
    await page.getByRole('link', { name: '宏达精密' }).click()
    await page.getByRole('heading', { name: '宏达精密', level: 1 }).waitFor()
    expect(await page.title()).not.toContain('宏达')
    await page.getByRole('link', { name: '我的商机' }).click()
    await page.getByRole('heading', { name: '我的商机' }).waitFor()
    expect(await page.evaluate(() => window.history.state.forward)).toBe('/deals/hongda')
  })

  test('back from a page opened cold leads to the list, also after a reload', async () => {
    const page = await under.visit('/h5/decisions/unnamed')
    await page.getByRole('heading', { name: '未具名客户' }).waitFor()
    await page.reload()
    // A step back before the router has its first page is heard by nobody; no thumb is that quick.
    await page.getByRole('heading', { name: '未具名客户' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: '我的商机' }).waitFor()
  })

  test('the list waits with a skeleton, says that it is empty, and tries again after a failure', async () => {
    const page = await under.visit('about:blank')
    let answers = 0
    await page.route('**/api/deals', async (route) => {
      if (++answers === 1) return route.abort()
      await new Promise((resolve) => setTimeout(resolve, 800))
      return route.fulfill({ json: { deals: [] } })
    })
    await page.goto('/h5/')
    await page.getByRole('alert').getByText('连不上服务器').waitFor()
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByRole('status', { name: '正在载入' }).waitFor()
    await page.getByRole('heading', { name: '还没有商机' }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test('a quick answer shows no skeleton', async () => {
    const page = await under.visit('about:blank')
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.querySelector('[aria-label="正在载入"]')) document.documentElement.dataset['flashed'] = 'yes'
      }).observe(document, { childList: true, subtree: true })
    })
    await page.goto('/h5/')
    await page.getByRole('link', { name: '宏达精密' }).waitFor()
    expect(await page.locator('html').getAttribute('data-flashed')).toBeNull()
  })

  test('the list is asked again by a pull, and by coming back from the chat after a while', async () => {
    const page = await under.visit('about:blank', { hasTouch: true, viewport: { width: 390, height: 844 } })
    let asked = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/api/deals')) asked += 1
    })
    await page.clock.install()
    await page.goto('/h5/')
    await page.getByRole('link', { name: '宏达精密' }).waitFor()
    await comeBack(page)
    expect(asked).toBe(1)
    await page.clock.fastForward('00:31')
    await comeBack(page)
    await expect.poll(() => asked).toBe(2)
    await pullDown(page)
    await expect.poll(() => asked).toBe(3)
  })

  test('without a network the page says so and keeps what it has', async () => {
    const page = await under.visit('/h5/deals/hospital')
    await page.getByRole('heading', { name: '为什么是这个数' }).waitFor()
    await page.context().setOffline(true)
    await page.getByText('网络断了').waitFor()
    await page.getByRole('switch', { name: '约到分管副院长' }).click()
    await page.getByText('连不上服务器').waitFor()
    await page.context().setOffline(false)
    await page.getByText('网络断了').waitFor({ state: 'detached' })
    expect(await figure(page)).toContain('38 %')
  })

  test('levers move the figure, together and back', async () => {
    const page = await under.visit('/h5/deals/hospital')
    await page.getByRole('switch', { name: '约到分管副院长' }).press('Space')
    await page.getByText('47 %').first().waitFor()
    expect(await figure(page)).toMatch(/原来38 %.*47 %.*\+9 点.*33–63 %/)
    await page.getByRole('switch', { name: '预算砍到' }).click()
    await page.getByText('41 %').first().waitFor()
    expect(await figure(page)).toMatch(/41 %.*\+3 点/)
    await page.getByText('相关不等于因果：').waitFor()
    await page.getByRole('button', { name: '还原' }).click()
    await page.getByText('（假如成立）').waitFor({ state: 'detached' })
    expect(await figure(page)).toMatch(/^赢单概率38 %80 % 区间 24–54 %/)
  })

  test('one tap makes a lever something to do, and its place says so', async () => {
    const page = await under.visit('/h5/deals/hospital')
    await page.getByRole('button', { name: '约到分管副院长，记待办' }).click()
    await page.getByRole('status').getByText('记进待办了').waitFor()
    expect(await page.getByRole('button', { name: '约到分管副院长，记待办' }).count()).toBe(0)
    expect(await page.getByRole('switch', { name: '约到分管副院长' }).isChecked()).toBe(false)
  })

  test('a hypothesis in own words is understood, or said not to be; its draft outlives a reload', async () => {
    const page = await under.visit('/h5/deals/hospital')
    const field = page.getByLabel('用自己的话假设')
    await field.fill('约到了院长')
    await page.reload()
    expect(await field.inputValue()).toBe('约到了院长')
    await field.press('Enter')
    await page.getByText('听成：拍板人：没接触 → 见过').waitFor()
    await field.fill('天上掉馅饼')
    await page.getByRole('button', { name: '推演' }).click()
    await page.getByText('“天上掉馅饼”没听懂').waitFor()
    expect(await figure(page)).toContain('0 点')
  })

  test.each(['the clipboard', 'a client without one'])('words are copied with %s', async (way) => {
    const page = await under.visit('/h5/deals/hospital', { permissions: ['clipboard-read', 'clipboard-write'] })
    const opening = dealPage('hospital')?.offers[0]?.opening
    if (way !== 'the clipboard') await page.evaluate(() => Object.assign(navigator.clipboard, { writeText: undefined }))
    await page.locator('summary').first().press('Enter')
    await page.getByRole('button', { name: /复制\s*开场/ }).click()
    await page.getByRole('button', { name: '已复制' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(opening)
  })

  test('nobody signed in: inside a client straight to its door and back here, elsewhere a choice', async () => {
    const signIn = [
      { platform: 'feishu', path: '/auth/feishu/login' },
      { platform: 'wecom', path: '/auth/wecom/login' },
    ]
    const arrivals: string[] = []
    const visitUnknown = async (options: object) => {
      const page = await under.visit('about:blank', options)
      await page.route('**/api/**', (route) => route.fulfill({ status: 401, json: { message: '请先登录。', signIn } }))
      await page.route('**/auth/**', (route) => {
        arrivals.push(route.request().url())
        return route.fulfill({ status: 302, headers: { location: '/h5/deals/hospital' } })
      })
      await page.goto('/h5/deals/hospital')
      return page
    }
    // The door lets nobody in here, and the page must not go round in circles.
    const inClient = await visitUnknown(wecom)
    await inClient.getByRole('link', { name: '用企业微信登录' }).waitFor()
    expect(arrivals).toEqual([`${under.origin()}/auth/wecom/login?next=%2Fh5%2Fdeals%2Fhospital`])

    const elsewhere = await visitUnknown({})
    await elsewhere.getByText('请先登录。').waitFor()
    expect(await elsewhere.getByRole('link', { name: '登录' }).allInnerTexts()).toEqual([
      '用飞书登录',
      '用企业微信登录',
    ])
    expect(arrivals).toHaveLength(1)
  })

  test('inside WeCom the ways out of the company are taken from the menu', async () => {
    const page = await under.visit('about:blank', wecom)
    await page.addInitScript(standInForWecom)
    await page.goto('/h5/deals/hospital')
    await page.waitForFunction(() => document.documentElement.dataset['hidden'])
    const hidden = await page.locator('html').getAttribute('data-hidden')
    expect(hidden).toContain('menuItem:share:wechat')
    expect(hidden).toContain('menuItem:share:email')
  })

  test.each(['its script', 'its signature'])('inside WeCom the page works when %s fails', async (what) => {
    const page = await under.visit('about:blank', wecom)
    let failed = 0
    await page.route(what === 'its script' ? '**/assets/wecom*' : '**/api/wecom/**', (route) => {
      failed += 1
      return route.abort()
    })
    await page.goto('/h5/deals/hospital')
    await page.getByRole('switch', { name: '约到分管副院长' }).click()
    await page.getByText('47 %').first().waitFor()
    expect(failed).toBeGreaterThan(0)
  })
})

describePages('getting about', (under) => {
  const phone = { viewport: { width: 390, height: 844 } }

  test('one bar leads everywhere, and says where one is', async () => {
    const page = await under.visit('/h5/', phone)
    const bar = page.getByRole('navigation', { name: '主导航' })
    const here = () => bar.locator('[aria-current=page]').innerText()
    expect(await here()).toBe('商机')
    await bar.getByRole('link', { name: '客户' }).click()
    await page.getByRole('heading', { name: '客户', level: 1 }).waitFor()
    await page.getByRole('link', { name: '宏达精密' }).click()
    await page.getByRole('heading', { name: '宏达精密', level: 1 }).waitFor()
    expect(await here()).toBe('客户')
    await bar.getByRole('link', { name: '更多' }).click()
    await page.getByRole('link', { name: '风险热力图' }).waitFor()
    const places = await page.getByRole('main').getByRole('link').all()
    expect(places.length).toBeGreaterThan(5)
    for (const place of places) {
      const path = await place.getAttribute('href')
      expect((await page.request.get(`${under.origin()}${path}`)).status()).toBe(200)
    }
    await page.getByRole('link', { name: '风险热力图' }).click()
    await page.waitForURL('**/h5/heatmap')
    expect(await here()).toBe('更多')
  })

  test('back closes the page on top: from a deal to the customer, from there to the list', async () => {
    const page = await under.visit('/h5/customers', phone)
    await page.getByRole('link', { name: '宏达精密' }).click()
    await page.getByRole('link', { name: '产线改造 MES 一期' }).click()
    await page.getByRole('heading', { name: '为什么是这个数' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: '联系人' }).waitFor()
    await page.goBack()
    await page.getByLabel('找客户').waitFor()
  })

  test('to which group a customer belongs is written on its page', async () => {
    const page = await under.visit('/h5/customers/hongda', phone)
    await page.getByRole('button', { name: '改所属集团' }).click()
    const asked = page.waitForRequest(/\/customers\/hongda\/group$/)
    await page.getByLabel('所属集团').fill('长江水利集团')
    await page.getByRole('button', { name: '保存' }).click()
    expect((await asked).postDataJSON()).toEqual({ group: '长江水利集团' })
    await page.context().close()
  })

  test('customers are looked for by what is typed, once the typing pauses', async () => {
    const page = await under.visit('/h5/customers', phone)
    await page.getByRole('link', { name: '宏达精密' }).waitFor()
    const asked: string[] = []
    page.on('request', (request) => asked.push(decodeURIComponent(new URL(request.url()).search)))
    await page.getByLabel('找客户').pressSequentially('宏达', { delay: 20 })
    await expect.poll(() => asked).toEqual(['?q=宏达'])
  })

  test('two customers become one in two taps, after what moves was shown', async () => {
    const page = await under.visit('/h5/customers', phone)
    await page.getByRole('link', { name: '合并客户' }).click()
    await page.getByRole('button', { name: '看看合并会怎样' }).first().click()
    await page.getByText('转过去：1 单商机').waitFor()
    const asked = page.waitForRequest((request) => request.method() === 'POST')
    await page.getByLabel('苏州宏达精密机械有限公司').check()
    await page.getByRole('button', { name: '合并', exact: true }).click()
    expect((await asked).postDataJSON()).toEqual({ kept: 'hongda-2', gone: 'hongda' })
    await page.getByText('三十天内能撤销。').waitFor()
  })

  test('two that are not the same are said so in one tap, and taken back in one', async () => {
    const page = await under.visit('/h5/customers/merge', phone)
    const asked = page.waitForRequest((request) => request.method() === 'POST')
    await page.getByRole('button', { name: '不是一家' }).first().click()
    expect((await asked).postDataJSON()).toMatchObject({ one: expect.any(String), apart: true })
    await page.getByText('不再列出来').waitFor()
    await page.getByRole('button', { name: '说错了，放回来' }).click()
    await page.getByText('放回来了').waitFor()
  })

  test('whoever has the page open stands on it', async () => {
    const page = await under.visit('/h5/customers', phone)
    await page.locator('svg text', { hasText: '林悦' }).waitFor({ state: 'attached' })
  })

  test('what lies far down a deal is fetched when somebody comes near', async () => {
    const page = await under.visit('about:blank', phone)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${under.origin()}/h5/deals/hospital`)
    await page.getByRole('heading', { name: '依据的事实' }).waitFor()
    expect(asked).not.toContain('/api/deals/hospital/record')
    await page.mouse.wheel(0, 20_000)
    for (const name of ['概率走势', '决策链', '风险信号', '经过'])
      await page.getByRole('heading', { name, exact: true }).waitFor()
    expect(await page.getByText('多半是院长或分管副院长').count()).toBe(1)
  })
})

describePages(
  'texts with scripts in them',
  (under) => {
    test.each([
      { path: '/h5/', texts: () => deals.map(({ owner: _, stage: __, probability: ___, ...shown }) => shown) },
      { path: '/h5/deals/hospital', texts: () => dealPage('hospital') },
      { path: '/h5/today', texts: () => shownOfToday(todayPage) },
      { path: '/h5/customers', texts: () => customerList.customers.map(({ owner: _, ...shown }) => shown) },
      { path: '/h5/customers/merge', texts: () => mergePage },
      // The other groups are what the field offers, and no text of the page.
      {
        path: '/h5/customers/hongda',
        texts: () => ({ ...customerPage('hongda'), groups: [] }),
      },
    ])('$path shows them as they are', async ({ path, texts }) => {
      const page = await under.visit(path)
      await page.locator('#app').getByText('<img').first().waitFor()
      for (const lever of await page.getByRole('switch').all()) await lever.check()
      if (path === '/h5/deals/hospital') {
        await page.mouse.wheel(0, 20_000)
        await page.getByRole('heading', { name: '对话与异议' }).waitFor()
      }
      const shown = await page.locator('#app').textContent()
      const missing = textsIn(hostile(texts())).filter((text) => !shown?.includes(text))
      expect(missing).toEqual([])
      expect(await page.locator('#app img').count()).toBe(0)
    })
  },
  hostile,
)

function shownOfToday({ waiting: _, ...shown }: TodayPage): unknown {
  return shown
}

async function figure(page: Page): Promise<string> {
  const text = await page.getByRole('region', { name: '赢单概率' }).textContent()
  return (text ?? '').replaceAll('\u00a0', ' ')
}

async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}

async function pullDown(page: Page): Promise<void> {
  const finger = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 200, y }] })
  await touch('touchStart', 100)
  for (const y of [140, 200, 260, 320]) await touch('touchMove', y)
  await touch('touchEnd')
}

/** The bridge that WeCom puts into its pages, as far as hiding menu items needs it. */
function standInForWecom(): void {
  const invoke = (name: string, params: unknown, done: (answer: object) => void) => {
    if (name === 'hideMenuItems') document.documentElement.dataset['hidden'] = JSON.stringify(params)
    done({ err_msg: `${name}:ok`, errMsg: `${name}:ok` })
  }
  Object.assign(window, { WeixinJSBridge: { invoke, on: () => {} } })
}
