import { describe, expect, test } from 'vitest'
import { talliesOf } from '../../sales/ledger/tallies.ts'
import type { Edition } from '../../sales/library/edition.ts'
import { asShipped, pathOf } from '../../sales/library/library.ts'
import { aDeal, company } from '../../testing/build.ts'
import { type Bot, lin, talk } from '../../testing/talk.ts'

const priced = '宏达精密嫌贵，怎么回'
const itemId = 'price-clarify'
const opening = '价钱先放一边。{称呼}心里那把尺子，量的是买回来那天，还是用到第五年？'

async function publish(bot: Bot, edition: Partial<Edition>): Promise<void> {
  const person = await lin(bot)
  const words = asShipped.tracks.find(({ id }) => id === itemId)
  const made = {
    ...{ tenantId: company, kind: 'track', itemId, words: { ...words, name: '先问用几年', opening }, number: 1 },
    ...{ retired: false, writtenBy: person.id, approvedBy: person.id, at: '2026-11-24T01:00:00.000Z' },
    ...edition,
  } as Edition
  await bot.storage.libraries.write(
    person,
    [{ kind: 'library.restored', level: 'human', subject: itemId, edition: made }],
    Date.parse(made.at),
  )
}

describe('what a company has published', () => {
  test('is in the next answer, within 200 ms, and the decision and the ledger know which edition it was', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', priced)
    expect(bot.last('lin')).not.toContain('先问用几年')
    const from = performance.now()
    await publish(bot, {})
    await bot.says('lin', priced)
    expect(performance.now() - from).toBeLessThanOrEqual(200)
    expect(bot.last('lin')).toContain('先问用几年')

    const made = await bot.storage.decisions.latestOf(await lin(bot), 'deal-宏达精密')
    expect(made?.offers.find(({ trackId }) => trackId === itemId)?.version).toBe(1)
  })

  test('is counted apart in the ledger: other words are another trial', async () => {
    const bot = await talk({ deals: [aDeal(), aDeal({ customer: '云澜二院' })] })
    await bot.says('lin', priced)
    await publish(bot, {})
    await bot.says('lin', '云澜二院嫌贵，怎么回')
    const lines = await bot.storage.ledger.lines(company)
    const shown = talliesOf(lines, Date.parse('2026-11-24T02:00:00Z')).filter(({ trackId }) => trackId === itemId)
    expect(shown.map(({ version, shown: times }) => [version, times])).toEqual([
      [undefined, 1],
      [1, 1],
    ])
  })

  test('is offered no more once it is retired, and another stands in its place', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await publish(bot, {})
    await publish(bot, { number: 2, retired: true })
    await bot.says('lin', priced)
    expect(bot.last('lin')).not.toContain('先问用几年')
    expect(bot.last('lin')).not.toContain('先弄清贵是跟谁比')
    expect(bot.last('lin')).toContain('③')
  })

  test('a stage with a name and days of its own is told by them', async () => {
    const bot = await talk({ deals: [aDeal()] })
    const { stages } = pathOf(asShipped, 'general')
    const own = stages.map((stage) =>
      stage.stage === 'solution' ? { ...stage, name: '打样', usualDays: { from: 6, to: 18 } } : stage,
    )
    await publish(bot, { kind: 'path', itemId: 'general', words: { stages: own } })
    await bot.says('lin', '宏达精密下一步做什么')
    expect(bot.last('lin')).toContain('打样一般要 6–18 天')
  })
})
