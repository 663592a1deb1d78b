import { shallowRef } from 'vue'
import { type ClientName, clientName } from './client-name.ts'
import type { ShareCard } from './share-card.ts'

/** What the chat client around the page can do for the reader. What it cannot is missing, and the page has another way. */
export interface ChatClient {
  name: ClientName
  /** Leaves the page for the chat it was opened from. */
  leave?(): Promise<unknown>
  /** Lets the reader pass a card on into a chat. */
  share?(card: ShareCard): Promise<unknown>
  /** Opens the chat with one person, by who they are to this client. */
  talkTo?(whom: { colleague: string } | { outsider: string }): Promise<unknown>
  /** Lets the reader pick from their customers in the client; none when they leave it. */
  pickOutsiders?(): Promise<string[]>
  /** Says a text, as the reader, in the chat that the page stands beside. */
  say?(text: string): Promise<unknown>
  /** Whose chat or profile the page stands beside. */
  outsiderBeside?: string
}

/** Absent outside any client, and until it is met. */
export const chatClient = shallowRef<ChatClient>()

/** Whether it is known who is around the page. */
export const clientMet = shallowRef(false)

/** Elsewhere than in a client nothing is loaded, and no page depends on it. */
export async function meetClient(): Promise<void> {
  try {
    const name = clientName(navigator.userAgent)
    if (name === undefined) return
    const { meet } = await clients[name]()
    chatClient.value = await meet()
  } finally {
    clientMet.value = true
  }
}

const clients: Record<ClientName, () => Promise<{ meet(): Promise<ChatClient> }>> = {
  wecom: () => import('./wecom.ts'),
  dingtalk: () => import('./dingtalk.ts'),
  feishu: () => import('./feishu.ts'),
}
