import { expect, test } from 'vitest'
import { demoServer } from '../testing/demo-server.ts'
import type { Heatmap, SignalsPage } from './contract.ts'

const server = demoServer()

test('sales operations set what a signal watches, within sane limits, live at once; others only read it', async () => {
  const [lin, gu] = [await server.cookieOf('lin'), await server.cookieOf('gu')]
  const silence = { signal: 'silence', on: true, limits: { watch: 200, high: 300 } }
  expect(await set(lin, silence)).toBe(403)
  expect(await set(gu, { ...silence, limits: { watch: 30, high: 3 } })).toBe(403)
  expect(await set(gu, { ...silence, signal: 'moon' })).toBe(404)
  expect(await get<SignalsPage>('/api/signals', lin)).toMatchObject({ mayChange: false, history: [] })

  expect(await set(gu, silence)).toBe(204)
  const page = await get<SignalsPage>('/api/signals', gu)
  expect(page.mayChange).toBe(true)
  expect(page.signals.find(({ id }) => id === 'silence')?.threshold).toMatchObject({ watch: 200, high: 300 })
  expect(page.history[0]).toMatchObject({ by: '顾盼', what: '沉默：留意 200 天，高 300 天' })
})

test('days of the decision chain are set as two numbers that need not rise, those of the single thread as one', async () => {
  const gu = await server.cookieOf('gu')
  expect(await set(gu, { signal: 'decision-chain', on: true, limits: { watch: 60, high: 45 } })).toBe(204)
  expect(await set(gu, { signal: 'single-thread', on: true, limits: { watch: 20, high: 20 } })).toBe(204)
  expect(await set(gu, { signal: 'single-thread', on: true, limits: { watch: 3, high: 3 } })).toBe(403)
  const { history } = await get<SignalsPage>('/api/signals', gu)
  expect(history.slice(0, 2).map(({ what }) => what)).toEqual([
    '单线：联系过 20 天',
    '决策链：没联系 60 天，一条线 45 天',
  ])
})

test('a signal that is switched off has no column; switched on, it is back', async () => {
  const gu = await server.cookieOf('gu')
  const columns = async () => (await get<Heatmap>('/api/heatmap', gu)).signals.map(({ id }) => id)
  expect(await columns()).toContain('price-not-discussed')
  expect(await set(gu, { signal: 'price-not-discussed', on: false })).toBe(204)
  expect(await columns()).not.toContain('price-not-discussed')
  expect(await set(gu, { signal: 'price-not-discussed', on: true })).toBe(204)
  expect(await columns()).toContain('price-not-discussed')
})

async function set(cookie: string, json: object): Promise<number> {
  return (await server.call('/api/signals', { cookie, json })).status
}

async function get<T>(path: string, cookie: string): Promise<T> {
  return (await server.call(path, { cookie })).json() as Promise<T>
}
