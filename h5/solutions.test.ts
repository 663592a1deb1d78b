import { expect, test } from 'vitest'
import { describePages } from './testing/pages-under-test.ts'

describePages('the solutions', (under) => {
  test('are looked for by the customer’s words, each with why, and are there to be sent on', async () => {
    const page = await under.visit('/h5/solutions')
    const looking = page.waitForRequest((request) => request.url().includes('/api/solutions?q=%E6%96%AD%E7%94%B5'))
    await page.getByLabel('搜一搜').fill('断电')
    await looking
    await page.getByText('提到“半夜断电”“疫苗报废” · 医疗行业').waitFor()
    await page.getByRole('button', { name: /复制.*医院冷链监测/ }).click()
    await page.getByRole('button', { name: /已复制|复制不了/ }).waitFor()
  })

  test('a file is tried first, what is wrong is said line by line, and then brought in', async () => {
    const page = await under.visit('/h5/solutions')
    const file = { name: '方案.docx', mimeType: 'application/zip', buffer: Buffer.from('PK') }
    await page.getByLabel('选择 Word、Markdown 或表格').setInputFiles(file)
    await page.getByText('第 42 段“行业”：不认识“航运”').waitFor()
    const bringing = page.waitForRequest('**/api/solutions/files/bring-in')
    await page.getByRole('button', { name: '导入（3）' }).click()
    await bringing
    await page.getByText('导入了 3 个，已经在用。').waitFor()
  })

  test('stand on the page of a deal they fit', async () => {
    const page = await under.visit('/h5/deals/hospital')
    await page.getByRole('heading', { name: '赢单概率' }).first().waitFor()
    await page.mouse.wheel(0, 20_000)
    await page.getByRole('heading', { name: '用得上的方案' }).waitFor()
    expect(await page.getByText('断电十秒发短信').count()).toBeGreaterThan(0)
  })
})
