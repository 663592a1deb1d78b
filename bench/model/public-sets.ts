import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dealsFrom } from '../../src/cli/model/deals.ts'
import { readTable, type Table } from '../../src/cli/model/table.ts'
import { Mapping } from '../../src/sales/model/mapping.ts'
import type { Dataset } from './dataset.ts'

/** The folder's file, or a line that says it is not there. The data is never part of the product. */
export async function tableIn(folder: string | undefined, file: string): Promise<Table | undefined> {
  const path = join(folder ?? '', file)
  if (folder !== undefined && existsSync(path)) return readTable(path)
  console.log(`${file}: skipped, it is not there (say where with --data DIR)`)
  return undefined
}

/** `duration` is only known after the call. */
export function bankFrom(table: Table, leaks: readonly string[] = []): Dataset {
  return datasetFrom(
    table,
    'y',
    'yes',
    'no',
    ['age', 'balance', 'day', 'campaign', 'pdays', 'previous', ...leaks],
    [...['job', 'marital', 'education', 'default', 'housing', 'loan', 'contact', 'month', 'poutcome']],
  )
}

/** Written after the lead was worked on; the guard has to find them by itself. */
export const educationLeaks = ['Tags', 'Lead Quality', 'Lead Profile', 'Last Activity', 'Last Notable Activity']

export function educationFrom(table: Table, leaks: readonly string[] = []): Dataset {
  return datasetFrom(
    table,
    'Converted',
    '1',
    '0',
    ['TotalVisits', 'Total Time Spent on Website', 'Page Views Per Visit'],
    [
      ...['Lead Origin', 'Lead Source', 'Do Not Email', 'Do Not Call', 'Country', 'Specialization', 'City', 'Search'],
      ...['How did you hear about X Education', 'What is your current occupation'],
      ...['What matters most to you in choosing a course', 'A free copy of Mastering The Interview', ...leaks],
    ],
  )
}

export function salvirtFrom(table: Table): Dataset {
  const columns = table.header.filter((name) => name !== 'Status')
  return datasetFrom(table, 'Status', 'Won', 'Lost', [], columns)
}

export function mavenFrom(table: Table, time?: string, leaks: readonly string[] = []): Dataset {
  return datasetFrom(table, 'deal_stage', 'Won', 'Lost', leaks, ['sales_agent', 'product', 'account'], time)
}

function datasetFrom(
  table: Table,
  col: string,
  won: string,
  lost: string,
  num: readonly string[],
  cat: readonly string[],
  time?: string,
): Dataset {
  const column = (type: 'num' | 'cat') => (name: string) => [name, { type, known_at_prediction: true }] as const
  const mapping = Mapping.parse({
    target: { col, won: [won], lost: [lost] },
    columns: Object.fromEntries([...num.map(column('num')), ...cat.map(column('cat'))]),
    ...(time !== undefined && { time }),
  })
  return { history: dealsFrom(table, mapping).history, mapping }
}
