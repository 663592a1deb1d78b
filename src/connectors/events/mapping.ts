import { z } from 'zod'
import { instantIn } from './instant.ts'
import { withKey } from './natural-key.ts'

/**
 * How another system's own message becomes events: `list` is where they stand in it (the message itself where left out), `fields` says
 * which of its values is which of ours, each a path such as `ticket.customer.name`, and `always` what is the same for all.
 */
export const Mapping = z.strictObject({
  list: z.string().optional(),
  fields: z.partialRecord(z.enum(['id', 'at', 'source', 'from', 'who', 'text', 'customer', 'deal']), z.string().min(1)),
  always: z.record(z.string(), z.string()).default({}),
})
export type Mapping = z.infer<typeof Mapping>

/** The events of a message, each with an id of its own kind: two systems may number alike. */
export function eventsBy(name: string, { list, fields, always }: Mapping, message: unknown): unknown[] {
  const items = [list === undefined ? message : valueAt(message, list)].flat()
  return items.map((item) => {
    const mapped = Object.entries(fields).flatMap(([field, path]) => {
      const value = valueAt(item, path ?? '')
      if (value === undefined || value === null) return []
      return [[field, field === 'at' ? instantIn(value) : asText(value)] as const]
    })
    const event: Record<string, unknown> = { source: name, ...always, ...Object.fromEntries(mapped) }
    return withKey(name, 'id' in event ? { ...event, id: `${name}:${String(event['id'])}` } : event)
  })
}

function valueAt(from: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    return (value as Record<string, unknown>)[key]
  }, from)
}

function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
}
