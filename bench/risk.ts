import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { CasePage, Heatmap } from '../src/server/contract.ts'
import { bundleServers, quantile, startServer } from './measure.ts'
import { fill, nameOf } from './risk/fill.ts'

/*
 * npm run bench:risk: the product as it ships, on a temporary file of 10,000 open deals and 1,000,000 events: how long the heatmap
 * takes, and from an event pushed to its standing there, beside a bare echo in between. `--deals N --events N` for a smaller one.
 */
const { values } = parseArgs({ options: { deals: { type: 'string' }, events: { type: 'string' } } })
const [deals, events] = [Number(values.deals ?? 10_000), Number(values.events ?? 1_000_000)]
const looks = 200
const pushes = 200
const key = 'a-key-for-the-bench'

const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'))
const path = join(folder, 'bench.db')
await (await open()).stop()
fill(path, deals, events)
const product = await open()
const echo = await startServer(await bundleServers(['node-echo']), 'node-echo')
try {
  const cookie = await cookieOf('gu')
  const began = performance.now()
  while ((await look(cookie)).due > 0) await wait(1000)
  const judging = (performance.now() - began) / deals
  console.log(
    `${deals} open deals, ${events} events: a first round of judging ${judging.toFixed(1)} ms a deal, in the background`,
  )

  const bare = await times(looks, () => post(`http://127.0.0.1:${echo.port}`, '{}'))
  print('bare echo', bare, bare)
  print('heatmap of the whole company', await times(looks, () => look(cookie)), bare)
  const rep = await cookieOf('lin')
  print('heatmap of one rep', await times(looks, () => look(rep)), bare)
  const shown = await times(pushes, async (at) => {
    const { deal, text } = await push(at)
    const seen = await fetch(`${product.address}/api/heatmap/bench-${deal}`, { headers: { cookie } })
    if (!(await seen.text()).includes(text)) throw new Error(`“${text}” is not quoted on the heatmap`)
  })
  print('event pushed until the heatmap quotes it', shown, bare)
  const suggested = await times(pushes, async (at) => {
    const { deal } = await push(pushes + at)
    const seen = await fetch(`${product.address}/api/deals/bench-${deal}`, { headers: { cookie } })
    const { reasons } = (await seen.json()) as CasePage
    if (!reasons.against.some(({ text }) => text === '对手的价格已经在桌上'))
      throw new Error('the next suggestion has not heard of it')
  })
  print('event pushed until the next suggestion weighs it', suggested, bare)
} finally {
  echo.stop()
  await product.stop()
  rmSync(folder, { recursive: true })
}

/** A deal's customer names a rival's price that nobody has named before: each deal is pushed to once. */
async function push(number: number): Promise<{ deal: number; text: string }> {
  const deal = (number * 37) % deals
  const text = `对手给我们报了 ${1001 + number} 元一台，比你们低不少`
  const event = {
    id: `pushed-${number}`,
    at: new Date().toISOString(),
    source: 'chat',
    from: 'customer',
    who: '骆建业',
  }
  await post(
    `${product.address}/api/events`,
    JSON.stringify({ ...event, customer: nameOf(deal), text }),
    `Bearer ${key}`,
  )
  return { deal, text }
}

async function times(count: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let at = 0; at < count; at++) {
    const start = performance.now()
    await work(at)
    taken.push(performance.now() - start)
  }
  return taken
}

function print(what: string, taken: readonly number[], bare: readonly number[]): void {
  const at = (share: number) => quantile(taken, share)
  const ratio = at(0.5) / quantile(bare, 0.5)
  console.log(
    `  ${what}: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms; ${ratio.toFixed(0)} × bare echo`,
  )
}

async function look(cookie: string): Promise<Heatmap> {
  return (await fetch(`${product.address}/api/heatmap`, { headers: { cookie } })).json() as Promise<Heatmap>
}

async function post(address: string, body: string, authorization = ''): Promise<string> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body,
  })
  if (!answer.ok) throw new Error(`answered ${answer.status}: ${await answer.text()}`)
  return answer.text()
}

async function cookieOf(as: string): Promise<string> {
  const login = await fetch(`${product.address}/auth/console/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as }),
  })
  return login.headers.getSetCookie()[0] ?? ''
}

/** The built product on the bench's file, in a process of its own. */
async function open(): Promise<{ address: string; stop(): Promise<void> }> {
  const server: ChildProcess = spawn(
    process.execPath,
    [new URL('../dist/sandtable.js', import.meta.url).pathname, 'start'],
    {
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        DATABASE_URL: `file:${path}`,
        CONSOLE: 'on',
        PUSH_API_KEY: key,
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const address = await new Promise<string>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the server stopped with ${code}`)))
    server.stdout?.on('data', (data: Buffer) => {
      const [found] = /http:\/\/[\d.]+:\d+/.exec(data.toString()) ?? []
      if (found !== undefined) resolve(found)
    })
  })
  return {
    address,
    async stop() {
      const stopped = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await stopped
    },
  }
}
