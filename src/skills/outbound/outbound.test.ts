import { describe, expect, test } from 'vitest'
import { screen } from '../../sales/compliance.ts'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

describe('代发', () => {
  test('is declined, with words to send oneself: about the matter, without the promise, screened', async () => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', '宏达精密嫌贵，怎么回')
    await bot.says('lin', '帮我给客户发个微信说我们降价10%')
    const [refusal = '', draft = ''] = bot.heard('lin').slice(-2)
    expect(refusal).toContain('我不代发')
    expect(refusal).toContain('给宏达精密拟了一段')
    expect(draft).toContain('价格')
    expect(draft).not.toMatch(/10|降价|[{}]/)
    expect(screen(draft)).toEqual([])
    expect(bot.written()).not.toContain('message.sent')
  })

  test('what was granted may be written, and only that', async () => {
    const people = [
      { userId: 'lin', name: '林晓' },
      { userId: 'xu', name: '许蔚', role: 'manager' as const },
    ]
    const bot = await talk({ deals: [aDeal()], people })
    await bot.says('lin', '宏达精密要92折，能给吗')
    await bot.presses('lin', '送审')
    await bot.says('lin', '帮我给王总发个微信说92折')
    expect(bot.heard('lin').at(-2)).toContain('要先过审批')
    await bot.presses('xu', '同意')
    await bot.says('lin', '帮我给王总发个微信说92折批了')
    const [refusal = '', draft = ''] = bot.heard('lin').slice(-2)
    expect(refusal).toContain('我不代发')
    expect(refusal).toContain('92 折许蔚 今天 09:00 批过了')
    expect(draft).toMatch(/^王总，.*92 折/)
    expect(screen(draft)).toEqual([])
    await bot.says('lin', '帮我给王总发个微信说85折')
    expect(bot.last('lin')).not.toContain('85')
  })

  test('works of nobody in particular as well', async () => {
    const bot = await talk()
    await bot.says('lin', '你直接回他同意')
    expect(bot.heard('lin').at(-2)).toContain('我不代发')
    expect(bot.last('lin').length).toBeGreaterThan(20)
  })
})
