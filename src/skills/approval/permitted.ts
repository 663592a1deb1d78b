import type { Turn } from '../../conversation/skill.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Approval } from '../../sales/approval.ts'
import { sayInstant } from '../../sales/told-time.ts'

/** One's own request, still open. */
export function ownOpen(turn: Turn, approval: Approval): Approval {
  if (approval.ownerId !== turn.person.id) throw new Refusal('这件申请不是你送的。')
  return stillOpen(turn, approval)
}

/** Still open, and this person's to decide: whoever asked never is the one. */
export function decidable(turn: Turn, approval: Approval): Approval {
  if (approval.ownerId === turn.person.id) throw new Refusal('自己的申请不能自己批。')
  if (reachOf(turn.person, 'decide', 'approval') === undefined) throw new Refusal('这件事你没有权限批。')
  return stillOpen(turn, approval)
}

export function stillOpen({ today }: Turn, approval: Approval): Approval {
  const { state, decided } = approval
  if (state === 'open') return approval
  const when = decided === undefined ? '' : `${sayInstant(new Date(decided.at), today)} `
  const became = { granted: '已经同意了', declined: '已经回绝了', withdrawn: '已经撤回了', void: '已经作废了' }[state]
  throw new Refusal(`这件申请${when}${became}，没有再改。`)
}
