import { describe, expect, test } from 'vitest'
import { trackDraftOf } from '../../sales/library/words.ts'
import { aDeal, company } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'
import { openDesk } from './desk.ts'
import { asksToKeep, ownWords } from './wish.ts'

const people = [
  { userId: 'lin', name: '林小满' },
  { userId: 'gu', name: '顾盼', role: 'sales-ops' as const },
  { userId: 'shen', name: '沈立', role: 'administrator' as const },
]
const words = '张主任，您心里那把尺子，量的是买回来那天，还是用到第五年？'

async function proposed(): Promise<Bot> {
  const bot = await talk({ people, deals: [aDeal()] })
  await bot.says('lin', '宏达精密的张主任嫌贵，怎么回')
  await bot.presses('lin', '用①')
  await bot.says('lin', '这句好用，存成话术')
  expect(bot.last('lin')).toContain('把你的原话发我')
  await bot.says('lin', words)
  return bot
}

describe('a rep’s good words', () => {
  test('are shown without the customer’s people, and sent with one tap', async () => {
    const bot = await proposed()
    expect(bot.last('lin')).toContain('投稿这一句，对吗？')
    expect(bot.last('lin')).toContain('心里那把尺子')
    expect(bot.last('lin')).not.toContain('张主任')
    await bot.presses('lin', '投稿')
    expect(bot.written().slice(-2)).toEqual(['library.written', 'library.submitted'])
    await expect(bot.presses('lin', '投稿')).resolves.toBeUndefined()
    expect(bot.last('lin')).toContain('已经过去了')
  })

  test('go to sales-ops as a card; published, the next answer has them and the rep hears of it, once', async () => {
    const bot = await proposed()
    await bot.presses('lin', '投稿')
    await bot.passes('2026-11-24T09:05:00+08:00')
    expect(bot.last('gu')).toContain('林小满投稿')
    expect(bot.heard('shen')).toEqual([])
    await bot.presses('gu', '同意并发布')
    expect(bot.last('gu')).toContain('发布了')
    await bot.passes('2026-11-24T09:10:00+08:00')
    await bot.passes('2026-11-24T09:20:00+08:00')
    expect(bot.heard('lin').filter((text) => text.includes('发布了，署了你的名'))).toHaveLength(1)
    expect(bot.heard('gu').filter((text) => text.startsWith('林小满投稿'))).toHaveLength(1)
    const [edition] = await bot.storage.libraries.newest(company)
    expect(edition).toMatchObject({ creditedTo: 'lin', writtenBy: 'lin', approvedBy: 'gu', number: 1 })
    const { tracks } = await bot.storage.libraries.of(company)
    expect(tracks.some(({ opening }) => opening.includes('心里那把尺子'))).toBe(true)
    await bot.presses('gu', '不采用')
    expect(bot.last('gu')).toContain('已经处理过')
  })

  test('not taken, the rep hears why', async () => {
    const bot = await proposed()
    await bot.presses('lin', '投稿')
    const gu = await bot.storage.people.byId(company, 'gu')
    if (gu === undefined) throw new Error('no gu')
    const [draft] = await bot.storage.libraries.drafts(gu)
    const now = new Date('2026-11-24T01:01:00Z')
    const viewing = { person: gu, now, today: '2026-11-24', newId: () => 'x' }
    await openDesk(bot.storage).decline(viewing, draft?.id ?? '', '和已有的太像')
    await bot.passes('2026-11-24T09:05:00+08:00')
    expect(bot.last('lin')).toContain('这次没有采用：和已有的太像')
  })

  test('that lack parts cannot be published from the card, nor by a rep', async () => {
    const bot = await talk({ people })
    await bot.says('lin', '存成话术：先不谈价，您看的是买回来那天，还是用到第五年？')
    await bot.presses('lin', '投稿')
    await bot.passes('2026-11-24T09:05:00+08:00')
    expect(bot.last('gu')).toContain('补全了才能发布')
    expect(bot.last('gu')).not.toContain('同意并发布')
    const [draft] = await bot.storage.libraries.news(0)
    const argument = `${draft?.id}:${Date.parse(draft?.writtenAt ?? '')}`
    await bot.pressesAs('gu', 'library.publish', argument)
    expect(bot.last('gu')).toContain('处要改')
    await bot.pressesAs('lin', 'library.publish', argument)
    expect(bot.last('lin')).toContain('由销售运营和管理员维护')
  })

  test('that must not be said are not taken', async () => {
    const bot = await talk({ people })
    await bot.says('lin', '这句好用，存成话术')
    await bot.says('lin', '我们的效果是全国第一，保证您用了百分之百满意')
    expect(bot.last('lin')).not.toContain('投稿这一句')
    expect(bot.written()).not.toContain('library.written')
  })
})

test('what comes in with one file is told once, not a card each', async () => {
  const bot = await talk({ people })
  const gu = await bot.storage.people.byId(company, 'gu')
  if (gu === undefined) throw new Error('no gu')
  let made = 0
  const viewing = { person: gu, now: new Date('2026-11-24T01:01:00Z'), today: '2026-11-24', newId: () => `d${made++}` }
  const { tracks } = await bot.storage.libraries.of(company)
  const all = tracks.slice(0, 5).map((track) => {
    const words = trackDraftOf(track)
    return { kind: 'track' as const, itemId: track.id, words: { ...words, evidence: [...words.evidence, '报价单'] } }
  })
  await openDesk(bot.storage).writeAll(viewing, all, { submits: true })
  await bot.passes('2026-11-24T09:05:00+08:00')
  await bot.passes('2026-11-24T09:15:00+08:00')
  expect(bot.heard('shen')).toEqual([expect.stringContaining('顾盼一起提交了 5 份话术改动')])
})

test.each([
  ['这句好用，存成话术', true],
  ['把这句话收进话术库', true],
  ['这套说法不错，加到话术库里', true],
  ['投稿一条', true],
  ['别存成话术', false],
  ['怎么存成话术', false],
  ['哪种话术更管用', false],
  ['第2条话术好用', false],
])('%s', (text, asks) => {
  expect(asksToKeep(text)).toBe(asks)
})

test.each([
  ['存成话术：您看的是买回来那天还是第五年', '您看的是买回来那天还是第五年'],
  ['“您看的是买回来那天还是第五年”这句好用，存成话术', '您看的是买回来那天还是第五年'],
  ['您看的是买回来那天还是第五年？这句好用，存成话术', '您看的是买回来那天还是第五年'],
  ['这句好用，存成话术', undefined],
])('the words in %s', (text, said) => {
  expect(ownWords(text)).toBe(said)
})
