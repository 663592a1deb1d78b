import type { CaseEvent } from './case.ts'
import { type Evidence, quoted } from './evidence.ts'
import type { Known } from './people/roster.ts'

/** When somebody of us was last in touch with each of these, the oldest first; by the event that tells it where there is one. */
export function touchesOf(people: readonly Known[], events: readonly CaseEvent[]): Evidence[] {
  return people
    .filter(({ leftAt }) => leftAt === undefined)
    .flatMap(({ name, lastTouch }): Evidence[] => {
      if (lastTouch === null) return []
      const event = events.find(({ at }) => at === lastTouch)
      return [
        event === undefined ? { on: lastTouch.slice(0, 10), quote: `接触过${name}`, who: '商机记录' } : quoted(event),
      ]
    })
    .sort((one, other) => one.on.localeCompare(other.on))
}
