import './hurried-clock.mjs'
import Database from 'better-sqlite3'
import { afterEach, expect, test, vi } from 'vitest'
import type { BotBubble } from '../../bots/wecom/emulator/bot/chats.ts'
import type { Bubble } from '../../bots/wecom/emulator/bubbles.ts'
import type { Fault } from '../../bots/wecom/emulator/faults.ts'
import { type Card, plainText } from '../conversation/card.ts'
import { seededRandom } from '../understanding/training/seeded-random.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

// Six times as fast, so that whoever has had thirty answers in a minute waits for ten seconds.
const haste = 6
vi.hoisted(() => {
  process.env['CLOCK_HASTE'] = '6'
  process.env['CLOCK_FROM'] = String(Date.parse('2026-11-24T09:00:00+08:00'))
})

const seed = Number(process.env['STORM_SEED'] ?? 20261123)

const named = (name: string, many: number) => Array.from({ length: many }, (_, at) => `${name}${at}`)
/** To the app: a few who say more than thirty things within a minute, and some who go on saying things. */
const [heavy, light] = [named('heavy', 2), named('light', 8)]
/** Who press what stands on a card of the app's, and who talk to the bot. */
const [pressers, botters] = [named('presser', 4), named('botter', 6)]
const says = { heavy: 36, light: 12, botter: 12 }

const troubles: Fault[] = [
  'errcode:-1',
  'errcode:45033',
  'errcode:40014',
  'errcode:42001',
  'http500',
  'html',
  'reset',
  'executeThenReset',
  'truncatedJson',
  'unlicensed',
]

let company: WecomCompany
let close = async () => {}
afterEach(() => close())

test.each(['callbacks', 'line'] as const)(
  'everything that WeCom does to an app and its bot (by %s) at once: none lost unsaid, none twice, in order, no stream without its end',
  async (way) => {
    const members = [...heavy, ...light, ...pressers, ...botters]
    company = await wecomCompany({ members, bot: way, memberLimits: 'documented', timeScale: haste })
    let sandtable = await company.start()
    close = async () => {
      await sandtable.close()
      await company.remove()
    }
    const { wecom } = company
    const { bot } = wecom
    const chance = seededRandom(seed)
    let [said, presses, timedOut] = [0, 0, 0]
    let restarting: Promise<void> | undefined
    const cards = await Promise.all(pressers.map(asked))
    await Promise.all([
      ...heavy.map((person) => talks(person, says.heavy)),
      ...light.map((person) => talks(person, says.light)),
      ...botters.map((person) => asksBot(person, says.botter)),
      ...pressers.map((person, at) => pressesAll(person, cards[at])),
    ])
    await expect
      .poll(() => count(`SELECT count(*) FROM inbox WHERE ${ofKind} = 'text'`), { timeout: 30_000 })
      .toBe(said)
    await expect.poll(unfinished, { timeout: 60_000, interval: 100 }).toBe(0)

    // Nothing but what WeCom refused for good is unsent, each listed with why; a code it had spent costs a redrawing alone.
    const unsent = query(`SELECT * FROM outbox WHERE state <> 'sent'`)
    const isSpentCode = (row: Record<string, unknown>) => kindOf(row) === 'update' && row['state'] === 'uncertain'
    const lost = unsent.filter((row) => !isSpentCode(row)).map(({ reason }) => reason)
    const unlicensed = wecom.callsOf('message/send').filter(({ fault }) => fault === 'unlicensed').length
    expect(lost.filter((reason) => !/licence/.test(String(reason)))).toEqual([])
    expect(lost.length).toBeLessThanOrEqual(unlicensed)
    expect(count(`SELECT count(*) FROM inbox WHERE state <> 'decided'`)).toBe(0)
    expect(count(`SELECT count(*) FROM inbox WHERE ${ofKind} = 'press'`)).toBe(presses)
    expect(wecom.dropped.filter(({ why }) => why === 'over the limit per member')).toEqual([])
    expect(bot.faulty).toEqual([])
    await expect.poll(() => bot.unfinished().length, { timeout: 20_000 }).toBe(0)

    // To the app: just what was meant and could be delivered, each once, in order.
    for (const person of [...heavy, ...light]) {
      const found = seen(wecom.bubbles(person))
      expect(found, person).toEqual(meant(person, found))
    }
    for (const person of pressers) {
      const isText = (kind: string) => kind === 'text'
      const found = seen(wecom.bubbles(person).filter(({ kind }) => isText(kind)))
      expect(found, person).toEqual(meant(person, found, isText))
    }
    for (const person of botters) for (let at = 1; at <= says.botter; at += 1) answeredOnce(person, at)

    async function asked(person: string): Promise<Bubble> {
      said += 1
      await wecom.says(person, '客户：华东某三甲医院 设备科，预算80万，竞品是迈瑞，张主任说要等集采，怎么推进')
      return wecom.waitForBubble(person, (bubble) => keyOn(bubble, '①') !== undefined, 60_000)
    }

    async function talks(person: string, times: number): Promise<void> {
      const letters: string[] = []
      for (let at = 1; at <= times; at += 1) {
        await restarting
        const letter = wecom.writes.says(person, sentence(at))
        letters.push(letter)
        storm()
        said += 1
        await taken(letter, chance() < 0.2 ? 1 : 0)
        // Told again long after it was answered.
        const older = letters[Math.floor(chance() * letters.length)]
        if (chance() < 0.2 && older !== undefined) await wecom.deliver(older)
      }
    }

    async function pressesAll(person: string, card: Bubble | undefined): Promise<void> {
      for (const label of ['①', '②', '③']) {
        await restarting
        const now = wecom.bubbles(person).find(({ msgid }) => msgid === card?.msgid)
        const key = now && keyOn(now, label)
        if (now === undefined || key === undefined) continue
        const letter = wecom.writes.clicks(person, now, key)
        presses += 1
        storm()
        if (chance() < 0.5)
          wecom.fail('message/update_template_card', chance() < 0.5 ? 'executeThenReset' : 'errcode:-1')
        // Once, at once again, and late, when its code is spent.
        await taken(letter, 1)
        await new Promise((resolve) => setTimeout(resolve, 3000 * chance()))
        await taken(letter, 0)
      }
    }

    async function asksBot(person: string, times: number): Promise<void> {
      for (let at = 1; at <= times; at += 1) {
        await restarting
        const letter = bot.writes.says(person, sentence(at))
        storm()
        said += 1
        const duplicates = chance() < 0.2 ? 1 : 0
        await expect.poll(() => bot.deliver(letter, { duplicates }), { timeout: 20_000 }).toMatchObject({ status: 200 })
        // Somebody who types does not outrun the three that may be answered at once.
        const beingAnswered = () => bot.bubbles(person).filter((bubble) => bubble.unfinished).length
        await expect.poll(beingAnswered, { timeout: 60_000 }).toBeLessThan(3)
      }
    }

    /** What falls into the restart is sent again until it is taken. */
    async function taken(letter: string, duplicates: number): Promise<void> {
      await expect.poll(() => wecom.deliver(letter, { duplicates }), { timeout: 20_000 }).toMatchObject({ status: 200 })
    }

    function storm(): void {
      if (chance() < 0.2) wecom.fail('message/send', troubles[Math.floor(chance() * troubles.length)] ?? 'reset')
      if (said > 30 && timedOut++ === 0) wecom.fail('message/send', 'executeThenTimeout')
      if (chance() < 0.03) wecom.invalidateToken()
      if (chance() < 0.03) wecom.expireToken()
      if (chance() < 0.02) wecom.fail('gettoken', 'http500')
      if (way === 'callbacks' && chance() < 0.05) bot.loseReplies(1)
      if (way === 'line' && chance() < 0.03) bot.line.loseAcks(1)
      if (way === 'line' && chance() < 0.01) bot.line.cut()
      if (way === 'line' && (said === 60 || said === 150)) bot.line.kick()
      if (said === 120) restarting = restarted()
    }

    async function restarted(): Promise<void> {
      await sandtable.close()
      sandtable = await company.start()
    }
  },
  180_000,
)

function sentence(at: number): string {
  return `明天下午三点提醒我给第${at}家客户回电话`
}

function keyOn({ card }: Bubble, label: string): string | undefined {
  return card?.button_list?.find(({ text }) => text.includes(label))?.key
}

/** In words once for certain, or on one card; said again only with the remark that it may have come before. */
function answeredOnce(person: string, at: number): void {
  const bubbles: Pick<BotBubble, 'content' | 'card'>[] = [
    ...company.wecom.bot.bubbles(person),
    ...company.wecom.bubbles(person).map(({ content = '', card }) => ({ content, ...(card && { card }) })),
  ]
  const isIt = (words = '') => words.includes(`给第${at}家客户`)
  const inWords = bubbles.filter(({ content }) => isIt(content))
  const onCards = bubbles.filter(({ content, card }) => !isIt(content) && isIt(card?.main_title?.title))
  const certain = inWords.filter(({ content }) => !content.startsWith('（如果上面'))
  const unsent = query(`SELECT * FROM outbox WHERE state <> 'sent' AND recipient = ?`, person)
  const isListed = unsent.some(({ outgoing }) => isIt(String(outgoing)))
  expect(inWords.length + onCards.length + Number(isListed), `${person} ${at}`).toBeGreaterThan(0)
  expect(Math.max(certain.length, onCards.length), `${person} ${at}`).toBeLessThanOrEqual(1)
}

/**
 * What the product meant to say to somebody and was not refused for good, in the order it was decided. What it lists as uncertain
 * may be among what was found.
 */
function meant(person: string, found: readonly string[], isAsked = (kind: string) => kind !== 'update'): string[] {
  const rows = query(`SELECT * FROM outbox WHERE recipient = ? AND state <> 'failed' ORDER BY rowid`, person)
  return rows.flatMap((row) => {
    const { kind, text, card } = JSON.parse(String(row['outgoing'])) as { kind: string; text: string; card: Card }
    if (!isAsked(kind)) return []
    const words = kind === 'text' ? text : (plainText(card).split('\n', 1)[0] ?? '')
    return row['state'] === 'sent' || found.includes(words) ? [words] : []
  })
}

/** Without the mark by which words to be copied are known again. */
function seen(bubbles: readonly Bubble[]): string[] {
  return bubbles.map(({ content, card }) => (content ?? card?.main_title?.title ?? '').replace(/\n〔沙盘 \w+〕$/, ''))
}

function kindOf(row: Record<string, unknown>): string {
  return (JSON.parse(String(row['outgoing'])) as { kind: string }).kind
}

const ofKind = `json_extract(incoming, '$.content.kind')`

function unfinished(): number {
  return (
    count(`SELECT count(*) FROM inbox WHERE state = 'received'`) +
    count(`SELECT count(*) FROM outbox WHERE state = 'sending'`)
  )
}

function count(sql: string): number {
  return Number(Object.values(query(sql)[0] ?? {})[0])
}

function query(sql: string, ...given: string[]): Record<string, unknown>[] {
  const database = new Database(company.config.databaseFile, { readonly: true })
  const rows = database.prepare(sql).all(...given) as Record<string, unknown>[]
  database.close()
  return rows
}
