import { expect, test } from 'vitest'
import { talk } from '../../testing/talk.ts'

/** The names of the three sets that come back. */
async function offered(text: string): Promise<string> {
  const bot = await talk()
  await bot.says('lin', text)
  return bot.last('lin')
}

test('a sticking point of a trade is answered in its own words, and elsewhere in words for everybody', async () => {
  expect(await offered('客户说雇主险每家都一样，直接报最低价就行')).toContain('三张保单摊开比五行小字')
  expect(await offered('客户说扫地机每家都一样，直接报最低价就行')).toContain('一张表只列会不赔不管的')
})

test('a word of a trade alone calls for nothing: it narrows a sticking point and is none', async () => {
  expect(await offered('客户嫌雇主险贵，怎么回')).not.toContain('三张保单摊开比五行小字')
})

test('a faint doubt that something needs care does not take the words from who hangs on a sticking point', async () => {
  expect(await offered('种子经销商要赊两千袋卖完再结，剩的退我')).toContain('种接法')
  expect(await offered('给经销商赊两千袋行不行，帮我报批')).not.toContain('种接法')
})
