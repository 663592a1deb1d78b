import { openBreathing } from '../conversation/breathe.ts'
import type { Conversation } from '../conversation/index.ts'
import { recipientOf } from '../conversation/reception.ts'
import { type Attention, type Attentions, usualAttention } from '../people/attention.ts'
import type { People, Person } from '../people/person.ts'
import type { Briefs } from '../sales/behaviour/morning/brief.ts'
import { isBriefDue, type Moment, paceOf } from '../sales/behaviour/morning/when.ts'
import { sellers } from '../sales/behaviour/settings.ts'
import type { Outcomes } from '../sales/learning/models.ts'
import type { Mornings } from '../skills/brief/mornings.ts'
import type { Writes } from '../skills/ports.ts'
import type { Job } from './schedule.ts'

/** So many are written down together, with one wait for the disk. */
const atOnce = 4

/**
 * Tells managers of their team and reps of their day, before the morning meetings. The card and that it was told are written
 * together, under a key of the person and the day: two processes, one that died half-way, or a clock that was put back, tell it
 * once. Where there is nothing to say, that is written, and nobody is spoken to. Thousands are told at the conversation’s pace.
 */
export function briefsJob(parts: {
  outcomes: Pick<Outcomes, 'companies'>
  people: Pick<People, 'withRole' | 'addressesOf'>
  attentions: Pick<Attentions, 'wished'>
  briefs: Briefs
  mornings: Mornings
  announce: Conversation<Writes>['announce']
  dayOf(at: Date): string
  /** `HH:MM` where the company works. */
  timeOf(at: Date): string
  now(): number
}): Job {
  const { outcomes, people, attentions, briefs, mornings, announce, dayOf, timeOf, now } = parts
  return {
    name: 'briefs',
    everyMs: 20_000,
    async run(stopping) {
      const breathe = openBreathing()
      for (const tenantId of await outcomes.companies()) {
        const moment = momentNow()
        const today = moment.day
        const [told, again, wished] = await Promise.all([
          briefs.toldOn(tenantId, today),
          briefs.wantedAgain(tenantId, today, now()),
          attentions.wished(tenantId),
        ])
        const everybody = await Promise.all(sellers.map((role) => people.withRole(tenantId, role)))
        const due = everybody.flat().flatMap(({ person }): (() => Promise<void>)[] => {
          const wishedFor = again.get(person.id)
          if (wishedFor !== undefined) return [() => tell(person, today, { again: wishedFor, isWeekly: false })]
          const attention = wished.get(person.id) ?? usualAttention
          if (told.has(person.id) || !mayBeDue(person, moment, attention)) return []
          return [() => tellWhereDue(person, today, attention)]
        })
        for (let from = 0; from < due.length; from += atOnce) {
          await breathe()
          if (stopping.aborted) return
          await Promise.all(due.slice(from, from + atOnce).map((one) => one()))
        }
      }
    },
  }

  function momentNow(): Moment {
    const at = new Date(now())
    return { at: at.getTime(), day: dayOf(at), time: timeOf(at) }
  }

  function mayBeDue({ id }: Person, moment: Moment, attention: Attention): boolean {
    if (attention.briefsFrom !== undefined && moment.day < attention.briefsFrom) return false
    return isBriefDue(id, attention, attention.briefs, moment)
  }

  async function tellWhereDue(person: Person, today: string, attention: Attention): Promise<void> {
    const { tenantId, id } = person
    const pace = paceOf(attention, await briefs.unreadSince(tenantId, id), today)
    if (isBriefDue(id, attention, pace, momentNow())) await tell(person, today, { isWeekly: pace === 'weekly' })
  }

  async function tell(
    person: Person,
    today: string,
    { again, isWeekly }: { again?: number; isWeekly: boolean },
  ): Promise<void> {
    const { tenantId, id } = person
    const [address] = await people.addressesOf(tenantId, id)
    if (address === undefined) return
    const { card, items, isEmpty } = await mornings(person, new Date(now()), today, isWeekly)
    await announce({
      key: again === undefined ? `brief ${id} ${today}` : `brief ${id} ${today} again ${again}`,
      tenantId,
      replies: isEmpty ? [] : [{ kind: 'card', card, to: recipientOf(address, address.userId) }],
      changes: [
        again === undefined
          ? { kind: 'brief.told', level: 'auto', subject: id, day: today, items: isEmpty ? [] : items, said: !isEmpty }
          : { kind: 'brief.repeated', level: 'auto', subject: id, day: today },
      ],
      push: { personId: id, pressing: 'page' },
    })
  }
}
