import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { silent } from '../conversation/log.ts'
import { openSandtable } from '../main.ts'
import { readConfig } from '../setup/config.ts'
import { packageRoot } from '../setup/package-root.ts'

/** `npm run pictures`: every page and card of the demo company, as docs/images shows them. */

const folder = join(packageRoot, 'docs', 'images')
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }
const desktop = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 }

/** What comes in by itself has arrived by then. */
const settlingMs = 500

interface Picture {
  name: string
  /** As whom of the demo company. */
  as: string
  path: string
  /** Waited for, and seen. */
  shows: string
  wide?: true
  dark?: true
  /** What is done before it is taken. */
  before?(page: Page): Promise<void>
}

const pictures: Picture[] = [
  { name: 'today', as: 'lin', path: '/h5/today', shows: '要看一眼的单' },
  { name: 'deals', as: 'lin', path: '/h5/', shows: '云澜二院' },
  { name: 'page', as: 'lin', path: '/h5/', shows: '云澜二院', before: openDeal },
  { name: 'deal-behind', as: 'lin', path: '/h5/', shows: '云澜二院', before: openBehind },
  { name: 'customers', as: 'lin', path: '/h5/customers', shows: '云澜二院' },
  { name: 'customer', as: 'lin', path: '/h5/customers', shows: '云澜二院', before: openCustomer },
  { name: 'hand-over', as: 'xu', path: '/h5/hand-over', shows: '交接客户', before: chooseColleagues },
  { name: 'visit', as: 'lin', path: '/h5/visit', shows: '拜访' },
  { name: 'more', as: 'gu', path: '/h5/more', shows: '待认领的事件' },
  { name: 'heatmap', as: 'xu', path: '/h5/heatmap', shows: '实时更新', wide: true },
  { name: 'scoreboard', as: 'lin', path: '/h5/scoreboard', shows: '说的和发生的', dark: true },
  { name: 'library', as: 'gu', path: '/h5/library', shows: '话术库' },
  { name: 'tracks', as: 'xu', path: '/h5/tracks', shows: '话术台账' },
  { name: 'attention', as: 'lin', path: '/h5/attention', shows: '会前多久发一页纸' },
  { name: 'calendar', as: 'lin', path: '/h5/calendar', shows: '同意并连接' },
  { name: 'solutions', as: 'gu', path: '/h5/solutions', shows: '方案库' },
  { name: 'merge', as: 'gu', path: '/h5/customers/merge', shows: '合并客户' },
  { name: 'health', as: 'xu', path: '/h5/behaviour', shows: '销售健康度' },
  { name: 'health-of-one', as: 'xu', path: '/h5/behaviour', shows: '销售健康度', before: openPerson },
  { name: 'health-settings', as: 'gu', path: '/h5/behaviour/settings', shows: '行为标准' },
  { name: 'coach', as: 'xu', path: '/h5/coach', shows: '教练式看板' },
  { name: 'points', as: 'xu', path: '/h5/points', shows: '改进积分' },
  { name: 'practices', as: 'xu', path: '/h5/practices', shows: '最佳实践' },
  { name: 'courses', as: 'gu', path: '/h5/courses', shows: '微课库' },
  { name: 'gaps', as: 'xu', path: '/h5/gaps', shows: '能力缺口报告' },
  { name: 'response', as: 'xu', path: '/h5/response', shows: '响应与异议时效' },
  { name: 'score', as: 'xu', path: '/h5/score', shows: '综合评分' },
  { name: 'targets', as: 'xu', path: '/h5/targets', shows: '销售目标' },
  { name: 'beside', as: 'lin', path: '/h5/beside', shows: '当前客户' },
  { name: 'events', as: 'gu', path: '/h5/events', shows: '待认领的事件' },
  { name: 'library-files', as: 'gu', path: '/h5/library/files', shows: '导入导出' },
  { name: 'library-write', as: 'gu', path: '/h5/library/write', shows: '写一套话术' },
  { name: 'library-item', as: 'gu', path: '/h5/library', shows: '话术库', before: openTrack },
  { name: 'settings', as: 'gu', path: '/h5/settings', shows: '信号设置' },
  { name: 'import', as: 'gu', path: '/h5/import', shows: '导入' },
]

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const sandtable = await openSandtable(
  readConfig({ PORT: '0', DATABASE_URL: 'file::memory:', SECRET_KEY: 'for-pictures-only' }),
  silent,
)
mkdirSync(folder, { recursive: true })
for (const picture of pictures) await take(picture)
await takeCard()
await sandtable.close()
await browser.close()

async function take({ name, as, path, shows, wide, dark, before }: Picture): Promise<void> {
  const context = await browser.newContext({
    ...(wide ? desktop : phone),
    baseURL: sandtable.address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    colorScheme: dark ? 'dark' : 'light',
  })
  await signIn(context, as)
  const page = await context.newPage()
  await page.goto(path)
  await page.getByText(shows).first().waitFor()
  await before?.(page)
  await keep(name, page)
  await context.close()
}

/** The card in the console. */
async function takeCard(): Promise<void> {
  const context = await browser.newContext({ ...phone, baseURL: sandtable.address, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto('/console?as=lin')
  await page
    .getByLabel('说给沙盘')
    .fill('客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进')
  await page.getByRole('button', { name: '发送' }).click()
  await page.getByRole('heading', { name: /赢单概率/ }).waitFor()
  await keep('card', page)
  await context.close()
}

async function signIn(context: BrowserContext, as: string): Promise<void> {
  const answer = await context.request.post('/auth/console/login', { data: { as } })
  if (!answer.ok()) throw new Error(`${as} cannot sign in: ${answer.status()}`)
}

async function openDeal(page: Page): Promise<void> {
  await page.getByRole('link', { name: '云澜二院' }).click()
  await page.getByRole('heading', { name: '为什么是这个数' }).waitFor()
}

async function openBehind(page: Page): Promise<void> {
  await openDeal(page)
  await page.mouse.wheel(0, 20_000)
  await page.getByRole('heading', { name: '决策链', exact: true }).waitFor()
  await page.getByRole('heading', { name: '概率走势' }).evaluate((heading) => heading.scrollIntoView())
}

async function chooseColleagues(page: Page): Promise<void> {
  await page.getByLabel('谁的客户').selectOption({ label: await labelOf(page, '林晓') })
  await page.getByLabel('交给谁').selectOption({ label: '周启明' })
  await page.getByRole('checkbox').first().waitFor()
}

async function labelOf(page: Page, name: string): Promise<string> {
  return page.locator('option', { hasText: name }).first().innerText()
}

async function openCustomer(page: Page): Promise<void> {
  await page.getByRole('link', { name: '云澜二院' }).click()
  await page.getByRole('heading', { name: '联系人' }).waitFor()
}

async function openPerson(page: Page): Promise<void> {
  await page.getByRole('link', { name: '林晓' }).click()
  await page.getByRole('heading', { name: '每一项' }).waitFor()
}

async function openTrack(page: Page): Promise<void> {
  await page.locator('a[href*="/library/track/"]').first().click()
  await page.waitForURL('**/library/track/**')
  await page.getByRole('heading', { name: '话术库', level: 1 }).waitFor({ state: 'detached' })
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** With as many colours as it needs to look the same. */
async function keep(name: string, page: Page): Promise<void> {
  await page.waitForTimeout(settlingMs)
  const shot = await page.screenshot()
  await writeFile(
    join(folder, `${name}.png`),
    await sharp(shot).png({ palette: true, quality: 80, effort: 8 }).toBuffer(),
  )
}
