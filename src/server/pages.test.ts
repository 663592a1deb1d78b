import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Koa from 'koa'
import { afterAll, expect, test } from 'vitest'
import { pages } from './pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'built-'))
for (const name of ['index.html', 'console.html']) writeFileSync(join(folder, name), name)
afterAll(() => rmSync(folder, { recursive: true }))

test.each([true, false])('the page of the console is there while it is on (%s), under any name', async (console) => {
  const app = new Koa()
  app.use(pages(folder, { console, scripts: [], publicUrl: 'http://127.0.0.1' }))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status
  const there = console ? 200 : 404
  expect([await statusOf('/console'), await statusOf('/h5/console.html')]).toEqual([there, there])
  expect(await statusOf('/h5/today')).toBe(200)
  server.close()
})
