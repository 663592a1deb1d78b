import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { describePages } from './testing/pages-under-test.ts'

describePages('what is asked again', (under) => {
  test('a slow answer to what was asked before does not take the place of the last', async () => {
    const page = await under.visit('/h5/customers')
    const search = page.getByRole('searchbox')
    await search.waitFor()
    const held: Route[] = []
    await page.route('**/api/customers?**', (route) =>
      asked(route) === '华' ? void held.push(route) : route.fulfill({ json: { found: 0, customers: [] } }),
    )
    await search.fill('华')
    await expect.poll(() => held.length).toBe(1)
    await search.fill('华东')
    await page.getByText('没有找到').waitFor()
    const slow = page.waitForResponse((response) => asked(response) === '华')
    await held[0]?.continue()
    await (await slow).finished()
    await settled(page)
    expect(await page.getByText('没有找到').count()).toBe(1)
  })

  test('what was typed stands when the targets come anew, and is saved for the period it was typed under', async () => {
    const page = await under.visit('/h5/targets')
    const lin = page.getByLabel(/林晓/)
    await lin.fill('150')
    const anew = page.waitForResponse('**/api/targets?**')
    await page.evaluate(() => void dispatchEvent(new Event('online')))
    await (await anew).finished()
    await settled(page)
    expect(await lin.inputValue()).toBe('150')

    await page.route('**/api/targets?**', () => {})
    await page.getByLabel('哪一期').selectOption('2026-Q4')
    const saving = page.waitForRequest((request) => request.method() === 'POST')
    await page.getByRole('button', { name: '存下（1）' }).click()
    expect((await saving).postDataJSON()).toEqual({ period: '2026-11', people: [{ id: 'lin', amount: 150_000_000 }] })
  })
})

function asked(of: { request(): { url(): string } }): string | null {
  return new URL(of.request().url()).searchParams.get('q')
}

/** The page has had two frames to draw what it was told. */
function settled(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}
