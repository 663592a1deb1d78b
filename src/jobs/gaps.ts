import { openBreathing } from '../conversation/breathe.ts'
import type { Conversation } from '../conversation/index.ts'
import { recipientOf } from '../conversation/reception.ts'
import { type Attentions, usualAttention } from '../people/attention.ts'
import type { People, Person } from '../people/person.ts'
import { isBriefDue } from '../sales/behaviour/morning/when.ts'
import type { Outcomes } from '../sales/learning/models.ts'
import { teamCard } from '../skills/capability/card.ts'
import type { Reports } from '../skills/capability/reports.ts'
import type { Writes } from '../skills/ports.ts'
import type { Job } from './schedule.ts'

/**
 * Tells managers once a week, at the minute of their brief on its first working day, where their reps handle customers below their
 * colleagues; nobody where there is no such thing. The key is the person and the day: two processes, or one that died half-way,
 * tell it once.
 */
export function gapsJob(parts: {
  outcomes: Pick<Outcomes, 'companies'>
  people: Pick<People, 'withRole' | 'addressesOf'>
  attentions: Pick<Attentions, 'wished'>
  reports: Reports
  announce: Conversation<Writes>['announce']
  dayOf(at: Date): string
  /** `HH:MM` where the company works. */
  timeOf(at: Date): string
  now(): number
}): Job {
  const { outcomes, people, attentions, reports, announce, dayOf, timeOf, now } = parts
  /** Of whom it is known already on the day that is named. */
  const settled = { day: '', ids: new Set<string>() }
  return {
    name: 'gaps',
    everyMs: 60_000,
    async run(stopping) {
      const breathe = openBreathing()
      const at = new Date(now())
      const today = dayOf(at)
      const moment = { at: at.getTime(), day: today, time: timeOf(at) }
      if (settled.day !== today) {
        settled.day = today
        settled.ids.clear()
      }
      for (const tenantId of await outcomes.companies()) {
        const [managers, wished] = await Promise.all([
          people.withRole(tenantId, 'manager'),
          attentions.wished(tenantId),
        ])
        for (const { person } of managers) {
          const attention = wished.get(person.id) ?? usualAttention
          const pace = attention.briefs === 'off' ? 'off' : 'weekly'
          if (settled.ids.has(person.id) || !isBriefDue(person.id, attention, pace, moment)) continue
          await breathe()
          if (stopping.aborted) return
          if (await isTold(person, today)) settled.ids.add(person.id)
        }
      }
    },
  }

  /** `false`: not now, they are to be left alone; it is tried again while it is due. */
  async function isTold(person: Person, today: string): Promise<boolean> {
    const { tenantId, id } = person
    const [all, [address]] = await Promise.all([reports(person, today), people.addressesOf(tenantId, id)])
    const card = teamCard(
      all.people.filter(({ seller }) => seller.id !== id),
      true,
    )
    if (card === undefined || address === undefined) return true
    const said = await announce({
      key: `gaps ${id} ${today}`,
      tenantId,
      replies: [{ kind: 'card', card, to: recipientOf(address, address.userId) }],
      push: { personId: id, pressing: 'news' },
    })
    return said !== 'quiet'
  }
}
