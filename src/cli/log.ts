import pino from 'pino'
import type { Log } from '../conversation/log.ts'

/** Fields that could name a person or open a door; they never reach the log, at whatever depth they stand. */
const secretFields = [
  'secret',
  'token',
  'access_token',
  'password',
  'authorization',
  'cookie',
  'encodingAesKey',
  'text',
  'content',
]

/** Digits that look like a phone number or an identity number, and keys in addresses. */
const secretPatterns: [RegExp, string][] = [
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, '1**********'],
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, '******************'],
  [/((?:access_token|corpsecret|secret|code|ticket|key)=)[^&\s"]+/gi, '$1***'],
]

/** The log of the whole house: JSON lines, personal data and secrets masked before they are written. */
export function openLog(level: string, destination?: pino.DestinationStream): Log {
  const paths = secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '***' },
      serializers: { err: pino.stdSerializers.err },
      hooks: { streamWrite: mask },
    },
    destination ?? pino.destination({ fd: 2, sync: false }),
  )
}

function mask(line: string): string {
  return secretPatterns.reduce((masked, [pattern, cover]) => masked.replace(pattern, cover), line)
}
