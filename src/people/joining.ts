import type { Department, Identity, Member } from './person.ts'

/** Somebody asks to be let in, and an administrator's word on it. */
export type JoiningChange =
  | { kind: 'joining.asked'; level: 'auto'; subject: string; identity: Identity; member: Member }
  | { kind: 'joining.admitted'; level: 'human'; subject: string; identity: Identity }
  | { kind: 'joining.declined'; level: 'human'; subject: string; identity: Identity }

/** What a platform's directory came to say of somebody we know: they are disabled or gone, there again, or in another department. */
export type MembershipChange = { level: 'auto'; subject: string; identity: Identity } & (
  | { kind: 'member.left' | 'member.returned' }
  | { kind: 'member.moved'; member: Member }
)

/** A department that a team of ours stands for has another name, or stands under another one. `subject`: `platform:id`. */
export interface DepartmentChange {
  kind: 'department.changed'
  level: 'auto'
  subject: string
  platform: string
  department: Department
}
