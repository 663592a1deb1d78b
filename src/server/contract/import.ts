import { z } from 'zod'
import type { FieldKey } from '../../sales/import/fields.ts'
import type { Counts, Import } from '../../sales/import/imports.ts'
import { Basis, Mapping, type Unit, type Worded } from '../../sales/import/mapping.ts'
import type { Choice } from '../../sales/import/words.ts'
import type { DryRun } from '../../skills/import/dry-run.ts'
import type { Undone } from '../../skills/import/undo.ts'

/** POST /api/imports/uploads: the file itself, its kind and name in headers. How it is to be read, guessed for the person to check. */
export interface ImportReading {
  /** By which the next steps refer to the file; it is forgotten after half an hour. */
  uploadId: string
  file: string
  rows: number
  /** What the person should know of how the file was read. */
  notes: string[]
  /** Read as the last file with these headers was. */
  remembered: boolean
  mapping: Mapping
  fields: ImportField[]
  columns: { name: string; examples: string[] }[]
  /** Columns nobody took, with the field each may be. */
  suggestions: { column: string; field: FieldKey; label: string }[]
  /** How a bare number is read under the unit chosen: `80 读作 80 万`; absent where there is none. */
  moneyExample?: string
  units: { value: Unit; label: string }[]
  /** Columns whose words have to become ours, with what each becomes; absent while nobody knows. */
  words: { field: Worded; label: string; choices: Choice[]; words: { word: string; count: number; value?: string }[] }[]
  owners: Choice[]
  /** Whether contacts stand in it, and so a basis is asked for. */
  basis: 'needed' | 'for contacts' | 'no'
  legalBases: { value: Basis['legalBasis']; label: string; means: string }[]
}

interface ImportField {
  key: FieldKey
  label: string
  required: boolean
  /** What it means that no column is chosen. */
  without?: string
  /** How its column was found; absent when it has none, or the person chose it. */
  by?: 'header' | 'values'
  sure: boolean
}

/** POST /api/imports/uploads/:id/reading */
export const ImportChosen = z.object({ mapping: Mapping })

/** POST /api/imports/uploads/:id/dry-run and …/run */
export const ImportSettled = z.object({ mapping: Mapping, basis: Basis.optional() })

export type ImportSettled = z.infer<typeof ImportSettled>

/** `lessons`: what closed deals are good for, in sentences. */
export type ImportDryRun = Omit<DryRun, 'lessons'> & { lessons: string[] }

/** GET /api/imports/:id */
export interface ImportState {
  id: string
  file: string
  kind: Import['kind']
  state: Import['state']
  counts: Counts
  /** What closed deals are good for, in sentences. */
  lessons: string[]
  /** Rows there are, while it runs. */
  rows?: number
  at: string
  /** Until when it can be taken back; absent when it no longer can. */
  undoUntil?: string
}

/** GET /api/imports: the newest first. */
export interface ImportList {
  imports: ImportState[]
}

/** POST /api/imports/:id/undo */
export interface ImportUndone extends Undone {
  made: ImportState
}
