import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import { type FoundPractice, practicesIn, practicesOf } from '../../sales/behaviour/morning/best-practice.ts'
import { earnedBy, type Points } from '../../sales/coaching/points.ts'
import type { Practices, SharedPractice } from '../../sales/coaching/practices.ts'
import type { Standings } from '../behaviour/standings.ts'
import type { Viewing } from '../ports.ts'

/** As many as a meeting hears, and of the company’s the latest. */
const [shown, sharedShown] = [3, 20]

/** 最佳实践: of one’s own team or of oneself, and what was given to the whole company. */
export interface PracticeDesk {
  look(viewing: Viewing): Promise<{ found: (FoundPractice & { isShared: boolean })[]; shared: SharedPractice[] }>
  /** By whose it is or their manager; refuses others, and a second time. */
  share(viewing: Viewing, dealId: string): Promise<void>
}

export function openPracticeDesk({
  standings,
  practices,
  points,
}: {
  standings: Pick<Standings, 'now'>
  practices: Practices
  points: Pick<Points, 'rules'>
}): PracticeDesk {
  return {
    async look({ person, today }) {
      const [all, shared] = await Promise.all([
        standings.now(person, today),
        practices.shared(person.tenantId, sharedShown),
      ])
      const found = practicesIn(
        all.map(({ work }) => work),
        today,
      ).slice(0, shown)
      const known = await practices.sharedOf(
        person.tenantId,
        found.map(({ dealId }) => dealId),
      )
      return { found: found.map((one) => ({ ...one, isShared: known.has(one.dealId) })), shared }
    },
    async share({ person, today, now, newId }, dealId) {
      const all = await standings.now(person, today)
      const found = all.flatMap(({ work }) => practicesOf(work, today)).find((one) => one.dealId === dealId)
      if (found === undefined) throw new Refusal('这个做法已经过了三周，或者不在你能看的范围里。')
      if (found.personId !== person.id && reachOf(person, 'change', 'coaching') === undefined) {
        throw new Refusal('做法由本人或主管来分享。')
      }
      const { personId } = found
      const rules = await points.rules(person.tenantId)
      const earned = earnedBy('practice-shared', rules, { personId, about: dealId, reason: '一个做法分享给了全公司' })
      await practices.share(person, { ...found, id: newId() }, earned, now.getTime())
    },
  }
}
