import { openWecom } from '../bots/index.ts'
import { silent } from '../src/conversation/log.ts'
import { nothingKnown } from '../src/sales/facts.ts'
import { pathFor } from '../src/sales/paths/index.ts'
import { decide } from '../src/sales/sandbox/decide.ts'
import { tracks } from '../src/sales/tracks/index.ts'
import { decisionCard } from '../src/skills/sandbox/cards.ts'
import { factsFrom } from '../src/skills/sandbox/facts-from-slots.ts'
import { labelledSet, understandLabelled } from '../src/understanding/eval/labelled-sets.ts'
import type { Labelled } from '../src/understanding/eval/score.ts'
import { understand } from '../src/understanding/understand.ts'
import { company, question, textCallback } from './company.ts'
import { closedLoop, openLoop } from './load.ts'
import { bundleServers, median, quantile, startServer } from './measure.ts'

/*
 * npm run bench: CPU per request of the WeCom text path beside a bare echo, in alternating runs on the same machine, and its
 * latency at a fixed rate. Times differ between machines; the ratios are what to quote.
 */
const servers = ['node-echo', 'koa-echo', 'wecom-text'] as const
const runs = 5
const requests = 2000
const connections = 32

const folder = await bundleServers(servers)
let number = 0
const someCallbacks = (count: number) => Array.from({ length: count }, () => textCallback(number++))

const cpu: Record<string, number[]> = {}
for (let run = 0; run < runs; run++) {
  for (const name of servers) {
    const server = await startServer(folder, name)
    await closedLoop(server.port, someCallbacks(500), connections)
    const before = await server.cpu()
    await closedLoop(server.port, someCallbacks(requests), connections)
    const spent = ((await server.cpu()) - before) / requests
    cpu[name] = [...(cpu[name] ?? []), spent]
    server.stop()
  }
}
const bare = median(cpu['node-echo'] ?? [])
console.log(
  `CPU per request, medians of ${runs} alternating runs of ${requests} requests over ${connections} connections`,
)
for (const name of servers) {
  const values = cpu[name] ?? []
  const spread = `${quantile(values, 0).toFixed(0)}–${quantile(values, 1).toFixed(0)}`
  console.log(
    `  ${name.padEnd(12)} ${median(values).toFixed(0).padStart(5)} µs (${spread})  ${(median(values) / bare).toFixed(1)} × bare echo`,
  )
}

for (const name of ['node-echo', 'wecom-text'] as const) {
  const server = await startServer(folder, name)
  await closedLoop(server.port, someCallbacks(500), connections)
  const latencies = await openLoop(server.port, someCallbacks(2000), 200)
  const at = (share: number) => quantile(latencies, share).toFixed(1)
  console.log(`200 a second, ${name}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms from when each was due to its 200`)
  server.stop()
}

const now = new Date()
const meaning = understand(question, { channel: 'single', now })
const facts = factsFrom(question, meaning, '2026-11-24')
const asked = {
  id: 'd',
  at: now,
  today: '2026-11-24',
  tenantId: 't',
  ownerId: 'o',
  teamId: 'g',
  facts,
  peers: { won: 0, lost: 0 },
  tracks,
}
const card = decisionCard(decide(asked))
const wecom = openWecom({
  config: { ...company, apiBase: 'https://qyapi.weixin.qq.com' },
  publicUrl: 'https://bench.example.com',
  log: silent,
  fetch: async () => Response.json({ errcode: 0, errmsg: 'ok', access_token: 't', expires_in: 7200 }),
})
console.log('apart, in process:')
report('understanding the question above', () => understand(question, { channel: 'single', now }))
const utterances = labelledSet('developed')
let next = 0
report(`understanding, ${utterances.length} labelled utterances in turn`, () =>
  understandLabelled(utterances[next++ % utterances.length] as Labelled),
)
report('decision', () => decide(asked))
report('decision, nothing known', () => decide({ ...asked, facts: nothingKnown }))
report('industry path', () => pathFor('医疗'))
await reportAsync('rendering and sending, without the network', () =>
  wecom.send({ key: `k${number++}`, conversation: 'c', recipient: 'r', outgoing: { kind: 'card', card } }),
)

function report(what: string, work: () => unknown): void {
  for (let i = 0; i < 2000; i++) work()
  const times = Array.from({ length: 5000 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  print(what, times)
}

async function reportAsync(what: string, work: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < 500; i++) await work()
  const times: number[] = []
  for (let i = 0; i < 2000; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  print(what, times)
}

function print(what: string, times: readonly number[]): void {
  const us = (share: number) => (quantile(times, share) * 1000).toFixed(0)
  console.log(`  ${what}: p50 ${us(0.5)} µs, p99 ${us(0.99)} µs`)
}
