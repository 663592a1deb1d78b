import { Refusal } from '../../../people/refusal.ts'
import type { Finding } from '../findings.ts'
import type { PathField, StageField, TrackField } from './fields.ts'

/** What somebody wrote in one place, and the line it begins on; the first line of a file is 1. */
export interface Cell {
  line: number
  text: string
}

export interface StageEntry {
  line: number
  cells: Partial<Record<StageField, Cell>>
}

/** A talk-track or a path as a file has it, before anybody knows what its words mean. What a file does not speak of is not there. */
export type Entry = { line: number; remarks: LineFinding[] } & (
  | { kind: 'track'; cells: Partial<Record<TrackField, Cell>> }
  | { kind: 'path'; cells: Partial<Record<PathField, Cell>>; stages: StageEntry[] }
)

/** Something to be said of one place in a file. */
export interface LineFinding extends Omit<Finding, 'field'> {
  line: number
  /** As the file calls it; absent where it is about the whole. */
  label?: string
}

/** As much as one file brings. Beyond it a file is refused with a sentence. */
export const entryLimits = { entries: 2_000, cell: 2_000 } as const

export function refuseMore(count: number): void {
  if (count > entryLimits.entries) throw new Refusal(`一份文件最多 ${entryLimits.entries} 套，请拆成几份`)
}
