import type { Span } from './span.ts'

export type PartOfDay = 'morning' | 'afternoon' | 'evening'

export interface Moment extends Span {
  /** `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM+08:00`, or `YYYY-Www | YYYY-MM | YYYY-Qn | YYYY-Hn | YYYY`. */
  value: string
  kind: 'date' | 'clock' | 'period'
  partOfDay?: PartOfDay
  bound?: 'before'
}

export function readMoments(_text: string, _now: Date, _lean: 'past' | 'future'): Moment[] {
  return []
}
