import type { Outcomes } from '../sales/learning/models.ts'
import type { Board } from '../skills/risk/board.ts'
import type { Job } from './schedule.ts'

/** Few, for whoever asks meanwhile is not to wait behind many. */
const atOnce = 5

/** Judges what was told something or has seen a new day begin, so that a look finds it done. */
export function findingsJob(parts: {
  outcomes: Pick<Outcomes, 'companies'>
  board: Pick<Board, 'refresh'>
  dayOf(at: Date): string
  now(): number
}): Job {
  const { outcomes, board, dayOf, now } = parts
  return {
    name: 'findings',
    everyMs: 2_000,
    async run(stopping) {
      for (const tenantId of await outcomes.companies()) {
        while (!stopping.aborted && (await board.refresh(tenantId, dayOf(new Date(now())), atOnce)) === atOnce);
      }
    },
  }
}
