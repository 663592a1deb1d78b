import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import { openRevision } from './revision.ts'

/** People for whom something is kept ready; one more begins anew. */
const peopleKept = 1000

/** What was read for somebody, the same again until one of the watched columns changes. */
export function openKept<Value>(
  database: Database,
  name: string,
  watched: Readonly<Record<string, readonly string[]>>,
  read: (person: Person) => Value,
): (person: Person) => Value {
  const revision = openRevision(database, name, watched)
  const kept = new Map<string, { revision: string; value: Value }>()
  return (person) => {
    const current = revision()
    const reader = [person.tenantId, person.id, person.role, person.teamId, person.active].join('/')
    const before = kept.get(reader)
    if (before?.revision === current) return before.value
    if (kept.size >= peopleKept) kept.clear()
    const value = read(person)
    kept.set(reader, { revision: current, value })
    return value
  }
}
