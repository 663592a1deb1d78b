import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decrypt, encrypt, sealOf, sign } from './crypto.ts'
import { cardSignature, robotSignature } from './signature.ts'

/** Examples that DingTalk publishes, in its documents and beside its samples (github.com/open-dingtalk/DingTalk-Callback-Crypto). */
const published = [
  {
    token: '123456',
    aesKey: '4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij',
    owner: 'suite4xxxxxxxxxxxxxxx',
    timestamp: '1445827045067',
    nonce: 'nEXhMP4r',
    signature: '5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0',
    random: 'hU3bEfGZZewzhG5a',
    encrypted:
      '1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGanfwjXuQ9+0pZcy0w9lQ==',
    text: '{"EventType":"check_create_suite_url","Random":"LPIdSnlF","TestSuiteKey":"suite4xxxxxxxxxxxxxxx"}',
  },
  {
    token: 'mryue',
    aesKey: 'Yue0EfdN5900c1ce5cf6A152c63DDe1808a60c5ecd7',
    owner: 'ding6ccabc44d2c8d38b',
    timestamp: '1608001896814',
    nonce: 'WL4PK6yA',
    signature: '03044561471240d4a14bb09372dfcfd4fd0e40cb',
    random: 'l7Y3EcX2CU5w8av3',
    encrypted:
      '0vJiX6vliEpwG3U45CtXqi+m8PXbQRARJ8p8BbDuD1EMTDf0jKpQ79QS93qEk7XHpP6u+oTTrd15NRPvNvmBKyDCYxxOK+HZeKju4yhELOFchzNukR+t8SB/qk4ROMu3',
    text: '{"EventType":"check_url"}',
  },
  {
    token: 'tokenxxxx',
    aesKey: 'o1w0aum42yaptlz8alnhwikjd3jenzt9cb9wmzptgus',
    owner: 'dingxxxxxx',
    timestamp: '1605695694141',
    nonce: 'WelUQl6bCqcBa2fM',
    signature: 'f36f4ba5337d426c7d4bca0dbcb06b3ddc1388fc',
    encrypted: 'X1VSe9cTJUMZu60d3kyLYTrBq5578ZRJtteU94wG0Q4Uk6E/wQYeJRIC0/UFW5Wkya1Ihz9oXAdLlyC9TRaqsQ==',
    text: 'success',
  },
  {
    token: '123456',
    aesKey: '1234567890123456789012345678901234567890123',
    owner: 'dingsnotzck6pm5veliw',
    timestamp: '1614767836',
    nonce: 'A7Co0cJLMzIDtMMI',
    signature: '9a95a004dd16f5c307e849b994173f76aa26e5eb',
    encrypted: 'YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA==',
    text: 'success',
  },
]

test.each(published)('a published example is read, and written again: $text', (example) => {
  const { token, aesKey, owner, timestamp, nonce, signature, encrypted, text, random } = example
  const seal = sealOf(aesKey, [owner])
  expect(sign(token, timestamp, nonce, encrypted)).toBe(signature)
  expect(decrypt(seal, encrypted)).toBe(text)
  if (random !== undefined) expect(encrypt(seal, text, Buffer.from(random))).toBe(encrypted)
})

test('the signatures of messages and clicks', () => {
  // The documents publish the inputs of these alone; the outputs were worked out by two programs.
  expect(robotSignature('this is a secret', '1577262236757')).toBe('DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=')
  expect(cardSignature('mySecret', '1577262236757')).toBe('YPRwOACkIyAfSkOByibnXwmticUhkII0vLSQrdNiEPE=')
})

const seal = sealOf('4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij', ['dingclient', 'dingcorp'])

test('what is sealed is read again, whatever it says', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => decrypt(seal, encrypt(seal, text)) === text))
})

test('either owner is ours, another is not; nor is anything broken', () => {
  expect(decrypt(seal, encrypt({ ...seal, owners: ['dingcorp'] }, 'x'))).toBe('x')
  expect(decrypt(seal, encrypt({ ...seal, owners: ['dingother'] }, 'x'))).toBeUndefined()
  const whole = encrypt(seal, '{"EventType":"check_url"}')
  for (const broken of [
    '',
    'x',
    whole.slice(0, -8),
    `${whole}=`,
    whole.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
  ])
    expect(decrypt(seal, broken)).toBeUndefined()
})

test('arbitrary bytes are refused without a throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(decrypt(seal, Buffer.from(bytes).toString('base64'))).toBeUndefined()
    }),
  )
})
