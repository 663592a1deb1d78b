import { signsThen } from '../learning/snapshot.ts'
import { type Suspect, suspectsIn } from '../learning/suspects.ts'
import type { Sign } from '../sandbox/signs.ts'
import type { RowPlan } from './row-plan.ts'
import type { Untold } from './snapshot-row.ts'

/** What the closed deals of a file are good for. */
export interface Lessons {
  /** Deals of which the file tells how they stood before the end: a model can learn from them. */
  taught: number
  /** The others, by why not: they count in the share won of their trade, and no further. */
  untaught: Partial<Record<Untold, number>>
  /** Signs that part won from lost too well to have been known before; they are not learned from. */
  suspects: Suspect[]
}

/** Counts deals, not rows: a deal of several rows is known when one of them tells. */
export function openLessonTally() {
  const untold = new Map<string, Untold>()
  const won = new Map<string, boolean>()
  const taught = new Map<string, readonly Sign[]>()
  return {
    add({ dealId, lesson }: Pick<RowPlan, 'dealId' | 'lesson'>): void {
      if (dealId === undefined || lesson === undefined) return
      if (lesson.won !== undefined) won.set(dealId, lesson.won)
      if (typeof lesson.told === 'string') untold.set(dealId, lesson.told)
      else if (!taught.has(dealId)) taught.set(dealId, signsThen(lesson.told))
    },
    result(): Lessons {
      const untaught: Lessons['untaught'] = {}
      for (const [dealId, why] of untold) if (!taught.has(dealId)) untaught[why] = (untaught[why] ?? 0) + 1
      const cases = [...taught].map(([dealId, signs]) => ({ won: won.get(dealId) === true, signs }))
      return { taught: taught.size, untaught, suspects: suspectsIn(cases) }
    },
  }
}
