import sharp from 'sharp'
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

  test('photos and a coarse place, each only if wanted, wait on the phone with it and go before it', async () => {
    const here = { latitude: 31.234567, longitude: 121.476543 }
    const page = await under.visit('/h5/visit?deal=hospital', { permissions: ['geolocation'], geolocation: here })
    await page.getByLabel('聊了什么').waitFor()
    expect(await page.getByLabel(/记下大概位置/).isChecked()).toBe(false)
    await page.getByLabel(/记下大概位置/).check()
    const photo = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#264' } })
      .jpeg()
      .withExif({ IFD0: { Artist: 'secret' } })
      .toBuffer()
    const pick = page.getByLabel('加照片')
    await pick.setInputFiles({ name: '白板.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.locator('form').getByRole('img', { name: '第 1 张照片' }).waitFor()
    await pick.setInputFiles({ name: '现场.heic', mimeType: 'image/heic', buffer: Buffer.from('ftypheic') })
    await page.getByText('现场.heic 打不开').waitFor()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '看看会记成什么' }).click()
    await page.getByRole('button', { name: '先存着，有网就交' }).click()
    await page.getByText('没有网络，已经存在手机上').waitFor()
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(new URL(request.url()).pathname.replace(/[0-9a-f-]{36}/, 'ID'))
    })
    const placing = page.waitForRequest('**/place')
    const sending = page.waitForRequest((request) => request.url().endsWith('/api/visits'))
    await page.context().setOffline(false)
    expect((await placing).postDataJSON()).toEqual({ latitude: 31.23, longitude: 121.48 })
    expect((await sending).postDataJSON().form.attached).toHaveLength(2)
    await page.getByRole('heading', { name: '已记下云澜二院的拜访' }).waitFor()
    expect(sent.slice(-3)).toEqual([
      '/api/visits/attachments/ID/place',
      '/api/visits/attachments/ID/photo',
      '/api/visits',
    ])
  })

  test('whoever put a photo or the place takes it away again', async () => {
    const page = await under.visit('/h5/visit?deal=hospital')
    await page.getByRole('button', { name: '看看会记成什么' }).waitFor()
    await page.mouse.wheel(0, 20_000)
    await page.getByText('北纬 31.23°').waitFor()
    const dropping = page.waitForRequest('**/drop')
    await page.getByRole('button', { name: '收回位置' }).click()
    await dropping
    await page.getByText('已经删掉，谁也看不到了').waitFor()
    expect(await page.getByText('北纬 31.23°').count()).toBe(0)
  })
})
