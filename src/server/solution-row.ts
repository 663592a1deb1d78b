import type { Solution } from '../sales/solutions/solution.ts'
import type { SolutionRow } from './contract.ts'

/** A summary as a page shows it; `why` it fits, where it was looked for. */
export function solutionRow({ id, title, summary, industries, proof, where }: Solution, why = ''): SolutionRow {
  return {
    id,
    title,
    summary,
    industries: [...industries],
    ...(proof === undefined ? {} : { proof }),
    ...(where === undefined ? {} : { where }),
    ...(why === '' ? {} : { why }),
  }
}
