import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { PlatformError } from '../../src/conversation/platform.ts'
import { guardedFetch } from '../../src/setup/outbound.ts'
import { sealed } from './emulator/media-store.ts'
import { mediaHosts, mediaLimits, openMedia } from './media.ts'

const key = Buffer.alloc(32, 7)
const image = Buffer.from('what an image is, to us: bytes')

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

describe('an image sent to the bot', () => {
  test('is opened with the callbacks’ key, or with the one it brings along', async () => {
    expect(await fetched((_, response) => response.end(sealed(key, image)))).toEqual({ bytes: image })
    const own = Buffer.alloc(32, 9)
    const answer = await fetched((_, response) => response.end(sealed(own, image)), { aeskey: own.toString('base64') })
    expect(answer).toEqual({ bytes: image })
  })

  test.each<[string, RequestListener]>([
    ['sealed with another key', (_, response) => response.end(sealed(Buffer.alloc(32, 8), image))],
    ['not sealed at all', (_, response) => response.end(image)],
    ['nothing', (_, response) => response.end()],
    ['gone after five minutes', (_, response) => response.writeHead(403).end('<Error/>')],
    ['somewhere else', (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
    ['beyond measure', (_, response) => response.end(Buffer.alloc(mediaLimits.image + 64))],
    [
      'cut off',
      (_, response) => response.writeHead(200, { 'content-length': '100' }).write('x', () => response.destroy()),
    ],
    [
      'a bomb that unpacks to fifty times what is let through',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    ],
  ])('%s is none, and that is said', async (_, listener) => {
    const before = process.memoryUsage().rss
    expect(await fetched(listener)).toEqual({ unfit: expect.stringContaining('没取下来') })
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  test.each([
    ["attachment; filename*=UTF-8''%E5%AE%A2%E6%88%B7.xlsx", '客户.xlsx'],
    [`attachment; filename="${Buffer.from('客户.xlsx').toString('latin1')}"`, '客户.xlsx'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
  ])('is called as %s says', async (said, name) => {
    const answer = await fetched((_, response) => {
      response.writeHead(200, { 'content-disposition': said }).end(sealed(key, image))
    })
    expect(answer).toEqual({ bytes: image, name })
  })

  test('that never ends is given up in time', async () => {
    const started = performance.now()
    expect(await fetched((_, response) => void response.writeHead(200).write('x'))).toMatchObject({
      unfit: expect.any(String),
    })
    expect(performance.now() - started).toBeLessThan(15_000)
  }, 20_000)

  test.each([
    'http://127.0.0.1:1/x',
    'http://169.254.169.254/latest/meta-data',
    'http://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/x',
    'https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com.evil.example/x',
    'https://evil-1258476243.cos.ap-guangzhou.myqcloud.com/x',
    'https://user:secret@ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/x',
    'https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com:8443/x',
    'file:///etc/passwd',
    'no address',
  ])('is not looked for at %s', async (url) => {
    const asked: string[] = []
    const fetch = guardedFetch([mediaHosts], async (input) => {
      asked.push(String(input))
      return new Response(new Uint8Array(sealed(key, image)))
    })
    const media = openMedia({ client: { media: async () => ({ bytes: image }) }, botKey: key, fetch })
    expect(await media({ kind: 'media', type: 'image', detail: { url } })).toMatchObject({ unfit: expect.any(String) })
    expect(asked).toEqual([])
  })

  test('is looked for where the platform keeps them', async () => {
    const fetch = guardedFetch([mediaHosts], async () => new Response(new Uint8Array(sealed(key, image))))
    const media = openMedia({ client: { media: async () => ({ bytes: image }) }, botKey: key, fetch })
    const url = 'https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/x?sign=1'
    expect(await media({ kind: 'media', type: 'image', detail: { url } })).toEqual({ bytes: image })
  })
})

test('an image of the app that WeCom keeps no more is asked for again, in words', async () => {
  const gone = new PlatformError('wecom', 'media/get', { code: 40007, message: 'invalid media_id', retry: 'never' })
  const media = openMedia({
    client: {
      media: async () => {
        throw gone
      },
    },
    botKey: undefined,
    fetch,
  })
  const answer = await media({ kind: 'media', type: 'image', detail: { MediaId: 'old' } })
  expect(answer).toEqual({ unfit: expect.stringContaining('过期') })
  expect(await media({ kind: 'media', type: 'video', detail: { MediaId: 'old' } })).toEqual({
    unfit: expect.stringContaining('这段视频'),
  })
  expect(await media({ kind: 'media', type: 'location', detail: {} })).toBeUndefined()
})

const bomb = gzipSync(Buffer.alloc(50 * mediaLimits.image))

/** What comes of an image that this server hands out. */
async function fetched(listener: RequestListener, more: Record<string, string> = {}) {
  server = createServer(listener)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const media = openMedia({
    client: { media: async () => ({ bytes: image }) },
    botKey: key,
    fetch: guardedFetch([`127.0.0.1:${port}`]),
  })
  return media({ kind: 'media', type: 'image', detail: { url: `http://127.0.0.1:${port}/x`, ...more } })
}
