import { type AssessmentSettings, keptSince } from '../sales/assessment/settings.ts'
import type { Outcomes } from '../sales/learning/models.ts'
import type { Job } from './schedule.ts'

/** Throws away what is kept of assessments beyond a company's term. */
export function retentionJob({
  outcomes,
  assessmentSettings,
  now,
}: {
  outcomes: Pick<Outcomes, 'companies'>
  assessmentSettings: Pick<AssessmentSettings, 'now' | 'purge'>
  now(): number
}): Job {
  return {
    name: 'retention',
    everyMs: 3_600_000,
    async run() {
      for (const tenantId of await outcomes.companies()) {
        const since = keptSince(await assessmentSettings.now(tenantId), new Date(now()))
        await assessmentSettings.purge(tenantId, Date.parse(`${since}T00:00:00+08:00`), now())
      }
    },
  }
}
