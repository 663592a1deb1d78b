import type { EventDispatcher, HttpInstance, WSClient } from '@larksuiteoapi/node-sdk'
import type { Log } from '../../src/conversation/log.ts'

/** The long connection: Feishu's events and callbacks without an address of our own. */
export interface Socket {
  /** Resolves when it stands, was refused, or takes so long that the house had better open without it for now. */
  start(): Promise<void>
  close(): void
}

export interface SocketOptions {
  appId: string
  appSecret: string
  apiBase: string
  fetch: typeof globalThis.fetch
  log: Log
  /** Answers an event or callback; what it throws has Feishu send it again. */
  take(document: unknown): Promise<object>
}

/**
 * Speaks through the official SDK, whose faults are mended from outside: it waits up to half a minute before it comes back, so it
 * is started anew at once; it does not notice a line that went dead unless told to; it knows no guard on what it calls.
 * https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/request-url-configuration-case
 */
export function openSocket({ appId, appSecret, apiBase, fetch, log, take }: SocketOptions): Socket {
  let client: WSClient | undefined
  let pause: NodeJS.Timeout | undefined
  let losses = 0

  return {
    async start() {
      // Some megabytes, for who needs it.
      const sdk = await import('@larksuiteoapi/node-sdk')
      class Dispatcher extends sdk.EventDispatcher {
        override invoke(document: unknown): Promise<object> {
          return take(document)
        }
      }
      const say = (words: unknown) => log.warn({ sdk: String(words).slice(0, 200) }, 'feishu long connection')
      const quiet = () => {}
      let settled = quiet
      const standing = new Promise<void>((resolve) => {
        settled = resolve
      })
      const eventDispatcher: EventDispatcher = new Dispatcher({
        logger: { error: say, warn: say, info: quiet, debug: quiet, trace: quiet },
      })
      const started = new sdk.WSClient({
        appId,
        appSecret,
        domain: apiBase,
        httpInstance: guarded(fetch, apiBase),
        logger: { error: say, warn: say, info: quiet, debug: quiet, trace: quiet },
        handshakeTimeoutMs: 10_000,
        wsConfig: { pingTimeout: 20 },
        onReady: () => {
          losses = 0
          settled()
        },
        onReconnecting() {
          losses += 1
          clearTimeout(pause)
          pause = setTimeout(() => void started.start({ eventDispatcher }), Math.min(500 * 2 ** (losses - 1), 30_000))
        },
        onError(error) {
          log.error({ error: error.message }, 'feishu long connection was refused')
          settled()
        },
      })
      client = started
      await started.start({ eventDispatcher })
      const late = setTimeout(settled, patienceMs)
      await standing
      clearTimeout(late)
    },
    close() {
      clearTimeout(pause)
      client?.close({ force: true })
      client = undefined
    },
  }
}

/** How long the house waits for the first connection before it opens, in milliseconds. */
const patienceMs = 3000

/**
 * The one call the SDK makes, for the address to connect to, by way of our own `fetch`. The SDK dials what it is told: an address
 * that is not Feishu's is not handed on.
 */
function guarded(fetch: typeof globalThis.fetch, apiBase: string): HttpInstance {
  const request = async ({ url = '', data, headers = {} }: { url?: string; data?: unknown; headers?: object }) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...(headers as Record<string, string>), 'content-type': 'application/json' },
      body: JSON.stringify(data),
      signal: AbortSignal.timeout(15_000),
    })
    const answer = (await response.json()) as { code?: number; data?: { URL?: string } }
    if (answer.data?.URL !== undefined && !isFeishus(answer.data.URL, apiBase))
      throw new Error('the long connection leads elsewhere')
    // An error without `data` makes the SDK stumble, and try forever what was refused for good.
    return { ...answer, data: answer.data ?? {} }
  }
  return { request } as unknown as HttpInstance
}

/** The API's own host (an emulator's), or by TLS one beside it: `msg-frontier.feishu.cn` beside `open.feishu.cn`. */
function isFeishus(address: string, apiBase: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, hostname } = new URL(address)
  const api = new URL(apiBase)
  const family = /^open(\.[a-z]+\.[a-z]+)$/.exec(api.hostname)?.[1]
  return host === api.host || (protocol === 'wss:' && family !== undefined && hostname.endsWith(family))
}
