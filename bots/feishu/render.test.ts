import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Button, Card } from '../../src/conversation/card.ts'
import { checkCard } from './emulator/card-rules.ts'
import { render } from './render.ts'

const world = { publicUrl: 'https://sandtable.example.com/', apiBase: 'https://open.feishu.cn' }

function drawn(card: Partial<Card>) {
  const rendered = render(
    { key: 'k', recipient: 'ou_lin', outgoing: { kind: 'card', card: { title: '一单', blocks: [], ...card } } },
    world,
  )
  if (!('messages' in rendered)) throw new Error('a card became an update')
  const [first, ...rest] = rendered.messages
  return { card: checkCard(first?.content ?? ''), rest, raw: first?.content ?? '' }
}

const buttons = (count: number): Button[] =>
  Array.from({ length: count }, (_, at) => ({ label: `键${at + 1}`, action: 'some.verb', argument: `a-${at + 1}` }))

describe('a card', () => {
  test('has each kind of block where its reader looks for it', () => {
    const { card } = drawn({
      subtitle: '华东',
      blocks: [
        { kind: 'figure', value: '赢单概率 38%', note: '24–54%，经验先验' },
        { kind: 'points', for: ['预算已说出'], against: ['拍板人未接触'] },
        { kind: 'choices', rows: [{ mark: '①', name: '把等待变成准备', figure: '41 %' }] },
        { kind: 'facts', rows: [{ label: '预算', value: '80 万' }] },
        { kind: 'question', text: '院长见过吗？' },
        { kind: 'text', text: '要紧', tone: 'strong' },
        { kind: 'text', text: '轻声', tone: 'quiet' },
      ],
    })
    expect([card.title, card.subtitle]).toEqual(['一单', '华东'])
    expect(card.words).toEqual([
      '赢单概率 38%',
      '24–54%，经验先验',
      '＋ 预算已说出',
      '－ 拍板人未接触',
      '① 把等待变成准备 41 %',
      '预算 80 万',
      '只问一句：院长见过吗？',
      '要紧',
      '轻声',
    ])
  })

  test('of many facts is a table with pages', () => {
    const rows = Array.from({ length: 30 }, (_, at) => ({ label: `项${at}`, value: `值${at}` }))
    expect(drawn({ blocks: [{ kind: 'facts', rows }] }).card.words).toHaveLength(30)
  })

  test('too many buttons: all are there, the last ones behind 更多', () => {
    const { card, raw } = drawn({ buttons: buttons(20) })
    expect(card.pressables.map(({ label }) => label)).toEqual(buttons(20).map(({ label }) => label))
    expect(card.pressables.filter(({ option }) => option !== undefined)).toHaveLength(13)
    expect(raw).toContain('更多')
  })

  test('whose buttons are all done cannot be pressed any more; a done one among others is ticked', () => {
    const [one, other] = buttons(2) as [Button, Button]
    expect(
      drawn({
        buttons: [
          { ...one, emphasis: 'done' },
          { ...other, emphasis: 'done' },
        ],
      }).card,
    ).toMatchObject({
      pressables: [],
      template: 'grey',
    })
    const { pressables } = drawn({ buttons: [{ ...one, emphasis: 'done' }, other] }).card
    expect(pressables.map(({ label }) => label)).toEqual(['✓ 键1', '键2'])
  })

  test('cannot be forwarded, and its page is reached by way of the sign-in', () => {
    const { card, raw } = drawn({ link: { label: '详情', path: '/h5/deals/1?tab=why' } })
    expect(JSON.parse(raw)).toMatchObject({ config: { enable_forward: false, update_multi: true } })
    const page = 'https://sandtable.example.com/auth/feishu/login?next=%2Fh5%2Fdeals%2F1%3Ftab%3Dwhy'
    const beside = new URLSearchParams({ mode: 'sidebar-semi', url: page })
    expect(card.links).toEqual([
      { label: '详情', url: page, onDesktop: `https://applink.feishu.cn/client/web_url/open?${beside}` },
    ])
  })

  test('larger than 30 KB keeps what fits, and says the rest in words', () => {
    const blocks: Block[] = Array.from({ length: 60 }, (_, at) => ({ kind: 'text', text: `第${at}段。`.repeat(120) }))
    const { card, rest } = drawn({ blocks, buttons: buttons(3) })
    expect(card.pressables).toHaveLength(3)
    const words = [...card.words, ...rest.map(({ content }) => (JSON.parse(content) as { text: string }).text)].join(
      '\n',
    )
    for (const at of [0, 20, 59]) expect(words).toContain(`第${at}段。`)
  })

  test('an empty one is still a card', () => {
    expect(drawn({}).card.words).toEqual(['已更新'])
  })
})

describe('words of others', () => {
  const wicked = [
    '<at id=all></at>',
    '<at user_id="all">所有人</at>',
    '[点我](https://evil.example)',
    '**粗** `码` ~~删~~ # 题',
    "<font color='red'>红</font>",
    '<link url="https://evil.example">x</link>',
    '|a|b|\n|-|-|',
    '![](img)',
  ]

  test.each(wicked)('%s stay words on a card', (text) => {
    const { raw } = drawn({
      blocks: [
        { kind: 'text', text, tone: 'strong' },
        { kind: 'figure', value: text, note: text },
        { kind: 'points', for: [text], against: [text] },
        { kind: 'choices', rows: [{ mark: text, name: text, figure: text }] },
      ],
    })
    const markdown = [...raw.matchAll(/"tag":"markdown","content":"((?:[^"\\]|\\.)*)"/g)].map(
      ([, content = '']) => content,
    )
    expect(markdown.length).toBeGreaterThan(4)
    for (const content of markdown) {
      const bare = content.replace(/^\*\*|\*\*$|^<font color='(green|red)'>[＋－]<\/font> /g, '')
      expect(bare).not.toMatch(/[<>[\]*`#~|]/)
    }
  })

  test.each(wicked)('%s stay words in a text', (text) => {
    const rendered = render({ key: 'k', recipient: 'ou_lin', outgoing: { kind: 'text', text } }, world)
    if (!('messages' in rendered)) throw new Error('a text became an update')
    expect(rendered.messages[0]?.content).not.toMatch(/<[/@a-z]|\]\(/i)
  })
})

test('a long text is cut where a sentence ends, the same every time, each piece under a uuid of its own', () => {
  const text = '张主任说预算八十万，要等集采结果出来。'.repeat(3000)
  const send = () =>
    render(
      { key: '0190a1b2-0000-7000-8000-000000000001', recipient: 'ou_lin', outgoing: { kind: 'text', text } },
      world,
    )
  const rendered = send()
  if (!('messages' in rendered)) throw new Error('a text became an update')
  const pieces = rendered.messages.map(({ content }) => (JSON.parse(content) as { text: string }).text)
  expect(pieces.length).toBeGreaterThan(3)
  expect(pieces.join('')).toBe(text)
  expect(pieces.every((piece) => piece.endsWith('。'))).toBe(true)
  const uuids = rendered.messages.map(({ uuid }) => uuid)
  expect(new Set(uuids).size).toBe(uuids.length)
  expect(uuids.every((uuid) => uuid.length <= 50)).toBe(true)
  expect(send()).toEqual(rendered)
})

test('any card at all is legal', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
    fc.constant('预算八十万，'.repeat(60)),
  )
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({
      kind: fc.constant('text' as const),
      text,
      tone: fc.constantFrom('plain' as const, 'strong' as const, 'quiet' as const),
    }),
    fc.record({ kind: fc.constant('figure' as const), value: text, note: text }),
    fc.record({
      kind: fc.constant('facts' as const),
      rows: fc.array(fc.record({ label: text, value: text }), { maxLength: 20 }),
    }),
    fc.record({
      kind: fc.constant('points' as const),
      for: fc.array(text, { maxLength: 9 }),
      against: fc.array(text, { maxLength: 9 }),
    }),
    fc.record({
      kind: fc.constant('choices' as const),
      rows: fc.array(fc.record({ mark: text, name: text, figure: text }), { maxLength: 9 }),
    }),
    fc.record({
      kind: fc.constant('chart' as const),
      shape: fc.constantFrom('line' as const, 'bars' as const),
      name: text,
      unit: text,
      points: fc.array(fc.record({ label: text, value: fc.integer({ min: 0, max: 1e9 }) }), { maxLength: 15 }),
    }),
    fc.record({ kind: fc.constant('question' as const), text }),
  )
  const button = fc.record({ label: text, action: fc.constant('a.b'), argument: fc.string({ maxLength: 40 }) })
  fc.assert(
    fc.property(
      fc.record({
        title: text,
        blocks: fc.array(block, { maxLength: 20 }),
        buttons: fc.array(button, { maxLength: 20 }),
      }),
      (card) => {
        expect(drawn(card).card.pressables).toHaveLength(card.buttons.length)
      },
    ),
    { numRuns: 40 },
  )
})
