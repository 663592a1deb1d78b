import { type SourceKind, sourceKindOf } from '../events/source-kind.ts'
import type { CaseEvent } from './case.ts'
import type { Told } from './case-of-deal.ts'

/** What systems told of a customer, by kind, oldest first. */
export type Outside = Readonly<Record<SourceKind, readonly CaseEvent[]>>

export function outsideOf({ events, history }: Pick<Told, 'events' | 'history'>): Outside {
  const told = [...events, ...history].filter(({ complaint }) => complaint === undefined)
  const inOrder = [...new Map(told.map((event) => [event.id, event])).values()].sort((one, other) =>
    one.at.localeCompare(other.at),
  )
  const of = (kind: SourceKind) => inOrder.filter(({ source }) => sourceKindOf(source) === kind)
  return { delivery: of('delivery'), device: of('device'), press: of('press') }
}
