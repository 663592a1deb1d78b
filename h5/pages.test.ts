import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeFindings, type Look, lookAt, sidewaysOverflow, tooSmallToTouch } from './testing/inspect.ts'
import { describePages } from './testing/pages-under-test.ts'
import { routes } from './testing/routes.ts'

/** Each page with everything on it open, so that what unfolds is looked at too. */
const pages: { name: string; path: string; unfold(page: Page): Promise<void> }[] = [
  { name: 'the list', path: '/h5/', unfold: (page) => page.getByText('宏达精密').waitFor() },
  { name: 'today', path: '/h5/today', unfold: (page) => page.getByText('把参数表发给张主任').waitFor() },
  { name: 'the customers', path: '/h5/customers', unfold: (page) => page.getByText('张家港锂电隔膜厂').waitFor() },
  { name: 'a customer', path: '/h5/customers/hongda', unfold: (page) => page.getByText('扫码枪连不上').waitFor() },
  { name: 'beside no chat', path: '/h5/beside', unfold: (page) => page.getByText('张家港锂电隔膜厂').waitFor() },
  { name: 'merging customers', path: '/h5/customers/merge', unfold: unfoldMerge },
  { name: 'handing customers over', path: '/h5/hand-over', unfold: unfoldHandOver },
  { name: 'what else there is', path: '/h5/more', unfold: (page) => page.getByText('待认领的事件').waitFor() },
  { name: 'a deal', path: '/h5/deals/hospital', unfold: unfoldDeal },
  { name: 'a decision', path: '/h5/decisions/unnamed', unfold: unfoldCase },
  { name: 'the scoreboard', path: '/h5/scoreboard', unfold: unfoldScoreboard },
  { name: 'the heatmap', path: '/h5/heatmap', unfold: unfoldHeatmap },
  { name: 'the heatmap in words', path: '/h5/heatmap', unfold: unfoldHeatTable },
  {
    name: 'the events',
    path: '/h5/deals/hospital/events',
    unfold: (page) => page.getByText('按客户简称对上').waitFor(),
  },
  { name: 'the reminders', path: '/h5/attention', unfold: unfoldAttention },
  { name: 'the calendar', path: '/h5/calendar', unfold: unfoldCalendar },
  { name: 'the outsiders', path: '/h5/outsiders', unfold: (page) => page.getByText('赵工').waitFor() },
  { name: 'how the team works', path: '/h5/behaviour', unfold: (page) => page.getByText('周岩').first().waitFor() },
  { name: 'how somebody works', path: '/h5/behaviour/lin', unfold: unfoldHabits },
  {
    name: 'paragraphs for plans',
    path: '/h5/behaviour/lin/drafts',
    unfold: (page) => page.getByText('数据不足').waitFor(),
  },
  {
    name: 'the standards of habits',
    path: '/h5/behaviour/settings',
    unfold: (page) => page.getByText('顾盼').waitFor(),
  },
  { name: 'the coach’s board', path: '/h5/coach', unfold: unfoldCoach },
  { name: 'the courses', path: '/h5/courses', unfold: unfoldCourses },
  { name: 'the points', path: '/h5/points', unfold: (page) => page.getByText('12 分').waitFor() },
  { name: 'the practices', path: '/h5/practices', unfold: unfoldPractices },
  {
    name: 'how soon things are answered',
    path: '/h5/response',
    unfold: (page) => page.getByText('不放心我们').waitFor(),
  },
  { name: 'the gaps', path: '/h5/gaps', unfold: (page) => page.getByText('何苗').waitFor() },
  { name: 'the gaps of somebody', path: '/h5/gaps/lin', unfold: (page) => page.getByText('最近没接住的').waitFor() },
  { name: 'how people are assessed', path: '/h5/assessment', unfold: unfoldAnswer },
  { name: 'the scores', path: '/h5/score', unfold: (page) => page.getByText('64.5').waitFor() },
  { name: 'the targets', path: '/h5/targets', unfold: unfoldTargets },
  { name: 'the settings', path: '/h5/settings', unfold: (page) => page.getByText('顾盼').waitFor() },
  {
    name: 'the ledger of tracks',
    path: '/h5/tracks',
    unfold: (page) => page.getByRole('heading', { name: '两周内有动静' }).waitFor(),
  },
  { name: 'the library', path: '/h5/library', unfold: unfoldLibrary },
  { name: 'a file of the library', path: '/h5/library/files', unfold: unfoldLibraryFile },
  { name: 'a draft', path: '/h5/library/drafts/d1', unfold: unfoldDraft },
  { name: 'a track being written', path: '/h5/library/track/price-clarify/write', unfold: unfoldWriting },
  { name: 'a path being written', path: '/h5/library/path/general/write', unfold: unfoldPathWriting },
  { name: 'the solutions', path: '/h5/solutions', unfold: unfoldSolutions },
  { name: 'a visit', path: '/h5/visit?deal=hospital', unfold: unfoldVisit },
  { name: 'the imports', path: '/h5/import', unfold: (page) => page.getByText('客户名单.csv').waitFor() },
  { name: 'a mapping', path: '/h5/import', unfold: unfoldMapping },
  { name: 'a trial', path: '/h5/import', unfold: unfoldTrial },
  { name: 'a refusal', path: '/h5/deals/of-somebody-else', unfold: (page) => page.getByRole('alert').waitFor() },
  { name: 'no page', path: '/h5/nowhere/at/all', unfold: (page) => page.getByRole('main').waitFor() },
  { name: 'the console', path: '/console', unfold: unfoldChat },
]

/** Opened where it is narrowest and the text largest; then turned to how else it may be looked at. */
const [hardest, ...others]: [Look, ...Look[]] = [
  { name: '160 % text on 320 px', width: 320, height: 640, text: 160 },
  { name: '160 % text', width: 375, height: 667, text: 160 },
  { name: '320 px', width: 320, height: 640 },
  { name: '375 px', width: 375, height: 667 },
  { name: 'light', width: 390, height: 844 },
  { name: 'dark', width: 390, height: 844, dark: true },
  { name: '768 px', width: 768, height: 1024 },
  { name: 'desktop', width: 1280, height: 800 },
  { name: 'desktop, dark', width: 1280, height: 800, dark: true },
]

describePages('every page, however it is looked at', (under) => {
  test.each(pages)('$name', { timeout: 60_000 }, async ({ path, unfold }) => {
    const page = await under.visit(path, { viewport: hardest })
    await lookAt(page, hardest)
    await unfold(page)
    for (const look of [hardest, ...others]) {
      await lookAt(page, look)
      expect.soft(await sidewaysOverflow(page), `wider than its window: ${look.name}`).toBeLessThanOrEqual(0)
      expect.soft(await axeFindings(page), look.name).toEqual([])
      expect.soft(await tooSmallToTouch(page), look.name).toEqual([])
    }
    await page.context().close()
  })

  test.concurrent.each([...Object.entries(routes).map(([route, { path = route }]) => `/h5${path}`), '/console'])(
    '%s costs an empty cache at most 60 KB, all from here',
    async (path) => {
      const page = await under.visit('about:blank')
      const loaded: Response[] = []
      page.on('response', (response) => {
        if (!['fetch', 'xhr', 'eventsource'].includes(response.request().resourceType())) loaded.push(response)
      })
      const phone = { width: 390, height: 844 }
      await page.setViewportSize(phone)
      await page.goto(under.origin() + path, { waitUntil: 'networkidle' })
      const bytes = await Promise.all(
        loaded.map(async (response) => ({ url: response.url(), size: gzipSync(await response.body()).length })),
      )
      expect(bytes.length).toBeGreaterThan(2)
      expect(bytes.filter(({ url }) => !url.startsWith(under.origin()))).toEqual([])
      expect(bytes.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(60_000)
      await page.context().close()
    },
  )
})

async function unfoldCoach(page: Page): Promise<void> {
  await page.getByText('值得学').first().waitFor()
  for (const person of await page.locator('summary').all()) await person.click()
  await page.getByRole('button', { name: '发《三句话写出他家的方案》' }).click()
  await page.getByText('发给林晓了').waitFor()
}

async function unfoldPractices(page: Page): Promise<void> {
  await page.getByRole('button', { name: '分享给全公司' }).first().click()
  await page.getByText('分享给全公司了').waitFor()
}

async function unfoldCourses(page: Page): Promise<void> {
  await page.getByRole('button', { name: '写一门微课' }).click()
  await page
    .getByLabel('选择表格')
    .setInputFiles({ name: '微课.csv', mimeType: 'text/csv', buffer: Buffer.from('标题,分钟,针对\n') })
  await page.getByText('不认识“压价”').waitFor()
}

async function unfoldTargets(page: Page): Promise<void> {
  await page
    .getByLabel('选择表格')
    .setInputFiles({ name: '目标.csv', mimeType: 'text/csv', buffer: Buffer.from('姓名,期间,目标\n') })
  await page.getByText('你能定目标的人里没有').waitFor()
}

async function unfoldMerge(page: Page): Promise<void> {
  await page.getByRole('button', { name: '看看合并会怎样' }).first().click()
  await page.getByText('两家的负责人不同').waitFor()
}

async function unfoldHandOver(page: Page): Promise<void> {
  await page.getByLabel('谁的客户').selectOption('lin')
  await page.getByLabel('交给谁').selectOption('chen')
  await page.getByRole('button', { name: '交接 2 家' }).waitFor()
}

async function unfoldDeal(page: Page): Promise<void> {
  await unfoldCase(page)
  await page.mouse.wheel(0, 20_000)
  await page.getByRole('heading', { name: '决策链', exact: true }).waitFor()
}

async function unfoldLibraryFile(page: Page): Promise<void> {
  await page
    .getByLabel('选择 Excel 或 Markdown 文件')
    .setInputFiles({ name: '话术.md', mimeType: 'text/markdown', buffer: Buffer.from('## 先问用几年') })
  await page.getByText('没有读的列：备注').waitFor()
  for (const item of await page.locator('summary').all()) await item.click()
}

async function unfoldSolutions(page: Page): Promise<void> {
  await page
    .getByLabel('选择 Word、Markdown 或表格')
    .setInputFiles({ name: '方案.docx', mimeType: 'application/zip', buffer: Buffer.from('PK') })
  await page.getByText('不认识“航运”').waitFor()
}

async function unfoldCase(page: Page): Promise<void> {
  for (const track of await page.locator('summary').all()) await track.click()
  await page.getByRole('switch').first().click()
  await page.getByText('相关不等于因果：').waitFor()
}

async function unfoldScoreboard(page: Page): Promise<void> {
  await page.getByText('说的和发生的').waitFor()
  for (const version of await page.locator('summary').all()) await version.click()
  await page.getByRole('button', { name: '现在学一遍' }).click()
  await page.getByText('第 3 版学完了').waitFor()
}

async function unfoldHeatmap(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /投诉：\s*2\s*高/ })
    .first()
    .click()
  await page.getByText('多了要重新上会').waitFor()
}

async function unfoldAttention(page: Page): Promise<void> {
  await page.getByRole('button', { name: '存下' }).click()
  await page.getByText('存好了，马上生效').waitFor()
}

async function unfoldCalendar(page: Page): Promise<void> {
  await page.getByText('calendar.example.com').waitFor()
  await page.getByText('换一个地址').click()
  await page.getByLabel('CalDAV 账号').check()
  await page.getByLabel('应用专用密码').waitFor()
}

async function unfoldVisit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '看看会记成什么' }).waitFor()
  await page.mouse.wheel(0, 20_000)
  await page.getByRole('heading', { name: '客户说的' }).waitFor()
  await page.getByRole('button', { name: '看看会记成什么' }).click()
  await page.getByRole('heading', { name: '这样记，对吗？' }).waitFor()
}

async function unfoldLibrary(page: Page): Promise<void> {
  await page.getByText('行业路径（').click()
  await page.getByText('医疗器械·医院').waitFor()
}

async function unfoldDraft(page: Page): Promise<void> {
  await page.getByRole('button', { name: '不采用' }).click()
  for (const edition of await page.locator('summary').all()) await edition.click()
}

async function unfoldWriting(page: Page): Promise<void> {
  await page.getByText('行业、产品形态、受监管场景、触发词').click()
  await page.getByLabel('受监管场景').selectOption('连锁药店')
  await page.getByRole('button', { name: '试一下' }).click()
  await page.getByText('销售看到的是这样').waitFor()
}

async function unfoldPathWriting(page: Page): Promise<void> {
  await page.getByText('哪几条从记录里看得出').first().click()
}

async function unfoldHeatTable(page: Page): Promise<void> {
  await page.getByRole('button', { name: '看文字表' }).click()
  await page.getByText('高：投诉').first().waitFor()
}

async function unfoldChat(page: Page): Promise<void> {
  await page.getByRole('button', { name: '华东某三甲医院' }).click()
  await page.getByRole('button', { name: '用①', exact: true }).last().click()
  await page.getByRole('button', { name: '已用①' }).last().waitFor()
}

async function unfoldMapping(page: Page): Promise<void> {
  const file = { name: '在谈商机.csv', mimeType: 'text/csv', buffer: Buffer.from('客户名称') }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: '核对每一列' }).waitFor()
  await page.getByText('负责人：1 种写法').click()
}

async function unfoldTrial(page: Page): Promise<void> {
  await unfoldMapping(page)
  await page.getByRole('button', { name: '试算' }).click()
  await page.getByRole('button', { name: '再看一些' }).click()
}

/** The form by which a challenge is answered, at its longest. */
async function unfoldAnswer(page: Page): Promise<void> {
  await page.getByLabel('怎么答复').selectOption('without')
  await page.getByLabel('云澜二院').check()
}

async function unfoldHabits(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '谁看过' }).waitFor()
  for (const habit of await page.locator('summary').all()) await habit.click()
}
