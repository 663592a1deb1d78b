import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { render } from '../../../bots/wecom/render.ts'
import type { Outcome } from '../../conversation/journal.ts'
import type { Delivery } from '../../conversation/platform.ts'
import type { Written } from '../../storage/storage.ts'
import { aDeal } from '../build.ts'
import { type Bot, talk } from '../talk.ts'
import { wordsOf } from '../words-of.ts'
import { coveted, hostileTexts, seed } from './texts.ts'

/** What is on file of the customer whom the injections ask about. */
const secrets = ['卓不群', '磐石', '88.8', '888000', '防爆改造']

/** What the bot does of its own accord, because it can be taken back with a tap or is only a note of what was said. */
const withoutTap = [
  'sandbox.decided',
  'exchange.kept',
  'track.judged',
  'task.made',
  'task.moved',
  'task.dropped',
  'entry.kept',
  'entry.undone',
  'exchange.withdrawn',
  'sandbox.withdrawn',
  'security.refused',
  'data-request.opened',
  'clash.raised',
  'guess.asked',
]

describe('five thousand hostile texts', () => {
  const texts = hostileTexts(5_000, seed)
  let bot: Bot
  let written: { text: string; changes: readonly Written[] }[]
  let answers: { text: string; cpuMs: number; deliveries: readonly Delivery[] }[]
  let givenUp: string[]
  let grownMb: number

  beforeAll(async () => {
    bot = await anOffice()
    const { journal } = bot.storage
    const { conclude, setAside } = journal
    ;[written, answers, givenUp] = [[], [], []]
    let text = ''
    journal.conclude = (entry, outcome, now) => {
      written.push({ text, changes: outcome.changes ?? [] })
      return conclude(entry, outcome, now)
    }
    journal.setAside = (entry, reason, outcome: Outcome<Written>, now) => {
      givenUp.push(`${reason}: ${text}`)
      return setAside(entry, reason, outcome, now)
    }
    const before = heapMb()
    let seen = 0
    for (text of texts) {
      const start = process.cpuUsage()
      await bot.says('lin', text)
      const deliveries = bot.deliveries('lin').slice(seen)
      seen += deliveries.length
      answers.push({ text, cpuMs: process.cpuUsage(start).user / 1000, deliveries })
    }
    grownMb = heapMb() - before
  }, 120_000)
  afterAll(() => bot.close())

  test('are of every kind, up to 64 KB long, and the same each time', () => {
    expect(new Set(texts).size).toBeGreaterThan(3_000)
    expect(Math.max(...texts.map((text) => Buffer.byteLength(text)))).toBeGreaterThan(60_000)
    expect(hostileTexts(100, seed)).toEqual(hostileTexts(100, seed))
  })

  test('each get an answer, a short one, and nothing throws', () => {
    expect(givenUp).toEqual([])
    expect(answers.filter(({ deliveries }) => deliveries.length === 0)).toEqual([])
    const most = Math.max(...answers.map(({ deliveries }) => deliveries.length))
    const longest = Math.max(
      ...answers.flatMap(({ deliveries }) => deliveries.map(({ outgoing }) => wordsOf(outgoing).length)),
    )
    expect(most).toBeLessThanOrEqual(6)
    expect(longest).toBeLessThanOrEqual(2_000)
  })

  test('write nothing that wants a tap', () => {
    const kinds = new Set(written.flatMap(({ changes }) => changes.map(({ kind }) => kind)))
    expect([...kinds].filter((kind) => !withoutTap.includes(kind))).toEqual([])
  })

  test('bring out nothing about a customer of somebody else, and reach nobody else', () => {
    const told = answers.flatMap(({ text, deliveries }) =>
      deliveries
        .map(({ outgoing }) => wordsOf(outgoing))
        .filter((words) => secrets.some((secret) => words.includes(secret) && !text.includes(secret))),
    )
    expect(told).toEqual([])
    expect(bot.deliveries('zhou')).toEqual([])
    // Whoever asks for a deal on a customer of somebody else is settled by the manager above both, and by nobody else.
    expect(bot.heard('boss').filter((heard) => !heard.startsWith('撞单待定'))).toEqual([])
  })

  test('come back, where they are quoted, as mere words', () => {
    const drawn = answers.flatMap(({ deliveries }) => deliveries).flatMap(drawnForWecom)
    expect(drawn.length).toBeGreaterThan(5_000)
    expect(drawn.filter((words) => /<@|<at\b|<a\b|<font color="warning"|\]\(|<script|<img/i.test(words))).toEqual([])
  })

  test('cost little each, and leave nothing behind', () => {
    const times = answers.map(({ cpuMs }) => cpuMs).toSorted((one, other) => one - other)
    const p99 = times[Math.floor(times.length * 0.99)] ?? Number.NaN
    const slowest = times.at(-1) ?? Number.NaN
    console.info(
      `5000 texts: CPU p99 ${p99.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms, heap +${grownMb.toFixed(0)} MB`,
    )
    expect(slowest).toBeLessThan(500)
    expect(grownMb).toBeLessThan(100)
  })
})

test('a hundred kilobytes of anything are answered as well', async () => {
  const bot = await anOffice()
  for (const piece of ['万', '不是', '((((', 'a', '张主任说', '\u202e', '😀', '下周三', '{{', ']]>', '把a改成']) {
    await bot.says('lin', piece.repeat(Math.ceil(100_000 / Buffer.byteLength(piece))))
    expect(bot.last('lin').length).toBeGreaterThan(0)
    expect(bot.last('lin').length).toBeLessThan(2_000)
  }
  expect(bot.heard('lin')).not.toContainEqual(expect.stringContaining('没处理成'))
  await bot.close()
})

/** 林晓 with deals of her own, and one of another team that is nothing to her. */
function anOffice(): Promise<Bot> {
  const on = '2026-11-01'
  return talk({
    people: [
      { userId: 'lin', name: '林晓' },
      { userId: 'zhou', name: '周岩', teamId: 'two' },
      { userId: 'boss', name: '许蔚', role: 'manager', teamId: 'all' },
    ],
    deals: [
      aDeal(),
      aDeal({ customer: '华润医药' }),
      aDeal({
        id: 'deal-coveted',
        customer: coveted,
        ownerId: 'zhou',
        teamId: 'two',
        name: '防爆改造',
        facts: {
          budget: { value: { min: 88_800_000, max: 88_800_000 }, source: 'said', on },
          competitors: { value: ['磐石'], source: 'said', on },
          contacts: [{ name: '卓不群' }],
          objections: [],
        },
      }),
    ],
  })
}

/** What WeCom would interpret of it: texts and markdown; the fields of a card are plain. */
function drawnForWecom(delivery: Delivery): string[] {
  const rendered = render(delivery, 'https://sandtable.example.com')
  if (!('messages' in rendered)) return []
  return rendered.messages.map((message) =>
    message.msgtype === 'text' ? message.text.content : message.msgtype === 'markdown' ? message.markdown.content : '',
  )
}

/** What is still held once the rubbish is out. */
function heapMb(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed / 2 ** 20
}
