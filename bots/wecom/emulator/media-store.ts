import { createCipheriv, randomBytes } from 'node:crypto'

export interface StoredMedia {
  bytes: Buffer
  /** As whoever uploaded it called it, and what they said it was. */
  name?: string
  type?: string
  /** Milliseconds. */
  at: number
}

export type MediaStore = ReturnType<typeof openMediaStore>

/** 临时素材仅三天内有效. https://developer.work.weixin.qq.com/document/path/90254 */
const kept = 3 * 24 * 3600_000

/** Files that members sent or the app uploaded, by media_id, and sealed ones of a bot by their address. */
export function openMediaStore(now: () => number) {
  const files = new Map<string, StoredMedia>()
  return {
    put(bytes: Buffer, uploaded: Pick<StoredMedia, 'name' | 'type'> = {}): string {
      const id = randomBytes(32).toString('base64url')
      files.set(id, { bytes, ...uploaded, at: now() })
      return id
    },
    get(id: string): StoredMedia | undefined {
      const file = files.get(id)
      return file === undefined || now() - file.at > kept ? undefined : file
    },
  }
}

/** As files of a bot are sealed: AES-256-CBC, padded to 32 bytes, without the frame of messages. */
export function sealed(key: Buffer, bytes: Buffer): Buffer {
  const pad = 32 - (bytes.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return cipher.update(Buffer.concat([bytes, Buffer.alloc(pad, pad)]))
}
