import type { Ownership } from '../people/permissions.ts'
import type { Person } from '../people/person.ts'
import type { Level } from '../people/responsibility.ts'
import type { ToldTime } from './told-time.ts'

/** Something a person means to do 待办, and when to remind them of it. */
export interface Task extends Ownership {
  id: string
  /** What is to be done, in their own words. */
  text: string
  /** When, as it was told; absent when it was not. */
  due?: ToldTime
  /** When they are reminded, chosen where no minute was told: ISO 8601, UTC. Absent: never. */
  remindAt?: string
  customer?: string
  dealId?: string
  /** The platform on which they asked, and are reminded. */
  platform: string
  state: 'open' | 'done' | 'dropped'
  /** ISO 8601, UTC. */
  madeAt: string
  /** When they were reminded of it last: ISO 8601, UTC. */
  remindedAt?: string
}

export type TaskChange =
  | { kind: 'task.made'; level: Level; subject: string; task: Task }
  /** `due` is as told, `remindAt` ISO 8601; a task moved is one not yet reminded of. */
  | { kind: 'task.moved'; level: 'auto'; subject: string; due: ToldTime; remindAt: string }
  | { kind: 'task.done'; level: 'auto'; subject: string }
  | { kind: 'task.dropped'; level: 'auto'; subject: string }
  /** Said by the clock; `remindAt` is the reminder it fulfils, so that a task moved meanwhile is not taken for reminded. */
  | { kind: 'task.reminded'; level: 'auto'; subject: string; remindAt: string }

/** The keeper of tasks. Whoever asks gets only what they may see. */
export interface Tasks {
  byId(person: Person, id: string): Promise<Task | undefined>
  /** Open ones, those to be reminded of first in front, those without a time last. */
  open(person: Person): Promise<Task[]>
  /** For the clock, which asks for everybody: open, of active people, to be reminded of by `now` and not yet reminded. */
  due(now: number, limit: number): Promise<Task[]>
}
