/** A picture that carries nothing but its picture. */
export interface PlainPhoto {
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  bytes: Uint8Array
}

/**
 * A photo without what it would tell besides 去掉拍摄信息: where and when and with what it was taken (EXIF, XMP, IPTC), remarks, small
 * copies of itself, anything behind its end. What it is, is told by its first bytes. `undefined` where it is none of those read here,
 * or is broken. Colours stay; which way is up is lost with EXIF, so the page turns photos before it sends them.
 */
export function withoutTraces(bytes: Uint8Array): PlainPhoto | undefined {
  const [type, strip] = kinds.find(([, , begins]) => begins(bytes)) ?? []
  const plain = strip?.(bytes)
  return type === undefined || plain === undefined ? undefined : { type, bytes: plain }
}

/** HEIC, as phones take it: known, and not read by browsers. */
export function isHeic(bytes: Uint8Array): boolean {
  return ascii(bytes, 4, 8) === 'ftyp' && /^(?:heic|heix|hevc|mif1|msf1|heim|heis)$/.test(ascii(bytes, 8, 12))
}

type Strip = (bytes: Uint8Array) => Uint8Array | undefined

const kinds: readonly [PlainPhoto['type'], Strip, (bytes: Uint8Array) => boolean][] = [
  ['image/jpeg', plainJpeg, (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff],
  ['image/png', plainPng, (bytes) => ascii(bytes, 1, 8) === 'PNG\r\n\x1a\n' && bytes[0] === 0x89],
  ['image/webp', plainWebp, (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP'],
]

/** ITU-T T.81, annex B: segments up to the scans. Kept are those that the picture is drawn by, and Adobe's mark of its colours. */
function plainJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const end = at + 2 + word(bytes, at + 2)
    if (marker < 0xc0 || marker === 0xd8 || end > bytes.length || end < at + 4) return undefined
    if (drawing(marker)) kept.push(bytes.subarray(at, end))
    at = end
    if (marker !== startOfScan) continue
    const stop = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, stop))
    at = stop
    if (bytes[at + 1] === endOfImage) return joined([...kept, Uint8Array.of(0xff, endOfImage)])
  }
  return undefined
}

const [startOfScan, endOfImage, adobe] = [0xda, 0xd9, 0xee]

/** Everything but APP0–APP15 and COM; of those Adobe's APP14. */
function drawing(marker: number): boolean {
  return marker === adobe || !((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe)
}

/** The next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at === -1) return bytes.length
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
    at += next === 0xff ? 1 : 2
  }
}

/** PNG, third edition: chunks with length, name, data, checksum; text, time and EXIF are not among those kept. */
function plainPng(bytes: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view(bytes).getUint32(at)
    const name = ascii(bytes, at + 4, at + 8)
    if (end > bytes.length) return undefined
    if (pngChunks.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return joined(kept)
    at = end
  }
  return undefined
}

const pngChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'])

/** RFC 9649: chunks of a RIFF container; the header's flags for ICC, EXIF and XMP are taken down with them. */
function plainWebp(bytes: Uint8Array): Uint8Array | undefined {
  const length = 8 + (bytes.length < 12 ? 0 : view(bytes).getUint32(4, true))
  if (length > bytes.length) return undefined
  const kept: Uint8Array[] = []
  for (let at = 12; at + 8 <= length; ) {
    const size = view(bytes).getUint32(at + 4, true)
    const end = at + 8 + size + (size % 2)
    const name = ascii(bytes, at, at + 4)
    if (end > length) return undefined
    if (webpChunks.has(name))
      kept.push(name === 'VP8X' ? withoutFlags(bytes.subarray(at, end)) : bytes.subarray(at, end))
    at = end
  }
  if (!kept.some((chunk) => /^VP8[ L]$/.test(ascii(chunk, 0, 4)))) return undefined
  const body = joined(kept)
  const head = Uint8Array.from(bytes.subarray(0, 12))
  view(head).setUint32(4, body.length + 4, true)
  return joined([head, body])
}

const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])

function withoutFlags(chunk: Uint8Array): Uint8Array {
  const plain = Uint8Array.from(chunk)
  plain[8] = (plain[8] ?? 0) & 0b0001_0000
  return plain
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
