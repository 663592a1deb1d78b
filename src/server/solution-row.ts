import type { Solution } from '../sales/solutions/solution.ts'
import { forwardable } from '../skills/solutions/cards.ts'
import type { SolutionRow } from './contract.ts'

/** A summary as a page shows it; `why` it fits, where it was looked for. */
export function solutionRow(solution: Solution, why = ''): SolutionRow {
  const { id, title, summary, industries, proof, where } = solution
  return {
    id,
    title,
    summary,
    industries: [...industries],
    ...(proof === undefined ? {} : { proof }),
    ...(where === undefined ? {} : { where }),
    forwardable: forwardable(solution),
    ...(why === '' ? {} : { why }),
  }
}
