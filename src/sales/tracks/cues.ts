import { stickingPointNames, stickingPointsIn } from '../../language/sticking-points/index.ts'
import { softwareWords } from '../../language/wares.ts'
import type { Track } from './track.ts'

/**
 * Words in what a rep told that some track waits for 触发词, by name or by the kind of goods it is about, after the sticking
 * points 卡点 it tells of in whatever words, the surest first.
 */
export function cuesIn(text: string, library: readonly Track[]): string[] {
  const upper = text.toUpperCase()
  const said = shelvesOf(library).words.filter((cue) => upper.includes(cue.upper))
  return [...stickingPointsIn(text), ...said.map(({ word }) => word)]
}

/** The tracks that may be offered where a telling hangs on these sticking points: those of the points, and those of none. */
export function shelvedFor(library: readonly Track[], hanging: readonly string[]): readonly Track[] {
  const { ofNone, ofPoint } = shelvesOf(library)
  return hanging.length === 0
    ? ofNone
    : [...new Set([...ofNone, ...hanging.flatMap((point) => ofPoint.get(point) ?? [])])]
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
  return stickingPoints.has(cue)
}

const stickingPoints = new Set(stickingPointNames)

/** A library by what calls for its tracks. Sorted once: most of it is for sticking points, and an answer hangs on one or two. */
interface Shelves {
  words: readonly { word: string; upper: string }[]
  ofNone: readonly Track[]
  ofPoint: ReadonlyMap<string, readonly Track[]>
}

const shelves = new WeakMap<readonly Track[], Shelves>()

function shelvesOf(library: readonly Track[]): Shelves {
  const sorted = shelves.get(library) ?? sort(library)
  shelves.set(library, sorted)
  return sorted
}

function sort(library: readonly Track[]): Shelves {
  const words = new Set([...softwareWords, ...library.flatMap(({ cues = [] }) => cues)])
  const ofPoint = new Map<string, Track[]>()
  for (const track of library)
    for (const point of pointsOf(track)) ofPoint.set(point, [...(ofPoint.get(point) ?? []), track])
  return {
    words: [...words].filter((word) => !isStickingPoint(word)).map((word) => ({ word, upper: word.toUpperCase() })),
    ofNone: library.filter((track) => pointsOf(track).length === 0),
    ofPoint,
  }
}
