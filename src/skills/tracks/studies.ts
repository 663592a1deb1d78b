import type { Ledger } from '../../sales/ledger/showing.ts'
import { type Study, studyOf } from '../../sales/ledger/study.ts'

/** What each company's ledger says, studied once an hour, and at once where somebody decides otherwise: a new line changes next to nothing, and studying takes its time. */
export interface Studies {
  of(tenantId: string, now: number): Promise<Study>
}

const freshFor = 3_600_000

export function openStudies(ledger: Ledger): Studies {
  const kept = new Map<string, { at: number; mark: string; study: Promise<Study> }>()
  return {
    async of(tenantId, now) {
      const [reprieved, [policy]] = await Promise.all([ledger.reprieved(tenantId), ledger.policies(tenantId)])
      const mark = [...reprieved, `policy ${policy?.number ?? 0}`].sort().join()
      const known = kept.get(tenantId)
      if (known !== undefined && known.mark === mark && now - known.at < freshFor && now >= known.at) return known.study
      const study = ledger.lines(tenantId).then((lines) => studyOf(lines, now, reprieved, policy?.preferences))
      kept.set(tenantId, { at: now, mark, study })
      // A study that failed is tried again with the next question; whoever asked hears of the failure.
      study.catch(() => kept.delete(tenantId))
      return study
    },
  }
}
