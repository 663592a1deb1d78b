import type { Card } from '../conversation/card.ts'
import type { Conversation } from '../conversation/index.ts'
import type { Log } from '../conversation/log.ts'
import { recipientOf } from '../conversation/reception.ts'
import type { People } from '../people/person.ts'
import type { Models, Outcomes } from '../sales/learning/models.ts'
import type { Lessons } from '../skills/learning/lessons.ts'
import { lessonCard, refreshCard } from '../skills/learning/notices.ts'
import type { Writes } from '../skills/ports.ts'
import { oneByOne } from './one-by-one.ts'
import type { Job } from './schedule.ts'

/** What is older, in milliseconds, is no news any more. */
const newsFor = 3 * 24 * 3_600_000

/**
 * Looks once an hour whether a company's model has something to learn, and tells sales-ops what became of it: from what is on
 * record, so that news of a night is told in the morning, and told once.
 */
export function lessonsJob(parts: {
  outcomes: Pick<Outcomes, 'companies'>
  models: Pick<Models, 'versions' | 'tenures'>
  lessons: Pick<Lessons, 'watch'>
  people: Pick<People, 'withRole' | 'addressesOf'>
  announce: Conversation<Writes>['announce']
  log: Log
  now(): number
}): Job {
  const { outcomes, models, lessons, people, announce, log, now } = parts
  return {
    name: 'lessons',
    everyMs: 3_600_000,
    async run(stopping) {
      await oneByOne(await outcomes.companies(), watch, { job: 'lessons', log, stopping })
    },
  }

  async function watch(tenantId: string): Promise<void> {
    await lessons.watch(tenantId)
    const [[version], [tenure]] = await Promise.all([models.versions(tenantId), models.tenures(tenantId)])
    if (version !== undefined && isNews(version.madeAt)) await tell(tenantId, version.id, lessonCard(version))
    if (tenure?.kind === 'refreshed' && isNews(tenure.at)) await tell(tenantId, tenure.id, refreshCard(tenure))
  }

  async function tell(tenantId: string, key: string, card: Card): Promise<void> {
    for (const { person } of await people.withRole(tenantId, 'sales-ops')) {
      const [address] = await people.addressesOf(tenantId, person.id)
      if (address === undefined) continue
      const replies = [{ kind: 'card' as const, card, to: recipientOf(address, address.userId) }]
      const push = { personId: person.id, pressing: 'news' } as const
      await announce({ key: `model ${key} ${person.id}`, tenantId, replies, push })
    }
  }

  function isNews(at: string): boolean {
    return now() - Date.parse(at) < newsFor
  }
}
