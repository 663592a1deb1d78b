import type { Memory, Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Approval } from '../../sales/approval.ts'

/** The request that was shown and not yet sent. */
export function draftIn({ approvalDraft }: Memory): Approval | undefined {
  return approvalDraft === undefined ? undefined : (JSON.parse(approvalDraft) as Approval)
}

/** The same, from its own card; a card that another has overtaken says so. */
export function draftOf({ memory }: Turn, id: string): Approval {
  const draft = draftIn(memory)
  if (draft?.id !== id) throw new Refusal('这张卡片已失效：已经送过，或者你后来又说了新的。这次没有送。')
  return draft
}
