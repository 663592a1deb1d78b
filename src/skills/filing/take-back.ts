import type { SalesChange } from '../../sales/change.ts'
import { reversed } from '../../sales/record/field-change.ts'

/** What takes an entry's changes back, the last first. */
export function takeBack(changes: readonly SalesChange[]): SalesChange[] {
  return changes.toReversed().flatMap(inverseOf)
}

function inverseOf(change: SalesChange): SalesChange[] {
  const { subject } = change
  switch (change.kind) {
    case 'visit.logged':
      return [{ kind: 'visit.undone', level: 'auto', subject }]
    case 'exchange.kept':
      return [{ kind: 'exchange.withdrawn', level: 'auto', subject }]
    case 'appointment.made':
      return [{ kind: 'appointment.cancelled', level: 'auto', subject }]
    case 'appointment.moved':
      return [{ ...change, level: 'auto', from: change.to, to: change.from }]
    case 'appointment.cancelled':
      return [{ kind: 'appointment.restored', level: 'auto', subject }]
    case 'customer.added':
      return [{ kind: 'customer.removed', level: 'auto', subject }]
    case 'customer.changed':
    case 'contact.changed':
      return [{ ...change, level: 'auto', ...swapped(change) } as SalesChange]
    case 'contact.added':
      return [{ kind: 'contact.removed', level: 'auto', subject }]
    case 'deal.opened':
      return [{ kind: 'deal.removed', level: 'auto', subject }]
    case 'task.made':
      return [{ kind: 'task.dropped', level: 'auto', subject }]
    case 'deal.changed':
      return [{ ...change, level: 'auto', changes: reversed(change.changes), at: change.before, before: change.at }]
    case 'snapshot.kept':
      return [{ kind: 'snapshot.dropped', level: 'auto', subject, on: change.on }]
    case 'sandbox.decided':
      return [{ kind: 'sandbox.withdrawn', level: 'auto', subject }]
    default:
      return []
  }
}

/** The same fields the other way round; what stood nowhere before has no value again. */
function swapped({ from, to }: { from: object; to: object }): { from: object; to: object } {
  const before = new Map<string, unknown>(Object.entries(from))
  return { from: to, to: Object.fromEntries(Object.keys(to).map((key) => [key, before.get(key)])) }
}
