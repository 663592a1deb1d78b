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

  test.each([
    ['帮我给老吴发个微信说下周过去', '老吴您好，我下周过去，您看方便吗？'],
    ['跟刘工说一声样品已经寄出了', '刘工您好，样品已经寄出了，跟您说一声。'],
    ['发条消息问问刘工图纸什么时候能定', '图纸什么时候能定？'],
    ['帮我发微信提醒王经理周五前把盖章件寄过来', '麻烦您周五前把盖章件寄过来'],
  ])('what is to be said is what is drafted: %s', async (text, expected) => {
    const bot = await talk({ deals: [aDeal()] })
    await bot.says('lin', text)
    expect(bot.heard('lin').at(-2)).toContain('我不代发')
    expect(bot.last('lin')).toContain(expected)
  })

  test.each(['帮我给王总发微信说我们免费送两年维保', '你回他说可以', '给王总发消息说一定按时到货'])(
    'what would bind us is in no draft: %s',
    async (text) => {
      const bot = await talk({ deals: [aDeal()] })
      await bot.says('lin', text)
      expect(bot.last('lin')).not.toMatch(/免费|一定按时|说可以/)
    },
  )
})
