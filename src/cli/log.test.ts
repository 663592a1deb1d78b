import { expect, test } from 'vitest'
import { openLog } from './log.ts'

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  const written: string[] = []
  write(openLog('info', { write: (line: string) => void written.push(line) }))
  return written.join('')
}

test('no secret, no phone, no identity number, no message text reaches the log; one event is one line', () => {
  const all = logged((log) => {
    log.info({ token: 'CANARY', deep: { secret: 'CANARY' }, content: 'CANARY' }, 'fields')
    log.warn({ url: 'https://x/cgi?access_token=CANARY&x=1' }, 'in an address')
    log.error({ err: new Error('call 13812345678 or 11010519491231002X') }, 'in an error')
    log.info({ name: 'line one\nline two\u001b[31m' }, 'control characters')
  })
  expect(all).not.toMatch(/CANARY|13812345678|11010519491231002X/)
  expect(all).toContain('x=1')
  expect(all.trimEnd().split('\n')).toHaveLength(4)
})

test.each([
  ['seven levels down', { a: { b: { c: { d: { e: { f: { token: 'CANARY', seen: 'fine' } } } } } } }],
  ['in a list of lists', { calls: [[{ headers: { Authorization: 'CANARY', seen: 'fine' } }]] }],
  ['as a whole branch', { a: { content: { b: [{ c: 'CANARY' }] }, seen: 'fine' } }],
  ['on an error', { err: Object.assign(new Error('fine'), { config: { headers: { cookie: 'CANARY' } } }) }],
  [
    'on the cause of an error',
    { err: new Error('fine', { cause: Object.assign(new Error('x'), { secret: 'CANARY' }) }) },
  ],
  ['on an error inside', { tries: [{ failure: Object.assign(new Error('fine'), { password: 'CANARY' }) }] }],
  ['in what makes its own JSON', { call: { toJSON: () => ({ access_token: 'CANARY', seen: 'fine' }) } }],
])('a secret does not reach the log %s', (_, fields) => {
  const line = logged((log) => log.info(fields, 'deep'))
  expect(line).toContain('fine')
  expect(line).not.toContain('CANARY')
})

test('what contains itself is logged once, and what is merely met twice both times', () => {
  const platform: Record<string, unknown> = { name: 'wecom' }
  platform['client'] = { platform, calls: [platform] }
  const line = logged((log) => log.info({ platform, again: platform }, 'round and round'))
  expect(JSON.parse(line)).toMatchObject({
    platform: { name: 'wecom', client: { platform: '[circular]', calls: ['[circular]'] } },
    again: { name: 'wecom' },
  })
})

test('errors keep type, message and stack; days and numbers stay what they are', () => {
  const err = Object.assign(new TypeError('no'), { code: 'E_NO' })
  const line = logged((log) => log.error({ err, at: new Date(0), took: 12, missing: undefined }, 'failed'))
  expect(JSON.parse(line)).toMatchObject({
    err: { type: 'TypeError', message: 'no', code: 'E_NO', stack: expect.stringContaining('log.test.ts') },
    at: '1970-01-01T00:00:00.000Z',
    took: 12,
  })
})
