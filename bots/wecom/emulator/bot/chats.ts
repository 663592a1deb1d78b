import type { TemplateCard } from '../cards.ts'

/** One message of the bot's as people see it. */
export interface BotBubble {
  id: string
  /** The words, in the bot's markdown. */
  content: string
  card?: TemplateCard
  /** Pictures below the words, or the file it is. */
  enclosed?: Buffer[]
  /** The grey words in place of the buttons. */
  replaced?: string
  /** The dots still move: more is to come. */
  unfinished: boolean
  /** Where a card is longer than advised. */
  warnings: string[]
  /** How often its card was drawn anew. */
  updates: number
}

export type BotChats = ReturnType<typeof openBotChats>

/** The chats with the bot: by userid where two speak, by chatid in groups. */
export function openBotChats(newId: () => string) {
  const chats = new Map<string, BotBubble[]>()
  return {
    of: (chat: string): BotBubble[] => (chats.get(chat) ?? []).map((bubble) => ({ ...bubble })),

    /** All that still move, of all chats. */
    unfinished: (): BotBubble[] => [...chats.values()].flat().filter(({ unfinished }) => unfinished),

    show(chat: string, bubble: Partial<BotBubble>): string {
      const id = newId()
      const shown = { id, content: '', unfinished: false, warnings: [], updates: 0, ...bubble }
      chats.set(chat, [...(chats.get(chat) ?? []), shown])
      return id
    },

    change(chat: string, id: string, change: Partial<BotBubble>): void {
      const bubble = chats.get(chat)?.find((one) => one.id === id)
      if (bubble !== undefined) Object.assign(bubble, change)
    },
  }
}
