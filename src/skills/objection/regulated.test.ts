import { expect, test } from 'vitest'
import { tracks } from '../../sales/tracks/index.ts'
import { spokenParts } from '../../sales/tracks/track.ts'
import { sentencesOf } from '../../sales/wording/sentences.ts'
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

/** Sentences of the regulated library that hold no blank, as they would be read anywhere. */
const regulated = tracks
  .filter(({ scene }) => scene !== undefined)
  .flatMap((track) => spokenParts.flatMap((part) => sentencesOf(track[part])))
  .filter((sentence) => !/[{[]/.test(sentence) && sentence.length >= 8)

test.each([
  '益康大药房第一次见，开场白怎么说',
  '益康大药房下一步怎么走',
  '软一点',
  '短一点',
  '第1条短一点',
  '陪我练练益康大药房那单',
  '提示',
  '下午要去见益康大药房，帮我准备一下',
  '帮我给益康大药房发个消息说价格再降点',
])('wherever a sentence of such a scene is shown, its clause is with it: %s', async (text) => {
  const scene = { value: 'retail-pharmacy' as const, source: 'record' as const, on: '2026-11-01' }
  const objection = { value: 'PRICE' as const, source: 'record' as const, on: '2026-11-01' }
  const bot = await talk({
    deals: [aDeal({ customer: '益康大药房', facts: { contacts: [], objections: [objection], scene } })],
  })
  await bot.says('lin', '益康大药房嫌贵，怎么回')
  if (text === '提示') await bot.says('lin', '陪我练练益康大药房那单')
  await bot.says('lin', text)
  const shown = bot.heard('lin').flatMap((message) => message.split('\n\n'))
  const said = shown.filter((part) => regulated.some((sentence) => part.includes(sentence)))
  for (const part of said) expect(part).toMatch(/依据.*第.+条/s)
})

test('the looking itself finds what is shown, openings and next steps alike', async () => {
  const bot = await talk({ deals: [aDeal({ customer: '益康大药房' })] })
  await bot.says('lin', '益康大药房嫌贵，开场白怎么说')
  expect(regulated.length).toBeGreaterThan(20)
  expect(regulated.filter((sentence) => bot.last('lin').includes(sentence)).length).toBeGreaterThan(0)
  expect(bot.last('lin').match(/（依据：.+?第.+?条）/g)).toHaveLength(6)
})
