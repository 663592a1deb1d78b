import { createDecipheriv, createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { XMLParser } from 'fast-xml-parser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exampleCompany } from './example-company.ts'
import { openWecomEmulator, type WecomEmulator } from './index.ts'

/** An app that opens callbacks by the documents alone, with nothing of ours. */
let app: Server
let wecom: WecomEmulator
let received: Received[]
let answer: (response: ServerResponse, arrival: Received) => void

interface Received {
  method: string
  query: URLSearchParams
  body: string
  /** Whether msg_signature fits what it came with. */
  signed: boolean
  receiveId: string
  letter: string
  xml: Record<string, unknown>
}

beforeEach(async () => {
  received = []
  answer = (response) => response.end()
  app = createServer((request, response) => void receive(request, response))
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
  const callbackUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}/im/wecom/callback`
  wecom = await openWecomEmulator({ ...exampleCompany, callbackUrl, timeScale: 0.1 })
})

afterEach(async () => {
  await wecom.close()
  app.closeAllConnections()
  await new Promise((resolve) => app.close(resolve))
})

describe('what people do arrives as documented', () => {
  test('saying something', async () => {
    const receipt = await wecom.says('LinYue', '刚见了张主任，预算八十万')
    expect(receipt).toMatchObject({ status: 200, body: '', deliveries: [{ status: 200 }] })
    expect(received).toMatchObject([
      {
        signed: true,
        receiveId: exampleCompany.corpId,
        xml: {
          ToUserName: exampleCompany.corpId,
          FromUserName: 'LinYue',
          MsgType: 'text',
          Content: '刚见了张主任，预算八十万',
          AgentID: '1000002',
        },
      },
    ])
    expect(received[0]?.letter).toMatch(
      /^<xml><ToUserName><!\[CDATA\[ww6a112864f8022910\]\]><\/ToUserName>.*<CreateTime>\d{10}<\/CreateTime>.*<MsgId>\d{16,19}<\/MsgId><AgentID>1000002<\/AgentID><\/xml>$/,
    )
  })

  test('the envelope names the company and the app', async () => {
    await wecom.says('LinYue', '你好')
    const envelope = new XMLParser({ parseTagValue: false }).parse(received[0]?.body ?? '').xml
    expect(envelope).toEqual({
      ToUserName: exampleCompany.corpId,
      Encrypt: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
      AgentID: '1000002',
    })
  })

  test('MsgIds are beyond what a number can tell apart', async () => {
    await wecom.says('LinYue', '一')
    await wecom.says('LinYue', '二')
    const [first, second] = received.map(({ xml }) => String(xml['MsgId']))
    expect(first).not.toBe(second)
    expect(Number(first)).toBeGreaterThan(Number.MAX_SAFE_INTEGER)
    expect(Math.abs(Number(first) - Number(second))).toBeLessThan(300)
  })

  test('the end of a CDATA section inside the words', async () => {
    await wecom.says('LinYue', '代码 a[b[0]]>1 <b>&amp;')
    expect(received[0]?.xml['Content']).toBe('代码 a[b[0]]>1 <b>&amp;')
  })

  test.each([
    ['voice', { MediaId: 'm1', Format: 'amr' }],
    ['image', { MediaId: 'm2', PicUrl: 'https://a.cn/p.png' }],
    ['location', { Location_X: '31.2', Location_Y: '121.5', Scale: '15', Label: '设备科', AppType: 'wxwork' }],
    ['link', { Title: '招标公告', Description: '', Url: 'https://a.cn', PicUrl: '' }],
  ] as const)('sending a %s', async (type, fields) => {
    await wecom.sends('LinYue', type, fields)
    expect(received[0]?.xml).toMatchObject({ MsgType: type, ...fields, MsgId: expect.any(String) })
  })

  test('entering the app and using its menu are events, without MsgId', async () => {
    await wecom.enters('LinYue')
    await wecom.menu('LinYue', 'morning')
    expect(received.map(({ xml }) => xml)).toMatchObject([
      { MsgType: 'event', Event: 'enter_agent', EventKey: '' },
      { MsgType: 'event', Event: 'click', EventKey: 'morning' },
    ])
    for (const { xml } of received) expect(xml).not.toHaveProperty('MsgId')
  })

  test('a stranger does nothing', async () => {
    await expect(wecom.says('NoBody', '你好')).rejects.toThrow('NoBody')
    expect(received).toEqual([])
  })
})

describe('pressing', () => {
  test('a button brings its key, the task and a code that changes the card once', async () => {
    const bubble = await showCard(buttons)
    await wecom.clicks('LinYue', bubble, 'take:1')
    const event = received[0]?.xml ?? {}
    expect(event).toMatchObject({
      Event: 'template_card_event',
      EventKey: 'take:1',
      TaskId: 'deal-7',
      CardType: 'button_interaction',
    })
    expect(event).not.toHaveProperty('SelectedItems')
    const request = { userids: ['LinYue'], response_code: event['ResponseCode'], button: { replace_name: '已采用' } }
    expect(await call('message/update_template_card', request)).toMatchObject({ errcode: 0 })
    expect(wecom.bubbles('LinYue')).toMatchObject([{ replaced: '已采用' }])
    expect((await call('message/update_template_card', request))['errcode']).not.toBe(0)
  })

  test('twice gives two codes', async () => {
    const bubble = await showCard(buttons)
    await wecom.clicks('LinYue', bubble, 'take:1')
    await wecom.clicks('LinYue', bubble, 'take:1')
    expect(received[0]?.xml['ResponseCode']).not.toBe(received[1]?.xml['ResponseCode'])
  })

  test('what is not there to press is refused here, not sent', async () => {
    const bubble = await showCard(buttons)
    await expect(wecom.clicks('LinYue', bubble, 'take:9')).rejects.toThrow('take:9')
    await expect(wecom.clicks('LinYue', bubble, 'link')).rejects.toThrow('link')
    await expect(wecom.clicks('ChenGang', bubble, 'take:1')).rejects.toThrow('no such card')
    await wecom.clicks('LinYue', bubble, 'take:1')
    const response_code = received[0]?.xml['ResponseCode']
    await call('message/update_template_card', { atall: 1, response_code, button: { replace_name: '已采用' } })
    await expect(wecom.clicks('LinYue', bubble, 'take:1')).rejects.toThrow('已采用')
  })

  test('the menu of a card is another event', async () => {
    const bubble = await showCard({ ...buttons, action_menu: { action_list: [{ text: '静音', key: 'mute' }] } })
    await wecom.clicks('LinYue', bubble, 'mute')
    expect(received[0]?.xml).toMatchObject({ Event: 'template_card_menu_event', EventKey: 'mute', TaskId: 'deal-7' })
  })

  test('choices come as SelectedItems, the untouched ones as they were shown', async () => {
    const list = (question_key: string) => ({ question_key, option_list: ['a', 'b'].map((id) => ({ id, text: id })) })
    const bubble = await showCard({
      card_type: 'multiple_interaction',
      main_title: { title: '补全' },
      task_id: 'deal-8',
      select_list: [{ ...list('stage'), selected_id: 'b' }, list('role')],
      submit_button: { text: '提交', key: 'submit' },
    })
    await wecom.clicks('LinYue', bubble, 'submit', { selected: { role: ['b'] } })
    expect(received[0]?.xml['SelectedItems']).toEqual({
      SelectedItem: [
        { QuestionKey: 'stage', OptionIds: { OptionId: 'b' } },
        { QuestionKey: 'role', OptionIds: { OptionId: 'b' } },
      ],
    })
  })
})

describe('delivery', () => {
  test('what is not answered in time is sent again, three times, freshly encrypted', async () => {
    answer = () => {}
    const { callbackUrl = '' } = wecom
    await wecom.close()
    wecom = await openWecomEmulator({ ...exampleCompany, callbackUrl, timeScale: 0.02 })
    const receipt = await wecom.says('LinYue', '没人应')
    expect(receipt.status).toBeUndefined()
    expect(receipt.deliveries.map((delivery) => delivery.failure)).toEqual(Array(4).fill('timeout'))
    expect(receipt.deliveries[0]?.ms).toBeGreaterThanOrEqual(95)
    expect(received).toHaveLength(4)
    expect(new Set(received.map(({ letter }) => letter)).size).toBe(1)
    expect(new Set(received.map(({ query }) => query.get('nonce'))).size).toBe(4)
    expect(new Set(received.map(({ body }) => body)).size).toBe(4)
    expect(received.every(({ signed }) => signed)).toBe(true)
  })

  test('it ends with the first that is accepted', async () => {
    answer = (response) => response.writeHead(received.length < 3 ? 503 : 200).end()
    const receipt = await wecom.says('LinYue', '第三次才收')
    expect(receipt.deliveries.map((delivery) => delivery.status)).toEqual([503, 503, 200])
    expect(receipt.status).toBe(200)
  })

  test('nobody listening is a network failure, tried four times', async () => {
    wecom.callbackUrl = 'http://127.0.0.1:9/'
    const { deliveries } = await wecom.says('LinYue', '服务器不在')
    expect(deliveries.map((delivery) => delivery.failure)).toEqual(Array(4).fill('network'))
  })

  test('duplicates carry one letter, one after the other or at once', async () => {
    let together = 0
    let most = 0
    answer = (response) => {
      together += 1
      most = Math.max(most, together)
      setTimeout(() => {
        together -= 1
        response.end()
      }, 20)
    }
    await wecom.says('LinYue', '重复', { duplicates: 2 })
    expect([received.length, most]).toEqual([3, 1])
    const { deliveries } = await wecom.says('LinYue', '同时', { duplicates: 4, concurrent: true })
    expect(deliveries).toHaveLength(5)
    expect(most).toBeGreaterThan(1)
    expect(new Set(received.map(({ letter }) => letter)).size).toBe(2)
  })

  test('letters written in one order arrive in another', async () => {
    const letters = ['一', '二', '三'].map((words) => wecom.writes.says('LinYue', words))
    await wecom.reorder(letters, [2, 0, 1])
    expect(received.map(({ xml }) => xml['Content'])).toEqual(['三', '一', '二'])
    const ids = received.map(({ xml }) => BigInt(String(xml['MsgId'])))
    expect([...ids].sort((left, right) => (left < right ? -1 : 1))).toEqual([ids[1], ids[2], ids[0]])
  })

  test('a recorded delivery can be posted again byte for byte', async () => {
    const { deliveries } = await wecom.says('LinYue', '原样重放')
    const { url = '', envelope = '' } = deliveries[0] ?? {}
    await fetch(url, { method: 'POST', body: envelope })
    expect(received[1]?.body).toBe(received[0]?.body)
    expect(String(received[1]?.query)).toBe(String(received[0]?.query))
  })
})

describe('forged callbacks, sent once', () => {
  beforeEach(() => {
    answer = (response) => response.writeHead(403).end()
  })

  test('with the signature of somebody else', async () => {
    const { deliveries } = await wecom.says('LinYue', '伪造', { wrongSignature: true })
    expect(deliveries).toHaveLength(1)
    expect(received[0]?.signed).toBe(false)
    expect(received[0]?.query.get('msg_signature')).toMatch(/^[0-9a-f]{40}$/)
  })

  test('well signed, for another company', async () => {
    await wecom.says('LinYue', '别家的', { receiveId: 'wwf181555a13a31443' })
    expect(received).toMatchObject([{ signed: true, receiveId: 'wwf181555a13a31443' }])
  })

  test('well signed, of another time', async () => {
    await wecom.says('LinYue', '昨天的', { timestamp: '1409659813' })
    expect(received[0]?.signed).toBe(true)
    expect(received[0]?.query.get('timestamp')).toBe('1409659813')
  })

  test('with another body under a genuine query', async () => {
    await wecom.says('LinYue', '正文被换', { body: '<!DOCTYPE x><xml/>' })
    expect(received).toMatchObject([{ body: '<!DOCTYPE x><xml/>', signed: false }])
  })
})

describe('saving the callback address', () => {
  test('is confirmed by the very bytes', async () => {
    answer = (response, { letter }) => response.end(letter)
    expect(await wecom.verifyUrl()).toMatchObject({ verified: true, status: 200, body: received[0]?.letter })
    expect(received).toMatchObject([{ method: 'GET', signed: true, receiveId: exampleCompany.corpId }])
  })

  test.each([
    ['quotes', (letter: string) => JSON.stringify(letter)],
    ['a line break', (letter: string) => `${letter}\n`],
    ['a byte order mark', (letter: string) => `\ufeff${letter}`],
    ['nothing', () => ''],
  ])('is not confirmed by %s', async (_, spoil) => {
    answer = (response, { letter }) => response.end(spoil(letter))
    expect(await wecom.verifyUrl()).toMatchObject({ verified: false, status: 200 })
  })

  test('is not confirmed by the right bytes after a second, or under another status', async () => {
    answer = (response, { letter }) => response.writeHead(201).end(letter)
    expect((await wecom.verifyUrl()).verified).toBe(false)
    answer = (response, { letter }) => setTimeout(() => response.end(letter), 1200)
    expect(await wecom.verifyUrl()).toMatchObject({ verified: false, status: undefined })
  })

  test('a plus may be left as it is, which a query parser reads as a space', async () => {
    await wecom.verifyUrl()
    await wecom.verifyUrl({ plainPlus: true })
    const [escaped, plain] = received.map(({ query }) => query.get('echostr'))
    expect(escaped).toContain('+')
    expect(plain).toContain(' ')
  })
})

const buttons = {
  card_type: 'button_interaction',
  main_title: { title: '赢单概率 38%' },
  task_id: 'deal-7',
  button_list: [
    { text: '用①', key: 'take:1' },
    { text: '详情', type: 1, url: 'https://a.cn', key: 'link' },
  ],
}

async function showCard(template_card: Record<string, unknown>) {
  await call('message/send', { touser: 'LinYue', msgtype: 'template_card', template_card })
  return wecom.waitForBubble('LinYue', (bubble) => bubble.kind === 'template_card')
}

async function call(endpoint: string, fields: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { corpId: corpid, secret: corpsecret, agentId: agentid } = exampleCompany
  const token = await fetch(`${wecom.url}/cgi-bin/gettoken?${new URLSearchParams({ corpid, corpsecret })}`)
  const { access_token } = (await token.json()) as { access_token: string }
  const body = JSON.stringify({ agentid, ...fields })
  const response = await fetch(`${wecom.url}/cgi-bin/${endpoint}?access_token=${access_token}`, {
    method: 'POST',
    body,
  })
  return (await response.json()) as Record<string, unknown>
}

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString()
  const query = new URL(request.url ?? '', 'http://app').searchParams
  const encrypted = query.get('echostr') ?? /<Encrypt><!\[CDATA\[(.+?)\]\]>/.exec(body)?.[1] ?? ''
  const arrival = {
    method: request.method ?? '',
    query,
    body,
    signed: isSigned(query, encrypted),
    ...opened(encrypted),
  }
  received.push(arrival)
  answer(response, arrival)
}

function isSigned(query: URLSearchParams, encrypted: string): boolean {
  const parts = [exampleCompany.token, query.get('timestamp') ?? '', query.get('nonce') ?? '', encrypted].sort()
  return createHash('sha1').update(parts.join('')).digest('hex') === query.get('msg_signature')
}

function opened(encrypted: string): Pick<Received, 'receiveId' | 'letter' | 'xml'> {
  if (encrypted === '' || encrypted.includes(' ')) return { receiveId: '', letter: '', xml: {} }
  const key = Buffer.from(`${exampleCompany.encodingAesKey}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()])
  const end = plain.length - (plain.at(-1) ?? 0)
  const letterEnd = 20 + plain.readUInt32BE(16)
  const letter = plain.toString('utf8', 20, letterEnd)
  const { xml = {} } = new XMLParser({ parseTagValue: false, trimValues: false, cdataPropName: false }).parse(letter)
  return { receiveId: plain.toString('utf8', letterEnd, end), letter, xml }
}
