import type { AppSignature } from '../src/server/contract.ts'
import { api } from './api.ts'
import type { ChatClient } from './chat-client.ts'
import { signedAddress } from './signed-address.ts'

/** Inside Feishu: can open a colleague's chat; where FEISHU_PAGE_SCRIPT is set, can close the page. */
export async function meet(): Promise<ChatClient> {
  const leave = await openLeave().catch(() => undefined)
  return { name: 'feishu', talkTo, ...(leave && { leave }) }
}

/** A link that Feishu itself follows. https://open.feishu.cn/document/applink-protocol/supported-protocol/open-a-chat-page */
async function talkTo(whom: { colleague: string } | { outsider: string }): Promise<void> {
  if (!('colleague' in whom)) throw new Error('Feishu has no customers to talk to')
  location.assign(`https://applink.feishu.cn/client/chat/open?${new URLSearchParams({ openId: whom.colleague })}`)
}

/** https://open.feishu.cn/document/client-docs/h5/development-guide/step-3 */
async function openLeave(): Promise<() => Promise<unknown>> {
  let trusted = await trust()
  return async () => {
    // A signature is good for the page it was made for, and those below it.
    if (!signedAddress().startsWith(trusted)) trusted = await trust()
    await new Promise((success, fail) => globals().tt.closeWindow({ success, fail }))
  }
}

/** Has the client trust the page as it is now; resolves to its address. A signature is good once. */
async function trust(): Promise<string> {
  const page = signedAddress()
  const { script, ...signed } = await api.signature<AppSignature>('feishu', page)
  await load(script)
  await new Promise((onSuccess, onFail) =>
    globals().h5sdk.config({ ...signed, jsApiList: ['closeWindow'], onSuccess, onFail }),
  )
  return page
}

/** What the script leaves on the window. */
interface FeishuGlobals {
  h5sdk: {
    config(asked: Omit<AppSignature, 'script'> & { jsApiList: string[]; onSuccess: Heard; onFail: Heard }): void
  }
  tt: { closeWindow(asked: { success: Heard; fail: Heard }): void }
}

type Heard = (said: unknown) => void

function globals(): FeishuGlobals {
  return window as unknown as FeishuGlobals
}

async function load(address: string): Promise<void> {
  if ('h5sdk' in window) return
  const script = document.createElement('script')
  script.src = address
  await new Promise((resolve, reject) => {
    script.onload = resolve
    script.onerror = reject
    document.head.append(script)
  })
}
