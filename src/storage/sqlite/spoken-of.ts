import type { Notice } from '../../sales/calendar.ts'
import { isOpenAlert } from './pauses.ts'

/** Where it stands that a notice was said of an appointment of ours. */
export const saidAt = { before: 'said_before_at', after: 'asked_after_at' } as const satisfies Record<Notice, string>

/** What an owner has wished for, and the minutes before a meeting at which its page is due. */
export const lead = {
  join: 'LEFT JOIN attentions ON attentions.tenant_id = people.tenant_id AND person_id = people.id',
  isDue: "starts_at <= ? + 60000 * coalesce(json_extract(wishes, '$.leadMinutes'), ?)",
}

/** Unless its deal is paused by a tipping point that nobody has answered. */
export function isSpokenOf(table: 'appointments' | 'outside_events'): string {
  return `NOT EXISTS (SELECT 1 FROM deal_events WHERE deal_events.tenant_id = ${table}.tenant_id
    AND deal_events.deal_id = ${table}.deal_id AND ${isOpenAlert})`
}
