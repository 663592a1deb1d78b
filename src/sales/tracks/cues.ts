import type { Track } from './track.ts'

/** Words in what a rep told that some track waits for 触发词. */
export function cuesIn(text: string, library: readonly Track[]): string[] {
  const upper = text.toUpperCase()
  const all = new Set(library.flatMap(({ cues = [] }) => cues))
  return [...all].filter((cue) => upper.includes(cue.toUpperCase()))
}
