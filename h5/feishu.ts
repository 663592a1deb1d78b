import type { AppSignature } from '../src/server/contract.ts'
import { api } from './api.ts'
import { signedAddress } from './signed-address.ts'

/**
 * Inside Feishu, where FEISHU_PAGE_SCRIPT is set: can close the page.
 * https://open.feishu.cn/document/client-docs/h5/development-guide/step-3
 */
export async function meet(): Promise<() => Promise<unknown>> {
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
