import { expect, test } from 'vitest'
import { describePages } from './testing/pages-under-test.ts'

describePages('the library', (under) => {
  test('is searched and narrowed, and says whose words they are', async () => {
    const page = await under.visit('/h5/library')
    await page.getByRole('link', { name: '趁等集采做参数' }).waitFor()
    expect(await page.getByText('来自 林小满').count()).toBeGreaterThan(0)
    const looking = page.waitForRequest(
      (request) => new URL(request.url()).search !== '' && request.url().includes('/api/library'),
    )
    await page.getByLabel('回应什么').selectOption('嫌贵')
    await page.getByLabel('搜一搜').fill('五年')
    const { searchParams } = new URL((await looking).url())
    expect(Object.fromEntries(searchParams)).toEqual({ q: '五年', topic: 'PRICE' })
  })

  test('a track is written, checked, tried on a deal and submitted', async () => {
    const page = await under.visit('/h5/library')
    await page.getByRole('link', { name: '写一套新的' }).click()
    await page.getByLabel('名称').fill('先问用几年')
    await page.getByLabel('开场').fill('价钱先放一边。{称呼}量的是哪一年？')
    await page.getByRole('button', { name: '存草稿并检查' }).click()
    await page.getByText('还没写应对').first().waitFor()
    await page.getByLabel('应对').fill('看五年，就把电费、耗材和停机的损失摆到一张纸上。')
    await page.getByLabel('带上的证据').fill('空表\n报价单')
    await page.getByRole('checkbox', { name: '拍板人' }).check()
    await page.getByLabel('在哪一单上试').selectOption({ index: 1 })
    const trying = page.waitForRequest('**/api/library/try')
    await page.getByRole('button', { name: '试一下' }).click()
    expect((await trying).postDataJSON()).toMatchObject({ dealId: expect.any(String), words: { name: '先问用几年' } })
    await page.getByText('{竞品} 这一单没人说过，先用“另一家”').waitFor()
    await page.getByText('不知道截止，“{截止}以前”没有说').waitFor()
    const submitting = page.waitForRequest('**/submit')
    const writing = page.waitForRequest((request) => request.url().endsWith('/api/library/drafts'))
    await page.getByRole('button', { name: '提交审批' }).click()
    expect((await writing).postDataJSON()).toMatchObject({
      kind: 'track',
      words: { evidence: ['空表', '报价单'], listeners: ['EB'], objection: 'PRICE' },
    })
    await submitting
    await page.getByRole('heading', { name: '等审批的改动' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/h5/library/drafts/d1')
  })

  test('what waits is published as it was looked at, and any edition is gone back to in one step, asked once', async () => {
    const page = await under.visit('/h5/library/drafts/d1')
    const publishing = page.waitForRequest('**/publish')
    await page.getByRole('button', { name: '同意并发布' }).click()
    expect((await publishing).postDataJSON()).toEqual({ writtenAt: '2026-11-24T01:00:00.000Z' })
    await page.waitForURL('**/library/track/price-clarify')
    await page.getByText('原版').click()
    await page.getByRole('button', { name: '退回这一版' }).click()
    const restoring = page.waitForRequest('**/restore')
    await page.getByRole('button', { name: '确定退回这一版' }).click()
    expect((await restoring).postDataJSON()).toEqual({ number: 0 })
  })

  test('what is not taken is told why', async () => {
    const page = await under.visit('/h5/library/drafts/d1')
    await page.getByRole('button', { name: '不采用' }).click()
    await page.getByLabel('为什么不采用').fill('和已有的太像')
    const declining = page.waitForRequest('**/decline')
    await page.getByRole('button', { name: '确定不采用' }).click()
    expect((await declining).postDataJSON()).toEqual({ remark: '和已有的太像' })
    await page.waitForURL('**/library/track/price-clarify')
  })

  test('a file is tried, and what is right in it goes in as drafts, submitted', async () => {
    const page = await under.visit('/h5/library')
    const out = page.getByRole('link', { name: 'Excel' })
    expect(await out.getAttribute('href')).toBe('/api/library/files/tracks?form=xlsx')
    await page.getByRole('link', { name: '导入、全部导出' }).click()
    const trying = page.waitForRequest('**/api/library/files/try')
    await page.getByLabel('选择 Excel 或 Markdown 文件').setInputFiles({
      name: '话术.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('## 先问用几年'),
    })
    expect((await trying).method()).toBe('POST')
    await page.getByText('第 4 行“异议”：不认识“太贵了”').waitFor()
    await page.getByText('没有读的列：备注').waitFor()
    await page.getByText('改了 2 处').click()
    const bringing = page.waitForRequest('**/api/library/files/bring-in')
    await page.getByRole('button', { name: '存草稿并提交审批（2）' }).click()
    expect(await (await bringing).headerValue('x-library-submit')).toBe('1')
    await page.getByRole('heading', { name: '2 份提交审批了' }).waitFor()
  })

  test('who stands first is decided where the ledger bears it out, asked once, and what had retired is kept', async () => {
    const page = await under.visit('/h5/tracks')
    await page.getByText('证据不足：还不能肯定真有差别').first().waitFor()
    expect(await page.getByRole('button', { name: /排第一/ }).count()).toBe(1)
    await page.getByRole('button', { name: '定“证据价值”排第一' }).click()
    const deciding = page.waitForRequest('**/api/tracks/prefer')
    await page.getByRole('button', { name: '确定？马上生效' }).click()
    expect((await deciding).postDataJSON()).toEqual({ strategy: 'evidence' })
    await page.getByRole('button', { name: '退回上一步' }).click()
    const back = page.waitForRequest('**/api/tracks/step-back')
    await page.getByRole('button', { name: '确定退回上一步？马上生效' }).click()
    expect((await back).postDataJSON()).toEqual({ number: 3 })
    const keeping = page.waitForRequest('**/api/tracks/keep')
    await page.getByRole('button', { name: /^留用.*拿条件换价格不白让/ }).click()
    expect((await keeping).postDataJSON()).toEqual({ trackId: 'price-advance', version: 0 })
  })

  test('a path’s stages are written, and what shows a criterion stays with it', async () => {
    const page = await under.visit('/h5/library/path/general/write')
    await page.getByLabel('行业里叫什么').first().fill('摸底')
    await page.getByLabel('出口条件').first().fill('有一个能打通的联系人\n说得出为什么现在看')
    const writing = page.waitForRequest((request) => request.url().endsWith('/api/library/drafts'))
    await page.getByRole('button', { name: '存草稿并检查' }).click()
    const { kind, words } = (await writing).postDataJSON()
    expect(kind).toBe('path')
    expect(words.stages[0]).toMatchObject({
      name: '摸底',
      exit: [{ text: '有一个能打通的联系人', shownBy: 'somebody-known' }, { text: '说得出为什么现在看' }],
    })
  })
})
