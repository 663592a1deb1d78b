/** A sheet of somebody else's, read as text: what stands in it, before anybody knows which row is the header. */
export interface Sheet {
  readonly rows: readonly SheetRow[]
  /** Rows that could not be read, with their lines. */
  readonly unreadable: readonly { line: number; why: string }[]
  /** What the person should know about how it was read, one sentence each. */
  readonly notes: readonly string[]
}

/** Cells are text as a person would write it: days `2026-11-21`, minutes `2026-11-21 09:30`, numbers without grouping. */
export interface SheetRow {
  /** As the person counts: the first line of the file, or row of the sheet, is 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** How much is read. Beyond it a file is refused with a sentence; nothing is cut off in silence. */
export const sheetLimits = {
  /** Of the file as it is uploaded. */
  bytes: 10 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  /** Characters of one cell. */
  cell: 2_000,
} as const
