import { expect, test } from 'vitest'
import { demoServer } from '../testing/demo-server.ts'
import type { HeatmapNews, HeatmapRow } from './contract.ts'

const key = 'a-push-key-for-tests'
const server = demoServer(() => ({ PUSH_API_KEY: key }))

const waitMs = 3_000

test('an open heatmap hears what was pushed, of deals its person may see and of no other', async () => {
  const [lin, zhou] = [await open('lin'), await open('zhou')]
  await push({ id: 'live', customer: '云澜二院', text: '对手报价比你们低两成' })
  const row = await lin.hears(({ cells }) => cells.some(({ short }) => short === '对手报价了'))
  expect(row?.customer).toBe('云澜二院')
  expect(zhou.heard.map(({ customer }) => customer)).not.toContain('云澜二院')
  await lin.close()
  await zhou.close()
})

test('it is for who is signed in, and one person keeps so many open at most', async () => {
  expect((await server.call('/api/heatmap/live')).status).toBe(401)
  const many = await Promise.all(Array.from({ length: 6 }, () => open('chen')))
  const cookie = await server.cookieOf('chen')
  expect((await server.call('/api/heatmap/live', { cookie })).status).toBe(429)
  for (const one of many) await one.close()
})

async function open(userId: string) {
  const leaving = new AbortController()
  const answer = await fetch(`${server.sandtable.address}/api/heatmap/live`, {
    headers: { cookie: await server.cookieOf(userId) },
    signal: leaving.signal,
  })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  const heard: HeatmapRow[] = []
  const reading = (async () => {
    for await (const chunk of answer.body ?? []) {
      const data = /^data: (.*)$/m.exec(Buffer.from(chunk).toString())?.[1]
      if (data !== undefined) heard.push(...(JSON.parse(data) as HeatmapNews).rows)
    }
  })().catch(() => undefined)
  return {
    heard,
    async hears(fits: (row: HeatmapRow) => boolean): Promise<HeatmapRow | undefined> {
      for (const until = Date.now() + waitMs; Date.now() < until; ) {
        const found = heard.find(fits)
        if (found !== undefined) return found
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      return undefined
    },
    async close() {
      leaving.abort()
      await reading
    },
  }
}

async function push(event: object): Promise<void> {
  const told = { at: new Date().toISOString(), source: 'chat', from: 'customer', who: '张主任', ...event }
  await server.call('/api/events', { json: told, headers: { authorization: `Bearer ${key}` } })
}
