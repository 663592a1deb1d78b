import { expect, test } from 'vitest'
import { describePages } from './testing/pages-under-test.ts'

describePages('the page of a visit', (under) => {
  test('is put right, looked at old → new, written, and taken back', async () => {
    const page = await under.visit('/h5/visit?deal=hospital')
    await page.getByLabel('张主任的角色').selectOption('拍板人')
    await page.getByRole('button', { name: '不记 异议嫌贵' }).click()
    const looking = page.waitForRequest('**/api/visits/preview')
    await page.getByRole('button', { name: '看看会记成什么' }).click()
    expect((await looking).postDataJSON()).toMatchObject({
      touched: ['attendees', 'heard'],
      attendees: [{ name: '张主任', role: 'EB' }, { name: '设备科的刘工' }],
      heard: [{ key: 'budget' }],
    })
    await page.getByText('60 万 → 80 万').waitFor()
    const sending = page.waitForRequest((request) => request.url().endsWith('/api/visits'))
    await page.getByRole('button', { name: '记下' }).click()
    expect((await sending).postDataJSON()).toMatchObject({ seen: 'mark' })
    await page.getByRole('heading', { name: '已记下云澜二院的拜访' }).waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('不在记录里了').waitFor()
  })

  test('what was typed is there after a reload', async () => {
    const page = await under.visit('/h5/visit?deal=hospital')
    await page.getByLabel('聊了什么').fill('王院长松口了')
    await page.reload()
    await page.getByLabel('聊了什么').waitFor()
    expect(await page.getByLabel('聊了什么').inputValue()).toBe('王院长松口了')
  })

  test('confirmed without a connection it is sent when there is one, under the same key', async () => {
    const page = await under.visit('/h5/visit?deal=hospital')
    await page.getByLabel('聊了什么').waitFor()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '看看会记成什么' }).click()
    await page.getByRole('button', { name: '先存着，有网就交' }).click()
    await page.getByText('没有网络，已经存在手机上').waitFor()
    const sending = page.waitForRequest((request) => request.url().endsWith('/api/visits'))
    await page.context().setOffline(false)
    const { form, seen } = (await sending).postDataJSON()
    expect([form.key, seen]).toEqual(['018f3f2e-6f1c-7c3b-9d35-8a4f3a0c2b71', undefined])
    await page.getByRole('heading', { name: '已记下云澜二院的拜访' }).waitFor()
  })
})
