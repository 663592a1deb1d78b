import pino from 'pino'
import type { Log } from '../conversation/log.ts'

/** Fields that could name a person or open a door, in lower case; they never reach the log, at whatever depth they stand. */
const secretFields = new Set([
  'secret',
  'token',
  'access_token',
  'password',
  'authorization',
  'cookie',
  'set-cookie',
  'encodingaeskey',
  'text',
  'content',
])

/** Digits that look like a phone number or an identity number, and keys in addresses. */
const secretPatterns: [RegExp, string][] = [
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, '1**********'],
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, '******************'],
  [/((?:access_token|corpsecret|secret|code|ticket|key)=)[^&\s"]+/gi, '$1***'],
]

/** The log of the whole house: JSON lines, personal data and secrets masked before they are written. */
export function openLog(level: string, destination?: pino.DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: (fields) => maskFields(fields, []) },
      // Errors are plain by then; the serializer that stands here otherwise would describe them a second time.
      serializers: { err: (described) => described },
      hooks: { streamWrite: maskLine },
    },
    destination ?? pino.destination({ fd: 2, sync: false }),
  )
}

/** A copy without secrets; errors become plain objects, and what contains itself (`above`) ends there. */
function maskFields(fields: object, above: readonly object[]): Record<string, unknown> {
  const here = [...above, fields]
  const entries = Object.entries(fields instanceof Error ? pino.stdSerializers.err(fields) : fields)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, secretFields.has(name.toLowerCase()) ? '***' : maskValue(value, here)]),
  )
}

function maskValue(value: unknown, above: readonly object[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (above.includes(value)) return '[circular]'
  if ('toJSON' in value && typeof value.toJSON === 'function') return maskValue(value.toJSON(), [...above, value])
  if (Array.isArray(value)) return value.map((item) => maskValue(item, [...above, value]))
  return maskFields(value, above)
}

function maskLine(line: string): string {
  return secretPatterns.reduce((masked, [pattern, cover]) => masked.replace(pattern, cover), line)
}
