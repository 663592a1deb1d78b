import { z } from 'zod'

/** GET /api/coach: the coach's board of everybody one may coach, and oneself; a rep finds the very line their manager sees. */
export interface CoachPage {
  /** The last day that counts. */
  asOf: string
  maySend: boolean
  /** Who has something new to be coached first, then by name. */
  lines: CoachRow[]
}

export interface CoachRow {
  id: string
  name: string
  team: string
  own: boolean
  /** A warning nobody sent anything for in four weeks. */
  isNew: boolean
  /** What others could copy; absent where the records do not tell. */
  strong?: string
  weak?: {
    id: string
    figure: string
    basis: string
    what: string
    action: string
    about: { dealId: string; customer: string; note: string }[]
  }
  /** For the weakness and not yet sent. */
  courses: { id: string; title: string; minutes: number }[]
  /** The newest first; what is to be learned is there for whom it was sent to alone. */
  sent: {
    id: string
    title: string
    minutes: number
    url?: string
    text?: string
    by: string
    at: string
    learnedAt?: string
    since?: string
  }[]
  /** What improvement earned this quarter. */
  points: number
}

/** POST /api/coach/send: one course to one person. */
export const CourseSend = z.object({ personId: z.string().max(64), courseId: z.string().max(64) })
export type CourseSend = z.infer<typeof CourseSend>

/** GET /api/courses: the company's own micro-courses 微课. */
export interface CoursePage {
  mayEdit: boolean
  /** What a course can be for. */
  covers: { value: string; label: string }[]
  limits: { title: number; text: number; minutes: number }
  courses: { id: string; title: string; minutes: number; covers: string[]; url?: string; text?: string }[]
}

/** POST /api/courses: writes one; without `id` a new one. Every field is as it was typed. */
export const CourseWritten = z.object({
  id: z.string().max(64).optional(),
  title: z.string().max(200),
  minutes: z.string().max(10),
  covers: z.array(z.string().max(40)).max(40),
  url: z.string().max(600),
  text: z.string().max(2_000),
})
export type CourseWritten = z.infer<typeof CourseWritten>
