import type { MembershipChange } from './joining.ts'
import type { Department, Identity, Member, Person } from './person.ts'

/**
 * What becomes of somebody we know, by what the directory of their platform now says of them; nothing where all is as it was.
 * Somebody it does not know is gone, but for administrators: they may have been appointed before the app could see them. `home` is
 * the department their team stands for; a team that somebody made by hand stands for none, and nobody is moved out of it.
 */
export function membershipChange(
  identity: Identity,
  person: Pick<Person, 'active' | 'role'>,
  member: Member | undefined,
  home: Department | undefined,
): MembershipChange | undefined {
  const isThere = member === undefined ? person.role === 'administrator' && person.active : member.active
  const change = { level: 'auto', subject: `${identity.platform}:${identity.userId}`, identity } as const
  if (isThere !== person.active) return { kind: isThere ? 'member.returned' : 'member.left', ...change }
  const now = member?.department
  if (!isThere || member === undefined || now === undefined || home === undefined) return undefined
  return now.id === home.id && !isElsewhere(now, home) ? undefined : { kind: 'member.moved', ...change, member }
}

/** Whether a department stands elsewhere than it did. What lies above it may be out of the app's sight: that says nothing. */
export function isElsewhere(now: Department, before: Department): boolean {
  return (now.above ?? []).some(({ id }, at) => id !== before.above?.[at]?.id)
}
