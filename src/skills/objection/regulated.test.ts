import { expect, test } from 'vitest'
import { aDeal } from '../../testing/build.ts'
import { talk } from '../../testing/talk.ts'

const uses = ['用①', '用②', '用③']

test.each([
  '益康连锁药店采购王经理说总部要压账期到90天，怎么谈',
  '连锁药店嫌贵，怎么回',
  '一家连锁药店，质量负责人说没听过我们，怎么回',
  '大药房老板说交期太长，怎么回',
])('to a chain of pharmacies nothing is said without the clause it rests on: %s', async (text) => {
  const bot = await talk()
  await bot.says('lin', text)
  for (const use of uses) {
    await bot.presses('lin', use)
    const words = bot.heard('lin').findLast((heard) => heard.includes('【先说】'))
    expect(words).toMatch(/【依据】先说：.+第.+条.*；接住：.+第.+条.*；约下一步：.+第.+条$/)
  }
})

test('whoever is no pharmacy gets words without clauses', async () => {
  const bot = await talk({ deals: [aDeal()] })
  await bot.says('lin', '宏达精密嫌贵，怎么回')
  await bot.presses('lin', '用①')
  expect(bot.heard('lin').join('')).not.toContain('【依据】')
})
