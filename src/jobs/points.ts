import { openBreathing } from '../conversation/breathe.ts'
import type { People, Person } from '../people/person.ts'
import { sellers } from '../sales/behaviour/settings.ts'
import { earnedByHealing, type Points } from '../sales/coaching/points.ts'
import type { Outcomes } from '../sales/learning/models.ts'
import type { Standings } from '../skills/behaviour/standings.ts'
import type { Viewing } from '../skills/ports.ts'
import type { Job } from './schedule.ts'

/** While nobody waits for an answer, `HH:MM` where the company works. */
const night = { from: '02:00', until: '06:00' }

/**
 * Looks once a night whose habits came back from a warning, and writes the points. Each is written under its key, so that a night
 * that is looked at twice, or by two processes, counts once.
 */
export function pointsJob(parts: {
  outcomes: Pick<Outcomes, 'companies'>
  people: Pick<People, 'withRole'>
  standings: Pick<Standings, 'overTime'>
  points: Pick<Points, 'rules' | 'award'>
  view(person: Person): Pick<Viewing, 'today'>
  timeOf(at: Date): string
  now(): number
}): Job {
  const { outcomes, people, standings, points, view, timeOf, now } = parts
  const looked = new Map<string, string>()
  return {
    name: 'points',
    everyMs: 900_000,
    async run(stopping) {
      const time = timeOf(new Date(now()))
      if (time < night.from || time >= night.until) return
      for (const tenantId of await outcomes.companies()) {
        const everybody = await Promise.all(sellers.map((role) => people.withRole(tenantId, role)))
        const persons = everybody.flat().map(({ person }) => person)
        const [first] = persons
        const today = first === undefined ? '' : view(first).today
        if (first === undefined || looked.get(tenantId) === today) continue
        await lookAt(tenantId, persons, today, stopping)
        if (stopping.aborted) return
        looked.set(tenantId, today)
      }
    },
  }

  /** Each is looked at with their own eyes: of a manager only their own work counts here. */
  async function lookAt(
    tenantId: string,
    persons: readonly Person[],
    today: string,
    stopping: AbortSignal,
  ): Promise<void> {
    const rules = await points.rules(tenantId)
    const breathe = openBreathing()
    for (const person of persons) {
      if (stopping.aborted) return
      await breathe()
      const overTime = await standings.overTime({ ...person, role: 'rep' }, today)
      const own = overTime.flatMap(({ standings: all }) => all.filter(({ work }) => work.person.id === person.id))
      const earned = earnedByHealing(
        person.id,
        own.map(({ health }) => health),
        rules,
        today,
      )
      await points.award(tenantId, earned, now())
    }
  }
}
