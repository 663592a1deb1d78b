import { keptFor, type Responses } from '../sales/timeliness/response.ts'
import type { Job } from './schedule.ts'

const day = 24 * 3_600_000

/** Drops how long single answers took once their term is over. */
export function responsesJob({ responses, now }: { responses: Pick<Responses, 'forget'>; now(): number }): Job {
  return { name: 'responses', everyMs: 3_600_000, run: () => responses.forget(now() - keptFor * day) }
}
