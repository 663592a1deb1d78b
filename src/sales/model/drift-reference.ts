import { z } from 'zod'
import { cutsOf } from './bins.ts'
import { caseReader, type Encoder, encodeColumn, levelCount } from './encode.ts'
import type { Case, History } from './history.ts'
import { sharesOf, stabilityIndex } from './psi.ts'

const Shares = z.array(z.number())

/** How the deals learned from looked, so that later ones can be held against them. */
export const DriftReference = z.object({
  columns: z.array(
    z.discriminatedUnion('type', [
      z.object({ name: z.string(), type: z.literal('num'), cuts: z.array(z.number()).readonly(), shares: Shares }),
      z.object({ name: z.string(), type: z.literal('cat'), levels: z.array(z.string()).readonly(), shares: Shares }),
    ]),
  ),
})

export type DriftReference = z.infer<typeof DriftReference>

/** Ten bins, or the twenty most frequent values and the rest: finer ones alarm by chance. */
export function driftReference(history: History, encoders: readonly Encoder[]): DriftReference {
  const columns = history.columns.flatMap((column, index): DriftReference['columns'] => {
    const fine = encoders[index]
    if (fine === undefined) return []
    const encoder: Encoder =
      fine.type === 'cat'
        ? { ...fine, levels: fine.levels.slice(0, 20) }
        : { ...fine, cuts: column.type === 'num' ? cutsOf(column.values, 10) : [] }
    const shares = sharesOf(encodeColumn(encoder, column), levelCount(encoder)).map((share) => Number(share.toFixed(6)))
    return [{ ...encoder, shares }]
  })
  return { columns }
}

export interface Shift {
  readonly column: string
  readonly psi: number
  readonly level: 'warn' | 'act'
}

/** Usual thresholds of scorecard practice. */
const warnFrom = 0.1
const actFrom = 0.25

/** Columns that no longer look as they did; the strongest first. */
export function shiftedColumns({ columns }: DriftReference, cases: readonly Case[]): Shift[] {
  if (cases.length === 0) return []
  return columns
    .map((column): Shift => {
      const levels = Int32Array.from(cases, caseReader(column))
      const psi = stabilityIndex(column.shares, sharesOf(levels, levelCount(column)), cases.length)
      // Chance alone brings about (levels − 1) · (1/then + 1/now); what is left is a shift.
      const beyondChance = Math.max(0, psi - levelCount(column) / cases.length)
      return { column: column.name, psi: beyondChance, level: beyondChance > actFrom ? 'act' : 'warn' }
    })
    .filter(({ psi }) => psi > warnFrom)
    .sort((one, other) => other.psi - one.psi)
}
