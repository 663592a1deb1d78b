import { hash } from 'node:crypto'
import { z } from 'zod'
import { PlatformError } from '../../../src/conversation/platform.ts'
import type { BotSocket } from './socket.ts'

/** 单个分片不超过 512KB（Base64 编码前）. */
const chunkBytes = 512 * 1024

/**
 * A picture handed over in pieces, under the media_id it is then sent by; for three days. A line that breaks ends the try: the next
 * one begins anew. https://developer.work.weixin.qq.com/document/path/101463
 */
export async function uploadPicture(socket: Pick<BotSocket, 'ask'>, png: Uint8Array): Promise<string> {
  const chunks = Array.from({ length: Math.ceil(png.length / chunkBytes) }, (_, at) =>
    Buffer.from(png.subarray(at * chunkBytes, (at + 1) * chunkBytes)),
  )
  const ask = async <Answer>(command: string, body: object, answer: z.ZodType<Answer>): Promise<Answer> => {
    const read = answer.safeParse(await asked(socket.ask(command, body)))
    if (read.success) return read.data
    throw new PlatformError('wecom', command, { code: 'answer', message: 'the answer cannot be read', retry: 'later' })
  }
  const { upload_id } = await ask(
    'aibot_upload_media_init',
    {
      type: 'image',
      filename: 'picture.png',
      total_size: png.length,
      total_chunks: chunks.length,
      md5: hash('md5', png),
    },
    z.object({ upload_id: z.string() }),
  )
  for (const [chunk_index, chunk] of chunks.entries()) {
    const body = { upload_id, chunk_index, base64_data: chunk.toString('base64') }
    await ask('aibot_upload_media_chunk', body, z.unknown())
  }
  const { media_id } = await ask('aibot_upload_media_finish', { upload_id }, z.object({ media_id: z.string() }))
  return media_id
}

/** What is handed over twice is seen by nobody: no doubt about it is one about the message. */
async function asked(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer
  } catch (error) {
    if (!(error instanceof PlatformError) || error.retry !== 'unsure') throw error
    const { platform, endpoint, code } = error
    throw new PlatformError(platform, endpoint, { code, message: 'no acknowledgement', retry: 'later' })
  }
}
