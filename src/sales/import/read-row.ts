import { isNothing, readEmail, readKept, readList, readMoney, readPhone, readYes } from './cells.ts'
import type { Draft, Problem } from './draft.ts'
import { type FieldKey, fields, fieldsOf } from './fields.ts'
import type { ImportKind } from './kinds.ts'
import { type Mapping, type Unit, unitLabels, units, type Worded } from './mapping.ts'
import { dayReader } from './moment.ts'
import type { SheetRow } from './sheet.ts'
import { stageDaysIn } from './stage-days.ts'
import type { Table } from './table.ts'
import { choicesOf, reasonsIn } from './words.ts'

/** Reads a table's rows as the mapping says; made ready once, asked for each row. */
export type ReadRow = (row: SheetRow) => { draft: Draft; problems: Problem[] }

export function openRows(table: Table, kind: ImportKind, mapping: Mapping): ReadRow {
  const wanted = fieldsOf[kind]
    .map(({ key, required }) => ({ key, required: required === true, column: mapping.columns[key] }))
    .flatMap(({ column, ...field }) =>
      column === undefined ? [] : [{ ...field, column, at: table.columns.indexOf(column) }],
    )
    .filter(({ at }) => at >= 0)
  // A file that says of which day its rows are tells of earlier days by itself.
  const stageDays = kind === 'closed-deals' && mapping.columns.asOf === undefined ? stageDaysIn(table) : undefined
  const reading: Reading = { mapping, days: dayReaders(table, wanted) }

  return ({ line, cells }) => {
    const draft: Record<string, unknown> = {}
    const problems: Problem[] = []
    for (const { key, required, column, at } of wanted) {
      const cell = cells[at] ?? ''
      const about = { line, column, value: shown(key, cell) }
      if (isNothing(cell)) {
        if (required) problems.push({ ...about, why: `没有${fields[key].label}，这一行没法导入，请补上`, stops: true })
        continue
      }
      const read = readers[key](cell, reading, key)
      if ('value' in read) Object.assign(draft, read.value === undefined ? {} : { [key]: read.value })
      else problems.push({ ...about, ...told(read.wrong, required || key === 'owner') })
    }
    if (stageDays !== undefined) draft['stageDays'] = stageDays({ line, cells })
    return { draft, problems }
  }
}

/** Whose a record is, is not guessed: like a field that is required, an owner nobody knows stops the row. */
function told(wrong: string, stops: boolean): Pick<Problem, 'why' | 'stops'> {
  return { why: stops ? `${wrong}，这一行没有导入` : `${wrong}，这一格当作未知`, stops }
}

interface Reading {
  mapping: Mapping
  days: ReadonlyMap<FieldKey, (cell: string) => string | undefined>
}

type Read = { value: unknown } | { wrong: string }

/** The person has said that this word means nothing to us. */
const leftOut: Read = { value: undefined }
type Reader = (cell: string, reading: Reading, key: FieldKey) => Read

const text: Reader = (cell) => ({ value: cell.replaceAll(/\s+/g, ' ').slice(0, 200) })

const money: Reader = (cell, { mapping }) =>
  or(
    readMoney(cell, units[mapping.unit]),
    `读不出是多少钱（没写单位的数按${unitLabels[mapping.unit satisfies Unit]}算）`,
  )

const day: Reader = (cell, { days }, key) => or(days.get(key)?.(cell), '读不出是哪一天，写成 2026-11-21 这样')

const word =
  (field: Worded): Reader =>
  (cell, { mapping }) => {
    const words = mapping.words[field] ?? {}
    const meaning = Object.hasOwn(words, cell) ? words[cell] : undefined
    if (meaning === '') return leftOut
    const known = meaning !== undefined && (field === 'owner' || ours[field].has(meaning))
    return or(known ? meaning : undefined, `没有对应到我们的${fields[field].label}`)
  }

/** Our words; whose a record may be is looked at where it is planned. */
const ours = {
  stage: new Set(choicesOf('stage', []).map(({ value }) => value)),
  outcome: new Set(choicesOf('outcome', []).map(({ value }) => value)),
  industry: new Set(choicesOf('industry', []).map(({ value }) => value)),
  role: new Set(choicesOf('role', []).map(({ value }) => value)),
}

const readers: Readonly<Record<FieldKey, Reader>> = {
  customer: text,
  aliases: (cell) => ({ value: readList(cell) }),
  industry: word('industry'),
  region: text,
  group: text,
  existing: (cell) => or(readYes(cell), '看不出是不是老客户，写“是”或“否”'),
  owner: word('owner'),
  contact: text,
  title: text,
  dept: text,
  phone: (cell) => or(readPhone(cell), '不像一个电话号码'),
  email: (cell) => or(readEmail(cell), '不像一个邮箱'),
  role: word('role'),
  number: text,
  deal: text,
  stage: word('stage'),
  amount: money,
  closedAmount: money,
  budget: money,
  quote: money,
  discount: (cell) => or(readKept(cell), '读不出打几折，写成 9 折或 90%'),
  product: text,
  competitors: (cell) => ({ value: readList(cell) }),
  procurement: text,
  nextStep: text,
  expectedOn: day,
  openedOn: day,
  outcome: word('outcome'),
  closedOn: day,
  asOf: (cell, { days }) =>
    or(
      days.get('asOf')?.(cell)?.length === 10 ? days.get('asOf')?.(cell) : undefined,
      '读不出是哪一天，要写到日，例如 2026-11-21',
    ),
  reasons: (cell) => {
    const reasons = reasonsIn(cell)
    return or(reasons.length === 0 ? undefined : reasons, '没有对应到我们的原因分类')
  },
}

function or(value: unknown, wrong: string): Read {
  return value === undefined ? { wrong } : { value }
}

/** Whether 3/4/2026 is in March or in April is settled by the whole column. */
function dayReaders(table: Table, wanted: readonly { key: FieldKey; at: number }[]): Reading['days'] {
  const dated = wanted.filter(({ key }) => readers[key] === day || key === 'asOf')
  return new Map(dated.map(({ key, at }) => [key, dayReader(table.rows.map(({ cells }) => cells[at] ?? ''))]))
}

/** What a message quotes of a cell; of a telephone number or an address only what it takes to find it. */
function shown(key: FieldKey, cell: string): string {
  if (key === 'phone' || key === 'email') return cell.length <= 4 ? '…' : `${cell.slice(0, 3)}…${cell.slice(-2)}`
  return cell.length > 40 ? `${cell.slice(0, 40)}…` : cell
}
