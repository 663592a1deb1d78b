import type { Conversation } from '../conversation/index.ts'
import { recipientOf } from '../conversation/reception.ts'
import type { Attentions } from '../people/attention.ts'
import type { People, Person } from '../people/person.ts'
import { type Briefs, coachedIn, saysSomething } from '../sales/behaviour/morning/brief.ts'
import { isBriefDue, paceOf } from '../sales/behaviour/morning/when.ts'
import type { Outcomes } from '../sales/learning/models.ts'
import type { Briefing } from '../skills/brief/briefing.ts'
import { morningCard } from '../skills/brief/card.ts'
import type { Writes } from '../skills/ports.ts'
import type { Job } from './schedule.ts'

/**
 * Tells managers before their morning meetings. The card and that it was told are written together, under a key of the person and
 * the day: two processes, one that died half-way, or a clock that was put back, tell it once. Where there is nothing to say,
 * that is written, and nobody is spoken to.
 */
export function briefsJob(parts: {
  outcomes: Pick<Outcomes, 'companies'>
  people: Pick<People, 'withRole' | 'addressesOf'>
  attentions: Pick<Attentions, 'of'>
  briefs: Briefs
  briefing: Briefing
  announce: Conversation<Writes>['announce']
  dayOf(at: Date): string
  now(): number
}): Job {
  const { outcomes, people, attentions, briefs, briefing, announce, dayOf, now } = parts
  return {
    name: 'briefs',
    everyMs: 20_000,
    async run(stopping) {
      const today = dayOf(new Date(now()))
      for (const tenantId of await outcomes.companies()) {
        const told = await briefs.toldOn(tenantId, today)
        for (const { person } of await people.withRole(tenantId, 'manager')) {
          if (stopping.aborted) return
          if (!told.has(person.id)) await tellWhereDue(person, today)
        }
      }
    },
  }

  async function tellWhereDue(person: Person, today: string): Promise<void> {
    const { tenantId, id } = person
    const [attention, unreadSince] = await Promise.all([attentions.of(tenantId, id), briefs.unreadSince(tenantId, id)])
    if (attention.briefsFrom !== undefined && today < attention.briefsFrom) return
    const pace = paceOf(attention, unreadSince, today)
    if (!isBriefDue(id, attention, pace, new Date(now()))) return
    const [address] = await people.addressesOf(tenantId, id)
    if (address === undefined) return
    const brief = await briefing(person, today)
    const isWorthIt = saysSomething(brief)
    const items = coachedIn(brief.focus)
    await announce({
      key: `brief ${id} ${today}`,
      tenantId,
      replies: isWorthIt
        ? [{ kind: 'card', card: morningCard(brief, pace === 'weekly'), to: recipientOf(address, address.userId) }]
        : [],
      changes: [
        { kind: 'brief.told', level: 'auto', subject: id, day: today, items: isWorthIt ? items : [], said: isWorthIt },
      ],
      push: { personId: id, pressing: 'page' },
    })
  }
}
