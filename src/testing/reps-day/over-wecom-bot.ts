import Database from 'better-sqlite3'
import type { BotBubble } from '../../../bots/wecom/emulator/bot/chats.ts'
import type { WecomEmulator } from '../../../bots/wecom/emulator/index.ts'
import { type WecomCompany, wecomCompany } from '../wecom-company.ts'
import { wecomWire } from './over-wecom.ts'
import type { Seen, Wire } from './wire.ts'

export async function overWecomBot(members: readonly string[], bot: 'callbacks' | 'line') {
  const company: WecomCompany = await wecomCompany({ members, timeScale: 1, bot })
  return {
    platform: 'wecom',
    corp: company.environment['WECOM_CORP_ID'] ?? '',
    company,
    wire: patient(wecomBotWire(company.wecom), company),
  }
}

/** Whoever did something looks up again when it was heard (nothing on the long connection tells) and the answer stands. */
function patient(wire: Wire, { wecom, config }: WecomCompany): Wire {
  const heard = () => {
    const database = new Database(config.databaseFile, { readonly: true })
    const count = database.prepare('SELECT count(*) FROM inbox').pluck().get()
    database.close()
    return count
  }
  const waiting = async <Told>(deed: () => Promise<Told>): Promise<Told> => {
    const before = heard()
    const told = await deed()
    while (heard() === before || wecom.bot.unfinished().length > 0)
      await new Promise((resolve) => setTimeout(resolve, 3))
    return told
  }
  return {
    ...wire,
    says: (userId, text) => waiting(() => wire.says(userId, text)),
    sendsPicture: (userId) => waiting(() => wire.sendsPicture(userId)),
    seen: (userId) =>
      wire.seen(userId).map(({ buttons, ...bubble }) => ({
        ...bubble,
        buttons: buttons.map((button) => ({ ...button, press: () => waiting(button.press) })),
      })),
  }
}

/** The chats with the bot and with the app, as they stand on one phone. */
export function wecomBotWire(wecom: WecomEmulator): Wire {
  const app = wecomWire(wecom)
  const { bot } = wecom
  const order = new Map<string, number>()
  const placeOf = (id: string) => order.get(id) ?? order.set(id, order.size).get(id) ?? 0
  return {
    says: (userId, text) => bot.says(userId, text),
    sendsPicture: (userId) => bot.sends(userId, 'image'),
    seen(userId) {
      const said = [
        ...bot.bubbles(userId).map((bubble) => ({ id: bubble.id, seen: seen(wecom, userId, bubble) })),
        ...app.seen(userId).map((one, at) => ({ id: `app ${userId} ${at}`, seen: one })),
      ]
      for (const { id } of said) placeOf(id)
      return said.toSorted((one, other) => placeOf(one.id) - placeOf(other.id)).map((one) => one.seen)
    },
    warnings: (userId) => [
      ...app.warnings(userId),
      ...bot.bubbles(userId).flatMap(({ warnings }) => warnings),
      ...bot.faulty,
    ],
  }
}

function seen({ bot }: WecomEmulator, userId: string, bubble: BotBubble): Seen {
  const { content, card, replaced, unfinished } = bubble
  const buttons = replaced === undefined ? (card?.button_list ?? []) : []
  const links = [...content.matchAll(/^\[(.+)\]\(.+\)$/gm)].map(([, label = '']) => label)
  return {
    words: [content, ...wordsOn(card), buttons.map(({ text }) => `[${text}]`).join(' ')]
      .filter((line) => line !== undefined && line !== '')
      .join('\n'),
    unfinished,
    buttons: [
      ...buttons.map(({ text, key = '' }) => ({ label: text, press: () => bot.clicks(userId, bubble, key) })),
      ...links.map((label) => ({ label, press: async () => ({ status: 200 }) })),
    ],
  }
}

function wordsOn(card: BotBubble['card']) {
  const { main_title, sub_title_text, horizontal_content_list = [] } = card ?? {}
  const rows = horizontal_content_list.map(({ keyname, value }) => `${keyname}：${value}`)
  return [main_title?.title, main_title?.desc, sub_title_text, ...rows]
}
