import { expect, test } from 'vitest'
import { hostile } from './testing/hostile.ts'
import { describePages } from './testing/pages-under-test.ts'

const desktop = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 390, height: 844 } }

describePages('the web console', (under) => {
  test('says that it is a demo on this machine', async () => {
    const page = await under.visit('/console', phone)
    await page.getByText('只在这台电脑上运行').waitFor()
  })

  test('Enter sends, an Enter that ends a composition does not, and the answer shows how long it took', async () => {
    const page = await under.visit('/console', phone)
    const box = page.getByLabel('说给沙盘')
    await box.fill('宏达')
    await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    await box.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 })
    await box.fill('刚从宏达出来')
    await box.press('Enter')
    await page.getByText('将记下这些').waitFor()
    expect(await page.getByRole('article').count()).toBe(2)
    expect(await page.getByText('0.02 秒').count()).toBe(1)
    expect(await box.inputValue()).toBe('')
  })

  test('a press redraws the card in its place', async () => {
    const page = await under.visit('/console?as=zhao', phone)
    await page.getByRole('button', { name: '华东某三甲医院' }).click()
    await page.getByRole('button', { name: '用②' }).click()
    await page.getByRole('button', { name: '已用②' }).waitFor()
    expect(await page.getByRole('button', { name: '已用②' }).isDisabled()).toBe(true)
    expect(await page.getByText('赢单概率 38 %').count()).toBe(1)
  })

  test('each person has a chat of their own, told again after a reload', async () => {
    const page = await under.visit('/console?as=chen', phone)
    await page.getByLabel('说给沙盘').fill('只有陈立说过')
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByText('收到：只有陈立说过').waitFor()
    await page.getByRole('radio', { name: '林悦' }).check({ force: true })
    await page.waitForURL('**/console?as=lin')
    expect(await page.getByText('收到：只有陈立说过').count()).toBe(0)
    await page.goto('/console?as=chen')
    await page.getByText('收到：只有陈立说过').waitFor()
  })

  test('what was not delivered says so and stays in the box', async () => {
    const page = await under.visit('/console', phone)
    await page.route('**/console/api/say', (route) => route.abort())
    await page.getByLabel('说给沙盘').fill('不要丢')
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByRole('alert').getByText('没有送达').waitFor()
    expect(await page.getByLabel('说给沙盘').inputValue()).toBe('不要丢')
  })

  test('the stream comes back after it was refused', async () => {
    const page = await under.visit('about:blank', phone)
    let refusals = 0
    await page.route('**/console/api/stream*', (route) =>
      ++refusals === 1 ? route.fulfill({ status: 503, body: '' }) : route.continue(),
    )
    await page.goto('/console')
    await page.getByText('正在连接').waitFor()
    await page.getByText('已连上').waitFor()
  })

  test('a link opens beside the chat where there is room, in a tab of its own on a phone', async () => {
    const wide = await under.visit('/console?as=zhao', desktop)
    await wide.getByRole('button', { name: '华东某三甲医院' }).click()
    await wide.getByRole('link', { name: '详情' }).last().click()
    await wide.frameLocator('iframe').getByRole('heading', { name: '为什么是这个数' }).waitFor()

    const narrow = await under.visit('/console?as=zhao', phone)
    const tab = narrow.context().waitForEvent('page')
    await narrow.getByRole('link', { name: '详情' }).last().click()
    expect((await tab).url()).toBe(`${under.origin()}/h5/deals/hospital`)
    expect(await narrow.locator('iframe').count()).toBe(0)
  })
})

describePages(
  'a chat with scripts in it',
  (under) => {
    test('is shown as it is, and links that would run a script are not', async () => {
      const page = await under.visit('/console', desktop)
      await page.getByRole('button', { name: '华东某三甲医院' }).click()
      await page.getByRole('heading', { name: '赢单概率 38 %' }).waitFor()
      const shown = await page.getByRole('log').textContent()
      expect(shown?.split('<img src=x onerror=alert(1)>{{alert(1)}}').length).toBeGreaterThan(20)
      expect(await page.locator('#app img').count()).toBe(0)
      expect(await page.locator('a[href^="javascript:"]').count()).toBe(0)
    })
  },
  hostile,
)
