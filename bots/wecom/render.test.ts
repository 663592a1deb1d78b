import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Button, Card } from '../../src/conversation/card.ts'
import { lengthOf } from '../../src/conversation/wire/clip.ts'
import { render, textBytes } from './render.ts'
import type { TemplateCard } from './template-card.ts'

const publicUrl = 'https://sales.example.com/'

const firstCard: Card = {
  title: '华东 · 三甲医院设备科 ｜ 80 万',
  subtitle: '竞品 迈瑞 ｜ 张主任（疑似把关人，点此更正）',
  blocks: [
    { kind: 'figure', value: '赢单概率 38%', note: '24–54%，经验先验' },
    { kind: 'points', for: ['预算已说出'], against: ['拍板人未接触', '等集采，时间不在我们手里', '迈瑞在场'] },
    {
      kind: 'choices',
      rows: [
        { mark: '①', name: '把等待变成准备：趁集采前做完参数论证和科室试用，让参数写进标书', figure: '41%' },
        { mark: '②', name: '借院长之口', figure: '40%' },
        { mark: '③', name: '拆小先试', figure: '39%' },
      ],
    },
    { kind: 'facts', rows: [{ label: '决策链', value: '院长未接触' }] },
    { kind: 'question', text: '院长或分管副院长见过吗？' },
  ],
  buttons: [
    { label: '用①', action: 'sandbox.take', argument: 'd-17|1', emphasis: 'primary' },
    { label: '用②', action: 'sandbox.take', argument: 'd-17|2' },
    { label: '用③', action: 'sandbox.take', argument: 'd-17|3' },
    { label: '如果…', action: 'sandbox.what-if', argument: 'd-17' },
    { label: '记拜访', action: 'visit.file', argument: 'd-17' },
    { label: '详情', action: 'sandbox.detail', argument: 'd-17' },
  ],
  link: { label: '看整页', path: '/h5/decisions/d-17' },
}

describe('a card with buttons', () => {
  test('is one screen: probability, reasons, a row per track, six buttons, and the page behind it', () => {
    expect(cardOf(firstCard)).toEqual({
      card_type: 'button_interaction',
      main_title: { title: '华东 · 三甲医院设备科 ｜ 80 万', desc: '竞品 迈瑞 ｜ 张主任（疑似把关人，点此更正）' },
      sub_title_text:
        '赢单概率 38% 24–54%，经验先验\n＋ 预算已说出\n－ 拍板人未接触；等集采，时间不在我们手里；迈瑞在场\n只问一句：院长或分管副院长见过吗？',
      horizontal_content_list: [
        { keyname: '①', value: '把等待变成准备：趁集采前做完参数论证和科室试用… 41%' },
        { keyname: '②', value: '借院长之口 40%' },
        { keyname: '③', value: '拆小先试 39%' },
        { keyname: '决策链', value: '院长未接触' },
      ],
      card_action: { type: 1, url: 'https://sales.example.com/h5/decisions/d-17' },
      task_id: 'delivery-1',
      button_list: [
        { text: '用①', style: 1, key: 'sandbox.take|d-17|1' },
        { text: '用②', style: 2, key: 'sandbox.take|d-17|2' },
        { text: '用③', style: 2, key: 'sandbox.take|d-17|3' },
        { text: '如果…', style: 2, key: 'sandbox.what-if|d-17' },
        { text: '记拜访', style: 2, key: 'visit.file|d-17' },
        { text: '详情', style: 2, key: 'sandbox.detail|d-17' },
      ],
    })
  })

  test('the seventh button is behind 更多', () => {
    const card = cardOf({ ...firstCard, buttons: [...(firstCard.buttons ?? []), aButton('第七')] })
    expect(card.button_list?.map(({ text }) => text)).toEqual(['用①', '用②', '用③', '如果…', '记拜访', '更多'])
    expect(card.button_list?.at(-1)).toEqual({
      text: '更多',
      style: 2,
      type: 1,
      url: 'https://sales.example.com/h5/decisions/d-17',
    })
  })

  test('rows beyond the sixth go into the text, choices keep theirs', () => {
    const facts = Array.from({ length: 6 }, (_, at) => ({ label: `事实${at}`, value: `值${at}` }))
    const choices = [{ mark: '①', name: '先试用', figure: '41%' }]
    const card = cardOf({
      title: 't',
      blocks: [
        { kind: 'facts', rows: facts },
        { kind: 'choices', rows: choices },
      ],
      buttons: [aButton('好')],
    })
    expect(card.horizontal_content_list?.map(({ keyname }) => keyname)).toEqual([
      '①',
      '事实0',
      '事实1',
      '事实2',
      '事实3',
      '事实4',
    ])
    expect(card.sub_title_text).toBe('事实5 值5')
  })

  test('when words do not fit, the lightest give way and the order stays', () => {
    const card = cardOf({
      title: 't',
      blocks: [
        { kind: 'text', text: '背景说明。'.repeat(20), tone: 'quiet' },
        { kind: 'question', text: '院长见过吗？' },
        { kind: 'text', text: '一句解释。'.repeat(20) },
        { kind: 'figure', value: '38%', note: '经验先验' },
      ],
      buttons: [aButton('好')],
    })
    const lines = card.sub_title_text?.split('\n') ?? []
    expect(lines.map((line) => line.slice(0, 4))).toEqual(['背景说明', '只问一句', '一句解释', '38% '])
    expect(lines[0]).toMatch(/…$/)
    expect(lines.slice(1)).toEqual(['只问一句：院长见过吗？', '一句解释。'.repeat(20), '38% 经验先验'])
  })

  test('a button key that would not come back whole is refused before anything is sent', () => {
    const buttons = [{ ...aButton('好'), argument: '长'.repeat(342) }]
    expect(() => cardOf({ ...firstCard, buttons })).toThrow(
      expect.objectContaining({ code: 'button-key', retry: 'never' }),
    )
  })

  test('any card keeps to the limits', () => {
    const words = fc.string({
      unit: fc.oneof(fc.constantFrom(...'一二三，。 38%a\n'), fc.constantFrom('👨‍👩‍👧‍👦', 'é')),
      maxLength: 80,
    })
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text: words }),
      fc.record({ kind: fc.constant('figure' as const), value: words, note: words }),
      fc.record({
        kind: fc.constant('facts' as const),
        rows: fc.array(fc.record({ label: words, value: words }), { maxLength: 9 }),
      }),
      fc.record({
        kind: fc.constant('points' as const),
        for: fc.array(words, { maxLength: 4 }),
        against: fc.array(words, { maxLength: 4 }),
      }),
      fc.record({
        kind: fc.constant('choices' as const),
        rows: fc.array(fc.record({ mark: words, name: words, figure: words }), { maxLength: 9 }),
      }),
      fc.record({ kind: fc.constant('question' as const), text: words }),
    )
    const card = fc.record({
      title: words,
      subtitle: words,
      blocks: fc.array(block, { maxLength: 6 }),
      buttons: fc.array(words.map(aButton), { maxLength: 9 }),
      link: fc.record({ label: words, path: fc.constant('/h5') }),
    })
    fc.assert(
      fc.property(card, fc.constantFrom('card' as const, 'update' as const), (drawn, kind) => {
        const rendered = render({ key: 'k', outgoing: { kind, card: drawn, handle: 'h' } }, publicUrl)
        keepsToLimits('redraw' in rendered ? rendered.redraw : rendered.messages[0])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a card without buttons', () => {
  const { buttons: _, ...brief } = firstCard

  test('leads to its page, with the figure large', () => {
    const card = cardOf(brief)
    expect(card).toMatchObject({
      card_type: 'text_notice',
      emphasis_content: { title: '赢单概率 38%', desc: '24–54%，经验先验' },
      jump_list: [{ type: 1, title: '看整页', url: 'https://sales.example.com/h5/decisions/d-17' }],
      card_action: { type: 1, url: 'https://sales.example.com/h5/decisions/d-17' },
      task_id: 'delivery-1',
    })
    expect(card.sub_title_text).not.toContain('38%')
    expect(card.button_list).toBeUndefined()
  })

  test('a figure with a long note is not torn from it', () => {
    const note = '24–54%，经验先验，本公司尚无同类成交，只作参考'
    const card = cardOf({ ...brief, blocks: [{ kind: 'figure', value: '38%', note }] })
    expect(card.emphasis_content).toBeUndefined()
    expect(card.sub_title_text).toBe(`38% ${note}`)
  })

  test('without a page is markdown, in which a name is only a name', () => {
    const { link: __, ...pageless } = brief
    const [message] = messagesOf({
      kind: 'card',
      card: { ...pageless, title: '[点我](https://evil.test) <font color="warning">' },
    })
    expect(message).toMatchObject({ msgtype: 'markdown' })
    const content = message?.msgtype === 'markdown' ? message.markdown.content : ''
    expect(content.split('\n').slice(0, 3)).toEqual([
      '**［点我］(https://evil.test) ＜font color="warning"＞**',
      '> 竞品 迈瑞 ｜ 张主任（疑似把关人，点此更正）',
      '**赢单概率 38%** 24–54%，经验先验',
    ])
    expect(content).toMatch(/\n〔沙盘 \w{4}〕$/)
  })
})

describe('a redrawn card', () => {
  const update = (card: Card) => {
    const rendered = render({ key: 'delivery-2', outgoing: { kind: 'update', card, handle: 'code-1' } }, publicUrl)
    if (!('redraw' in rendered)) throw new Error('not a redraw')
    return rendered
  }
  const done = (label: string): Button => ({ ...aButton(label), emphasis: 'done' })

  test('goes to the card whose button was pressed', () => {
    expect(update(firstCard)).toMatchObject({
      responseCode: 'code-1',
      redraw: { card_type: 'button_interaction', task_id: 'delivery-2' },
    })
  })

  test('a done button among others is ticked', () => {
    const { redraw } = update({ ...firstCard, buttons: [done('用①'), aButton('用②')] })
    expect(redraw.button_list?.map(({ text }) => text)).toEqual(['✓ 用①', '用②', '看整页'])
    expect(redraw.replace_text).toBeUndefined()
  })

  test('all done are greyed out under the first label', () => {
    expect(update({ ...firstCard, buttons: [done('已记下'), done('撤销')] }).redraw.replace_text).toBe('已记下')
  })

  test('without buttons it leads to its page, or says that it is closed', () => {
    const { buttons: _, link: __, ...bare } = firstCard
    expect(update({ ...bare, link: { label: '看', path: '/h5' } }).redraw).toMatchObject({ card_type: 'text_notice' })
    expect(update(bare).redraw).toMatchObject({ card_type: 'button_interaction', replace_text: '已更新' })
    expect(update(bare).redraw.button_list).toHaveLength(1)
  })
})

describe('a text', () => {
  const textsOf = (text: string, key = 'delivery-1') =>
    messagesOf({ kind: 'text', text }, key).map((message) => (message.msgtype === 'text' ? message.text.content : ''))

  test('ends in a mark: the same for the same delivery, another for another', () => {
    expect(textsOf('好的')).toEqual(textsOf('好的'))
    expect(textsOf('好的')[0]).toMatch(/^好的\n〔沙盘 [2-9a-z]{4}〕$/)
    expect(textsOf('好的', 'delivery-2')).not.toEqual(textsOf('好的'))
  })

  test('too long for one message becomes several, numbered, with nothing lost', () => {
    const sentences = Array.from({ length: 200 }, (_, at) => `第 ${at} 句：趁集采前把参数论证做完。`)
    const texts = textsOf(sentences.join(''))
    expect(texts.length).toBeGreaterThan(3)
    expect(texts.filter((text) => Buffer.byteLength(text) > textBytes)).toEqual([])
    expect(texts.map((text) => text.split('\n').at(-1))).toEqual(
      texts.map((_, at) => expect.stringMatching(new RegExp(`^〔沙盘 \\w{4} ${at + 1}/${texts.length}〕$`))),
    )
    expect(texts.map((text) => text.split('\n').slice(0, -1).join('\n')).join('')).toBe(sentences.join(''))
  })

  test('makes no link of what somebody typed', () => {
    expect(textsOf('<a href="https://evil.test">公告</a> <3')[0]).toMatch(
      /^＜a href="https:\/\/evil.test">公告＜\/a> <3\n/,
    )
  })
})

describe('the address of a card', () => {
  test('stays on our host, whatever the path says', () => {
    const urlOf = (path: string) => cardOf({ ...firstCard, link: { label: '看', path } }).card_action?.url
    expect(['/h5', 'h5', '//evil.test/h5', '@evil.test'].map(urlOf)).toEqual([
      'https://sales.example.com/h5',
      'https://sales.example.com/h5',
      'https://sales.example.com/evil.test/h5',
      'https://sales.example.com/@evil.test',
    ])
  })

  test('task ids keep to their alphabet', () => {
    const taskId = (key: string) => cardOf(firstCard, key).task_id
    expect(taskId('0199-abc_@')).toBe('0199-abc_@')
    for (const key of ['brief:2026-11-24:lin', 'x'.repeat(129), '晨报']) expect(taskId(key)).toMatch(/^[\w-]{43}$/)
    expect(taskId('a:b')).not.toBe(taskId('a.b'))
  })
})

function aButton(label: string): Button {
  return { label, action: 'a.b', argument: label.slice(0, 20) }
}

function messagesOf(outgoing: Parameters<typeof render>[0]['outgoing'], key = 'delivery-1') {
  const rendered = render({ key, outgoing }, publicUrl)
  if (!('messages' in rendered)) throw new Error('not messages')
  return rendered.messages
}

function cardOf(card: Card, key = 'delivery-1'): TemplateCard {
  const [message] = messagesOf({ kind: 'card', card }, key)
  if (message?.msgtype !== 'template_card') throw new Error(`a ${message?.msgtype}`)
  return message.template_card
}

function keepsToLimits(drawn: unknown): void {
  const card = (drawn as { template_card?: TemplateCard }).template_card ?? (drawn as TemplateCard)
  const rows = card.horizontal_content_list ?? []
  const buttons = card.button_list ?? []
  const most: [number, string | undefined][] = [
    [36, card.main_title.title],
    [44, card.main_title.desc],
    [160, card.sub_title_text],
    [14, card.emphasis_content?.title],
    [22, card.emphasis_content?.desc],
    [10, card.replace_text],
    ...rows.flatMap(({ keyname, value }): [number, string][] => [
      [5, keyname],
      [30, value],
    ]),
    ...buttons.map(({ text }): [number, string] => [10, text]),
    ...(card.jump_list ?? []).map(({ title }): [number, string] => [18, title]),
  ]
  expect(most.filter(([limit, text]) => lengthOf(text ?? '') > limit)).toEqual([])
  expect(rows.length).toBeLessThanOrEqual(6)
  expect(buttons.length).toBeLessThanOrEqual(6)
}
