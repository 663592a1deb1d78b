import { expect, test } from 'vitest'
import { talk } from '../../testing/talk.ts'

/** The three sets of words that come back, each with its name. */
async function wordsFor(text: string): Promise<string> {
  const bot = await talk()
  await bot.says('lin', text)
  for (const use of ['用①', '用②', '用③']) await bot.presses('lin', use)
  return bot
    .heard('lin')
    .filter((heard) => heard.includes('【先说】'))
    .join('\n')
}

test('software is not spoken of as a machine, nor a machine as software', async () => {
  const software = await wordsFor('PCB工厂的厂长说MES上了怕停线，怎么回')
  expect(software).toContain('断网')
  expect(software).not.toMatch(/拆装|地面恢复|样机/)
  const machine = await wordsFor('PCB工厂的厂长说换贴片机怕停线，怎么回')
  expect(machine).toContain('拆装图')
  expect(machine).not.toMatch(/服务器|扫码/)
})

test('the more exact word calls first: who fears the grading is not answered with lost data', async () => {
  expect(await wordsFor('县级医院信息科怕换系统以后等保过不了，怎么回')).toContain('照评级和等保的条目自查')
  expect(await wordsFor('县级医院信息科怕换系统丢数据，怎么回')).toContain('拿一天的数据走个来回')
})

test('words that wait for one worry of a trade are not said to another worry of it', async () => {
  expect(await wordsFor('便利店总部的IT经理嫌报表功能不够，怎么回')).not.toContain('店员流动')
  expect(await wordsFor('光伏组件厂嫌我们贵，怎么回')).not.toMatch(/簇|主控/)
})
