import type { Fact, Facts } from '../facts.ts'
import type { Stage } from '../stage.ts'

/** Where a deal stands of which nobody has told the stage: with somebody one has met it has begun, else it is a lead. */
export function begunStage({ contacts }: Pick<Facts, 'contacts'>, on: string): Fact<Stage> {
  const hasMet = contacts.some(({ touched }) => touched?.value)
  return { value: hasMet ? 'contact' : 'lead', source: 'inferred', on }
}
