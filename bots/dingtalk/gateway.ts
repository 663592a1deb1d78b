import { z } from 'zod'

/** Where one connection of the stream may be opened, within ninety seconds. */
export interface Ticket {
  endpoint: string
  ticket: string
}

interface Options {
  clientId: string
  clientSecret: string
  apiBase: string
  fetch: typeof globalThis.fetch
}

/** Asks for a connection; throws what the gateway says, never the secret. */
// https://open-dingtalk.github.io/developerpedia/docs/learn/stream/protocol
export async function askGateway(
  { clientId, clientSecret, apiBase, fetch }: Options,
  subscriptions: readonly { type: string; topic: string }[],
): Promise<Ticket> {
  const response = await fetch(`${apiBase}/v1.0/gateway/connections/open`, {
    method: 'POST',
    // Without the first it answers in XML.
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ clientId, clientSecret, ua: 'sandtable-sdk-nodejs/1.0.0', subscriptions }),
    signal: AbortSignal.timeout(10_000),
  })
  const answer: unknown = await response.json()
  const opened = Opened.safeParse(answer).data
  if (opened === undefined)
    throw new Error(`the gateway refused: ${response.status} ${Refusal.safeParse(answer).data?.code ?? ''}`)
  if (!isDingtalks(opened.endpoint, apiBase)) throw new Error('the gateway leads elsewhere')
  return opened
}

const Opened = z.object({ endpoint: z.string().min(1), ticket: z.string().min(1) })
const Refusal = z.object({ code: z.string().max(100) })

/** The platform's own host, by TLS; or, beside an emulator, the emulator. */
function isDingtalks(endpoint: string, apiBase: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, host, hostname } = new URL(endpoint)
  return host === new URL(apiBase).host || (protocol === 'wss:' && hostname.endsWith('.dingtalk.com'))
}
