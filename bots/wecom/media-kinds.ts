/** What WeCom takes of each kind, in bytes, and how such a file begins. https://developer.work.weixin.qq.com/document/path/90253 */
export const mediaKinds = {
  image: { most: 10 * 1024 * 1024, begins: isJpegOrPng },
  file: { most: 20 * 1024 * 1024, begins: () => true },
} as const

export type MediaKind = keyof typeof mediaKinds

/** 所有文件 size 必须大于 5 个字节. */
const least = 6

/** Why WeCom would not take it; `undefined` where it would. */
export function unfitFor(kind: MediaKind, bytes: Uint8Array): 'size' | 'format' | undefined {
  const { most, begins } = mediaKinds[kind]
  if (bytes.length < least || bytes.length > most) return 'size'
  return begins(bytes) ? undefined : 'format'
}

function isJpegOrPng(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes
  const isJpeg = first === 0xff && second === 0xd8 && third === 0xff
  return isJpeg || (first === 0x89 && second === 0x50 && third === 0x4e && fourth === 0x47)
}
