import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { seededRandom } from '../understanding/training/seeded-random.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

const people = Array.from({ length: 10 }, (_, at) => `rep${at}`)
const each = 20

let close = async () => {}
afterEach(() => close())

test.each(['callbacks', 'line'] as const)(
  'two hundred messages to the bot in a storm, by %s: each answered once, no stream without its end',
  async (way) => {
    const company = await wecomCompany({ members: people, bot: way })
    let sandtable = await company.start()
    close = async () => {
      await sandtable.close()
      await company.remove()
    }
    const { bot } = company.wecom
    const chance = seededRandom(20261124)
    let said = 0
    let restarting: Promise<void> | undefined
    await Promise.all(people.map((person) => talks(person)))
    const heard = () => query(company, `SELECT count(*) FROM inbox`)
    await expect.poll(heard, { timeout: 60_000, interval: 100 }).toBe(people.length * each)
    await expect.poll(() => unfinished(company), { timeout: 60_000, interval: 100 }).toBe(0)
    await expect.poll(() => bot.unfinished().length, { timeout: 20_000 }).toBe(0)

    for (const person of people) {
      const bubbles = [...bot.bubbles(person), ...company.wecom.bubbles(person)]
      for (let at = 1; at <= each; at += 1) {
        const isIt = (words = '') => words.includes(`给第${at}家客户`)
        const inWords = bubbles.filter(({ content }) => isIt(content))
        const onCards = bubbles.filter(({ content = '', card }) => !isIt(content) && isIt(card?.main_title?.title))
        const certain = inWords.filter(({ content = '' }) => !content.startsWith('（如果上面'))
        expect(inWords.length + onCards.length, `${person} ${at}`).toBeGreaterThan(0)
        expect(
          [certain.length, onCards.length].filter((count) => count > 1),
          `${person} ${at}`,
        ).toEqual([])
      }
    }
    expect(query(company, `SELECT count(*) FROM outbox WHERE state <> 'sent'`)).toBe(0)
    expect(query(company, `SELECT count(*) FROM inbox WHERE state <> 'decided'`)).toBe(0)
    expect(bot.faulty).toEqual([])

    async function talks(person: string): Promise<void> {
      for (let at = 1; at <= each; at += 1) {
        await restarting
        const letter = bot.writes.says(person, `明天下午三点提醒我给第${at}家客户回电话`)
        storm(said++)
        const duplicates = chance() < 0.2 ? 1 : 0
        // What falls into the restart is sent again until it is taken: the emulator, quick as it is, gives up sooner than WeCom.
        await expect.poll(() => bot.deliver(letter, { duplicates }), { timeout: 20_000 }).toMatchObject({ status: 200 })
        // Somebody who types does not outrun the three that may be answered at once.
        await expect
          .poll(() => bot.bubbles(person).filter((bubble) => bubble.unfinished).length, { timeout: 20_000 })
          .toBeLessThan(3)
      }
    }

    function storm(at: number): void {
      if (way === 'callbacks' && chance() < 0.1) bot.loseReplies(1)
      if (way === 'line' && chance() < 0.05) bot.line.loseAcks(1)
      if (way === 'line' && (at === 40 || at === 120)) bot.line.cut()
      if (way === 'line' && at === 80) bot.line.kick()
      if (chance() < 0.05) company.wecom.invalidateToken()
      if (at === 100) restarting = restarted()
    }

    async function restarted(): Promise<void> {
      await sandtable.close()
      sandtable = await company.start()
    }
  },
  120_000,
)

function unfinished(company: WecomCompany): number {
  return (
    query(company, `SELECT count(*) FROM inbox WHERE state = 'received'`) +
    query(company, `SELECT count(*) FROM outbox WHERE state = 'sending'`)
  )
}

function query({ config }: WecomCompany, sql: string): number {
  const database = new Database(config.databaseFile, { readonly: true })
  const count = database.prepare(sql).pluck().get()
  database.close()
  return Number(count)
}
