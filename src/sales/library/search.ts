import type { Industry } from '../../language/industries.ts'
import type { Strategy, Topic, Track } from '../tracks/track.ts'
import type { Library } from './library.ts'

/** What somebody looks for in the library; what is not said does not narrow. */
export interface Sought {
  /** Words that all stand in it. */
  q: string
  topic?: Topic | undefined
  strategy?: Strategy | undefined
  industry?: Industry | undefined
  /** Only what the company has written itself. */
  own?: '1' | undefined
}

/** The tracks that fit, the company's own first. */
export function tracksSought({ tracks, retired }: Library, sought: Sought): Track[] {
  return [...tracks, ...retired]
    .filter((track) => fits(track, sought))
    .toSorted((one, other) => Number(one.version === undefined) - Number(other.version === undefined))
}

function fits(track: Track, { q, topic, strategy, industry, own }: Sought): boolean {
  const { name, opening, handling, nextStep, cues = [], evidence } = track
  const words = [name, opening, handling, nextStep, ...cues, ...evidence].join('\n')
  return (
    (topic === undefined || track.objection === topic) &&
    (strategy === undefined || track.strategy === strategy) &&
    (industry === undefined || track.industries?.includes(industry) === true) &&
    (own === undefined || track.version !== undefined) &&
    q.split(/\s+/).every((each) => words.includes(each))
  )
}
