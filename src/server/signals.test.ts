import { afterAll, beforeAll, expect, test } from 'vitest'
import { silent } from '../conversation/log.ts'
import { openSandtable, type Sandtable } from '../main.ts'
import { readConfig } from '../setup/config.ts'
import type { Heatmap, SignalsPage } from './contract.ts'

let sandtable: Sandtable
beforeAll(async () => {
  sandtable = await openSandtable(
    readConfig({ PORT: '0', DATABASE_URL: 'file::memory:', SECRET_KEY: 'a-key-for-tests-only' }),
    silent,
  )
})
afterAll(() => sandtable.close())

test('sales operations set what a signal watches, within sane limits, live at once; others only read it', async () => {
  const [lin, gu] = [await cookieOf('lin'), await cookieOf('gu')]
  const silence = { signal: 'silence', on: true, limits: { watch: 200, high: 300 } }
  expect(await set(lin, silence)).toBe(403)
  expect(await set(gu, { ...silence, limits: { watch: 30, high: 3 } })).toBe(403)
  expect(await set(gu, { ...silence, signal: 'moon' })).toBe(404)
  expect(await get<SignalsPage>('/api/signals', lin)).toMatchObject({ mayChange: false, history: [] })

  expect(await set(gu, silence)).toBe(204)
  const page = await get<SignalsPage>('/api/signals', gu)
  expect(page.mayChange).toBe(true)
  expect(page.signals.find(({ id }) => id === 'silence')?.threshold).toMatchObject({ watch: 200, high: 300 })
  expect(page.history[0]).toMatchObject({ by: '顾盼', what: '沉默：200 天留意，300 天高' })
})

test('a signal that is switched off has no column; switched on, it is back', async () => {
  const gu = await cookieOf('gu')
  const columns = async () => (await get<Heatmap>('/api/heatmap', gu)).signals.map(({ id }) => id)
  expect(await columns()).toContain('price-not-discussed')
  expect(await set(gu, { signal: 'price-not-discussed', on: false })).toBe(204)
  expect(await columns()).not.toContain('price-not-discussed')
  expect(await set(gu, { signal: 'price-not-discussed', on: true })).toBe(204)
  expect(await columns()).toContain('price-not-discussed')
})

async function set(cookie: string, body: object): Promise<number> {
  const headers = { cookie, 'content-type': 'application/json' }
  const answer = await fetch(`${sandtable.address}/api/signals`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return answer.status
}

async function get<T>(path: string, cookie: string): Promise<T> {
  return (await fetch(`${sandtable.address}${path}`, { headers: { cookie } })).json() as Promise<T>
}

async function cookieOf(userId: string): Promise<string> {
  const login = await fetch(`${sandtable.address}/auth/console/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: userId }),
  })
  return login.headers.getSetCookie()[0] ?? ''
}
