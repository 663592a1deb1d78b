import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

/** How the endpoint behaves: what it streams, or how it fails. */
type Behaviour =
  | { kind: 'says'; content: string; tokens?: number }
  | { kind: 'hangs' }
  | { kind: 'stalls' }
  | { kind: 'floods' }
  | { kind: 'fails'; status: number }
  | { kind: 'drops' }

export interface ModelEmulator {
  address: { baseUrl: string; apiKey: string; model: string }
  behaves(behaviour: Behaviour): void
  /** As an older server: a request that names a response format is refused. */
  knowsNoJsonMode(): void
  /** The requests that arrived, as text. */
  heard: string[]
  close(): Promise<void>
}

const Request = z.object({
  model: z.string(),
  stream: z.literal(true),
  messages: z.array(z.object({ role: z.enum(['system', 'user']), content: z.string() })).min(1),
  response_format: z.object({ type: z.literal('json_object') }).optional(),
})

/** An OpenAI-compatible endpoint on loopback, chat completions as server-sent events: https://platform.openai.com/docs/api-reference/chat-streaming */
export async function openModelEmulator(): Promise<ModelEmulator> {
  let behaviour: Behaviour = { kind: 'says', content: '{}' }
  let jsonMode = true
  const heard: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    heard.push(body)
    const parsed = Request.safeParse(JSON.parse(body))
    if (request.url !== '/v1/chat/completions' || !parsed.success) return fail(response, 400)
    if (!jsonMode && parsed.data.response_format !== undefined) return fail(response, 400)
    if (request.headers.authorization !== 'Bearer test-key') return fail(response, 401)
    behave(behaviour, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    address: { baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'test-key', model: 'test-model' },
    behaves(next) {
      behaviour = next
    },
    knowsNoJsonMode() {
      jsonMode = false
    },
    heard,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function behave(behaviour: Behaviour, response: ServerResponse): void {
  switch (behaviour.kind) {
    case 'hangs':
      break
    case 'drops':
      response.destroy()
      break
    case 'fails':
      fail(response, behaviour.status)
      break
    case 'stalls':
      opened(response).write(event('{"in'))
      break
    case 'floods':
      flood(opened(response))
      break
    case 'says':
      say(behaviour, opened(response))
      break
  }
}

function opened(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { 'content-type': 'text/event-stream' })
}

function say({ content, tokens }: { content: string; tokens?: number }, response: ServerResponse): void {
  for (const piece of content.match(/[\s\S]{1,7}/g) ?? []) response.write(event(piece))
  const usage = tokens === undefined ? {} : { usage: { total_tokens: tokens } }
  response.end(`data: ${JSON.stringify({ choices: [], ...usage })}\n\ndata: [DONE]\n\n`)
}

/** Ten megabytes, as fast as they are taken. */
function flood(response: ServerResponse): void {
  const piece = event('x'.repeat(10_000))
  let left = 1_000
  const pour = () => {
    while (left-- > 0) {
      if (response.write(piece)) continue
      response.once('drain', pour)
      return
    }
    response.end()
  }
  pour()
}

function event(content: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`
}

function fail(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '7' })
  response.end(JSON.stringify({ error: { message: `status ${status}` } }))
}
