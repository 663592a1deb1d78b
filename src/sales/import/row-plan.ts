import type { SalesChange } from '../change.ts'
import type { Snapshot } from '../learning/snapshot.ts'
import type { Problem } from './draft.ts'
import type { Maybe } from './planning.ts'
import type { Untold } from './snapshot-row.ts'

/** What becomes of a row: something new, something more for a record on file, nothing new, left out on purpose, or not usable. */
export const verdicts = ['add', 'update', 'same', 'skip', 'bad'] as const
export type Verdict = (typeof verdicts)[number]

export const verdictLabels: Record<Verdict, string> = {
  add: '新增',
  update: '更新',
  same: '没有变化',
  skip: '跳过',
  bad: '有问题',
}

export interface RowPlan {
  line: number
  verdict: Verdict
  /** Who or what the row is about, as the file calls it. */
  title: string
  /** What is written, in order. */
  changes: readonly SalesChange[]
  problems: readonly Problem[]
  /** Why it is left out, or what the person should know of it. */
  note?: string
  /** How the deal of this row is known again when the file comes once more. */
  key?: string
  /** The deal it is about. */
  dealId?: string
  /** It waits until the person has said whether two names are one customer's. */
  maybe?: Maybe
  /** Of a row of a closed deal: how the deal ended, where it tells, and how it stood before, or why that is not known. */
  lesson?: { won?: boolean; told: Snapshot | Untold }
}
