import { leakWarnings } from '../../src/sales/model/leaks.ts'
import type { Dataset } from './dataset.ts'
import type { Gates } from './gates.ts'

/** Columns that were written after the end, known from the set's own description: the guard has to find them by itself. */
export function leaks(gates: Gates, name: string, { history }: Dataset, planted: readonly string[]): void {
  const flagged = leakWarnings(history).map(({ column }) => column)
  const missed = planted.filter((column) => !flagged.includes(column))
  console.log(`leak guard on ${name} flags ${flagged.join(', ')}`)
  gates.that('leaks missed', missed.length, missed.join(', ') || 'none', missed.length === 0)
}
