import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Block, Button, Card } from '../conversation/card.ts'
import { conversationId, type Incoming } from '../conversation/message.ts'
import { type Outgoing, type Platform, PlatformError } from '../conversation/platform.ts'
import { callbacks } from '../server/callbacks.ts'
import type { Wire } from './reps-day/wire.ts'

/** A platform with its emulator, for the length of one test. */
export interface Premises {
  platform: Platform
  /** Tells the emulator where callbacks go. */
  servedAt(address: string): void
  wire: Wire
  /** Somebody of the company, and a colleague. */
  person: string
  colleague: string
  /** Messages are answered where they say, and as long as somebody waits there; what one bubble holds there, in bytes. */
  answersInPlace?: { bytes: number }
  /** Says it, and has the platform send it again although all was well. */
  saysAndRepeats(userId: string, text: string): Promise<void>
  /** What strangers may try, each as its answer's status. */
  hostile: Record<string, () => Promise<number | undefined>>
  /** The colleague presses a button of the person's newest card, however they came by it. */
  pressesAsColleague(label: string): Promise<void>
  endToken(): void
  /** The next send meets with this; the code is what the platform says. */
  fails: {
    tooOften(): { code: string | number }
    forGood(): { code: string | number }
    /** It is done, and the answer is lost. */
    answerLost(): void
  }
  close(): Promise<void>
}

/** What every chat platform owes the house; one joins by calling this with its name, a way to open it, and which of its ways that is. */
export function describePlatform(name: string, open: () => Promise<Premises>, way = 'usual'): void {
  describe(`platform: ${name}, ${way}`, () => {
    let premises: Premises
    let heard: Incoming[]
    let unwilling: number
    let stop: () => Promise<void>
    beforeEach(async () => {
      premises = await open()
      heard = []
      unwilling = 0
      await premises.platform.start(
        async (incoming) => {
          if (unwilling-- > 0) throw new Error('the disk is full')
          const known = heard.some(({ dedupeKey }) => dedupeKey === incoming.dedupeKey)
          if (!known) heard.push(incoming)
          return known ? 'repeat' : 'new'
        },
        () => {},
      )
      stop = await served(premises)
    })
    afterEach(async () => {
      await premises.platform.stop()
      await stop()
      await premises.close()
    })

    let sent = 0
    /** Resolves when the platform took it. */
    function send(outgoing: Outgoing, key = `delivery-${++sent}`): Promise<void> {
      const { platform, person } = premises
      const conversation = conversationId(platform.name, platform.corp, person)
      return platform.send({ key, conversation, recipient: person, outgoing })
    }

    /** Says it in answer to the newest message; where that has to be, to one said for it. */
    async function answer(outgoing: Outgoing): Promise<void> {
      const { platform, wire, person, answersInPlace } = premises
      if (answersInPlace === undefined) return send(outgoing)
      const before = heard.length
      const asked = outgoing.kind === 'update' ? undefined : wire.says(person, '在吗')
      if (asked !== undefined) await expect.poll(() => heard.length).toBeGreaterThan(before)
      const { conversation, replyTo } = heard.at(-1) ?? { conversation: '' }
      if (replyTo === undefined) throw new Error('the message does not say where it is answered')
      await platform.answer?.([{ key: `delivery-${++sent}`, conversation, recipient: person, replyTo, outgoing }])
      await asked
      await expect.poll(() => wire.seen(person).every(({ unfinished }) => unfinished !== true)).toBe(true)
    }
    const says = (text: string): Outgoing => ({ kind: 'text', text })
    const shows = (card: Partial<Card>): Outgoing => ({
      kind: 'card',
      card: { title: '宏达精密', blocks: [], ...card },
    })
    const seen = () => premises.wire.seen(premises.person)
    const newest = () => seen().at(-1)?.words ?? ''

    describe('what comes in', () => {
      test('is heard as who said it, in their own lane, under the company the platform serves', async () => {
        const { wire, platform, person } = premises
        expect(await wire.says(person, '张主任说预算 80 万 <b>&amp; 😀')).toMatchObject({ status: 200 })
        expect(heard).toMatchObject([
          {
            platform: name,
            corp: platform.corp,
            conversation: conversationId(name, platform.corp, person),
            speaker: person,
            content: { kind: 'text', text: '张主任说预算 80 万 <b>&amp; 😀' },
          },
        ])
      })

      test('twice is heard once; the same words said again are said again', async () => {
        const { person } = premises
        await premises.saysAndRepeats(person, '在吗')
        await premises.saysAndRepeats(person, '在吗')
        expect(heard).toHaveLength(2)
      })

      test('and could not be kept comes again', async () => {
        unwilling = 1
        await premises.wire.says(premises.person, '预算批了')
        await expect.poll(() => heard.length, { timeout: 5000 }).toBe(1)
      })

      test('a picture is heard as one', async () => {
        await premises.wire.sendsPicture(premises.person)
        expect(heard[0]?.content).toMatchObject({ kind: 'media', type: 'image' })
      })

      test('from strangers is refused, however it is forged, and the door stays open', async () => {
        for (const [what, attempt] of Object.entries(premises.hostile)) {
          const status = await attempt()
          expect([401, 403, 413, undefined], what).toContain(status)
        }
        expect(heard).toEqual([])
        expect(Object.keys(premises.hostile).length).toBeGreaterThan(6)
        expect(await premises.wire.says(premises.person, '还在')).toMatchObject({ status: 200 })
        expect(heard).toHaveLength(1)
      })
    })

    describe('what goes out', () => {
      const blocks: [string, Block, string[]][] = [
        ['text', { kind: 'text', text: '先约院长' }, ['先约院长']],
        ['strong text', { kind: 'text', text: '先约院长', tone: 'strong' }, ['先约院长']],
        ['quiet text', { kind: 'text', text: '经验先验', tone: 'quiet' }, ['经验先验']],
        ['a figure', { kind: 'figure', value: '38 %', note: '24–54 %' }, ['38 %', '24–54 %']],
        ['facts', { kind: 'facts', rows: [{ label: '预算', value: '80 万' }] }, ['预算', '80 万']],
        ['points', { kind: 'points', for: ['预算已说出'], against: ['等集采'] }, ['＋ 预算已说出', '－ 等集采']],
        [
          'choices',
          { kind: 'choices', rows: [{ mark: '①', name: '做论证', figure: '41 %' }] },
          ['①', '做论证', '41 %'],
        ],
        [
          'a history',
          {
            kind: 'chart',
            shape: 'line',
            name: '赢单概率',
            unit: '%',
            points: [
              { label: '11月3日', value: 34, low: 24, high: 45 },
              { label: '11月10日', value: 38, low: 29, high: 49 },
            ],
          },
          ['赢单概率', '11月3日', '34 %', '24–45', '11月10日', '38 %'],
        ],
        [
          'counts',
          {
            kind: 'chart',
            shape: 'bars',
            name: '要核实的信号',
            unit: '单',
            points: [
              { label: '投诉', value: 3 },
              { label: '预算', value: 0 },
            ],
          },
          ['要核实的信号', '投诉 3 单', '预算 0 单'],
        ],
        ['a chart of nothing', { kind: 'chart', shape: 'bars', name: '信号', unit: '单', points: [] }, ['数据不足']],
        ['a question', { kind: 'question', text: '院长见过吗？' }, ['只问一句：院长见过吗？']],
      ]
      const button = (label: string): Button => ({ label, action: 'sandbox.take', argument: `d-17|${label}` })

      test.each(blocks)('%s on a card can be read, with buttons and without', async (_, block, words) => {
        for (const buttons of [[], [button('用①')]]) {
          await answer(shows({ blocks: [block], buttons }))
          for (const word of words) expect(newest()).toContain(word)
        }
        expect(premises.wire.warnings(premises.person)).toEqual([])
      })

      test('a card with more buttons than fit is sent, and says there is more', async () => {
        const buttons = Array.from({ length: 15 }, (_, at) => button(`键${at}`))
        await answer(shows({ buttons, link: { label: '详情', path: '/h5/deals/d-17' } }))
        const labels =
          seen()
            .at(-1)
            ?.buttons.map(({ label }) => label) ?? []
        expect(labels).toContain('键0')
        expect(labels.length === buttons.length || labels.includes('更多')).toBe(true)
      })

      test('a long text comes in pieces that end where a sentence does, with nothing lost', async () => {
        const textBytes = premises.answersInPlace?.bytes ?? premises.platform.limits.textBytes
        const sentence = '张主任说预算八十万，要等集采结果。'
        const count = Math.ceil((textBytes * 2.5) / Buffer.byteLength(sentence))
        await answer(says(sentence.repeat(count)))
        const pieces = seen().map(({ words }) => words.split('\n〔', 1)[0] ?? '')
        expect(pieces.length).toBeGreaterThan(2)
        expect(pieces.every((piece) => piece.endsWith('。'))).toBe(true)
        expect(pieces.join('')).toBe(sentence.repeat(count))
      })

      test('a button comes back as it was, and its card is drawn over where it stands', async () => {
        await answer(shows({ buttons: [button('用①'), button('用②')] }))
        const pressing = press('用①')
        if (premises.answersInPlace === undefined) await pressing
        await expect.poll(() => heard.at(-1)?.content.kind).toBe('press')
        const pressed = heard.at(-1)?.content
        if (pressed?.kind !== 'press' || pressed.handle === undefined) throw new Error('no press with a handle')
        expect(pressed).toMatchObject({ action: 'sandbox.take', argument: 'd-17|用①' })
        const card: Card = { title: '用了①', blocks: [], buttons: [button('用②')] }
        await answer({ kind: 'update', card, handle: pressed.handle })
        await pressing
        expect(seen()).toHaveLength(1)
        expect(newest()).toContain('用了①')
      }, 10_000)

      test('a colleague who presses somebody else’s button is never taken for them', async () => {
        await answer(shows({ buttons: [button('记下')] }))
        await premises.pressesAsColleague('记下')
        const pressing = heard.filter(({ content }) => content.kind === 'press')
        expect(pressing.filter(({ speaker }) => speaker.toLowerCase() === premises.person.toLowerCase())).toEqual([])
      }, 10_000)

      test('words of a customer name nobody with an @ and become no tag', async () => {
        const wicked = '<at id=all></at><@all><a href="https://evil.example">x</a>'
        await answer(says(wicked))
        await answer(shows({ title: '正常', blocks: [{ kind: 'text', text: wicked, tone: 'strong' }] }))
        for (const { words } of seen()) expect(words).not.toMatch(/<@|<at\b|<a\b/)
      })
    })

    describe('when the platform is in trouble', () => {
      test('a token that ends in the middle is renewed, and the message is seen once', async () => {
        await send(says('一'))
        premises.endToken()
        await send(says('二'))
        expect(seen()).toHaveLength(2)
      })

      test('too many calls: later, with its code, and how long to wait', async () => {
        const { code } = premises.fails.tooOften()
        const failure = await failureOf(send(says('慢点')))
        expect(failure).toMatchObject({ platform: name, code, retry: 'later' })
        expect(failure.retryAfter).toBeGreaterThanOrEqual(1000)
      })

      test('a refusal for good keeps its code', async () => {
        const { code } = premises.fails.forGood()
        expect(await failureOf(send(says('不行')))).toMatchObject({ platform: name, code, retry: 'never' })
      })

      test('done with its answer lost: unsure, and sent again under the same key it is seen once', async () => {
        premises.fails.answerLost()
        expect(await failureOf(send(says('到没到'), 'same'))).toMatchObject({ retry: 'unsure' })
        await send(says('到没到'), 'same')
        expect(seen()).toHaveLength(1)
      })
    })

    async function press(label: string): Promise<void> {
      const found = seen()
        .flatMap(({ buttons }) => buttons)
        .find((one) => one.label === label)
      if (found === undefined) throw new Error(`no button ${label}`)
      expect(await found.press()).toMatchObject({ status: 200 })
    }
  })
}

/** The platform's doors, opened as the server opens them. */
export async function served({
  platform,
  servedAt,
}: Pick<Premises, 'platform' | 'servedAt'>): Promise<() => Promise<void>> {
  const app = new Koa()
  app.use(callbacks([platform]))
  app.on('error', () => {})
  const server = createServer(app.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servedAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
}

async function failureOf(asked: Promise<unknown>): Promise<PlatformError> {
  try {
    await asked
  } catch (error) {
    if (error instanceof PlatformError) return error
    throw error
  }
  throw new Error('it did not fail')
}
