import type { Identity } from './person.ts'

/** An administrator's word on somebody who asked to be let in. */
export type JoiningChange =
  | { kind: 'joining.admitted'; level: 'human'; subject: string; identity: Identity }
  | { kind: 'joining.declined'; level: 'human'; subject: string; identity: Identity }
