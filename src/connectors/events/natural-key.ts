import { createHash } from 'node:crypto'

/** The longest id of an event, in characters. */
const longestId = 200

/** Another system's own id behind a prefix; one too long to keep by its hash, for long ones may differ at their very end. */
export function shortId(prefix: string, own: string): string {
  const whole = prefix + own
  return whole.length <= longestId ? whole : `${prefix}sha256:${createHash('sha256').update(own).digest('hex')}`
}

/** An id for what has none: the same words of the same customer at the same time are the same event, whichever file they come in. */
function naturalKey(kind: string, parts: readonly unknown[]): string {
  return `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`
}

/** The event with an id: its own, else one made of what it says. */
export function withKey(kind: string, event: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { id, customer, deal, at, source, who, text } = event
  const own = typeof id === 'number' ? String(id) : id
  return {
    ...event,
    id: typeof own === 'string' && own !== '' ? own : naturalKey(kind, [customer, deal, at, source, who, text]),
  }
}
