import { describe, expect, test } from 'vitest'
import { type Ledger, type LedgerLine, moved } from '../../sales/ledger/showing.ts'
import type { Strategy } from '../../sales/tracks/track.ts'
import { aDeal, company } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'

const linesOf = ({ storage }: Bot) => storage.ledger.lines(company)
const at = (time: string) => Date.parse(`${time}+08:00`)

async function priced(): Promise<Bot> {
  const bot = await talk({ deals: [aDeal()] })
  await bot.says('lin', '宏达精密嫌贵，怎么回')
  return bot
}

describe('话术台账', () => {
  test('what was laid before a rep is kept with its candidates, their order and how it was drawn', async () => {
    const bot = await priced()
    const [line] = await linesOf(bot)
    expect(line).toMatchObject({ topic: 'PRICE', dealId: 'deal-宏达精密', verdicts: [], aftermath: {} })
    expect(line?.candidates.map(({ strategy }) => strategy).sort()).toEqual(['advance', 'clarify', 'evidence'])
    const shares = Object.values(line?.assignment.propensity ?? {})
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(bot.last('lin')).toContain('谁排第一是轮换的')
  })

  test('once for a deal in its stage: asked again it is the same order, and no second trial', async () => {
    const bot = await priced()
    const [first] = bot.last('lin').match(/^① .*$/m) ?? []
    await bot.says('lin', '宏达精密还是嫌贵，怎么回')
    expect(bot.last('lin')).toContain(first)
    expect(await linesOf(bot)).toHaveLength(1)
  })

  test('what the rep made of it stands beside it', async () => {
    const bot = await priced()
    await bot.presses('lin', '用①')
    await bot.says('lin', '第2条不行，换一个')
    const [line] = await linesOf(bot)
    expect(line?.verdicts.map(({ verdict }) => verdict).sort()).toEqual(['refused', 'taken'])
  })

  test('a visit within two weeks is a sign of movement; nothing is known before they are over, and then nothing moved', async () => {
    const bot = await priced()
    const [before] = await linesOf(bot)
    if (before === undefined) throw new Error('nothing was kept')
    expect(moved(before, at('2026-11-30T09:00'))).toBeUndefined()
    expect(moved(before, at('2026-12-09T09:00'))).toBe(false)
    bot.at('2026-11-26T10:00:00+08:00')
    await bot.says('lin', '刚见了宏达精密的王总，聊得不错')
    await bot.presses('lin', '记下')
    const [after] = await linesOf(bot)
    expect(after?.aftermath.met).toBe(at('2026-11-26T10:00'))
    expect(after && moved(after, at('2026-11-30T09:00'))).toBe(true)
  })

  test('so is a stage climbed; a win is kept apart', async () => {
    const bot = await priced()
    bot.at('2026-11-27T10:00:00+08:00')
    await bot.says('lin', '宏达精密进商务谈判了')
    await bot.presses('lin', '记下')
    const [climbed] = await linesOf(bot)
    expect(climbed?.aftermath.advanced).toBe(at('2026-11-27T10:00'))
    expect(climbed?.aftermath.won).toBeUndefined()
    await bot.says('lin', '宏达精密签了，80万')
    await bot.presses('lin', '记下')
    expect((await linesOf(bot))[0]?.aftermath.won).toBe(true)
  })

  test('what was only supposed, and customers without a deal, are no trials', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '一家做注塑的客户嫌贵，怎么回')
    expect(await linesOf(bot)).toEqual([])
    await bot.says('lin', '宏达精密如果预算砍到60万呢')
    const [line, ...others] = await linesOf(bot)
    expect(others).toEqual([])
    expect(line?.topic ?? 'NONE').toBe('NONE')
  })

  test('another company has a ledger of its own', async () => {
    const bot = await priced()
    expect(await bot.storage.ledger.lines('somebody-else')).toEqual([])
  })
})

describe('asked what works', () => {
  test.each(['哪种话术更管用', '话术台账', '哪种接法更有效'])('%s', async (text) => {
    const bot = await priced()
    await bot.says('lin', text)
    expect(bot.last('lin')).toMatch(/^三种接法，还分不出高下\n轮换过 0 次/)
    expect(bot.last('lin')).toContain('澄清提问：先验')
  })

  test('words for a customer are not what is asked about', async () => {
    const bot = await priced()
    await bot.says('lin', '第2条话术好用')
    expect(bot.last('lin')).not.toContain('还分不出高下')
  })
})

describe('what was said instead', () => {
  test('stands beside the track with how far it is from it, on whichever card it was given', async () => {
    const bot = await priced()
    await bot.says('lin', '宏达精密还是嫌贵，怎么回')
    await bot.presses('lin', '用①')
    await bot.says('lin', '我改成这样说的：王总，价钱先放一放，您是跟谁比出来贵的？')
    expect(bot.last('lin')).toMatch(/^记下了：“.+”你改了大约 \d+ %/)
    const [line, ...others] = await linesOf(bot)
    expect(others).toEqual([])
    expect(line?.verdicts.map(({ verdict }) => verdict)).toEqual(['taken'])
    expect(line?.rewordings).toHaveLength(1)
    expect(line?.rewordings[0]?.distance).toBeGreaterThan(0.2)
    expect(bot.written()).not.toContain('deal.changed')
  })

  test('by its number; told again, the newest stands', async () => {
    const bot = await priced()
    await bot.says('lin', '第2条我是这么说的：我们先对一对口径，再看差在哪儿。')
    await bot.says('lin', '第2条我改成这样说的：先把口径对齐，再看差在哪。')
    const [line] = await linesOf(bot)
    expect(line?.rewordings).toHaveLength(1)
    expect(line?.rewordings[0]?.trackId).toBe(line?.candidates[1]?.trackId)
  })

  test('what may not be said is not kept', async () => {
    const bot = await priced()
    await bot.presses('lin', '用①')
    await bot.says('lin', '我改成这样说的：这单成了给您三个点回扣')
    expect(bot.last('lin')).toContain('不收')
    expect(bot.written()).not.toContain('track.reworded')
  })
})

describe('a track that surely does worse', () => {
  const people = [
    { userId: 'lin', name: '林晓' },
    { userId: 'ops', name: '方运营', role: 'sales-ops' as const },
  ]
  const line = (at: number, trackId: string, strategy: Strategy, happened: boolean): LedgerLine => ({
    decisionId: `d${at}`,
    dealId: `deal${at}`,
    accountId: `account${at}`,
    at: at * 1000,
    stage: 'need',
    topic: 'PRICE',
    base: 0,
    candidates: [
      { trackId, strategy },
      ...(trackId === loser
        ? [{ trackId: 'price-evidence', strategy: 'evidence' as const }]
        : [{ trackId: loser, strategy: 'clarify' as const }]),
    ],
    assignment: { policy: 'test', seed: 1, propensity: { clarify: 1 / 3, evidence: 1 / 3, advance: 1 / 3 } },
    verdicts: [],
    rewordings: [],
    aftermath: happened ? { met: at * 1000 + 1 } : {},
  })
  const loser = 'price-clarify'
  const lines = Array.from({ length: 400 }, (_, at) =>
    at % 2 === 0 ? line(at, loser, 'clarify', at % 20 === 0) : line(at, 'price-evidence', 'evidence', at % 3 > 0),
  )

  async function withHistory(): Promise<Bot> {
    const { storage } = await talk({ people, deals: [aDeal()] })
    const ledger: Ledger = { ...storage.ledger, lines: async () => lines }
    return talk({ people, storage: { ...storage, ledger } })
  }

  test('retires, with the evidence, until sales-ops keep it', async () => {
    const bot = await withHistory()
    await bot.says('ops', '哪套话术最管用')
    expect(bot.last('ops')).toMatch(
      /退下的，有别的顶上：\n先弄清贵是跟谁比：有动静 \d+ %（\d+–\d+ %），排第一 200 次里 20 次/,
    )
    expect(bot.last('ops')).toContain('靠前的几套：\n把用起来的钱也算进去')
    await bot.presses('ops', '留用“先弄清贵是跟谁比”')
    expect(bot.last('ops')).toContain('留用了')
    await bot.says('ops', '哪套话术最管用')
    expect(bot.last('ops')).not.toContain('退下的')
    expect(bot.written()).toContain('track.reprieved')
  })

  test('a rep sees it and cannot keep it', async () => {
    const bot = await withHistory()
    await bot.says('lin', '哪套话术最管用')
    expect(bot.last('lin')).toContain('退下的')
    expect(bot.last('lin')).not.toContain('[留用')
    await bot.pressesAs('lin', 'tracks.reprieve', `${loser}@0`)
    expect(bot.last('lin')).toContain('销售运营来定')
    expect(await bot.storage.ledger.reprieved(company)).toEqual(new Set())
  })
})
