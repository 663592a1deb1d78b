import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { demoServer } from '../testing/demo-server.ts'
import type { DealList, DealRecord, PastVisits, VisitPage, VisitState } from './contract.ts'

const server = demoServer()
const { call } = server

/** 林晓 and 陈嘉 are reps of two teams, 许蔚 is the manager of 林晓's. */
async function phoneOf(userId: string) {
  const [cookie, asked] = [await server.cookieOf(userId), await server.pagesOf(userId)]
  return {
    asked,
    putPhoto: (id: string, bytes: Uint8Array) => call(at(id, 'photo'), { cookie, bytes }),
    photo: (id: string) => call(at(id, 'photo'), { cookie }),
    putPlace: (id: string, place: object) => asked(at(id, 'place'), place),
    drop: (id: string) => asked(at(id, 'drop'), {}),
  }
}

const at = (id: string, deed: string) => `/api/visits/attachments/${id}/${deed}`

type Phone = Awaited<ReturnType<typeof phoneOf>>

const taken = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#864' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'secret' } })
    .toBuffer()

async function file(phone: Phone, attached: string[], note = '刚见了韩总，他说再看看') {
  const [deal] = (await phone.asked<DealList>('/api/deals')).deals
  const { form } = await phone.asked<VisitPage>(`/api/visits/form?deal=${deal?.id}`)
  await phone.asked('/api/visits', { form: { ...form, note, attached } })
  for (let tries = 0; tries < 100; tries++) {
    if ((await phone.asked<VisitState>(`/api/visits/filings/${form.key}`)).state === 'filed') break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { key: form.key, dealId: deal?.id ?? '' }
}

const newest = async (phone: Phone, dealId: string) =>
  (await phone.asked<PastVisits>(`/api/deals/${dealId}/visits`)).visits[0]

describe('what is put to a visit', () => {
  test('a photo tells nothing besides, is kept once, and is shown to whoever may see the visit alone', async () => {
    const [lin, xu, chen] = await Promise.all(['lin', 'xu', 'chen'].map(phoneOf))
    if (lin === undefined || xu === undefined || chen === undefined) throw new Error('nobody there')
    const id = randomUUID()
    for (let times = 0; times < 2; times++) expect((await lin.putPhoto(id, await taken())).status).toBe(204)
    expect((await lin.photo(id)).status).toBe(200)
    expect((await xu.photo(id)).status).toBe(404)
    const { dealId } = await file(lin, [id])
    expect(await newest(lin, dealId)).toMatchObject({ photos: [{ id, isOwn: true }] })
    const shown = await xu.photo(id)
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('x-content-type-options')]).toEqual([
      ...[200, 'image/jpeg', 'nosniff'],
    ])
    const bytes = Buffer.from(await shown.arrayBuffer())
    expect([bytes.includes('secret'), (await sharp(bytes).metadata()).width]).toEqual([false, 40])
    expect((await chen.photo(id)).status).toBe(404)
    const { timeline } = await xu.asked<DealRecord>(`/api/deals/${dealId}/record`)
    expect(timeline.find(({ kind }) => kind === '拜访')?.photos).toEqual([{ id, isOwn: false }])
    await expect(xu.drop(id)).rejects.toThrow('没找到')
    await lin.drop(id)
    expect((await newest(lin, dealId))?.photos).toEqual([])
    expect((await xu.photo(id)).status).toBe(404)
  })

  test('a place is kept to about a kilometre, and taken back at any time', async () => {
    const lin = await phoneOf('lin')
    const id = randomUUID()
    await lin.putPlace(id, { latitude: 31.234567, longitude: 121.476543 })
    const { dealId } = await file(lin, [id], '刚见了赵工，他嫌交期长')
    expect((await newest(lin, dealId))?.place?.text).toBe('北纬 31.23°，东经 121.48°（一公里左右）')
    await lin.drop(id)
    expect((await newest(lin, dealId))?.place).toBeUndefined()
    await expect(lin.putPlace(randomUUID(), { latitude: 91, longitude: 0 })).rejects.toThrow()
  })

  test('with the visit it is gone', async () => {
    const lin = await phoneOf('lin')
    const id = randomUUID()
    await lin.putPhoto(id, await taken())
    const { key } = await file(lin, [id], '刚见了孙经理，他说再等等')
    await lin.asked(`/api/visits/filings/${key}/undo`, {})
    for (let tries = 0; tries < 100 && (await lin.photo(id)).status !== 404; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20))
    expect((await lin.photo(id)).status).toBe(404)
  })

  test.each([
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'), 'HEIC'],
    ['a drawing with scripts', Buffer.from('<svg onload="alert(1)"/>'), '不是能读的照片'],
    ['a page that calls itself a photo', Buffer.from('\xff\xd8\xff<html>', 'latin1'), '不是能读的照片'],
    ['one larger than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), '超过 5 MB'],
  ])('%s is refused with a sentence', async (_what, bytes, why) => {
    const lin = await phoneOf('lin')
    const answer = await lin.putPhoto(randomUUID(), bytes)
    expect([answer.ok, ((await answer.json()) as { message: string }).message]).toEqual([
      false,
      expect.stringContaining(why),
    ])
  })

  test('a visit is not written without a photo that did not arrive, nor with somebody else’s', async () => {
    const [lin, chen] = [await phoneOf('lin'), await phoneOf('chen')]
    const id = randomUUID()
    await expect(file(lin, [id])).rejects.toThrow('没有传到')
    await chen.putPhoto(id, await taken())
    await expect(file(lin, [id])).rejects.toThrow('没有传到')
  })

  test('pictures that no visit asks for do not pile up', async () => {
    const chen = await phoneOf('chen')
    const photo = await taken()
    const answers: number[] = []
    for (let count = 0; count < 31; count++) answers.push((await chen.putPhoto(randomUUID(), photo)).status)
    expect(answers.at(-1)).toBe(403)
  })
})
