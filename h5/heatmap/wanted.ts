import type { HeatmapRow } from '../../src/server/contract.ts'

/** What of the map is wanted; empty and zero are everything. */
export interface Wanted {
  owner: string
  stage: string
  /** In yuan. */
  atLeast: number
}

/** A deal whose amount nobody said is none of at least so much. */
export function wantedOf(rows: readonly HeatmapRow[], { owner, stage, atLeast }: Wanted): HeatmapRow[] {
  return rows.filter(
    (row) =>
      (owner === '' || row.owner === owner) &&
      (stage === '' || row.stage === stage) &&
      (atLeast === 0 || (row.yuan ?? 0) >= atLeast),
  )
}
