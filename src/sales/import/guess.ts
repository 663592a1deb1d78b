import { type FieldKey, fieldsOf, likenessOf } from './fields.ts'
import { pairedByHeader } from './header.ts'
import type { ImportKind } from './kinds.ts'
import { type Mapping, type Unit, type Worded, worded } from './mapping.ts'
import { dayReader } from './moment.ts'
import { samplesOf, type Table } from './table.ts'
import { type Colleague, guessWord } from './words.ts'

/** Which column was taken for a field, and by what. */
export interface ColumnGuess {
  field: FieldKey
  column: string
  by: 'header' | 'values'
  /** Nothing else came near: the person need not look at it twice. */
  sure: boolean
}

/** As many values of a column as tell what it holds. */
const looked = 200

/** How a table of this kind most likely has to be read. */
export function guessMapping(
  table: Table,
  kind: ImportKind,
  colleagues: readonly Colleague[],
): { mapping: Mapping; guesses: ColumnGuess[] } {
  const guesses = guessColumns(table, kind, colleagues)
  const columns: Mapping['columns'] = Object.fromEntries(guesses.map(({ field, column }) => [field, column]))
  const mapping: Mapping = { columns, unit: guessUnit(table, columns), words: {}, same: {}, conflicts: 'keep' }
  return { mapping: { ...mapping, words: guessWords(table, mapping, colleagues) }, guesses }
}

/** For each worded field of the mapping, what each of its words most likely is; words already decided stay so. */
export function guessWords(table: Table, mapping: Mapping, colleagues: readonly Colleague[]): Mapping['words'] {
  return Object.fromEntries(
    worded
      .filter((field) => mapping.columns[field] !== undefined)
      .map((field) => [field, guessed(field, table, mapping, colleagues)]),
  )
}

function guessed(
  field: Worded,
  table: Table,
  mapping: Mapping,
  colleagues: readonly Colleague[],
): Record<string, string> {
  const known = mapping.words[field] ?? {}
  return Object.fromEntries(
    wordsIn(table, mapping.columns[field] ?? '').flatMap(({ word }) => {
      const meaning = known[word] ?? guessWord(field, word, colleagues)
      return meaning === undefined ? [] : [[word, meaning]]
    }),
  )
}

/** The different words of a column, the most frequent first. */
export function wordsIn(table: Table, column: string): { word: string; count: number }[] {
  const at = table.columns.indexOf(column)
  const counts = new Map<string, number>()
  for (const { cells } of table.rows) {
    const word = cells[at] ?? ''
    if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].map(([word, count]) => ({ word, count })).sort((one, other) => other.count - one.count)
}

/** The likeliest pairs first, each column and each field once. What headers do not tell, values may. */
function guessColumns(table: Table, kind: ImportKind, colleagues: readonly Colleague[]): ColumnGuess[] {
  const wanted = fieldsOf[kind].map(({ key }) => key)
  const found: ColumnGuess[] = pairedByHeader(table.columns, wanted, likenessOf).map(({ field, column, likeness }) => ({
    ...{ field, column, by: 'header' },
    sure: likeness === 3,
  }))
  const isFree = (field: FieldKey, column: string) => found.every((one) => one.field !== field && one.column !== column)
  for (const field of wanted) {
    const column = table.columns.find(
      (one) => isFree(field, one) && holds(field, samplesOf(table, one, looked), colleagues),
    )
    if (column !== undefined && isFree(field, column)) found.push({ field, column, by: 'values', sure: false })
  }
  return [...found, ...outcomeInStage(found, wanted, table)]
}

/** Many systems say won and lost as the last stages: then one column tells both. */
function outcomeInStage(found: readonly ColumnGuess[], wanted: readonly FieldKey[], table: Table): ColumnGuess[] {
  const stage = found.find(({ field }) => field === 'stage')
  if (stage === undefined || !wanted.includes('outcome') || found.some(({ field }) => field === 'outcome')) return []
  const ends = wordsIn(table, stage.column).map(({ word }) => guessWord('outcome', word, []))
  if (!ends.includes('won') && !ends.includes('lost')) return []
  return [{ field: 'outcome', column: stage.column, by: 'values', sure: false }]
}

/** Whether nearly all values are such as only this field has. */
function holds(field: FieldKey, samples: readonly string[], colleagues: readonly Colleague[]): boolean {
  const test = tells(field, samples, colleagues)
  return samples.length >= 2 && test !== undefined && samples.filter(test).length >= 0.8 * samples.length
}

function tells(
  field: FieldKey,
  samples: readonly string[],
  colleagues: readonly Colleague[],
): ((cell: string) => boolean) | undefined {
  switch (field) {
    case 'customer':
      return (cell) => firm.test(cell)
    case 'phone':
      return (cell) => mobile.test(cell.replaceAll(/[\s-]/g, ''))
    case 'email':
      return (cell) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(cell)
    case 'closedOn': {
      const read = dayReader(samples)
      return (cell) => read(cell)?.length === 10
    }
    case 'owner':
    case 'outcome':
    case 'industry':
      return (cell) => guessWord(field, cell, colleagues) !== undefined && !/^\d+$/.test(cell)
    default:
      return undefined
  }
}

const firm =
  /(?:公司|集团|医院|大学|学院|学校|银行|研究院|研究所|中心|工厂|厂|委员会|局)$|\b(?:inc|ltd|llc|corp|co|gmbh)\.?$/i
const mobile = /^(?:\+?86)?1[3-9]\d{9}$/

const moneyFields = ['amount', 'closedAmount', 'budget', 'quote'] as const satisfies readonly FieldKey[]

/** By the header (金额(万元)), by a remark above the table (单位：万元), else by how large the numbers are. */
function guessUnit(table: Table, columns: Mapping['columns']): Unit {
  const names = moneyFields.flatMap((field) => columns[field] ?? [])
  const told = unitIn(names.join(' ')) ?? unitIn(/单位\s*[:：]\s*(\S+)/.exec(table.above)?.[0] ?? '')
  if (told !== undefined) return told
  const bare = names
    .flatMap((name) => samplesOf(table, name, looked))
    .map((cell) => Number(cell.replaceAll(/[,，¥￥\s]/g, '')))
    .filter((value) => value > 0)
    .sort((one, other) => one - other)
  // Between companies hardly anything is sold for less than 2,000 yuan, and few write 2,000 万: the middle of them decides.
  const middle = bare[Math.floor(bare.length / 2)]
  return middle === undefined || middle >= 2_000 ? 'yuan' : 'wan'
}

function unitIn(text: string): Unit | undefined {
  if (/亿/.test(text)) return 'yi'
  if (/百万|million/i.test(text)) return 'million'
  if (/万/.test(text)) return 'wan'
  if (/千元|[（(]\s*k\s*[)）]|thousand/i.test(text)) return 'thousand'
  return /[（(]\s*(?:元|人民币|rmb|cny|¥)|[:：]\s*(?:元|人民币)/i.test(text) ? 'yuan' : undefined
}
