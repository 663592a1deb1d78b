import { addDays, type Day } from '../../language/calendar.ts'
import type { Person } from '../../people/person.ts'
import type { Challenges, KnownChallenge } from '../../sales/assessment/challenge.ts'
import { type AssessmentSettings, isAssessed } from '../../sales/assessment/settings.ts'
import { clip } from '../../sales/behaviour/clip.ts'
import { type Health, healthOf } from '../../sales/behaviour/health.ts'
import type { BehaviourSettings } from '../../sales/behaviour/settings.ts'
import type { Window, Work, Works } from '../../sales/behaviour/work.ts'

/** How somebody works, as of the end of a day. */
export interface Standing {
  work: Work
  window: Window
  health: Health
}

/** A quarter is looked at; what happened today counts tomorrow, so that a figure stands for the whole day. */
const quarter = 12 * 7
const monthsBack = 3
const month = 4 * 7

/** Everybody’s habits whose deals somebody may see and who is assessed at all: as they are, and as they were every four weeks before, the oldest first. */
export interface Standings {
  now(viewer: Person, today: Day): Promise<Standing[]>
  overTime(viewer: Person, today: Day): Promise<{ on: Day; standings: Standing[] }[]>
  /** The work of those for whom assessing is switched off: nothing is measured by it. */
  unassessed(viewer: Person, today: Day): Promise<Work[]>
}

export function openStandings({
  works,
  behaviourSettings,
  challenges,
  assessmentSettings,
}: {
  works: Works
  behaviourSettings: BehaviourSettings
  challenges: Pick<Challenges, 'of'>
  assessmentSettings: Pick<AssessmentSettings, 'now'>
}): Standings {
  return {
    async now(viewer, today) {
      const [all, settings, contested, rules] = await Promise.all([
        works.of(viewer, quarterBefore(today)),
        behaviourSettings.now(viewer.tenantId),
        challenges.of(viewer),
        assessmentSettings.now(viewer.tenantId),
      ])
      return all
        .filter(({ person }) => isAssessed(person, rules))
        .map((work) => standing(work, quarterBefore(today), settings, contested))
    },
    async overTime(viewer, today) {
      const first = quarterBefore(addDays(today, -monthsBack * month))
      const [all, settings, contested, rules] = await Promise.all([
        works.of(viewer, { from: first.from, to: addDays(today, -1) }),
        behaviourSettings.now(viewer.tenantId),
        challenges.of(viewer),
        assessmentSettings.now(viewer.tenantId),
      ])
      const assessed = all.filter(({ person }) => isAssessed(person, rules))
      return Array.from({ length: monthsBack + 1 }, (_, at) => {
        const window = quarterBefore(addDays(today, (at - monthsBack) * month))
        return { on: window.to, standings: assessed.map((work) => standing(work, window, settings, contested)) }
      })
    },
    async unassessed(viewer, today) {
      const rules = await assessmentSettings.now(viewer.tenantId)
      if (rules.off.size === 0) return []
      const all = await works.of(viewer, quarterBefore(today))
      return all.filter(({ person }) => !isAssessed(person, rules))
    },
  }
}

function quarterBefore(today: Day): Window {
  return { from: addDays(today, -quarter), to: addDays(today, -1) }
}

function standing(
  work: Work,
  window: Window,
  settings: Parameters<typeof healthOf>[2],
  contested: readonly KnownChallenge[],
): Standing {
  const clipped = clip(work, window)
  const own = contested.filter(({ ownerId }) => ownerId === work.person.id)
  return { work: clipped, window, health: healthOf(clipped, window, settings, own) }
}
