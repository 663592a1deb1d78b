import type { PathDraft, TrackDraft } from '../draft.ts'
import { fieldsOf, labelOf } from './fields.ts'
import { type Standing, stageCells, trackCells } from './write-cells.ts'

/** Rows of a sheet, the header first, and how wide each column reads well, in characters. */
export interface Rows {
  rows: string[][]
  widths: number[]
}

/** Talk-tracks, one a row. */
export function tracksAsRows(tracks: readonly (Standing & { words: TrackDraft })[]): Rows {
  const fields = fieldsOf('track')
  const rows = tracks.map(({ words, ...standing }) => {
    const cells = trackCells(words, standing)
    return fields.map((field) => cells[field])
  })
  const header = fields.map((field) => labelOf('track', field))
  return { rows: [header, ...rows], widths: fields.map((field) => (long.has(field) ? 40 : 16)) }
}

const long = new Set(['opening', 'handling', 'nextStep', 'avoid', 'evidence'])

/** Paths, a stage a row. Days stand in two columns: a range in one would become a date. */
export function pathsAsRows(
  paths: readonly (Pick<Standing, 'itemId' | 'version'> & { name: string; words: PathDraft })[],
): Rows {
  const about = ['id', 'version', 'path'] as const
  const fields = ['stage', 'name', 'from', 'to', 'exit'] as const
  const rows = paths.flatMap(({ itemId, version, name, words }) =>
    words.stages.map((stage) => {
      const cells = stageCells(stage)
      return [itemId, String(version), name, ...fields.map((field) => cells[field])]
    }),
  )
  const header = [...about.map((field) => labelOf('path', field)), ...fields.map((field) => labelOf('stage', field))]
  return { rows: [header, ...rows], widths: [16, 8, 20, 12, 16, 10, 10, 60] }
}
