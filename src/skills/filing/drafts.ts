import type { Memory } from '../../conversation/skill.ts'
import type { Intent } from '../../understanding/understood.ts'
import { remember } from '../talk/memory.ts'
import type { Proposal } from './filer.ts'

/** Something shown and not yet confirmed; its id becomes the entry's. */
export interface Draft {
  id: string
  intent: Intent
  /** What it was made of, for its filer alone. */
  source: unknown
  proposal: Proposal
  /** When it was shown, ISO 8601. */
  at: string
}

/** More than these at once nobody answers; the oldest are forgotten, and their cards say so. */
const mostDrafts = 8

/** Oldest first. */
export function draftsIn(memory: Memory): Draft[] {
  const kept = memory['drafts']
  return kept === undefined ? [] : (JSON.parse(kept) as Draft[])
}

/** With this draft as the newest, in the place of the one it overtakes. */
export function withDraft(memory: Memory, draft: Draft, overtakes?: string): Memory {
  const others = draftsIn(memory).filter(({ id }) => id !== overtakes)
  const kept = keep(memory, [...others, draft].slice(-mostDrafts))
  if (overtakes === undefined) return kept
  const links = [...Object.entries(overtakenIn(memory)), [overtakes, draft.id]].slice(-mostDrafts)
  return remember(kept, { overtaken: JSON.stringify(Object.fromEntries(links)) })
}

/** Which draft stands in the place of one whose card is still to be seen; `undefined` when none does. */
export function overtakenBy(memory: Memory, id: string): string | undefined {
  const next = overtakenIn(memory)[id]
  return next === undefined ? undefined : (overtakenBy(memory, next) ?? next)
}

function overtakenIn({ overtaken }: Memory): Record<string, string> {
  return overtaken === undefined ? {} : (JSON.parse(overtaken) as Record<string, string>)
}

export function withoutDraft(memory: Memory, id: string): Memory {
  return keep(
    memory,
    draftsIn(memory).filter((draft) => draft.id !== id),
  )
}

function keep(memory: Memory, drafts: readonly Draft[]): Memory {
  return remember(memory, { drafts: drafts.length === 0 ? undefined : JSON.stringify(drafts) })
}
