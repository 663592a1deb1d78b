import type { Behaviour } from '../behaviour.ts'
import type { Health } from '../health.ts'
import type { Measured, Standard } from '../measured.ts'
import type { Work } from '../work.ts'

/** One habit to be improved, with those who have it, the plainest first. */
export interface Focus {
  behaviour: Behaviour
  people: readonly { id: string; name: string; measured: Measured; standard: Standard; contested: boolean }[]
}

/** As many as a meeting can take up. */
const most = 3

/** The habits that most are warned of, and of as many those that are furthest off. */
export function focusOf(standings: readonly { work: Work; health: Health }[]): Focus[] {
  const found = new Map<string, { behaviour: Behaviour; people: Focus['people'][number][] }>()
  for (const { work, health } of standings) {
    for (const { behaviour, standard, measured, contested } of health.parts) {
      if (measured.level !== 'warning') continue
      const focus = found.get(behaviour.id) ?? { behaviour, people: [] }
      focus.people.push({ id: work.person.id, name: work.person.name, measured, standard, contested })
      found.set(behaviour.id, focus)
    }
  }
  return [...found.values()]
    .map(({ behaviour, people }) => ({ behaviour, people: people.toSorted((one, other) => offBy(other) - offBy(one)) }))
    .toSorted((one, other) => other.people.length - one.people.length || worst(other) - worst(one))
    .slice(0, most)
}

function worst({ people: [first] }: Focus): number {
  return first === undefined ? 0 : offBy(first)
}

/** How far beyond the warning, in steps from healthy to warning. */
export function offBy({
  measured: { value = 0 },
  standard: { healthy, warning },
}: Pick<Focus['people'][number], 'measured' | 'standard'>): number {
  return (value - warning) / (warning - healthy)
}
