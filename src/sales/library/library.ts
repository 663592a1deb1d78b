import { paths as pathsAsShipped } from '../paths/index.ts'
import type { IndustryPath } from '../paths/path.ts'
import { tracks as tracksAsShipped } from '../tracks/index.ts'
import type { Track } from '../tracks/track.ts'

/** What a company sells with 话术库与行业路径: the library as it ships, with what the company has published over it. */
export interface Library {
  /** What may be offered. */
  tracks: readonly Track[]
  /** What is offered no more: old records still speak of it. */
  retired: readonly Track[]
  paths: readonly IndustryPath[]
}

/** The library as it ships: edition 0 of everything in it. */
export const asShipped: Library = { tracks: tracksAsShipped, retired: [], paths: pathsAsShipped }

/** All tracks that records may speak of. */
export function everyTrack({ tracks, retired }: Library): readonly Track[] {
  return [...tracks, ...retired]
}

/** The path with this id; the general one when there is none, for ids in old records outlive their paths. */
export function pathOf({ paths }: Library, id: string): IndustryPath {
  const path = paths.find((one) => one.id === id) ?? paths.find((one) => one.id === 'general')
  if (path === undefined) throw new Error('a library without a general path')
  return path
}
