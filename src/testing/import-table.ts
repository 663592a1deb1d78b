import type { Person } from '../people/person.ts'
import type { Deal } from '../sales/deal.ts'
import { guessMapping } from '../sales/import/guess.ts'
import type { ImportKind } from '../sales/import/kinds.ts'
import type { Basis, Mapping } from '../sales/import/mapping.ts'
import { openPlanner } from '../sales/import/plan.ts'
import type { RowPlan } from '../sales/import/row-plan.ts'
import type { Shelf } from '../sales/import/shelf.ts'
import { headed, type Table } from '../sales/import/table.ts'

/** A table as it is written down in a test: a line a row, cells between bars. */
export function aTable(text: string): Table {
  const lines = text.trim().split('\n')
  const rows = lines.map((line, index) => ({ line: index + 1, cells: line.split('|').map((cell) => cell.trim()) }))
  return headed({ rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')), unreadable: [], notes: [] })
}

export const colleagues = [
  { id: 'lin', name: '林晓', teamId: 'one', active: true },
  { id: 'zhou', name: '周启明', teamId: 'two', active: true },
]

const emptyShelf: Shelf = { colleagues, customers: [], deals: [], imported: new Map() }

const ops: Person = { id: 'ops', tenantId: 'acme', name: '顾盼', role: 'sales-ops', teamId: 'all', active: true }

/** What becomes of each row, held against these records. */
export function planned(
  kind: ImportKind,
  text: string,
  options: { basis?: Basis; mapping?: Partial<Mapping>; shelf?: Partial<Shelf>; deals?: readonly Deal[] } = {},
): RowPlan[] {
  const table = aTable(text)
  const { mapping } = guessMapping(table, kind, colleagues)
  let made = 0
  const planner = openPlanner({
    kind,
    table,
    mapping: { ...mapping, ...options.mapping },
    basis: options.basis,
    shelf: { ...emptyShelf, ...options.shelf },
    person: ops,
    now: '2026-11-24T01:00:00.000Z',
    today: '2026-11-24',
    newId: () => `new-${++made}`,
  })
  const onFile = {
    deal: (id: string) => options.deals?.find((deal) => deal.id === id),
    contactsOf: () => [],
    stood: () => new Set<string>(),
  }
  return planner.rows.map((row) => planner.plan(planner.read(row), onFile))
}
