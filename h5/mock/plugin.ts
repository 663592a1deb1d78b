import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import type { Bubble, ConsolePress, ConsoleSay } from '../../src/server/contract.ts'
import { answer } from './answers.ts'
import { heatmapNews } from './heatmap.ts'
import { openTalk } from './talk.ts'

/** What the server sends with each page; the pages are to live under it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

interface Hooks {
  /** Changes each answer on its way out: hostile text, say. */
  change?: (answer: unknown) => unknown
}

/** The pages with nobody behind them: `npm run dev:h5`, and the tests. Never part of a build. */
export function mock({ change = (same) => same }: Hooks = {}): Plugin {
  const talks = new Map<string, Talk>()

  async function middleware(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://mock')
    if (pathname === '/console/api/stream') return listen(response, talkOf(searchParams.get('as') ?? ''), change)
    if (pathname === '/api/heatmap/live') return tellHeatmap(response, change)
    const body = await bodyOf(request)
    if (pathname === '/console/api/say' || pathname === '/console/api/press') {
      const talk = talkOf((body as ConsoleSay).as)
      if (pathname.endsWith('say')) talk.say(body as ConsoleSay)
      else talk.press(body as ConsolePress)
      response.writeHead(204).end()
      return
    }
    const said = answer(request.method ?? 'GET', pathname, body)
    if (said !== undefined) {
      response.writeHead(said.status, { 'content-type': 'application/json' })
      response.end(said.body === undefined ? undefined : JSON.stringify(change(said.body)))
      return
    }
    if (pathname === '/console') request.url = '/h5/console.html'
    next()
  }

  function talkOf(as: string): Talk {
    const talk = talks.get(as) ?? startTalk()
    talks.set(as, talk)
    return talk
  }

  return {
    name: 'mock',
    apply: 'serve',
    configureServer({ middlewares }) {
      middlewares.use(middleware)
    },
    configurePreviewServer({ middlewares }) {
      middlewares.use((_request, response, next) => {
        response.setHeader('content-security-policy', policy)
        next()
      })
      middlewares.use(middleware)
    },
  }
}

type Talk = ReturnType<typeof startTalk>

function startTalk() {
  const listeners = new Set<(bubble: Bubble) => void>()
  const talk = openTalk((bubble) => {
    for (const hear of listeners) hear(bubble)
  })
  return { ...talk, listeners }
}

function listen(response: ServerResponse, { transcript, listeners }: Talk, change: (answer: unknown) => unknown): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const hear = (bubble: Bubble) => response.write(`event: bubble\ndata: ${JSON.stringify(change(bubble))}\n\n`)
  response.write(':\n\n')
  transcript().forEach(hear)
  listeners.add(hear)
  response.on('close', () => listeners.delete(hear))
}

/** A moment after the map is open something is told of its first deal. */
function tellHeatmap(response: ServerResponse, change: (answer: unknown) => unknown): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(':\n\n')
  const timer = setTimeout(
    () => response.write(`event: rows\ndata: ${JSON.stringify(change(heatmapNews))}\n\n`),
    newsAfterMs,
  )
  response.on('close', () => clearTimeout(timer))
}

const newsAfterMs = 400

/** JSON alone is looked into; a file is taken as it comes. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (request.method !== 'POST') return undefined
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  if (request.headers['content-type'] !== 'application/json') return undefined
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}
