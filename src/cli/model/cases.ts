import type { Case } from '../../sales/model/history.ts'
import type { CloseModel } from '../../sales/model/model.ts'
import { readNumber } from '../../sales/model/read-number.ts'
import type { Table, TableRow } from './table.ts'
import { type CellOf, notNumbers } from './wrong-cells.ts'

export interface CaseReader {
  readonly caseOf: (row: TableRow) => Case
  /** Columns the model knows and the file lacks; for people. */
  readonly mistakes: readonly string[]
}

export function caseReaderFor({ header, rows }: Table, { reference, mapping }: CloseModel): CaseReader {
  const positions = reference.columns.map(({ name }) => ({ name, at: header.indexOf(name) }))
  const present = positions.filter(({ at }) => at >= 0)
  const absent = positions.filter(({ at }) => at < 0)
  return {
    caseOf: ({ cells }) => Object.fromEntries(present.map(({ name, at }) => [name, cells[at]?.trim()])),
    mistakes: [
      ...absent.map(({ name }) => `表里没有模型用到的列「${name}」，每一行都当作未知`),
      ...present.flatMap(({ name, at }) =>
        mapping.columns[name]?.type === 'num' ? wrongNumbers(name, rows, ({ cells }) => cells[at] ?? '') : [],
      ),
    ],
  }
}

function wrongNumbers(name: string, rows: readonly TableRow[], cellOf: CellOf): string[] {
  const wrong = rows.filter((row) => readNumber(cellOf(row)) === undefined)
  return notNumbers(name, wrong, cellOf)
}
