import { hash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { mediaKinds, unfitFor } from '../../media-kinds.ts'
import { ApiError } from '../api-error.ts'
import type { MediaStore } from '../media-store.ts'

const Init = z.strictObject({
  type: z.enum(['image', 'file']),
  filename: z.string().min(1),
  total_size: z.number().int(),
  total_chunks: z.number().int().min(1).max(100),
  md5: z.string(),
})
const Chunk = z.strictObject({ upload_id: z.string(), chunk_index: z.number().int().min(0), base64_data: z.base64() })
const Finish = z.strictObject({ upload_id: z.string() })

const largestChunk = 512 * 1024
/** 上传会话有效期 30 分钟. */
const sessionLife = 30 * 60_000

/** Files in pieces over the long connection, any order, each as often as it comes. https://developer.work.weixin.qq.com/document/path/101463 */
export function openUploads(media: MediaStore, now: () => number) {
  const sessions = new Map<string, { about: z.infer<typeof Init>; at: number; pieces: Map<number, Buffer> }>()

  let refusing = false

  function session(id: string) {
    const known = sessions.get(id)
    if (known === undefined || now() - known.at > sessionLife) throw new ApiError(40058, 'no such upload')
    return known
  }

  return {
    /** What is answered beside the errcode; `undefined` for another command. */
    take(cmd: string, body: unknown): object | undefined {
      switch (cmd) {
        case 'aibot_upload_media_init': {
          const about = Init.parse(body)
          if (refusing) throw new ApiError(48002, 'api forbidden')
          if (about.total_size > mediaKinds[about.type].most) throw new ApiError(45001, 'file too large')
          const upload_id = randomUUID()
          sessions.set(upload_id, { about, at: now(), pieces: new Map() })
          return { upload_id }
        }
        case 'aibot_upload_media_chunk': {
          const { upload_id, chunk_index, base64_data } = Chunk.parse(body)
          const { about, pieces } = session(upload_id)
          const piece = Buffer.from(base64_data, 'base64')
          if (piece.length > largestChunk || chunk_index >= about.total_chunks)
            throw new ApiError(40058, 'no such chunk')
          pieces.set(chunk_index, piece)
          return {}
        }
        case 'aibot_upload_media_finish': {
          const { about, pieces } = session(Finish.parse(body).upload_id)
          const bytes = Buffer.concat(
            Array.from({ length: about.total_chunks }, (_, at) => pieces.get(at) ?? Buffer.of()),
          )
          if (bytes.length !== about.total_size || hash('md5', bytes) !== about.md5)
            throw new ApiError(40058, 'the pieces do not make the file')
          if (unfitFor(about.type, bytes) !== undefined) throw new ApiError(40004, `no ${about.type}`)
          const media_id = media.put(bytes, { name: about.filename, type: about.type })
          return { type: about.type, media_id, created_at: Math.floor(now() / 1000) }
        }
        default:
          return undefined
      }
    },
    refuse(): void {
      refusing = true
    },
    mediaOf(id: string, type: string): Buffer {
      const stored = media.get(id)
      if (stored?.type !== type) throw new ApiError(40007, 'invalid media_id')
      return stored.bytes
    },
  }
}
