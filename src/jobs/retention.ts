import type { Journal } from '../conversation/journal.ts'
import type { Change } from '../conversation/skill.ts'
import type { Sessions } from '../people/session.ts'
import { type AssessmentSettings, keptSince } from '../sales/assessment/settings.ts'
import type { Outcomes } from '../sales/learning/models.ts'
import type { Job } from './schedule.ts'

const dayMs = 24 * 3_600_000
/**
 * Whatever of a message matters is on record by then, and no platform sends one again after a day. What did not make it is kept for
 * an administrator who was away, and that something was said for reports of which there is one a year. Judgements of 2026-11-23.
 */
const kept = { settled: 30 * dayMs, stuck: 90 * dayMs, announced: 400 * dayMs }
/** Few, for whoever writes meanwhile is not to wait behind many. */
const atOnce = 500

/** Throws away what is kept beyond its term: of assessments by company, raw messages, sessions that ended. */
export function retentionJob({
  outcomes,
  assessmentSettings,
  journal,
  sessions,
  now,
}: {
  outcomes: Pick<Outcomes, 'companies'>
  assessmentSettings: Pick<AssessmentSettings, 'now' | 'purge'>
  journal: Pick<Journal<Change>, 'forget'>
  sessions: Pick<Sessions, 'prune'>
  now(): number
}): Job {
  return {
    name: 'retention',
    everyMs: 3_600_000,
    async run(stopping) {
      await sessions.prune(now())
      await forgetMessages(stopping)
      for (const tenantId of await outcomes.companies()) {
        const since = keptSince(await assessmentSettings.now(tenantId), new Date(now()))
        await assessmentSettings.purge(tenantId, Date.parse(`${since}T00:00:00+08:00`), now())
      }
    },
  }

  async function forgetMessages(stopping: AbortSignal): Promise<void> {
    const at = now()
    const before = { settled: at - kept.settled, stuck: at - kept.stuck, announced: at - kept.announced }
    while (!stopping.aborted && (await journal.forget(before, atOnce)) === atOnce);
  }
}
