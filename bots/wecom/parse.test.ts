import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Content, Incoming } from '../../src/conversation/message.ts'
import { toIncoming } from './parse.ts'
import { readXml } from './xml.ts'

const corp = 'ww00sandtable00corp'
const folder = new URL('fixtures/', import.meta.url)

describe('what a callback becomes', () => {
  const expected: Record<string, Content> = {
    text: { kind: 'text', text: '跟三甲医院设备科的张主任聊了，预算80万，等集采' },
    voice: { kind: 'media', type: 'voice', detail: { MediaId: '1G6nrLmr5EC3MMb', Format: 'amr' } },
    image: {
      kind: 'media',
      type: 'image',
      detail: { PicUrl: 'https://example.com/pic?a=1&b=2', MediaId: '2G6nrLmr5EC3MMb' },
    },
    video: { kind: 'media', type: 'video', detail: { MediaId: '3G6nrLmr5EC3MMb', ThumbMediaId: '3T6nrLmr5EC3MMb' } },
    location: {
      kind: 'media',
      type: 'location',
      detail: { Location_X: '31.230', Location_Y: '121.470', Scale: '16', Label: '人民大道 200 号', AppType: 'wxwork' },
    },
    link: {
      kind: 'media',
      type: 'link',
      detail: { Title: '招标公告', Description: '彩超采购', Url: 'https://example.com/tender', PicUrl: '' },
    },
    'enter-agent': { kind: 'enter' },
    'menu-sentence': { kind: 'text', text: '哪些单子有风险' },
    'menu-button': { kind: 'press', action: 'brief.today', argument: '' },
    'card-press': { kind: 'press', action: 'sandbox.take', argument: 'd-17|2', handle: 'zXcVbN-response-1' },
    'card-choices': {
      kind: 'press',
      action: 'visit.reasons',
      argument: 'v-3,dean,cfo,price',
      handle: 'zXcVbN-response-2',
    },
    'card-choices-old-spelling': {
      kind: 'press',
      action: 'visit.reasons',
      argument: 'v-3,dean,cfo,price',
      handle: 'zXcVbN-response-3',
    },
    'card-press-foreign': {
      kind: 'notice',
      name: 'template_card_event',
      detail: {
        EventKey: 'key_of_another_program',
        TaskId: 'd-17-card',
        CardType: 'button_interaction',
        ResponseCode: 'zXcVbN-response-1',
      },
    },
    'external-contact': {
      kind: 'news',
      of: 'outsider',
      id: 'LinXia:wm00customer00one',
      told: { what: 'won', at: 1795503800_000 },
    },
    approval: { kind: 'news', of: 'approval', id: '202611240007' },
    'unknown-type': { kind: 'notice', name: 'hologram', detail: { Beam: 'blue' } },
  }

  test.each(Object.entries(expected))('%s', (name, content) => {
    expect(incoming(fixture(name)).content).toEqual(content)
  })

  test('every fixture is looked at', () => {
    const names = readdirSync(folder).map((file) => file.replace('.xml', ''))
    expect(names.sort()).toEqual(Object.keys(expected).sort())
  })
})

describe('who, where and when', () => {
  test('the speaker stays as said, the conversation ignores case', () => {
    const lin = incoming(fixture('text'))
    expect(lin).toMatchObject({ platform: 'wecom', corp, speaker: 'LinXia', receivedAt: 1_795_503_600_500 })
    expect(lin.conversation).toBe('wecom:ww00sandtable00corp:linxia')
    expect(incoming(fixture('text').replace('LinXia', 'LINXIA')).conversation).toBe(lin.conversation)
  })

  test('a document that names nobody is from the system', () => {
    expect(incoming('<xml><InfoType>x</InfoType></xml>')).toMatchObject({
      speaker: 'sys',
      content: { name: 'unknown' },
    })
  })
})

describe('telling a redelivery from something new', () => {
  const keyOf = (document: string) => incoming(document).dedupeKey

  test('the same words again are the same', () => {
    expect(keyOf(fixture('text'))).toBe(keyOf(fixture('text')))
    expect(keyOf(fixture('card-press'))).toBe(keyOf(fixture('card-press')))
  })

  test('ids beyond 2^53 that differ in the last digit are two messages', () => {
    expect(keyOf(fixture('text').replace('0001</MsgId>', '0002</MsgId>'))).not.toBe(keyOf(fixture('text')))
  })

  test('one id from two people is two messages', () => {
    expect(keyOf(fixture('text').replace('LinXia', 'WangMin'))).not.toBe(keyOf(fixture('text')))
  })

  test('two presses in one second are two', () => {
    expect(keyOf(fixture('card-press').replace('d-17|2', 'd-17|3'))).not.toBe(keyOf(fixture('card-press')))
  })
})

function fixture(name: string): string {
  return readFileSync(new URL(`${name}.xml`, folder), 'utf8')
}

function incoming(plaintext: string): Incoming {
  const message = readXml(plaintext)
  if (message === undefined) throw new Error(`not a document: ${plaintext}`)
  return toIncoming(corp, { plaintext, message, receivedAt: 1_795_503_600_500 })
}
