import { createDecipheriv } from 'node:crypto'
import type { FetchMedia } from '../../src/conversation/media.ts'
import { PlatformError } from '../../src/conversation/platform.ts'
import { deadline, download } from '../../src/conversation/wire/exchange.ts'
import type { Client } from './client.ts'
import { nameIn } from './file-name.ts'

const MB = 1024 * 1024

/**
 * Where the platform keeps what was sent to a bot, as `host:port`: its own buckets, and nothing else in that cloud.
 * https://developer.work.weixin.qq.com/document/path/100719
 */
export const mediaHosts = /^ww-aibot-[a-z]+-\d+\.cos\.[a-z]+-[a-z]+\.myqcloud\.com:443$/

/** What a member may send, in bytes, as far as it is fetched; a bot may be sent files of 100 MB. https://developer.work.weixin.qq.com/document/path/90253 */
export const mediaLimits = { image: 10 * MB, voice: 2 * MB, video: 10 * MB, file: 20 * MB } as const

/** What members sent to the app, or to the bot; sealed with `botKey`, unless it says its own. */
export function openMedia(parts: {
  client: Pick<Client, 'media'>
  botKey: Buffer | undefined
  fetch: typeof globalThis.fetch
}): FetchMedia {
  const { client, botKey, fetch } = parts
  return async ({ type, detail }) => {
    if (type === 'location' || type === 'link') return undefined
    const { MediaId: id, url, aeskey } = detail
    try {
      if (id !== undefined) return await client.media(id, mediaLimits[type])
      const key = aeskey === undefined ? botKey : Buffer.from(aeskey, 'base64')
      if (url === undefined || key?.length !== keyBytes) return undefined
      const { bytes, name } = await sealedAt(url, mediaLimits[type], fetch)
      const opened = unsealed(key, bytes)
      return opened === undefined ? { unfit: broken(type) } : { bytes: opened, ...(name && { name }) }
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      return { unfit: error.code === 40007 ? gone(type) : broken(type) }
    }
  }
}

type Fetched = keyof typeof mediaLimits
const called: Record<Fetched, string> = { image: '这张图片', voice: '这段语音', video: '这段视频', file: '这个文件' }

function broken(type: Fetched): string {
  return `${called[type]}没取下来（太大、取得太慢，或者已经失效）。${mediaLimits[type] / MB} MB 以内的，再发一次就好。`
}

function gone(type: Fetched): string {
  return `${called[type]}在企业微信里已经过期（只留三天），再发一次就好。`
}

async function sealedAt(
  url: string,
  most: number,
  fetch: typeof globalThis.fetch,
): Promise<{ bytes: Buffer; name?: string }> {
  const asked = { platform: 'wecom', endpoint: 'media of the bot', inDoubt: 'never' } as const
  const signal = AbortSignal.timeout(deadline)
  const { status, headers, bytes } = await download(asked, () => fetch(url, { signal }), most + padding)
  if (status !== 200)
    throw new PlatformError('wecom', asked.endpoint, { code: `http-${status}`, message: 'no file', retry: 'never' })
  return { bytes, ...nameIn(headers) }
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
