import { describe, expect, test } from 'vitest'
import { screen } from '../../sales/compliance.ts'
import { nothingKnown } from '../../sales/facts.ts'
import { movedFacts } from '../../sales/lock/lock.ts'
import { filler } from '../../sales/tracks/filling.ts'
import { tracks } from '../../sales/tracks/index.ts'
import { retoned } from '../../sales/wording/retone.ts'
import { tones } from '../../sales/wording/tone.ts'
import { allOf } from '../../sales/wording/wording.ts'
import { aDeal } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'
import { toneAsked } from './asked.ts'

async function priced(): Promise<Bot> {
  const bot = await talk({ deals: [aDeal()] })
  await bot.says('lin', '宏达精密嫌贵，王总说的，怎么回')
  return bot
}

const partOf = (words: string, part: string) => new RegExp(`【${part}】(.+)`).exec(words)?.[1] ?? ''

describe('the words just given, in another tone', () => {
  test.each(['软一点', '再软点', '能不能委婉点', '太硬了', '老练一点', '说得老道些'])('%s', async (text) => {
    const bot = await priced()
    await bot.presses('lin', '用①')
    const before = bot.heard('lin').findLast((heard) => heard.includes('【先说】')) ?? ''
    await bot.says('lin', text)
    const after = bot.last('lin')
    expect(after).toContain('【先说】')
    expect(after).not.toBe(before)
    expect(after).toContain(partOf(before, '接住'))
    expect(after).not.toContain('AI 生成')
  })

  test('shorter is shorter, and still asks', async () => {
    const bot = await priced()
    await bot.presses('lin', '用①')
    const before = bot.heard('lin').findLast((heard) => heard.includes('【先说】')) ?? ''
    await bot.says('lin', '短一点')
    const spoken = (words: string) => ['先说', '接住', '约下一步'].map((part) => partOf(words, part)).join('')
    expect(spoken(bot.last('lin')).length).toBeLessThan(spoken(before).length * 0.8)
    expect(partOf(bot.last('lin'), '约下一步')).toBe(partOf(before, '约下一步'))
  })

  test('by its number, and by a button after it was given', async () => {
    const bot = await priced()
    await bot.says('lin', '第二条软一点')
    expect(bot.last('lin')).toMatch(/^② .+\n软一点/)
    await bot.presses('lin', '用③')
    await bot.presses('lin', '换个语气')
    await bot.presses('lin', '老练一点')
    expect(bot.last('lin')).toMatch(/^③ .+\n老练一点/)
    expect(bot.written().filter((kind) => kind === 'track.judged')).toHaveLength(3)
  })

  test('before any was given, all three begin that way', async () => {
    const bot = await priced()
    await bot.says('lin', '软一点')
    expect(bot.last('lin').match(/^[①②③] /gm)).toHaveLength(3)
  })

  test('other words are still other words', async () => {
    const bot = await priced()
    await bot.says('lin', '第2条不行 太硬了 换个软点的')
    expect(bot.last('lin')).toContain('用①')
  })

  test('a number there is none of is said so', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    await bot.pressesAs('lin', 'tone.say', 'nowhere:1:soft')
    expect(bot.last('lin')).toContain('找不到')
  })
})

describe('a regulated scene', () => {
  test('is not reworded beyond its clauses; whole sentences may fall away', async () => {
    const bot = await talk()
    await bot.says('lin', '连锁药店嫌贵，怎么回')
    await bot.presses('lin', '用①')
    const before = bot.heard('lin').findLast((heard) => heard.includes('【先说】')) ?? ''
    await bot.says('lin', '软一点')
    expect(bot.last('lin')).toContain('受监管场景')
    await bot.says('lin', '短一点')
    expect(bot.last('lin')).toContain('【依据】')
    for (const part of ['先说', '接住', '约下一步']) expect(before).toContain(partOf(bot.last('lin'), part))
  })
})

describe('the rep’s own words', () => {
  test.each([
    ['软一点：你们必须周五前给我答复，这个价不行。', '您这边最好能周五前给我答复，这个价确实有难处，您看行吗？'],
    [
      '帮我说软一点：价格不能再降了，请你尽快把合同发我',
      '价格实在不好再降了，请您方便的时候尽早把合同发我，您看行吗？',
    ],
    ['老练一点：不好意思打扰您了，我个人觉得能不能麻烦您周三前把样品数给我呢', '请您周三前把样品数给我'],
    [
      '“您好，不好意思打扰了！那个，报价80万周三到期，您看要不要定下来。祝您工作顺利”短一点',
      '报价80万周三到期，您看要不要定下来。',
    ],
  ])('%s', async (text, expected) => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', text)
    expect(bot.last('lin').split('\n').at(-1)).toBe(expected)
  })

  test('what rules cannot make better is left as it is, and said so', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '软一点：周三下午我到贵司门口，咱们按上回说的走。')
    expect(bot.last('lin')).toContain('没有更好的改法')
  })

  test('what may not be said is said in no tone', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '软一点：这单成了给您三个点回扣')
    expect(bot.last('lin')).toContain('什么语气都不能说')
  })
})

test.each([
  ['换个软一点的说法', 'soft'],
  ['换个短点的', 'short'],
  ['能不能换成委婉一点的口气', 'soft'],
  ['换种稳重些的语气', 'seasoned'],
])('another tone of the same words is asked for: %s', (text, tone) => {
  expect(toneAsked(text)).toEqual({ tone })
})

test.each([
  '换一条软一点的',
  '换一批短点的',
  '客户说话软一点了，预算给到80万',
  '合同条款再短一点客户就签',
  '张总态度软了',
  '这个客户太难搞了',
])('no tone is asked for: %s', (text) => {
  expect(toneAsked(text)).toBeUndefined()
})

test.each(['说得', '再', '软一点', '“', '我改成', '能不能'])('a message of nothing but %s is read at once', (piece) => {
  const began = performance.now()
  for (const end of ['', 'x', '：x']) toneAsked(`${piece.repeat(20_000)}${end}`)
  expect(performance.now() - began).toBeLessThan(200)
})

describe.each(tones)('every set of the library, %s', (tone) => {
  const facts = {
    ...nothingKnown,
    contacts: [
      { name: '王总' },
      { name: '李工', role: { value: 'TB' as const, source: 'said' as const, on: '2026-11-24' } },
    ],
    competitors: { value: ['迈瑞'], source: 'said' as const, on: '2026-11-24' },
    budget: { value: { min: 80_000_000, max: 80_000_000 }, source: 'said' as const, on: '2026-11-24' },
  }
  const names = ['王总', '李工', '迈瑞', '80万']
  const say = filler(facts)

  test('keeps its facts, may be said, and changes', () => {
    let changed = 0
    for (const { id, opening, handling, nextStep, objection, strategy, scene } of tracks) {
      if (scene !== undefined && tone !== 'short') continue
      const words = { opening: say(opening), handling: say(handling), nextStep: say(nextStep) }
      const after = retoned(words, tone, { topic: objection, strategy, names, seed: id })
      expect(movedFacts(allOf(after), { source: allOf(words), names }), id).toEqual([])
      expect(screen(allOf(after)), id).toEqual([])
      expect(allOf(after), id).not.toMatch(/。。|，。|^，/)
      if (allOf(after) !== allOf(words)) changed += 1
      if (tone === 'short') expect(allOf(after).length, id).toBeLessThanOrEqual(allOf(words).length)
    }
    expect(changed).toBeGreaterThan(tracks.length * 0.8)
  })
})
