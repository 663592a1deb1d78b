import { expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'

const choices = '[两三成] [一半一半] [七八成]'

test('a rep is asked once, in passing, how they see it; it is kept beside our figure', async () => {
  const bot = await talk({ deals: [aDeal({ updatedAt: '2026-11-20T00:00:00.000Z' })] })
  await visit(bot, '刚去了宏达精密，见了王总，他说预算批了')
  expect(bot.last('lin')).toContain(choices)
  await bot.presses('lin', '七八成')
  expect(bot.last('lin')).toMatch(/你觉得七八成，我们说 \d+ %/)

  await visit(bot, '又去了宏达精密，王总说下周三给答复')
  expect(bot.last('lin')).not.toContain('七八成')
  await bot.says('lin', '宏达精密怎么推进')
  expect(bot.last('lin')).not.toContain('我看几成')
  await bot.presses('lin', '两三成')
  expect(bot.last('lin')).toContain('以第一次为准')
  await bot.close()
})

test('on the decision card it is one button, shown once, and nothing more is asked of whoever passes it over', async () => {
  const bot = await talk({ deals: [aDeal({ updatedAt: '2026-11-20T00:00:00.000Z' })] })
  await bot.says('lin', '宏达精密怎么推进')
  expect(bot.last('lin')).toContain('[记拜访] [我看几成]')
  await bot.says('lin', '宏达精密怎么推进')
  expect(bot.last('lin')).not.toContain('我看几成')
  await visit(bot, '刚去了宏达精密，见了王总，他说预算批了')
  expect(bot.last('lin')).not.toContain('七八成')

  await bot.presses('lin', '我看几成')
  expect(bot.last('lin')).toBe(`你自己觉得能成几成？\n宏达精密 · 只问一次，结单后一起对账\n${choices}`)
  await bot.presses('lin', '一半一半')
  expect(bot.last('lin')).toContain('你觉得一半一半')
  await bot.presses('lin', '我看几成')
  expect(bot.last('lin')).toContain('以第一次为准')
  await bot.close()
})

test('what leaves the figure where it was, and a card that is full already, ask nothing', async () => {
  const bot = await talk({ deals: [aDeal({ updatedAt: '2026-11-20T00:00:00.000Z' })] })
  await bot.says('lin', '宏达精密预计12月底签')
  await bot.presses('lin', '记下')
  expect(bot.last('lin')).not.toContain('七八成')
  await visit(
    bot,
    '刚去了宏达精密，见了王总和技术部李工，王总支持我们，预算80万批了，报价75万，竞品是西门子和施耐德，公开招标，李工说交期太长，下周三再去，预计12月底签',
  )
  expect(bot.last('lin')).toContain('赢单概率')
  expect(bot.last('lin')).not.toContain('七八成')
  await bot.close()
})

async function visit(bot: Bot, words: string): Promise<void> {
  await bot.says('lin', words)
  await bot.presses('lin', '记下')
}
