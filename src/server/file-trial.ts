import type { TargetFileTrial } from './contract.ts'

/** Rows of one answer; the counts are of all. */
const told = 100

interface Row {
  line: number
  title: string
  verdict: 'new' | 'changed' | 'unchanged' | 'wrong'
  mistakes: { line: number; label?: string; text: string }[]
  writes?: unknown
}

/** What bringing a table in comes to, as a page has it: what is wrong first. */
export function trialPage({ rows, notes }: { rows: readonly Row[]; notes: string[] }): TargetFileTrial {
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length
  const worth = rows.filter(({ verdict }) => verdict !== 'unchanged')
  const wrongFirst = worth.toSorted((one, other) => Number(other.verdict === 'wrong') - Number(one.verdict === 'wrong'))
  return {
    counts: { new: count('new'), changed: count('changed'), unchanged: count('unchanged'), wrong: count('wrong') },
    items: wrongFirst.slice(0, told).map(({ writes: _, ...row }) => row),
    more: Math.max(0, worth.length - told),
    notes,
  }
}
