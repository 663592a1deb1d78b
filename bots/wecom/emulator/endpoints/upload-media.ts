import { type Answer, ApiError } from '../api-error.ts'
import { type Call, requiredQuery } from '../call.ts'
import type { Tenant } from '../tenant.ts'

/** https://developer.work.weixin.qq.com/document/path/90253 */
export async function uploadMedia({ now, media: store }: Tenant, call: Call): Promise<Answer> {
  const type = requiredQuery(call, 'type', 40005)
  const kind = kinds[type]
  if (!kind) throw new ApiError(40005, 'invalid media type')
  const media = await mediaOf(call)
  const bytes = Buffer.from(await media.arrayBuffer())
  if (bytes.length <= 5) throw new ApiError(40006, 'a file has more than 5 bytes')
  if (bytes.length > kind.mostBytes) throw new ApiError(kind.tooLarge, 'file too large')
  if (!kind.accepts(bytes)) throw new ApiError(kind.wrongFormat, `not a format of ${type}`)
  return { type, media_id: store.put(bytes, { name: media.name, type }), created_at: String(Math.floor(now() / 1000)) }
}

/** The file itself, not JSON. https://developer.work.weixin.qq.com/document/path/90254 */
export function getMedia({ media }: Tenant, call: Call): Answer {
  const stored = media.get(requiredQuery(call, 'media_id', 40007))
  if (stored === undefined) throw new ApiError(40007, 'invalid media_id')
  return { file: stored.bytes }
}

interface Kind {
  mostBytes: number
  tooLarge: number
  wrongFormat: number
  accepts(bytes: Buffer): boolean
}

const MB = 1024 * 1024

const kinds: Record<string, Kind> = {
  image: { mostBytes: 10 * MB, tooLarge: 40009, wrongFormat: 40123, accepts: isJpegOrPng },
  voice: { mostBytes: 2 * MB, tooLarge: 301016, wrongFormat: 301017, accepts: isAmr },
  video: { mostBytes: 10 * MB, tooLarge: 40011, wrongFormat: 41090, accepts: isMp4 },
  file: { mostBytes: 20 * MB, tooLarge: 45001, wrongFormat: 40004, accepts: () => true },
}

function isJpegOrPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 3).toString('hex') === 'ffd8ff' || bytes.subarray(0, 4).toString('hex') === '89504e47'
}

function isAmr(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 5) === '#!AMR'
}

function isMp4(bytes: Buffer): boolean {
  return bytes.toString('latin1', 4, 8) === 'ftyp'
}

/** The one multipart field named `media`, which must carry a filename. */
async function mediaOf({ contentType, body }: Call): Promise<File> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined)
  const media = form?.get('media')
  if (!(media instanceof File)) throw new ApiError(44001, 'empty media data: multipart field media with a filename')
  return media
}
