import { createDecipheriv } from 'node:crypto'
import type { FetchMedia } from '../../src/conversation/media.ts'
import { PlatformError } from '../../src/conversation/platform.ts'
import { deadline, download } from '../../src/conversation/wire/exchange.ts'
import type { Client } from './client.ts'

/**
 * Where the platform keeps what was sent to a bot, as `host:port`: its own buckets, and nothing else in that cloud.
 * https://developer.work.weixin.qq.com/document/path/100719
 */
export const mediaHosts = /^ww-aibot-[a-z]+-\d+\.cos\.[a-z]+-[a-z]+\.myqcloud\.com:443$/

/** What a member may send as an image. https://developer.work.weixin.qq.com/document/path/90253 */
export const imageLimit = 10 * 1024 * 1024

/** Images that members sent to the app, or to the bot; sealed with `botKey`, unless it says its own. */
export function openMedia(parts: {
  client: Pick<Client, 'media'>
  botKey: Buffer | undefined
  fetch: typeof globalThis.fetch
}): FetchMedia {
  const { client, botKey, fetch } = parts
  return async ({ type, detail }) => {
    if (type !== 'image') return undefined
    const { MediaId: id, url, aeskey } = detail
    try {
      if (id !== undefined) return { bytes: await client.media(id, imageLimit) }
      const key = aeskey === undefined ? botKey : Buffer.from(aeskey, 'base64')
      if (url === undefined || key?.length !== keyBytes) return undefined
      const opened = unsealed(key, await sealedAt(url, fetch))
      return opened === undefined ? { unfit: broken } : { bytes: opened }
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      return { unfit: reasons.get(error.code) ?? broken }
    }
  }
}

const broken = '这张图片没取下来（太大、取得太慢，或者已经失效）。10 MB 以内的，再发一次就好。'
const reasons = new Map<string | number, string>([[40007, '这张图片在企业微信里已经过期（只留三天），再发一次就好。']])

async function sealedAt(url: string, fetch: typeof globalThis.fetch): Promise<Buffer> {
  const asked = { platform: 'wecom', endpoint: 'media of the bot', inDoubt: 'never' } as const
  const signal = AbortSignal.timeout(deadline)
  const { status, bytes } = await download(asked, () => fetch(url, { signal }), imageLimit + padding)
  if (status !== 200)
    throw new PlatformError('wecom', asked.endpoint, { code: `http-${status}`, message: 'no file', retry: 'never' })
  return bytes
}

const keyBytes = 32
const padding = 32

/** The file as a whole, without the frame that messages have; `undefined` for what this key did not seal. */
function unsealed(key: Buffer, sealed: Buffer): Buffer | undefined {
  if (sealed.length === 0 || sealed.length % 16 !== 0) return undefined
  const plain = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false).update(sealed)
  const pad = plain.at(-1) ?? 0
  const end = plain.length - pad
  if (pad < 1 || pad > padding || end < 0) return undefined
  return plain.subarray(end).every((byte) => byte === pad) ? plain.subarray(0, end) : undefined
}
