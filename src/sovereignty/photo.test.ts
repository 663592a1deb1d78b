import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { isHeic, withoutTraces } from './photo.ts'

const told = { IFD0: { Copyright: '林晓的手机', Artist: 'secret' }, IFD3: { GPSLatitude: '31/1 14/1 0/1' } }
const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#2a6' } })
const noise = Buffer.from('<script>alert(1)</script>secret')

describe('a photo without what it tells besides', () => {
  test.each([
    [
      'image/jpeg',
      () =>
        picture
          .clone()
          .jpeg({ progressive: true })
          .withExif(told)
          .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">secret</x:xmpmeta>')
          .toBuffer(),
    ],
    ['image/png', () => picture.clone().png().withExif(told).toBuffer()],
    ['image/webp', () => picture.clone().webp().withExif(told).toBuffer()],
    ['image/webp', () => picture.clone().webp({ lossless: true }).withExif(told).toBuffer()],
  ])('%s: the same picture, and nothing beside it or behind it', async (type, make) => {
    const taken = Buffer.concat([await make(), noise])
    expect((await sharp(taken).metadata()).exif).toBeDefined()
    const plain = withoutTraces(taken)
    if (plain === undefined) throw new Error('not read')
    expect(plain.type).toBe(type)
    expect(Buffer.from(plain.bytes).includes('secret')).toBe(false)
    const { exif, xmp, width, height } = await sharp(plain.bytes).metadata()
    expect([exif, xmp, width, height]).toEqual([undefined, undefined, 64, 48])
    expect((await sharp(plain.bytes).raw().toBuffer()).equals(await sharp(taken).raw().toBuffer())).toBe(true)
  })

  test.each([
    ['a text that calls itself one', Buffer.from('GIF89a<script>')],
    ['a document', Buffer.from('%PDF-1.7')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['the beginning of a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x00, 0x10])],
    ['nothing', Buffer.alloc(0)],
  ])('%s is none', (_what, bytes) => {
    expect(withoutTraces(bytes)).toBeUndefined()
  })

  test('half a photo is none, whatever half', async () => {
    const whole = await picture.clone().jpeg().withExif(told).toBuffer()
    for (let length = 0; length < whole.length - 2; length += 7) {
      expect(withoutTraces(whole.subarray(0, length))).toBeUndefined()
    }
  })

  test('HEIC is known for what it is', () => {
    expect(isHeic(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'))).toBe(true)
    expect(isHeic(Buffer.from('\0\0\0\x18ftypisom\0\0\0\0'))).toBe(false)
  })

  test('whatever comes, it ends and does not throw', () => {
    const heads = [
      [0xff, 0xd8, 0xff],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [...Buffer.from('RIFF\0\0\0\0WEBP')],
    ]
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        withoutTraces(Uint8Array.from([...head, ...rest]))
      }),
    )
  })
})
