import { expect, test } from 'vitest'
import { describePages } from './testing/pages-under-test.ts'

/** In milliseconds, with the processor slowed down four times. */
const firstPaintWithin = 1_000
const slowDown = 4

describePages('the heatmap', (under) => {
  test('what happens is there without asking again; a broken line is made up for by asking', async () => {
    const page = await under.visit('about:blank')
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${under.origin()}/h5/heatmap`)
    await page.getByText('实时更新').waitFor()
    await page.getByRole('button', { name: /预算：\s*2\s*高\s*，超 31%/ }).waitFor()
    expect(asked.filter((path) => path === '/api/heatmap')).toHaveLength(1)

    await page.route('**/api/heatmap/live', (route) => route.fulfill({ status: 503 }))
    await page.reload()
    await page.getByText('每 10 秒更新').waitFor()
    await page.context().close()
  })

  test('a tap on a cell brings what it rests on, what to do, and the way to all that was told of the deal', async () => {
    const page = await under.visit('/h5/heatmap')
    await page
      .getByRole('button', { name: /投诉：/ })
      .first()
      .click()
    await page.getByText('先做：').waitFor()
    expect(await page.locator('blockquote').count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: '这一单收到的事件' }).click()
    await page.waitForURL(/\/h5\/deals\/[^/]+\/events$/)
    await page.getByRole('heading', { name: '收到的事件' }).waitFor()
    await page.context().close()
  })

  test('what a cell rests on leads to where it stands: an event among the deal’s, a field of its record on its page', async () => {
    const page = await under.visit('/h5/heatmap', { viewport: { width: 390, height: 844 } })
    const open = async (name: RegExp) => {
      await page
        .getByRole('button', { name: /投诉：/ })
        .first()
        .click()
      await page.getByRole('link', { name }).click()
    }
    await open(/看原文：财务说预算/)
    await page.waitForURL(/\/events\?event=e1$/)
    await page.locator('[aria-current]').getByText('对手报价比你们低两成').waitFor()
    await page.goBack()
    await open(/看原文：报价 126 万/)
    await page.waitForURL(/\?row=fact\.quote$/)
    await page.locator('li[aria-current]').getByText('报价 — → 126 万').waitFor()
    await page.context().close()
  })

  test('papers of a purchase are ticked where the deadline is near', async () => {
    const page = await under.visit('/h5/heatmap')
    await page
      .getByRole('button', { name: /截止：/ })
      .first()
      .click()
    const asked = page.waitForRequest(/\/papers$/)
    await page.getByLabel('保证金').check()
    expect((await asked).postDataJSON()).toEqual({ paper: '保证金', have: true })
    await page.context().close()
  })

  test('what was said of a chat group is taken back with one tap', async () => {
    const page = await under.visit('/h5/events')
    const asked = page.waitForRequest(/chat-groups\/take-back$/)
    await page.getByRole('button', { name: '撤回群“明道零售球友群”的指定' }).click()
    expect((await asked).postDataJSON()).toEqual({ name: '明道零售球友群' })
    await page.getByRole('status').getByText('群“明道零售球友群”已撤回').waitFor()
    await page.context().close()
  })

  test('a narrower map is asked of the server, and followed as narrow', async () => {
    const page = await under.visit('/h5/heatmap')
    await page.getByText('实时更新').waitFor()
    const followed = page.waitForRequest(/heatmap\/live\?team=one$/)
    await Promise.all([page.waitForRequest(/api\/heatmap\?team=one$/), page.getByLabel('团队').selectOption('一组')])
    await followed
    await page.context().close()
  })

  test('is painted within a second on a processor four times slower', async () => {
    const paints: number[] = []
    const maps: number[] = []
    for (let round = 0; round < 3; round++) {
      const page = await under.visit('about:blank', { viewport: { width: 390, height: 844 } })
      const session = await page.context().newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
      await page.goto(`${under.origin()}/h5/heatmap`)
      await page.getByRole('table').waitFor()
      maps.push(await page.evaluate(() => performance.now()))
      paints.push(
        await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
      )
      await page.context().close()
    }
    // The machine has other work now and then, which is no slowness of the page.
    expect(Math.min(...paints)).toBeLessThanOrEqual(firstPaintWithin)
    const said = (times: number[]) => times.map((ms) => ms.toFixed(0)).join(', ')
    console.log(`first paint at ${slowDown} × slow-down: ${said(paints)} ms; the map itself stands at ${said(maps)} ms`)
  })
})
