import { createCipheriv, createDecipheriv } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameText } from '../../src/conversation/wire/same-text.ts'
import { decrypt, encrypt, jsSignature, keyOf, sign } from './crypto.ts'
import { type PublishedExample, pageSignature, publishedExamples, signatureOnly } from './crypto-examples.ts'

describe.each(publishedExamples)('$name', (example) => {
  test('is signed as published', () => {
    expect(signatureOf(example)).toBe(example.signature)
  })

  test('decrypts to what was published', () => {
    const opened = decrypt(keyOf(example.key), example.encrypted)
    expect(opened?.message).toEqual(
      typeof example.message === 'string' ? example.message : expect.stringMatching(example.message),
    )
    expect(opened?.receiveId).toBe(example.receiveId)
  })

  test('encrypts again to the same bytes', () => {
    const key = keyOf(example.key)
    const opened = decrypt(key, example.encrypted)
    expect(encrypt(key, opened?.message ?? '', example.receiveId, randomOf(example))).toBe(example.encrypted)
  })
})

test('V9 used the known random 1234567890123456', () => {
  expect(randomOf(exampleNamed('V9')).toString()).toBe('1234567890123456')
})

test('V6 opens with the key of one company and names another', () => {
  const expected = exampleNamed('V5')
  const opened = decrypt(keyOf(expected.key), exampleNamed('V6').encrypted)
  expect(opened?.receiveId).not.toBe(expected.receiveId)
})

test('V11 is signed as published', () => {
  expect(signatureOf(signatureOnly)).toBe(signatureOnly.signature)
})

describe('the signature of a page', () => {
  const { ticket, nonce, timestamp, url, signature } = pageSignature

  test('V12 is signed as published', () => {
    expect(jsSignature(ticket, nonce, timestamp, url)).toBe(signature)
  })

  test('leaves the fragment out', () => {
    expect(jsSignature(ticket, nonce, timestamp, `${url}#/deals/7`)).toBe(signature)
  })
})

describe('the key', () => {
  test.each([42, 44, 0])('of %i characters is refused', (length) => {
    expect(() => keyOf('a'.repeat(length))).toThrow(`收到的是 ${length} 位`)
  })

  test('with a character of full base64 is refused', () => {
    expect(() => keyOf(`${'a'.repeat(42)}+`)).toThrow('EncodingAESKey')
  })
})

describe('comparing signatures', () => {
  const genuine = exampleNamed('V2').signature

  test('only the same one matches', () => {
    expect(sameText(genuine, genuine)).toBe(true)
    expect(sameText(genuine, genuine.toUpperCase())).toBe(false)
    expect(sameText(genuine, `${genuine}0`)).toBe(false)
    expect(sameText(genuine, `${genuine.slice(0, -1)}x`)).toBe(false)
  })

  test('nothing a stranger sends makes it throw or match', () => {
    fc.assert(fc.property(fc.anything(), (given) => sameText(genuine, given as string) === false))
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 40, maxLength: 40 }),
        (given) => sameText(genuine, given) === false,
      ),
    )
  })

  test('a wider character does not pass for its low byte', () => {
    const disguised = String.fromCharCode(...[...genuine].map((character) => character.charCodeAt(0) + 0x100))
    expect(sameText(genuine, disguised)).toBe(false)
  })
})

describe('the edges of the format', () => {
  const key = keyOf(exampleNamed('V1').key)
  const otherKey = keyOf(exampleNamed('V7').key)

  test('E1: a body that already fills 32 bytes gets 32 more', () => {
    const aligned = encrypt(key, 'x'.repeat(44), '')
    expect(Buffer.from(aligned, 'base64')).toHaveLength(96)
    expect(decrypt(key, aligned)?.message).toBe('x'.repeat(44))
  })

  test('E2: another key opens nothing', () => {
    expect(decrypt(otherKey, exampleNamed('V2').encrypted)).toBeUndefined()
  })

  test('E3: an AI bot has an empty receiveId, and emoji and Chinese survive', () => {
    const message = JSON.stringify({ text: { content: '客户说再考虑一下🤔，周三下午见' } })
    expect(decrypt(key, encrypt(key, message, ''))).toEqual({ message, receiveId: '' })
  })

  test('E4: the unpadding built into Node refuses what we must read', () => {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16))
    decipher.update(exampleNamed('V2').encrypted, 'base64')
    expect(() => decipher.final()).toThrow()
    expect(decrypt(key, exampleNamed('V2').encrypted)).toBeDefined()
  })

  test('E5: a plus that became a space in the query has to be put back first', () => {
    const asRead = new URLSearchParams(`echostr=${exampleNamed('V1').encrypted}`).get('echostr') ?? ''
    expect(asRead).toContain(' ')
    expect(decrypt(key, asRead)).toBeUndefined()
    expect(decrypt(key, asRead.replaceAll(' ', '+'))?.message).toBe('1616140317555161061')
  })
})

describe('whatever is malformed is undefined', () => {
  const key = keyOf(exampleNamed('V2').key)
  const { encrypted, message, receiveId } = exampleNamed('V2')
  const bytes = Buffer.from(encrypted, 'base64')

  test.each([
    ['nothing', ''],
    ['no base64', '不是密文'],
    ['base64 with a line break', `${encrypted.slice(0, 64)}\n${encrypted.slice(64)}`],
    ['base64url', encrypted.replaceAll('+', '-').replaceAll('/', '_')],
    ['without the last block', bytes.subarray(0, -16).toString('base64')],
    ['without the last two blocks', bytes.subarray(0, -32).toString('base64')],
  ])('%s', (_, given) => {
    expect(decrypt(key, given)).toBeUndefined()
  })

  const hi = Buffer.from('hi')
  test.each([
    ['a pad of 0', plain(2, hi, Buffer.alloc(10, 0))],
    ['a pad of 33', plain(11, Buffer.alloc(11, 'x'), Buffer.alloc(33, 33))],
    ['padding of unlike bytes', plain(2, hi, Buffer.from([11, ...Buffer.alloc(9, 10)]))],
    ['a length beyond the end', plain(0xffffffff, hi, Buffer.alloc(10, 10))],
    ['a length that reaches into the padding', plain(3, hi, Buffer.alloc(10, 10))],
    ['a message cut inside a character', plain(2, Buffer.from('中').subarray(0, 2), Buffer.alloc(10, 10))],
    ['a character across message and receiveId', plain(1, Buffer.from('中'), Buffer.alloc(9, 9))],
    ['a receiveId that is no UTF-8', plain(1, Buffer.from([0x68, 0xff]), Buffer.alloc(10, 10))],
  ])('%s', (_, bytes) => {
    expect(decrypt(key, sealed(bytes))).toBeUndefined()
  })

  test('and the same bytes put right do open', () => {
    expect(decrypt(key, sealed(plain(2, hi, Buffer.alloc(10, 10))))).toEqual({ message: 'hi', receiveId: '' })
  })

  test('a byte changed anywhere never passes for the original', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(bytes)
        changed.writeUInt8(changed.readUInt8(at) ^ change, at)
        expect(decrypt(key, changed.toString('base64'))).not.toEqual({ message, receiveId })
      }),
    )
  })

  test('any text at all, without an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String({ maxLength: 400 })), (given) => {
        expect(decrypt(key, given)).toBeUndefined()
      }),
    )
  })

  function plain(length: number, content: Buffer, padding: Buffer): Buffer {
    const head = Buffer.alloc(20)
    head.writeUInt32BE(length, 16)
    return Buffer.concat([head, content, padding])
  }

  function sealed(bytes: Buffer): string {
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    return Buffer.concat([cipher.update(bytes), cipher.final()]).toString('base64')
  }
})

test('what is encrypted comes back, whatever it says', () => {
  const key = keyOf(exampleNamed('V1').key)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary' }), (message, receiveId) => {
      expect(decrypt(key, encrypt(key, message, receiveId))).toEqual({ message, receiveId })
    }),
  )
})

test('the same message is never encrypted alike twice, across many refills of the pool', () => {
  const key = keyOf(exampleNamed('V1').key)
  const sealedOnes = Array.from({ length: 1000 }, () => encrypt(key, '你好', 'corp'))
  expect(new Set(sealedOnes).size).toBe(1000)
})

function exampleNamed(name: string): PublishedExample {
  const found = publishedExamples.find((example) => example.name.startsWith(`${name} `))
  if (!found) throw new Error(`no example ${name}`)
  return found
}

type Signed = Pick<PublishedExample, 'token' | 'timestamp' | 'nonce' | 'encrypted'>

function signatureOf({ token, timestamp, nonce, encrypted }: Signed): string {
  return sign(token, timestamp, nonce, encrypted)
}

/** The 16 random bytes in front of the message, which nothing else reads. */
function randomOf({ key: encodingAesKey, encrypted }: PublishedExample): Buffer {
  const key = keyOf(encodingAesKey)
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return decipher.update(encrypted, 'base64').subarray(0, 16)
}
