import type { Level } from './responsibility.ts'

/**
 * How somebody wants to be spoken to unasked 推送: one budget for everything that is pushed to them. A tipping point, and what they
 * asked for to the minute, comes through whatever stands here.
 */
export interface Attention {
  /** How long before a meeting its page comes, in minutes. */
  leadMinutes: number
  /** From when and until when they are left alone, `HH:MM` where the company works. */
  quietFrom: string
  quietUntil: string
  /** On days off only what their own calendar brings. */
  workdaysOnly: boolean
  /** How much may come in a day. */
  cap: number
  /** How often they have their brief of a morning, and from when of the day on, `HH:MM`. */
  briefs: 'daily' | 'weekly' | 'off'
  briefAt: string
  /** No brief before that day, `YYYY-MM-DD`. */
  briefsFrom?: string
  /** Nothing until then, ISO 8601. */
  mutedUntil?: string
}

/**
 * Half an hour before a meeting; after the day's last work and before the first nobody is spoken to, well inside the 22–9 that
 * makers of follow-up bots keep; a dozen a day; a brief before most meetings of a morning. Judgements of 2026-11-21 and 22.
 */
export const usualAttention: Attention = {
  leadMinutes: 30,
  quietFrom: '21:30',
  quietUntil: '08:00',
  workdaysOnly: true,
  cap: 12,
  briefs: 'daily',
  briefAt: '08:30',
}

/** A page from longer ago would be of another day. */
export const longestLeadMinutes = 24 * 60

/** `null` takes a wish back: what is usual holds again. */
export type AttentionWishes = { [Key in keyof Attention]?: Attention[Key] | null }

export interface AttentionChange {
  kind: 'attention.set'
  level: Level
  /** Whose it is. */
  subject: string
  wishes: AttentionWishes
}

/** What is pushed, the most pressing first. */
export type Pressing = 'page' | 'question' | 'reminder' | 'news'

/** The share of the day's budget that may be spent when it is their turn: the rest is kept for what presses more. */
const shares: Record<Pressing, number> = { page: 1, question: 0.75, reminder: 0.75, news: 0.5 }

/** Something to be pushed to somebody. */
export interface Push {
  personId: string
  pressing: Pressing
  /** It belongs to this very day by their own choice: a meeting of today, a task for today. */
  ofToday?: true
}

/** The keeper of wishes, and of what was pushed. */
export interface Attentions {
  of(tenantId: string, personId: string): Promise<Attention>
  /** Of all who ever wished for something; for everybody else what is usual holds. */
  wished(tenantId: string): Promise<ReadonlyMap<string, Attention>>
  /** How much was pushed since an instant, in milliseconds. */
  pushedSince(tenantId: string, personId: string, since: number): Promise<number>
}

/** Whether it may be pushed now; if not it waits, and comes together with what is pushed next. */
export function mayPush(
  { quietFrom, quietUntil, workdaysOnly, cap, mutedUntil }: Attention,
  { pressing, ofToday }: Push,
  now: { at: number; time: string; isWorkday: boolean; pushed: number },
): boolean {
  if (mutedUntil !== undefined && now.at < Date.parse(mutedUntil)) return false
  if (isWithin(now.time, quietFrom, quietUntil)) return false
  if (workdaysOnly && !now.isWorkday && ofToday !== true) return false
  return now.pushed < Math.ceil(cap * shares[pressing])
}

function isWithin(time: string, from: string, until: string): boolean {
  if (from === until) return false
  return from < until ? time >= from && time < until : time >= from || time < until
}
