import type { Identity, Member } from './person.ts'

/** Somebody asks to be let in, and an administrator's word on it. */
export type JoiningChange =
  | { kind: 'joining.asked'; level: 'auto'; subject: string; identity: Identity; member: Member }
  | { kind: 'joining.admitted'; level: 'human'; subject: string; identity: Identity }
  | { kind: 'joining.declined'; level: 'human'; subject: string; identity: Identity }
