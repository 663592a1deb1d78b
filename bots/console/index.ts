import { z } from 'zod'
import { asCard, isEnclosed } from '../../src/conversation/as-card.ts'
import type { ConsolePeople, ConsolePress, ConsoleSay } from '../../src/conversation/console.ts'
import { isFromThisMachine, type RawRequest, type RawResponse, type Route } from '../../src/conversation/http.ts'
import { type Content, conversationId } from '../../src/conversation/message.ts'
import type { Delivery, Platform, Receive } from '../../src/conversation/platform.ts'
import { openTranscripts } from './transcript.ts'

const Say = z.object({
  as: z.string().max(64),
  text: z.string().trim().min(1).max(4000),
}) satisfies z.ZodType<ConsoleSay>
const Press = z.object({
  as: z.string().max(64),
  bubble: z.string(),
  action: z.string(),
  argument: z.string().max(1024),
}) satisfies z.ZodType<ConsolePress>

/** The web console: the bot in a browser, as any person of the demo company, from this machine only. */
export function openConsole(options: ConsolePeople & { corp: string; newId(): string; now(): number }): Platform {
  const { corp, company, people, examples, newId, now } = options
  const transcripts = openTranscripts()
  let receive: Receive | undefined

  const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    method,
    path,
    maxBytes: 64 * 1024,
    handle: async (request) => (isFromThisMachine(request) ? handle(request) : refused(403, '演示控制台只在本机可用')),
  })

  return {
    name: 'console',
    label: '控制台',
    corp,
    onlyThisMachine: true,
    limits: {
      buttonsPerCard: 12,
      rowsPerCard: 20,
      textBytes: 64 * 1024,
      repeatWindow: Number.POSITIVE_INFINITY,
      perPerson: { minute: 600, hour: 10_000 },
    },
    routes: [
      route('GET', '/console/api/people', async () => json(200, { company, people, examples } satisfies ConsolePeople)),
      route('POST', '/console/api/say', say),
      route('POST', '/console/api/press', press),
      route('GET', '/console/api/stream', stream),
    ],
    async start(toInbox) {
      receive = toInbox
    },
    async stop() {
      receive = undefined
    },
    send,
    signIn: {
      authorizeUrl: () => '/console',
      identify: async (code) => people.find(({ userId }) => userId === code)?.userId,
    },
  }

  async function say(request: RawRequest): Promise<RawResponse> {
    const said = Say.safeParse(readJson(request))
    if (!said.success || !knows(said.data.as)) return refused(400, '说一句话再发送')
    const { as, text } = said.data
    const id = newId()
    transcripts.put(as, { id, from: 'person', at: new Date(now()).toISOString(), content: { kind: 'text', text } })
    return take(as, id, { kind: 'text', text })
  }

  async function press(request: RawRequest): Promise<RawResponse> {
    const pressed = Press.safeParse(readJson(request))
    if (!pressed.success || !knows(pressed.data.as)) return refused(400, '这个按钮按不了')
    const { as, bubble, action, argument } = pressed.data
    return take(as, newId(), { kind: 'press', action, argument, handle: bubble })
  }

  async function take(as: string, dedupeKey: string, content: Content): Promise<RawResponse> {
    if (receive === undefined) return refused(503, '正在关闭，稍后再试')
    const conversation = conversationId('console', corp, as)
    await receive({ platform: 'console', corp, conversation, speaker: as, dedupeKey, receivedAt: now(), content })
    return { status: 204 }
  }

  async function stream({ search, signal }: RawRequest): Promise<RawResponse> {
    const as = new URLSearchParams(search).get('as') ?? ''
    if (!knows(as)) return refused(404, '没有这个人')
    const body = events(as, signal)
    return { status: 200, type: 'text/event-stream', headers: { 'cache-control': 'no-store' }, body }
  }

  async function* events(as: string, signal: AbortSignal): AsyncGenerator<string> {
    yield `retry: 1000\n\n`
    for await (const bubble of transcripts.follow(as, signal)) {
      yield `event: bubble\ndata: ${JSON.stringify(bubble)}\n\n`
    }
  }

  async function send({ key, recipient, outgoing, answersAt }: Delivery): Promise<void> {
    const at = new Date(now()).toISOString()
    if (outgoing.kind === 'update') {
      const shown = transcripts.find(recipient, outgoing.handle)
      if (shown !== undefined) transcripts.put(recipient, { ...shown, content: { kind: 'card', card: outgoing.card } })
      return
    }
    const took = answersAt === undefined ? {} : { took: now() - answersAt }
    const content = isEnclosed(outgoing) ? { kind: 'card' as const, card: asCard(outgoing) } : outgoing
    transcripts.put(recipient, { id: key, from: 'bot', at, content, ...took })
  }

  function knows(userId: string): boolean {
    return people.some((person) => person.userId === userId)
  }
}

function readJson({ body, headers }: RawRequest): unknown {
  if (!String(headers['content-type']).startsWith('application/json')) return undefined
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function json(status: number, value: unknown): RawResponse {
  return { status, type: 'application/json', headers: { 'cache-control': 'no-store' }, body: JSON.stringify(value) }
}

function refused(status: number, message: string): RawResponse {
  return json(status, { message })
}
