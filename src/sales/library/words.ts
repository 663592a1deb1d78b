import { type IndustryPath, industryPath } from '../paths/path.ts'
import { type Track, track } from '../tracks/track.ts'
import type { PathDraft, TrackDraft } from './draft.ts'
import type { Steps } from './edition.ts'

/** A track as it is written on. */
export function trackDraftOf(of: Track): TrackDraft {
  const { id: _, version: __, stages = [], industries = [], cues = [], clauses, ...words } = of
  const none = { opening: [], handling: [], nextStep: [] }
  return { ...words, stages, industries, cues, clauses: clauses ?? none }
}

/** What was written as a track; `undefined` while anything in it is missing or wrong. */
export function trackOf(id: string, { stages, industries, cues, clauses, ...words }: TrackDraft): Track | undefined {
  const resting = Object.values(clauses).some((ids) => ids.length > 0)
  const read = track.safeParse({
    id,
    ...words,
    ...(stages.length === 0 ? {} : { stages }),
    ...(industries.length === 0 ? {} : { industries }),
    ...(cues.length === 0 ? {} : { cues }),
    ...(resting ? { clauses } : {}),
  })
  return read.success ? read.data : undefined
}

/** A path's stages as they are written on. */
export function pathDraftOf({ stages }: Steps): PathDraft {
  return {
    stages: stages.map(({ exit, ...stage }) => ({
      ...stage,
      exit: exit.map((one) => (typeof one === 'string' ? { text: one } : one)),
    })),
  }
}

/** What was written as a path's stages; `undefined` while anything in it is missing or wrong. */
export function stepsOf(path: IndustryPath, { stages }: PathDraft): Steps | undefined {
  const plain = stages.map(({ exit, ...stage }) => ({
    ...stage,
    exit: exit.map(({ text, shownBy }) => (shownBy === undefined ? text : { text, shownBy })),
  }))
  const read = industryPath.safeParse({ ...path, stages: plain })
  return read.success ? { stages: read.data.stages } : undefined
}
