import { stickingPointNames, stickingPointsIn } from '../../language/sticking-points/index.ts'
import { softwareWords } from '../../language/wares.ts'
import type { Track } from './track.ts'

/**
 * Words in what a rep told that some track waits for 触发词, by name or by the kind of goods it is about, after the sticking
 * points 卡点 it tells of in whatever words, the surest first.
 */
export function cuesIn(text: string, library: readonly Track[]): string[] {
  const upper = text.toUpperCase()
  const words = new Set([...softwareWords, ...library.flatMap(({ cues = [] }) => cues)])
  const said = [...words].filter((cue) => !isStickingPoint(cue) && upper.includes(cue.toUpperCase()))
  return [...stickingPointsIn(text), ...said]
}

/** The sticking points a track answers, and nothing else: it is offered only where one of them was told of. */
export function pointsOf({ cues = [] }: Pick<Track, 'cues'>): string[] {
  return cues.filter(isStickingPoint)
}

/** The words that have to be told beside the sticking point for a track that is meant for one trade's form of it: 翻旧账 and 瓶盖. */
export function narrowedTo(track: Pick<Track, 'cues'>): string[] {
  return pointsOf(track).length === 0 ? [] : (track.cues ?? []).filter((cue) => !isStickingPoint(cue))
}

/** Where the newest telling says that the deal hangs, the surest first. */
export function hangsOn(mentioned: readonly string[] = []): string[] {
  return mentioned.filter(isStickingPoint)
}

function isStickingPoint(cue: string): boolean {
  return stickingPointNames.includes(cue)
}
