import type { HistoryLine } from '../sales/deal.ts'
import type { DealEvent } from '../sales/events/deal-event.ts'
import { changeInWords } from '../sales/record/say-change.ts'
import type { Visit } from '../sales/visit.ts'
import type { AttachmentOf } from '../sales/visit-attachment.ts'
import { attachedTo } from './attached.ts'
import type { TimelineRow } from './contract.ts'

/** What happened with a customer or a deal, from all that is on record, the newest first; at most so many rows. */
export function timelineOf(
  {
    visits,
    attached,
    changes = [],
    events,
  }: {
    visits: readonly Visit[]
    attached: readonly AttachmentOf[]
    changes?: readonly HistoryLine[]
    events: readonly DealEvent[]
  },
  readerId: string,
  most: number,
): TimelineRow[] {
  return [
    ...visits.map(({ id, at, text, ownerId }) => ({
      ...{ key: visitKey(id), at, kind: '拜访', text, who: ownerId === readerId ? '我' : '同事' },
      ...attachedTo(id, attached),
    })),
    ...changes.map((line) => ({ key: line.field, at: line.at, kind: '改动', text: changeInWords(line), who: line.by })),
    ...events.map(({ at, text, who }) => ({ at, kind: '事件', text, who })),
  ]
    .sort((one, other) => other.at.localeCompare(one.at))
    .slice(0, most)
}

/** By what a visit is found in a timeline; a change is found by its field. */
export function visitKey(id: string): string {
  return `visit.${id}`
}
