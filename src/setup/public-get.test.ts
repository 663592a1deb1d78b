import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicGet } from './public-get.ts'

const server = createServer((request, answer) => {
  if (request.url === '/away') answer.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
  else if (request.url === '/round') answer.writeHead(302, { location: '/round' }).end()
  else if (request.url === '/big') answer.end(Buffer.alloc(6 * 1024 * 1024))
  else if (request.url === '/elsewhere') answer.writeHead(302, { location: `http://localhost:${port}/who` }).end()
  else if (request.url === '/who') answer.end(`${request.method} ${request.headers.authorization ?? 'nobody'}`)
  else answer.end('a feed')
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

test('leads into our own network neither by figures nor by name, in no disguise', async () => {
  for (const host of [
    '127.0.0.1',
    'localhost',
    '0x7f000001',
    '2130706433',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '[fd00::1]',
    '[fe80::1]',
    '[64:ff9b::7f00:1]',
  ])
    await expect(publicGet(`http://${host}:${port}/`, {}, [])).rejects.toThrow('内网')
  await expect(publicGet(`http://me:secret@127.0.0.1:${port}/`, {}, [`127.0.0.1:${port}`])).rejects.toThrow('账号')
  await expect(publicGet('file:///etc/passwd', {}, [])).rejects.toThrow('http')
})

test('reads what is named in OUTBOUND_ALLOW; a redirect is looked at as the first address was', async () => {
  const allowed = [`127.0.0.1:${port}`]
  expect((await publicGet(`http://127.0.0.1:${port}/`, {}, allowed)).body.toString()).toBe('a feed')
  await expect(publicGet(`http://127.0.0.1:${port}/away`, {}, allowed)).rejects.toThrow('内网')
  await expect(publicGet(`http://127.0.0.1:${port}/round`, {}, allowed)).rejects.toThrow('没到头')
  await expect(publicGet(`http://127.0.0.1:${port}/big`, {}, allowed)).rejects.toThrow('5 MB')
})

test('a password goes to the server it was given for alone, and never in the open', async () => {
  const allowed = [`127.0.0.1:${port}`, `localhost:${port}`]
  const headers = { authorization: 'Basic secret' }
  const asked = { method: 'PROPFIND', body: '' }
  const here = await publicGet(`http://127.0.0.1:${port}/who`, headers, allowed, asked)
  expect(here.body.toString()).toBe('PROPFIND Basic secret')
  const elsewhere = await publicGet(`http://127.0.0.1:${port}/elsewhere`, headers, allowed)
  expect(elsewhere).toMatchObject({ address: `http://localhost:${port}/who` })
  expect(elsewhere.body.toString()).toBe('GET nobody')
  await expect(publicGet('http://example.com/', headers, [])).rejects.toThrow('https')
})
