import type { TargetFileTrial } from './contract.ts'

/** Rows of one answer; the counts are of all. */
const told = 100

interface Row {
  verdict: keyof TargetFileTrial['counts']
  writes?: unknown
}

/** What bringing a file in comes to, as a page has it: what is wrong first, without what there is nothing to say of. */
export function trialPage<R extends Row>(
  { rows, notes }: { rows: readonly R[]; notes: string[] },
  isWorthTelling = ({ verdict }: R) => verdict !== 'unchanged',
): Pick<TargetFileTrial, 'counts' | 'more' | 'notes'> & { items: Omit<R, 'writes'>[] } {
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length
  const worth = rows.filter(isWorthTelling)
  const wrongFirst = worth.toSorted((one, other) => Number(other.verdict === 'wrong') - Number(one.verdict === 'wrong'))
  return {
    counts: { new: count('new'), changed: count('changed'), unchanged: count('unchanged'), wrong: count('wrong') },
    items: wrongFirst.slice(0, told).map(({ writes: _, ...row }) => row),
    more: Math.max(0, worth.length - told),
    notes,
  }
}
