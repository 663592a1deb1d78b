import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { isFromThisMachine } from '../../conversation/http.ts'
import { page } from './page.ts'
import type { Phone } from './phone.ts'

const Say = z.object({ as: z.string(), text: z.string().min(1).max(4000) })
const Press = z.object({ as: z.string(), bubble: z.string(), button: z.int().min(0) })
const Decide = z.object({ as: z.string(), paper: z.string(), granted: z.boolean() })

/** Serves the emulated client to a browser of this machine. */
export function openClientServer(phone: Phone, port: number): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(request).then(
      ({ status = 200, type = 'application/json', body = '', to }) =>
        response
          .writeHead(status, {
            'content-type': `${type}; charset=utf-8`,
            ...(to === undefined ? {} : { location: to }),
          })
          .end(body),
      (error: unknown) => response.writeHead(400).end(JSON.stringify({ toast: String(error) })),
    )
  })
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () =>
      resolve({
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      }),
    )
  })

  async function answer(request: IncomingMessage): Promise<Answer> {
    const remoteAddress = request.socket.remoteAddress ?? ''
    if (!isFromThisMachine({ headers: request.headers, remoteAddress })) return { status: 403 }
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
    const as = searchParams.get('as') ?? ''
    switch (`${request.method} ${pathname}`) {
      case 'GET /':
        return { type: 'text/html', body: page }
      case 'GET /people':
        return json({ label: phone.label, people: phone.people, template: phone.desk?.template })
      case 'GET /papers':
        return json(phone.desk?.waitingFor(as) ?? [])
      case 'GET /seen':
        return json(phone.seenBy(as))
      case 'GET /open':
        phone.browsesAs(as)
        return { status: 302, to: new URL(searchParams.get('url') ?? '').href }
      case 'POST /say': {
        const said = Say.parse(JSON.parse(await bodyOf(request)))
        await phone.says(said.as, said.text)
        return json({})
      }
      case 'POST /press': {
        const pressed = Press.parse(JSON.parse(await bodyOf(request)))
        return json({ toast: await phone.presses(pressed.as, pressed.bubble, pressed.button) })
      }
      case 'POST /decide': {
        const { as, paper, granted } = Decide.parse(JSON.parse(await bodyOf(request)))
        await phone.desk?.answers(as, paper, granted)
        return json({})
      }
      default:
        return { status: 404 }
    }
  }
}

interface Answer {
  status?: number
  type?: string
  body?: string
  to?: string
}

function json(value: unknown): Answer {
  return { body: JSON.stringify(value) }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
