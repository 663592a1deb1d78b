import type { Person } from '../../people/person.ts'
import type { Measured } from '../behaviour/measured.ts'
import type { PointsChange } from './points.ts'

/** A few minutes to learn one thing in 微课: a page somewhere, or its words themselves. */
export interface Course {
  id: string
  /** By which it is known again. */
  title: string
  minutes: number
  /** Ids of the habits and codes of the pushbacks it is for. */
  covers: readonly string[]
  /** An address, `https://…`. */
  url?: string
  text?: string
}

/** Characters, minutes, and how many a company keeps: more text is no card, more minutes no micro-course. */
export const courseLimits = { title: 30, text: 300, url: 300, minutes: 30, covers: 6, courses: 500 } as const

/** A course on its way to somebody, and why: their habit as it stood then, and the deals it showed in. */
interface NewSentCourse {
  id: string
  courseId: string
  personId: string
  about?: { behaviour: string; dealIds: readonly string[]; before: Omit<Measured, 'about'> }
}

/** A course that was sent; instants ISO 8601, UTC. */
export interface SentCourse extends NewSentCourse {
  tenantId: string
  course: Pick<Course, 'title' | 'minutes' | 'url' | 'text'>
  /** Who sent it, by name. */
  by: string
  at: string
  learnedAt?: string
}

export type CourseChange =
  /** `subject`: the sending. Somebody has a course once: sent again it is refused. */
  | { kind: 'course.sent'; level: 'confirm'; subject: string; sent: NewSentCourse }
  /** It was put before them. */
  | { kind: 'course.told'; level: 'auto'; subject: string }
  /** Only who was sent it can have learned it. */
  | { kind: 'course.learned'; level: 'confirm'; subject: string }

/** The keeper of courses: whoever looks after the library writes them, everybody in the company reads them. */
export interface Courses {
  /** By title. */
  all(tenantId: string): Promise<Course[]>
  /** Adds what is new by its id and writes over what is known, all or none, with an audit line each. */
  write(person: Person, courses: readonly Course[], now: number): Promise<void>
  /** Not sent any more; what was sent stays. */
  retire(person: Person, id: string, now: number): Promise<void>
  /** What was sent to everybody whose coach one is, and to oneself; the newest first. */
  sent(person: Person): Promise<SentCourse[]>
  /** What nobody was told of yet, the oldest first. */
  untold(limit: number): Promise<SentCourse[]>
  /** Written from a page, each with its audit line. */
  record(person: Person, changes: readonly (CourseChange | PointsChange)[], now: number): Promise<void>
}
