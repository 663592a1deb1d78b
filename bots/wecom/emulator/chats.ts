import type { Content } from './contents.ts'

/** A chat that the app made 应用群聊; its members see it once something was said in it. */
export interface StoredChat {
  id: string
  name: string
  owner: string
  members: string[]
  said: (Content & { to: string[] })[]
}

export type EmulatedChats = ReturnType<typeof openChats>

export function openChats() {
  const chats = new Map<string, StoredChat>()
  return {
    chat: (id: string) => chats.get(id),
    all: () => [...chats.values()],
    make(chat: Omit<StoredChat, 'said'>): void {
      chats.set(chat.id, { ...chat, said: [] })
    },
    /** Its owner ends it in the client, where alone that can be done. */
    dissolve(id: string): void {
      chats.delete(id)
    },
  }
}
