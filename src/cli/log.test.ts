import { expect, test } from 'vitest'
import { openLog } from './log.ts'

test('no secret, no phone, no identity number, no message text reaches the log; one event is one line', () => {
  const written: string[] = []
  const log = openLog('info', { write: (line: string) => void written.push(line) })
  log.info({ token: 'CANARY-1', deep: { secret: 'CANARY-2' }, content: 'CANARY-3' }, 'fields')
  log.warn({ url: 'https://x/cgi?access_token=CANARY-4&x=1' }, 'in an address')
  log.error({ err: new Error('call 13812345678 or 11010519491231002X') }, 'in an error')
  log.info({ name: 'line one\nline two\u001b[31m' }, 'control characters')
  const all = written.join('')
  expect(all).not.toMatch(/CANARY|13812345678|11010519491231002X/)
  expect(all).toContain('x=1')
  expect(all.trimEnd().split('\n')).toHaveLength(4)
})
