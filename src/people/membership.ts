import type { MembershipChange } from './joining.ts'
import type { Identity, Member, Person } from './person.ts'

/**
 * What becomes of somebody we know, by what the directory of their platform now says of them; nothing where all is as it was.
 * Somebody it does not know is gone, but for administrators: they may have been appointed before the app could see them.
 */
export function membershipChange(
  identity: Identity,
  person: Pick<Person, 'active' | 'role'>,
  member: Member | undefined,
): MembershipChange | undefined {
  const isThere = member === undefined ? person.role === 'administrator' && person.active : member.active
  if (isThere === person.active) return undefined
  const subject = `${identity.platform}:${identity.userId}`
  return { kind: isThere ? 'member.returned' : 'member.left', level: 'auto', subject, identity }
}
