import { expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { type Bot, talk } from '../../testing/talk.ts'

test('a rep is asked once, in passing, how they see it; it is kept beside our figure', async () => {
  const bot = await talk({ deals: [aDeal()] })
  await visit(bot, '刚去了宏达精密，见了王总，他说预算批了')
  expect(bot.last('lin')).toContain('[两三成] [一半一半] [七八成]')
  await bot.presses('lin', '七八成')
  expect(bot.last('lin')).toMatch(/你觉得七八成，我们说 \d+ %/)

  await visit(bot, '又去了宏达精密，王总说下周三给答复')
  expect(bot.last('lin')).not.toContain('七八成')
  await bot.presses('lin', '两三成')
  expect(bot.last('lin')).toContain('以第一次为准')
  await bot.close()
})

test('whoever passes over the question twice is not asked again', async () => {
  const bot = await talk({ deals: [aDeal()] })
  const words = ['预算批了', '样机不错', '下周三给答复']
  const asked = []
  for (const word of words) {
    await visit(bot, `刚去了宏达精密，见了王总，他说${word}`)
    asked.push(bot.last('lin').includes('七八成'))
  }
  expect(asked).toEqual([true, true, false])
  await bot.close()
})

async function visit(bot: Bot, words: string): Promise<void> {
  await bot.says('lin', words)
  await bot.presses('lin', '记下')
}
