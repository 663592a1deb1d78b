import { afterEach, expect, test } from 'vitest'
import { silent } from '../../src/conversation/log.ts'
import type { Delivery, Outgoing } from '../../src/conversation/platform.ts'
import { exampleCompany } from './emulator/example-company.ts'
import { openWecomEmulator, type WecomEmulator } from './emulator/index.ts'
import { openWecom } from './index.ts'
import { mediaKinds } from './media-kinds.ts'

const lin = 'LinYue'
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200, 7)])

const picture: Outgoing = {
  kind: 'picture',
  picture: {
    title: '风险热力图',
    subtitle: '3 单里有 1 单要核实',
    columns: ['投诉'],
    rows: [{ label: '1  方案', cells: ['dark'] }],
    note: '不含客户和金额',
  },
}
const sheet = (bytes: Buffer): Outgoing => ({
  kind: 'file',
  file: {
    name: '综合评分2026Q4.xlsx',
    base64: bytes.toString('base64'),
    instead: { title: '综合评分', blocks: [], link: { label: '打开', path: '/h5/score' } },
  },
})

let wecom: WecomEmulator
afterEach(() => wecom.close())

test('a picture goes to a member, and into a chat the app made, as the picture it is', async () => {
  const { send, groups } = await anOffice()
  await send(picture)
  expect(wecom.bubbles(lin)).toMatchObject([{ kind: 'image', enclosed: { name: '风险热力图.png', bytes: png } }])

  const made = await groups?.make({ key: 'chat1', name: '群', owner: lin, members: [lin, 'ChenGang'] })
  await send(picture, { recipient: made !== undefined && 'address' in made ? made.address : '' })
  expect(wecom.chats.all()[0]?.said).toMatchObject([{ kind: 'image', enclosed: { bytes: png }, to: [lin, 'ChenGang'] }])
})

test('a file goes by its name, a token that ends in the middle being asked for anew', async () => {
  const { send } = await anOffice()
  wecom.fail('media/upload', 'errcode:42001')
  wecom.fail('message/send', 'errcode:40014')
  await send(sheet(Buffer.from('PK the whole of it')))
  expect(wecom.bubbles(lin)).toMatchObject([
    { kind: 'file', enclosed: { name: '综合评分2026Q4.xlsx', bytes: Buffer.from('PK the whole of it') } },
  ])
})

test('one whose answer was lost is sent again under the same media_id, and seen once', async () => {
  const { send } = await anOffice()
  wecom.fail('message/send', 'executeThenReset')
  await expect(send(picture)).rejects.toMatchObject({ retry: 'unsure' })
  await send(picture, { inDoubt: true })
  expect(wecom.bubbles(lin).map(({ kind }) => kind)).toEqual(['image'])
  expect(wecom.callsOf('media/upload')).toHaveLength(1)
  expect(wecom.dropped).toMatchObject([{ why: 'same request again' }])
})

test('one that may have been shown by a process that died is said in words', async () => {
  const { send } = await anOffice()
  await send(picture, { inDoubt: true })
  expect(wecom.bubbles(lin)).toMatchObject([{ kind: 'markdown', content: expect.stringContaining('投诉（高）') }])
  expect(wecom.callsOf('media/upload')).toEqual([])
})

test.each<[string, Outgoing, string]>([
  ['picture', picture, '图片没能发出来'],
  ['file', sheet(Buffer.from('PK the whole of it')), '没能作为文件发出来'],
])('a %s that WeCom refuses is said in words, and that it is so', async (_, outgoing, told) => {
  const { send } = await anOffice()
  wecom.fail('media/upload', 'errcode:48002')
  await send(outgoing)
  await send(outgoing)
  expect(JSON.stringify(wecom.bubbles(lin))).toContain(told)
  expect(wecom.callsOf('media/upload')).toHaveLength(1)
})

test('one whose media_id has ended is said in words', async () => {
  const { send, passes } = await anOffice()
  wecom.fail('message/send', 'errcode:-1')
  await expect(send(picture)).rejects.toMatchObject({ retry: 'later' })
  passes(4 * 24 * 3600_000)
  await send(picture)
  expect(wecom.bubbles(lin)).toMatchObject([{ kind: 'markdown', content: expect.stringContaining('图片没能发出来') }])
})

test.each<[string, Buffer]>([
  ['more than WeCom takes', Buffer.alloc(mediaKinds.file.most + 1)],
  ['next to nothing', Buffer.from('PK')],
])('%s is not even uploaded', async (_, bytes) => {
  const { send } = await anOffice()
  await send(sheet(bytes))
  expect(wecom.callsOf('media/upload')).toEqual([])
  expect(wecom.bubbles(lin)[0]?.card?.card_action?.url).toContain('/h5/score')
})

test('a drawing that is no PNG is said in words', async () => {
  const { send } = await anOffice(Buffer.from('GIF89a____'))
  await send(picture)
  expect(wecom.callsOf('media/upload')).toEqual([])
  expect(wecom.bubbles(lin)).toMatchObject([{ kind: 'markdown' }])
})

async function anOffice(drawn = png) {
  let ahead = 0
  const now = () => Date.now() + ahead
  wecom = await openWecomEmulator({ ...exampleCompany, now, timeScale: 0.02 })
  const { corpId, secret, token, encodingAesKey, agentId } = exampleCompany
  const platform = openWecom({
    config: { corpId, secret, token, encodingAesKey, agentId: String(agentId), apiBase: wecom.url },
    publicUrl: 'https://sales.example.com',
    log: silent,
    draw: async () => drawn,
    now,
  })
  return {
    groups: platform.groups,
    passes(ms: number) {
      ahead += ms
    },
    send: (outgoing: Outgoing, more: Partial<Delivery> = {}) =>
      platform.send({ key: 'd-1', recipient: lin, conversation: 'wecom:c:lin', outgoing, ...more }),
  }
}
