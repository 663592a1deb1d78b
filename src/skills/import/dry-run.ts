import type { Problem } from '../../sales/import/draft.ts'
import { type Counts, noCounts } from '../../sales/import/imports.ts'
import { type Lessons, openLessonTally } from '../../sales/import/lesson-tally.ts'
import { type Maybe, stopping } from '../../sales/import/planning.ts'
import type { RowPlan, Verdict } from '../../sales/import/row-plan.ts'
import type { Upload } from './uploads.ts'

/** What bringing a file in would come to. */
export interface DryRun {
  counts: Counts
  /** Of closed deals: what can be learned from them. */
  lessons?: Lessons
  /** Names that may be those of customers on file, each once, with how many rows wait for an answer. */
  maybe: (Maybe & { rows: number })[]
  /** The first rows of each verdict, as examples. */
  examples: Record<Exclude<Verdict, 'bad'>, { line: number; title: string; note?: string }[]>
  /** What could not be used, in the order of the file, and how much of it there is beyond what is listed. */
  problems: Problem[]
  moreProblems: number
}

const examples = 5
const listed = 500
/** Once these are answered the next ones are asked. */
const asked = 100

export async function gatherDryRun(
  plans: AsyncIterable<readonly RowPlan[]>,
  { kind, table: { unreadable } }: Pick<Upload, 'kind' | 'table'>,
): Promise<DryRun> {
  const lessons = openLessonTally()
  const run: DryRun = {
    counts: { ...noCounts, bad: unreadable.length },
    examples: { add: [], update: [], same: [], skip: [] },
    maybe: [],
    problems: [],
    moreProblems: 0,
  }
  list(unreadable.map(({ line, why }) => stopping(line, `${why}，这一行没有读`)))
  for await (const batch of plans) {
    for (const plan of batch) {
      const { line, title, verdict, note, problems } = plan
      lessons.add(plan)
      if (plan.maybe !== undefined) ask(plan.maybe)
      run.counts[verdict] += 1
      list(problems)
      if (verdict === 'bad' || run.examples[verdict].length === examples) continue
      run.examples[verdict].push({ line, title, ...(note === undefined ? {} : { note }) })
    }
  }
  return kind === 'closed-deals' ? { ...run, lessons: lessons.result() } : run

  function ask(maybe: Maybe): void {
    const there = run.maybe.find(({ said }) => said === maybe.said)
    if (there !== undefined) there.rows++
    else if (run.maybe.length < asked) run.maybe.push({ ...maybe, rows: 1 })
  }

  function list(problems: readonly Problem[]): void {
    const room = listed - run.problems.length
    run.problems.push(...problems.slice(0, room))
    run.moreProblems += Math.max(0, problems.length - room)
  }
}
