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

/** With this draft as the newest, in the place of an earlier one of the same id. */
export function withDraft(memory: Memory, draft: Draft): Memory {
  return keep(memory, [...draftsIn(memory).filter(({ id }) => id !== draft.id), draft].slice(-mostDrafts))
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
