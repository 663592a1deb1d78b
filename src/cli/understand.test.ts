import { expect, test } from 'vitest'
import { understandCommand } from './understand.ts'

const clock = () => new Date('2026-11-24T09:00:00+08:00')

async function* lines(...texts: string[]) {
  yield* texts
}

async function run(...texts: string[]) {
  const answers: unknown[] = []
  const good = await understandCommand(lines(...texts), (line) => answers.push(JSON.parse(line)), clock)
  return { answers, good }
}

test('one line out for one line in, in order', async () => {
  const { answers, good } = await run(
    JSON.stringify({ id: 'a', text: '早', channel: 'single' }),
    JSON.stringify({ id: 'b', text: '80w', channel: 'single', context: { customer: '明川', pending: 'ask:amount' } }),
  )
  expect(good).toBe(true)
  expect(answers).toEqual([
    { id: 'a', intents: ['smalltalk'], slots: {}, tier: 'auto' },
    { id: 'b', intents: ['deal.update'], slots: { amount: 800_000 }, tier: 'auto' },
  ])
})

test('a bad line is answered in its place and the rest go on', async () => {
  const { answers, good } = await run(
    '{',
    '{"id":"b","channel":"single"}',
    '7',
    '{"id":"d","text":"早","channel":"single"}',
  )
  expect(good).toBe(false)
  expect(answers).toMatchObject([
    { error: expect.stringContaining('JSON') },
    { id: 'b', error: expect.stringContaining('text') },
    { error: expect.any(String) },
    { id: 'd', intents: ['smalltalk'] },
  ])
})
