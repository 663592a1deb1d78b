import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { customerList, customerPage } from './mock/customers.ts'
import { deals, me } from './mock/deals.ts'
import { describePages } from './testing/pages-under-test.ts'
import { routes } from './testing/routes.ts'

const phone = { viewport: { width: 390, height: 844 } }

/** Whoever and whatever the pages show, as it is written on them. */
const told = [
  me.person.name,
  ...deals.flatMap(({ customer, name, amount, owner }) => [...customer.split(' · '), name, amount, owner]),
  ...customerList.customers.flatMap(({ name, aliases, owner }) => [name, ...aliases, owner]),
  ...(customerPage('hongda')?.contacts ?? []).map(({ name }) => name),
]

describePages('a link of ours as a chat shows it', (under) => {
  test('the words to paste name nobody, no customer and no amount, on whatever page', async () => {
    const page = await under.visit('/h5/deals/hospital', phone)
    await takeClipboard(page)
    expect(told.length).toBeGreaterThan(15)
    for (const path of ['/deals/hospital', '/decisions/unnamed', '/heatmap']) {
      await page.goto(`/h5${path}`)
      await page.getByRole('button', { name: '复制链接' }).click()
      const copied = await page.evaluate(() => sessionStorage.getItem('copied') ?? '')
      expect(copied).toContain(`${under.origin()}/h5${path}`)
      const words = copied.replace(/http.*/, '')
      expect(told.filter((name) => words.includes(name))).toEqual([])
    }
    await page.context().close()
  })

  test('so do title and description of every page, and its picture is ours', async () => {
    const page = await under.visit('/h5/', phone)
    for (const [route, { path = route }] of Object.entries(routes)) {
      await page.goto(`/h5${path}`)
      await page.getByRole('main').first().waitFor()
      const shown = await page.evaluate(() => [
        document.title,
        ...[...document.querySelectorAll('meta')].map(({ content }) => content),
      ])
      expect(told.filter((name) => shown.some((text) => text.includes(name)))).toEqual([])
      expect(shown).toContain('/h5/share.png')
    }
    const picture = await page.request.get('/h5/share.png')
    expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png'])
    await page.context().close()
  }, 60_000)
})

async function takeClipboard(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const writeText = async (text: string) => sessionStorage.setItem('copied', text)
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } })
  })
}
