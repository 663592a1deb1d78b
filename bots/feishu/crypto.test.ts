import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decrypt, encrypt, keyOf, sign } from './crypto.ts'

describe('published examples', () => {
  test('the one in the documents is opened, and sealed again to the same bytes', () => {
    const sealed = 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk='
    expect(decrypt(keyOf('test key'), sealed)).toBe('hello world')
    const iv = Buffer.from(sealed, 'base64').subarray(0, 16)
    expect(encrypt(keyOf('test key'), 'hello world', iv)).toBe(sealed)
  })

  test('the address check of the official SDK is opened', () => {
    const sealed =
      'tT1xP+ovuc0T3b/rnZX3ax76exqAn0ANQ6/U45GcciC0mgNBc8JtvqOJGNAPMKpgRs2dVU1NYk9VDeqS8T4SYtU0hzNU54aS84WnxvZ3VFfDcy/RyABlNqlUiGyLDzFI0yxdCMT4KR/YEQXlt6nZi50KwRlZ+A75r645KesZuLMljezYyY8VeeXEVjPw35+e'
    expect(JSON.parse(decrypt(keyOf('mazhe.nerd'), sealed) ?? '')).toEqual({
      challenge: '5634b122-c042-4634-bc7f-b07a3c3e77ad',
      token: 'iRdCP2WwXNBXRM3mGLqhrgch3cn0gbT6',
      type: 'url_verification',
    })
  })

  test('the signature of an independent implementation', () => {
    expect(sign('1626947018', '64607134', 'fake-xx', '{fake}')).toBe(
      '7db78fdbc2fb617c46e713c3ec3f4b4658d94166682a80434fe557f23afcfd06',
    )
  })
})

test('whatever is sealed can be opened, by nobody with another key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1 }), (text, key) => {
      const sealed = encrypt(keyOf(key), text)
      expect(decrypt(keyOf(key), sealed)).toBe(text)
      expect(decrypt(keyOf(`${key}x`), sealed)).not.toBe(text)
    }),
  )
})

test('nothing a stranger sends makes it throw', () => {
  const key = keyOf('the key')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decrypt(key, Buffer.from(bytes).toString('base64'))),
  )
  fc.assert(fc.property(fc.string(), (text) => void decrypt(key, text)))
  for (const text of ['', 'AA==', 'not base64', `${encrypt(key, 'x')}=`, encrypt(key, 'x').slice(4)])
    expect(decrypt(key, text)).toBeUndefined()
})
