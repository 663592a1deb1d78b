import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { reading, trial } from './mock/imports.ts'
import { hostile, textsIn } from './testing/hostile.ts'
import { describePages } from './testing/pages-under-test.ts'

const file = { name: '在谈商机 王芳.csv', mimeType: 'text/csv', buffer: Buffer.from('客户名称\n甲') }

describePages('importing', (under) => {
  test('a file that was sent into the chat is gone on with from the card', async () => {
    const page = await under.visit('/h5/import?upload=upload')
    await page.getByText('1 种没对上').waitFor()
    await page.getByRole('button', { name: '换一份文件' }).click()
    await page.getByRole('radio', { name: '在谈商机' }).waitFor()
  })

  test('from the list: a file is picked, checked, tried, brought in and taken back', async () => {
    const page = await under.visit('/h5/')
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(decodeURIComponent(request.url())))
    await page.getByRole('link', { name: '更多' }).click()
    await page.getByRole('link', { name: '从表格带入客户' }).click()
    await page.getByRole('radio', { name: '在谈商机' }).check()
    const uploading = page.waitForRequest('**/api/imports/uploads')
    await page.locator('input[type=file]').setInputFiles(file)
    const upload = await uploading
    expect(upload.headers()).toMatchObject({
      'x-import-kind': 'open-deals',
      'x-file-name': encodeURIComponent(file.name),
      'content-type': 'application/octet-stream',
    })

    await page.getByText('1 种没对上').waitFor()
    await page.getByLabel('待定标').selectOption('招投标')
    await page.getByText('阶段：3 种写法').waitFor()
    await page.getByText('没对上').waitFor({ state: 'detached' })
    await page.getByLabel('产品').selectOption('备注')
    await page.getByText('没用到的列').waitFor({ state: 'detached' })
    await page.getByLabel('从哪里来').fill('2026 年上海展会交换名片')
    await page.getByRole('radio', { name: '本人同意' }).check()
    const trying = page.waitForRequest('**/dry-run')
    await page.getByRole('button', { name: '试算' }).click()
    expect((await trying).postDataJSON()).toMatchObject({
      mapping: { columns: { product: '备注' }, words: { stage: { 待定标: 'bidding' } } },
      basis: { source: '2026 年上海展会交换名片', legalBasis: 'consent' },
    })

    await page.getByText('什么都还没有写').waitFor()
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
    const deciding = page.waitForRequest('**/dry-run')
    await page.getByRole('radio', { name: '也许就是 苏州宏达精密机械有限公司' }).check()
    await page.getByRole('button', { name: '按选的再试算（1 / 2）' }).click()
    expect((await deciding).postDataJSON()).toMatchObject({
      mapping: { same: { 苏州宏大精密机械有限公司: '苏州宏达精密机械有限公司' } },
    })
    await page.getByRole('heading', { name: '是不是同一家' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '导入 1235 条' }).click()
    await page.getByRole('progressbar', { name: '进度' }).waitFor()
    await page.getByRole('heading', { name: '已导入' }).waitFor()
    expect(await page.getByRole('link', { name: '下载逐行报告' }).getAttribute('href')).toBe('/api/imports/new/report')
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('button', { name: '确定撤销整份？' }).click()
    await page.getByText('青禾传感器 · 二期扩容：导入之后有了拜访').waitFor()

    expect(new URL(page.url()).pathname).toBe('/h5/import')
    expect(addresses.filter((address) => /王芳|客户|甲/.test(address))).toEqual([])
  })

  test('a file may be dropped on the page', async () => {
    const page = await under.visit('/h5/import')
    await page.locator('.drop').waitFor()
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['客户名称\n甲'], '客户.csv'))
      return transfer
    })
    await page.dispatchEvent('.drop', 'dragover', { dataTransfer: dropped })
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: dropped })
    await page.getByRole('heading', { name: '核对每一列' }).waitFor()
  })

  test('what the server refuses is said, and what was settled stays', async () => {
    const page = await under.visit('/h5/import')
    await page.route('**/dry-run', (route) =>
      route.fulfill({ status: 403, json: { message: '还没有选“客户名称”是哪一列' } }),
    )
    await pickFile(page)
    await page.getByLabel('商机名称').selectOption('备注')
    await page.getByRole('button', { name: '试算' }).click()
    await page.getByRole('alert').getByText('还没有选“客户名称”是哪一列').waitFor()
    expect(await page.getByLabel('商机名称').inputValue()).toBe('备注')
  })

  test('contacts wait for their source and legal basis', async () => {
    const page = await under.visit('/h5/import')
    await page.route('**/api/imports/uploads', (route) => route.fulfill({ json: { ...reading, basis: 'needed' } }))
    await pickFile(page)
    const tryOut = page.getByRole('button', { name: '试算' })
    expect(await tryOut.isDisabled()).toBe(true)
    await page.getByLabel('从哪里来').fill('客户提供的通讯录')
    expect(await tryOut.isDisabled()).toBe(true)
    await page.getByRole('radio', { name: '订立或履行合同所必需' }).check()
    expect(await tryOut.isDisabled()).toBe(false)
  })
})

describePages(
  'a file with scripts in its cells',
  (under) => {
    test('shows them as they are, in the mapping and in the trial', async () => {
      const page = await under.visit('/h5/import')
      await pickFile(page)
      const mapped = await page.locator('#app').textContent()
      const shown = [...reading.columns.flatMap(({ name }) => name), ...reading.notes, reading.file]
      expect(shown.map((text) => hostile(text, 'name')).filter((text) => !mapped?.includes(String(text)))).toEqual([])
      await page.getByRole('button', { name: '试算' }).click()
      await page.getByRole('heading', { name: '试算结果' }).waitFor()
      const tried = await page.locator('#app').textContent()
      const told = textsIn(hostile(trial.problems.slice(0, 20)))
      expect(told.filter((text) => text !== '' && !tried?.includes(text))).toEqual([])
      expect(await page.locator('#app img').count()).toBe(0)
    })
  },
  hostile,
)

async function pickFile(page: Page): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: '核对每一列' }).waitFor()
}
