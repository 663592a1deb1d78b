import type { Identity, Member } from './person.ts'

/** Somebody asks to be let in, and an administrator's word on it. */
export type JoiningChange =
  | { kind: 'joining.asked'; level: 'auto'; subject: string; identity: Identity; member: Member }
  | { kind: 'joining.admitted'; level: 'human'; subject: string; identity: Identity }
  | { kind: 'joining.declined'; level: 'human'; subject: string; identity: Identity }

/** What a platform's directory came to say of somebody we know: they are disabled or gone, or there again. */
export interface MembershipChange {
  kind: 'member.left' | 'member.returned'
  level: 'auto'
  subject: string
  identity: Identity
}
