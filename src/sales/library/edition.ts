import type { IndustryPath } from '../paths/path.ts'
import type { Track } from '../tracks/track.ts'
import type { Library } from './library.ts'

const libraryKinds = ['track', 'path'] as const

/** One thing of a library: a talk-track or an industry path, by its id. */
export interface Item {
  kind: (typeof libraryKinds)[number]
  itemId: string
}

/** What a company may say otherwise of a path: its stages. Who buys in a trade and how often it closes stay as they ship. */
export type Steps = Pick<IndustryPath, 'stages'>

/** An item with its words. */
type Worded = { kind: 'track'; itemId: string; words: Track } | { kind: 'path'; itemId: string; words: Steps }

/**
 * Something a company has published over the library as it ships 发布的版本. Nothing of it is ever changed; the newest of each
 * item holds.
 */
export type Edition = Worded & {
  tenantId: string
  /** From 1; what ships is 0. */
  number: number
  /** From here on it is offered no more; the words stay, for old records speak of them. */
  retired: boolean
  /** Ids of people: who wrote it, and who published it. */
  writtenBy: string
  approvedBy: string
  /** The rep whose proposal it was 投稿. */
  creditedTo?: string
  /** The number of the edition it goes back to, where it is a step back. */
  restores?: number
  /** ISO 8601, UTC. */
  at: string
}

/** The library with a company's editions over it; of each item only the newest is given. */
export function overlaid(shipped: Library, editions: readonly Edition[]): Library {
  const written = editions.flatMap((edition) => (edition.kind === 'track' ? edition : []))
  const steps = new Map(
    editions.flatMap((edition) => (edition.kind === 'path' ? [[edition.itemId, edition.words]] : [])),
  )
  const rewritten = new Set(written.map(({ itemId }) => itemId))
  const own = (retired: boolean) =>
    written.filter((edition) => edition.retired === retired).map(({ words, number }) => ({ ...words, version: number }))
  return {
    tracks: [...shipped.tracks.filter(({ id }) => !rewritten.has(id)), ...own(false)],
    retired: own(true),
    paths: shipped.paths.map((path) => ({ ...path, ...steps.get(path.id) })),
  }
}
