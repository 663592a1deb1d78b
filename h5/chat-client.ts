import { shallowRef } from 'vue'
import { type ClientName, clientName } from './client-name.ts'

/** Leaves the page for the chat it was opened from; absent where nothing around the page can do that. */
export const leaveForChat = shallowRef<() => Promise<unknown>>()

/** Inside a chat client: what its page script can do for the reader. Elsewhere nothing is loaded, and no page depends on it. */
export async function meetClient(): Promise<void> {
  const name = clientName(navigator.userAgent)
  if (name === undefined) return
  const { meet } = await clients[name]()
  leaveForChat.value = await meet()
}

const clients: Record<ClientName, () => Promise<{ meet(): Promise<() => Promise<unknown>> }>> = {
  wecom: () => import('./wecom.ts'),
  dingtalk: () => import('./dingtalk.ts'),
  feishu: () => import('./feishu.ts'),
}
