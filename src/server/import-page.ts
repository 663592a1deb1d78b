import { sayMoney } from '../sales/facts.ts'
import { readMoney } from '../sales/import/cells.ts'
import { type FieldKey, fields, fieldsOf, personalFields } from '../sales/import/fields.ts'
import { wordsIn } from '../sales/import/guess.ts'
import { type Import, importUndoWindow } from '../sales/import/imports.ts'
import { legalBases, type Mapping, type Unit, unitLabels, units, type Worded, worded } from '../sales/import/mapping.ts'
import { sayLessons } from '../sales/import/say-lessons.ts'
import { suggestionsFor } from '../sales/import/suggest.ts'
import { samplesOf, type Table } from '../sales/import/table.ts'
import { choicesOf } from '../sales/import/words.ts'
import type { Reading } from '../skills/import/index.ts'
import type { ImportReading, ImportState } from './contract.ts'

const examplesShown = 3
/** A column with more words than this holds no words but names or texts. */
const wordsShown = 200

/** How a file is to be read, as the page shows it. */
export function importReading({ upload, mapping, guesses, remembered, colleagues }: Reading): ImportReading {
  const { id, file, kind, table } = upload
  const unreadable = table.unreadable.length
  return {
    uploadId: id,
    file,
    rows: table.rows.length,
    notes: [...table.notes, ...(unreadable === 0 ? [] : [`有 ${unreadable} 行读不出，会列在问题里`])],
    remembered,
    mapping,
    fields: fieldsOf[kind].map(({ key, required, without }) => {
      const guess = guesses.find(({ field, column }) => field === key && column === mapping.columns[key])
      const how = guess === undefined ? {} : { by: guess.by }
      return {
        key,
        label: fields[key].label,
        required: required === true,
        ...(without === undefined ? {} : { without }),
        ...how,
        sure: remembered || (guess?.sure ?? true),
      }
    }),
    columns: table.columns.map((name) => ({ name, examples: samplesOf(table, name, examplesShown) })),
    suggestions: suggestionsFor(table, kind, mapping).map((one) => ({ ...one, label: fields[one.field].label })),
    ...moneyExample(table, mapping),
    units: (Object.keys(units) as Unit[]).map((value) => ({ value, label: unitLabels[value] })),
    words: worded
      .filter((field) => mapping.columns[field] !== undefined && fieldsOf[kind].some(({ key }) => key === field))
      .map((field) => ({
        field,
        label: fields[field].label,
        choices: choicesOf(field, colleagues),
        words: wordsIn(table, mapping.columns[field] ?? '')
          .slice(0, wordsShown)
          .map(({ word, count }) => ({ word, count, ...meaning(mapping, field, word) })),
      })),
    owners: choicesOf('owner', colleagues),
    basis: kind === 'contacts' ? 'needed' : holdsContacts(kind, mapping) ? 'for contacts' : 'no',
    legalBases: (Object.keys(legalBases) as (keyof typeof legalBases)[]).map((value) => ({
      value,
      ...legalBases[value],
    })),
  }
}

export function importState(
  { id, file, kind, state, counts, lessons, at }: Import,
  rows: number | undefined,
  now: Date,
): ImportState {
  const until = Date.parse(at) + importUndoWindow
  const canUndo = (state === 'done' || state === 'stopped') && now.getTime() < until
  return {
    id,
    file,
    kind,
    state,
    counts,
    lessons: lessons === undefined ? [] : sayLessons(lessons),
    ...(rows === undefined ? {} : { rows }),
    at,
    ...(canUndo ? { undoUntil: new Date(until).toISOString() } : {}),
  }
}

/** The first bare number of a money column, as it is read. */
function moneyExample(table: Table, { columns, unit }: Mapping): { moneyExample?: string } {
  const cells = (['amount', 'closedAmount', 'budget', 'quote'] as const).flatMap((field) =>
    samplesOf(table, columns[field] ?? '', 20),
  )
  const bare = cells.find((cell) => /^[\d,，.]+$/.test(cell))
  const money = bare === undefined ? undefined : readMoney(bare, units[unit])
  return money === undefined ? {} : { moneyExample: `${bare} 读作 ${sayMoney(money)}` }
}

function meaning({ words }: Mapping, field: Worded, word: string): { value?: string } {
  const value = words[field]?.[word]
  return value === undefined ? {} : { value }
}

function holdsContacts(kind: Import['kind'], { columns }: Mapping): boolean {
  const wanted = new Set<FieldKey>(fieldsOf[kind].map(({ key }) => key))
  return personalFields.some((field) => wanted.has(field) && field === 'contact' && columns[field] !== undefined)
}
