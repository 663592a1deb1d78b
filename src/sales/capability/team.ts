import { groupBy } from '../group-by.ts'
import type { CapabilityReport, Gap } from './report.ts'
import type { Dimension } from './told.ts'

/** What most of a team have in common below their peers: what a manager trains them all in. */
export interface TeamGap {
  dimension: Dimension
  value: string
  /** Who has it, the furthest behind first. */
  people: readonly { id: string; gap: Gap }[]
}

/** The most people first, then the furthest behind. */
export function teamGaps(reports: readonly { id: string; report: CapabilityReport }[]): TeamGap[] {
  const all = reports.flatMap(({ id, report }) => report.gaps.map((gap) => ({ id, gap })))
  return [...groupBy(all, ({ gap }) => `${gap.dimension} ${gap.value}`).values()]
    .flatMap((people): TeamGap[] => {
      const [first] = people
      const inOrder = people.toSorted((one, other) => behind(other.gap) - behind(one.gap))
      return first === undefined ? [] : [{ dimension: first.gap.dimension, value: first.gap.value, people: inOrder }]
    })
    .toSorted((one, other) => other.people.length - one.people.length || worst(other) - worst(one))
}

function worst({ people: [first] }: TeamGap): number {
  return first === undefined ? 0 : behind(first.gap)
}

function behind({ peers, share }: Gap): number {
  return peers.share - share.value
}
