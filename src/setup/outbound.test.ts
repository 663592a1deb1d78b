import { expect, test } from 'vitest'
import { guardedFetch } from './outbound.ts'

const calls: { url: string; redirect: string | undefined }[] = []
const guarded = guardedFetch(['qyapi.weixin.qq.com:443', '127.0.0.1:9000'], async (input, init) => {
  calls.push({ url: String(input), redirect: init?.redirect })
  return new Response('ok')
})

test('leads to the hosts that were named, and never follows a redirect', async () => {
  await guarded('https://qyapi.weixin.qq.com/cgi-bin/gettoken')
  await guarded('http://127.0.0.1:9000/x')
  expect(calls.map(({ redirect }) => redirect)).toEqual(['error', 'error'])
})

test.each([
  'http://qyapi.weixin.qq.com/plain',
  'https://qyapi.weixin.qq.com@evil.example/x',
  'https://user:pw@qyapi.weixin.qq.com/x',
  'http://127.0.0.1:9001/',
  'http://169.254.169.254/latest',
  'http://2130706433:9001/',
  'file:///etc/passwd',
])('and nowhere else: %s', async (url) => {
  const before = calls.length
  await expect(guarded(url)).rejects.toThrow()
  expect(calls).toHaveLength(before)
})
