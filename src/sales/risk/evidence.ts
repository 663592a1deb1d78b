import type { Day } from '../../language/calendar.ts'
import type { Fact } from '../facts.ts'
import type { CaseEvent } from './case.ts'

/** What a finding rests on: said or written, quoted and dated, never retold. */
export interface Evidence {
  on: Day
  quote: string
  who: string
  /** Where it stands in full: an event or a visit by its id, or a field of the deal's own record (`fact.budget`). */
  of?: { kind: 'event' | 'visit' | 'record'; id: string }
}

const longestQuote = 80

export function quoted({ id, visitId, at, text, who, source }: CaseEvent): Evidence {
  return {
    on: at.slice(0, 10),
    quote: text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text,
    who: who === '' ? source : who,
    ...(visitId === undefined ? {} : { of: { kind: 'visit', id: visitId } }),
    ...(id === undefined ? {} : { of: { kind: 'event', id } }),
  }
}

/** What stands on the deal's record, in words; nothing where it is not known. */
export function onRecord<Value>(
  field: string,
  fact: Fact<Value> | undefined,
  words: (value: Value) => string,
): Evidence[] {
  if (fact === undefined) return []
  return [{ on: fact.on, quote: words(fact.value), who: '商机记录', of: { kind: 'record', id: `fact.${field}` } }]
}
