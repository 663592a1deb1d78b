import type { Deal } from '../deal.ts'
import type { ContactFacts, Fact, Facts } from '../facts.ts'

/**
 * One field of a deal's record and what becomes of it; an absent end means that nothing stands there. Fields are `name`,
 * `status`, `closing`, `fact.<name>`, `contact.<how they are addressed>` and `objection.<code>`; values are as in the record.
 */
export interface FieldChange {
  field: string
  from?: unknown
  to?: unknown
}

/** What a deal's record says, without whose it is. */
export type DealRecord = Pick<Deal, 'name' | 'status' | 'closing' | 'facts'>

/** What leads from one state of a record to another. Facts that say the same, only later or by other mouths, do not differ. */
export function differences(before: DealRecord, after: DealRecord): FieldChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => !saysTheSame(was.get(field), is.get(field)))
    .map((field) => ({ field, ...ends(was.get(field), is.get(field)) }))
}

/** The record after these changes. */
export function changed<R extends DealRecord>(record: R, changes: readonly FieldChange[]): R {
  const fields = fieldsOf(record)
  for (const { field, to } of changes) {
    if (to === undefined) fields.delete(field)
    else fields.set(field, to)
  }
  const { closing: _, ...rest } = record
  return { ...rest, ...recordOf(fields) } as R
}

/** Those of the changes that start from something the record no longer says. */
export function overtaken(record: DealRecord, changes: readonly FieldChange[]): FieldChange[] {
  const now = fieldsOf(record)
  return changes.filter(({ field, from }) => !saysTheSame(now.get(field), from))
}

/** A record no longer says what a change starts from. */
export class MovedOn extends Error {
  override readonly name = 'MovedOn'
}

/** What takes the changes back, the last first. */
export function reversed(changes: readonly FieldChange[]): FieldChange[] {
  return changes.toReversed().map(({ field, from, to }) => ({ field, ...ends(to, from) }))
}

function ends(from: unknown, to: unknown): Pick<FieldChange, 'from' | 'to'> {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

function fieldsOf({ name, status, closing, facts }: DealRecord): Map<string, unknown> {
  const { contacts, objections, ...single } = facts
  return new Map<string, unknown>([
    ['name', name],
    ['status', status],
    ...(closing === undefined ? [] : [['closing', closing] as const]),
    ...Object.entries(single).map(([key, fact]) => [`fact.${key}`, fact] as const),
    ...contacts.map((contact) => [`contact.${addressOf(contact)}`, contact] as const),
    ...objections.map((objection) => [`objection.${objection.value}`, objection] as const),
  ])
}

function recordOf(fields: ReadonlyMap<string, unknown>): DealRecord {
  const all = [...fields]
  const under = (kind: string) => all.filter(([field]) => field.startsWith(`${kind}.`))
  const closing = fields.get('closing') as Deal['closing']
  return {
    name: fields.get('name') as string,
    status: fields.get('status') as Deal['status'],
    ...(closing === undefined ? {} : { closing }),
    facts: {
      ...(Object.fromEntries(
        under('fact').map(([field, fact]) => [field.slice('fact.'.length), fact]),
      ) as Partial<Facts>),
      contacts: under('contact').map(([, contact]) => contact as ContactFacts),
      objections: under('objection').map(([, objection]) => objection as Facts['objections'][number]),
    },
  }
}

/** A person is known by how they are addressed; without a name, by post, department and part in the purchase. */
function addressOf({ name, title, dept, role }: ContactFacts): string {
  return name ?? [title, dept, role?.value].filter((part) => part !== undefined).join(' ')
}

function saysTheSame(one: unknown, other: unknown): boolean {
  return essence(one) === essence(other)
}

/** The values alone, in one order: not who said them, nor when. */
function essence(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    const { source: _source, on: _on, ...said } = part as Partial<Fact<unknown>>
    return Object.fromEntries(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
