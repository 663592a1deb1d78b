import type { Delivery } from '../../src/conversation/platform.ts'
import { recently } from '../../src/conversation/wire/recently.ts'
import { type Client, repeatWindow } from './client.ts'
import { renderForChat } from './render.ts'

/**
 * Says something in a chat the app made. Chats hide no repeats, so each piece is said once: what was refused is tried again from
 * the first piece that is not there, and what a stopped process may have said already says so itself.
 */
export function openChatVoice(client: Pick<Client, 'sayInChat'>, publicUrl: string, now: () => number) {
  const said = recently(repeatWindow, 10_000, now)
  return async (chat: string, delivery: Delivery): Promise<void> => {
    for (const [at, message] of renderForChat(delivery, publicUrl).entries()) {
      const piece = `${delivery.key} ${at}`
      if (said.has(piece)) continue
      await client.sayInChat(chat, message)
      said.add(piece)
    }
  }
}
