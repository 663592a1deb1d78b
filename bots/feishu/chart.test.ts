import { afterEach, describe, expect, test } from 'vitest'
import type { Block, Card, Chart } from '../../src/conversation/card.ts'
import { silent } from '../../src/conversation/log.ts'
import { conversationId } from '../../src/conversation/message.ts'
import { checkCard } from './emulator/card-rules.ts'
import { openFeishuEmulator } from './emulator/index.ts'
import { openFeishu } from './index.ts'
import { render } from './render.ts'

const world = { publicUrl: 'https://sandtable.example.com', apiBase: 'https://open.feishu.cn' }

const history: Chart = {
  kind: 'chart',
  shape: 'line',
  name: '赢单概率',
  unit: '%',
  points: [
    { label: '11月3日', value: 34, low: 24, high: 45 },
    { label: '今天', value: 38, low: 29, high: 49 },
  ],
}
const counts: Chart = {
  kind: 'chart',
  shape: 'bars',
  name: '各信号涉及',
  unit: '单',
  points: [
    { label: '投诉', value: 3 },
    { label: '沉默', value: 1 },
  ],
}

function contentOf(blocks: Block[]): string {
  const card: Card = { title: '一单', blocks }
  const rendered = render({ key: 'k', recipient: 'ou_lin', outgoing: { kind: 'card', card } }, world)
  return ('messages' in rendered && rendered.messages[0]?.content) || ''
}

const specOf = (chart: Chart) =>
  (
    JSON.parse(contentOf([chart])) as {
      body: { elements: { tag: string; chart_spec?: { data: { values: object[] } } }[] }
    }
  ).body.elements.find(({ tag }) => tag === 'chart')?.chart_spec

describe('a chart on a card', () => {
  test('of a history is a line with a line for each end of its interval, and the same in words below', () => {
    const { charts, words } = checkCard(contentOf([history]))
    expect(charts).toEqual(['赢单概率（%）'])
    expect(words).toEqual(['赢单概率：11月3日 34 %（24–45 %） → 今天 38 %（29–49 %）'])
    expect(specOf(history)?.data.values).toEqual([
      { when: '11月3日', value: 34, line: '赢单概率' },
      { when: '11月3日', value: 24, line: '下限' },
      { when: '11月3日', value: 45, line: '上限' },
      { when: '今天', value: 38, line: '赢单概率' },
      { when: '今天', value: 29, line: '下限' },
      { when: '今天', value: 49, line: '上限' },
    ])
  })

  test('of counts is a bar each', () => {
    const { charts, words } = checkCard(contentOf([counts]))
    expect(charts).toEqual(['各信号涉及（单）'])
    expect(words).toEqual(['各信号涉及：投诉 3 单、沉默 1 单'])
  })

  test('of nothing is words alone, and so is a sixth', () => {
    expect(checkCard(contentOf([{ ...counts, points: [] }]))).toMatchObject({
      charts: [],
      words: ['各信号涉及：数据不足'],
    })
    const { charts, words } = checkCard(contentOf(Array.from({ length: 6 }, () => ({ ...counts }))))
    expect([charts.length, words.length]).toEqual([5, 6])
  })

  test.each([
    ['a kind that clients do not draw', { type: 'sankey' }],
    ['a field that no value has', { xField: 'elsewhere' }],
    ['words for numbers', { data: { values: [{ name: '投诉', value: '三' }] } }],
    ['no values', { data: { values: [] } }],
    ['no axis', { yField: undefined }],
  ])('with %s is refused by the emulator', (_, wrong) => {
    const card = JSON.parse(contentOf([counts])) as { body: { elements: { chart_spec?: object }[] } }
    const element = card.body.elements[0]
    if (element?.chart_spec === undefined) throw new Error('no chart')
    element.chart_spec = { ...element.chart_spec, ...wrong }
    expect(() => checkCard(JSON.stringify(card))).toThrow(/ErrCode/)
  })
})

describe('a chart that Feishu will not take', () => {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })

  test('leaves the card standing with what it shows in words', async () => {
    const company = {
      appId: 'cli_0123456789abcdef',
      appSecret: 'secret',
      encryptKey: 'key',
      verificationToken: 'token',
    }
    const feishu = await openFeishuEmulator({ ...company, members: [{ openId: 'ou_lin', name: '林晓' }] })
    closing.push(feishu.close)
    const platform = openFeishu({
      config: { ...company, way: { mode: 'webhook', ...company }, apiBase: feishu.url },
      publicUrl: world.publicUrl,
      log: silent,
    })
    const msg = 'Failed to create card content, ext=ErrCode: 200550; ErrMsg: chart spec is invalid;'
    feishu.fail('POST im/v1/messages', { status: 400, body: { code: 230099, msg } })
    await platform.send({
      key: 'one',
      conversation: conversationId('feishu', company.appId, 'ou_lin'),
      recipient: 'ou_lin',
      outgoing: { kind: 'card', card: { title: '一单', blocks: [history] } },
    })
    expect(feishu.bubbles('ou_lin').map(({ card }) => card)).toMatchObject([
      { charts: [], words: [expect.stringContaining('今天 38 %')] },
    ])
  })
})
