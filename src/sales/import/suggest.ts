import { type FieldKey, fieldsOf, likenessOf, overlapOf } from './fields.ts'
import type { ImportKind } from './kinds.ts'
import type { Mapping } from './mapping.ts'
import type { Table } from './table.ts'

/** A column nobody took, and the field its header comes nearest to. */
export interface Suggestion {
  column: string
  field: FieldKey
}

/** As much of a header has to be shared with a name of the field: 跟单人 and 跟进人, not 备注 and 部门. */
const enough = 0.6

/** For headers that nothing was guessed from: what they may be, where that field has no column yet. */
export function suggestionsFor({ columns }: Table, kind: ImportKind, { columns: chosen }: Mapping): Suggestion[] {
  const used = new Set(Object.values(chosen))
  const free = fieldsOf[kind].map(({ key }) => key).filter((key) => chosen[key] === undefined)
  return columns
    .filter((column) => !used.has(column))
    .flatMap((column) => {
      const [best] = free
        .map((field) => ({ column, field, nearness: Math.max(likenessOf(column, field), overlapOf(column, field)) }))
        .sort((one, other) => other.nearness - one.nearness)
      return best === undefined || best.nearness < enough ? [] : [{ column, field: best.field }]
    })
}
