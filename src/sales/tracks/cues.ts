import { softwareWords } from '../../language/wares.ts'
import type { Track } from './track.ts'

/** Words in what a rep told that some track waits for 触发词, by name or by the kind of goods it is about. */
export function cuesIn(text: string, library: readonly Track[]): string[] {
  const upper = text.toUpperCase()
  const all = new Set([...softwareWords, ...library.flatMap(({ cues = [] }) => cues)])
  return [...all].filter((cue) => upper.includes(cue.toUpperCase()))
}
