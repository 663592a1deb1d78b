import { type Industry, industries } from '../../language/industries.ts'
import { ladder, type Stage } from '../stage.ts'
import { pointsOf } from './cues.ts'
import { type Strategy, strategies, type Topic, type Track } from './track.ts'

/** A situation that a library leaves without one way of answering; without an industry where the trade is unknown. */
export interface Hole {
  strategy: Strategy
  stage: Stage
  industry?: Industry
}

/** Where a topic is not answered in all three ways, on every rung and in every trade. */
export function holesIn(tracks: readonly Track[], topic: Topic): Hole[] {
  const about = tracks.filter(
    (track) => track.objection === topic && track.scene === undefined && pointsOf(track).length === 0,
  )
  return [...industries, undefined].flatMap((industry) =>
    ladder.flatMap((stage) => {
      const here = about.filter(
        (track) =>
          (track.industries === undefined || (industry !== undefined && track.industries.includes(industry))) &&
          (track.stages === undefined || track.stages.includes(stage)),
      )
      return strategies
        .filter((strategy) => here.every((track) => track.strategy !== strategy))
        .map((strategy) => ({ strategy, stage, ...(industry === undefined ? {} : { industry }) }))
    }),
  )
}
