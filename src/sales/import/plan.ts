import type { Person } from '../../people/person.ts'
import { plainName } from '../who/plain-name.ts'
import type { Draft, Problem } from './draft.ts'
import { inOrder } from './in-order.ts'
import type { ImportKind } from './kinds.ts'
import type { Basis, Mapping } from './mapping.ts'
import { planContact } from './plan-contact.ts'
import { type Planned, planCustomer } from './plan-customer.ts'
import { type DealPlanning, keyOf, planDeal } from './plan-deal.ts'
import { openPast } from './plan-past.ts'
import { customerOnFile, type Stopped, stopping } from './planning.ts'
import { openRows } from './read-row.ts'
import type { RowPlan } from './row-plan.ts'
import type { SheetRow } from './sheet.ts'
import { type OnFile, openCustomerIndex, type Shelf } from './shelf.ts'
import type { Table } from './table.ts'

/** A row as read, with the records on file that it is about and that have to be at hand to plan it. */
interface ReadDraft {
  line: number
  draft: Draft
  problems: Problem[]
  dealId?: string
  customerId?: string
}

/** Plans an import row by row, in the order of the file: what a row brings is known to those after it. Nothing is written here. */
export interface Planner {
  /** In the order in which they are to be planned. */
  rows: readonly SheetRow[]
  read(row: SheetRow): ReadDraft
  plan(read: ReadDraft, onFile: OnFile): RowPlan
}

export interface PlannerParts {
  kind: ImportKind
  table: Table
  mapping: Mapping
  basis: Basis | undefined
  shelf: Shelf
  person: Person
  now: string
  today: string
  newId(): string
}

export function openPlanner({ kind, table, mapping, basis, shelf, ...about }: PlannerParts): Planner {
  const readRow = openRows(table, kind, mapping)
  const customers = openCustomerIndex(shelf.customers)
  const dealIds = new Set(shelf.deals.map(({ id }) => id))
  const dealsByName = new Map(shelf.deals.map(({ id, customerId, name }) => [`${customerId}/${plainName(name)}`, id]))
  const claimed = new Set<string>()
  const contactsMet = new Map<string, number>()
  const past = openPast(basis !== undefined)
  const planning: Omit<DealPlanning, 'kind'> = {
    ...about,
    mapping,
    basis,
    colleagues: shelf.colleagues,
    customers,
    find,
    met: new Map(),
    contactsMet,
  }

  return {
    rows: inOrder(table, kind, mapping),
    read({ line, cells }) {
      const { draft, problems } = readRow({ line, cells })
      const customer = customerOnFile(draft, planning)
      if (customer === undefined || customer === 'several') return { line, draft, problems }
      const dealId = find(keyOf(draft), customer.id, draft.deal)
      return {
        line,
        draft,
        problems,
        customerId: customer.id,
        ...(dealId === undefined ? {} : { dealId }),
      }
    },
    plan({ line, draft, problems }, onFile) {
      const title = titleOf(kind, draft)
      if (kind === 'closed-deals') {
        const key = keyOf(draft)
        if (past.isEarlier(draft, key)) return { line, title, ...past.earlier(draft, key), problems: beside(problems) }
        if (isUnfinished(draft, problems)) return { line, title, verdict: 'skip', ...unfinished }
      }
      if (problems.some(({ stops }) => stops)) return { line, verdict: 'bad', title, changes: [], problems }
      const planned = plan(line, draft, onFile)
      if ('stopped' in planned && planned.maybe !== undefined) {
        return { line, title, verdict: 'skip', changes: [], problems, note: planned.stopped, maybe: planned.maybe }
      }
      if ('stopped' in planned) {
        return { line, verdict: 'bad', title, changes: [], problems: [...problems, stopping(line, planned.stopped)] }
      }
      if (planned.dealId !== undefined) claimed.add(planned.dealId)
      return { line, title, problems, ...planned }
    },
  }

  function plan(line: number, draft: Draft, onFile: OnFile): Planned | Stopped {
    switch (kind) {
      case 'customers':
        return planCustomer(draft, planning)
      case 'contacts':
        return planContact(line, draft, planning, onFile, contactsMet)
      default: {
        const planned = planDeal(line, draft, { ...planning, kind }, onFile)
        return kind === 'open-deals' || 'stopped' in planned
          ? planned
          : past.ended(planned, draft, keyOf(draft), onFile)
      }
    }
  }

  /** How a deal ended need not be told once more of an earlier day. */
  function beside(problems: readonly Problem[]): Problem[] {
    return problems.filter(({ column }) => column !== mapping.columns.outcome)
  }

  /** Neither won nor lost, and not only because nobody knows what its word means. */
  function isUnfinished({ outcome }: Draft, problems: readonly Problem[]): boolean {
    const unclear = problems.some(({ column }) => column === mapping.columns.outcome)
    return outcome !== 'won' && outcome !== 'lost' && !unclear
  }

  /** One deal is not two rows': a second number with the same name is a deal of its own. */
  function find(key: string, customerId: string, name: string | undefined): string | undefined {
    const imported = shelf.imported.get(key)
    if (imported !== undefined && dealIds.has(imported)) return imported
    const named = name === undefined ? undefined : dealsByName.get(`${customerId}/${plainName(name)}`)
    return named === undefined || claimed.has(named) ? undefined : named
  }
}

const unfinished = { changes: [], problems: [], note: '这一单还没有结束，请选“在谈商机”再导一次' }

function titleOf(kind: ImportKind, { customer, contact, deal }: Draft): string {
  const about = kind === 'customers' ? undefined : kind === 'contacts' ? contact : deal
  return [customer, about].filter((part) => part !== undefined).join(' · ')
}
