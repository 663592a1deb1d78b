import { objectionCodes, objectionNames } from '../../language/objections.ts'
import { behaviours } from '../behaviour/index.ts'

/** What a course can be for: a habit, or a pushback. */
export const coverChoices: readonly { value: string; label: string }[] = [
  ...behaviours.map(({ id, name }) => ({ value: id, label: name })),
  ...objectionCodes.map((code) => ({ value: code, label: objectionNames[code] })),
]
