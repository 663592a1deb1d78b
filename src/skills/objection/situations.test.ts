import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../setup/package-root.ts'
import { talk } from '../../testing/talk.ts'

const situations = readFileSync(join(packageRoot, 'docs', 'talk-tracks.md'), 'utf8')
  .split('\n')
  .flatMap((line) => /^\| \d+ \| (.+?) \| \d \| \d \|/.exec(line)?.[1] ?? [])

test('there are sixty of them', () => {
  expect(situations).toHaveLength(60)
})

test.each(situations)('three really different ways, filled to the end: %s', async (text) => {
  const bot = await talk()
  await bot.says('lin', text)
  if (bot.last('lin').includes('开场三种说法')) {
    expect(bot.last('lin').match(/^[①②③] /gm)).toHaveLength(3)
    expect(bot.last('lin').match(/^约下一步：/gm)).toHaveLength(3)
    return
  }
  const ways = new Set<string>()
  for (const use of ['用①', '用②', '用③']) {
    await bot.presses('lin', use)
    const words = bot.heard('lin').findLast((heard) => heard.includes('【先说】')) ?? ''
    expect(words).not.toMatch(/[{}[\]]|您您/)
    ways.add(/（(\S+?)，预期/.exec(words)?.[1] ?? '')
  }
  expect([...ways].sort()).toEqual(['推进动作', '澄清提问', '证据价值'])
})
