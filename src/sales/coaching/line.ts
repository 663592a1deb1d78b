import { addDays, type Day, dayOf } from '../../language/calendar.ts'
import type { Health } from '../behaviour/health.ts'
import { type BestPractice, practicesOf } from '../behaviour/morning/best-practice.ts'
import { offBy } from '../behaviour/morning/focus.ts'
import type { Work } from '../behaviour/work.ts'
import type { Course, SentCourse } from './course.ts'
import { type Earned, inQuarter } from './points.ts'
import { type Since, sinceOf } from './since.ts'

/** What a coach and the person themselves see of one who sells, the same line for both 教练式看板. */
export interface CoachLine {
  person: { id: string; name: string; team: string }
  /** What others could copy: deeds after which a deal moved, else the habit furthest on the healthy side. */
  practice?: BestPractice
  strong?: HealthPart
  /** The plainest warning. */
  weak?: HealthPart
  /** Nobody sent anything for it lately: worth a talk now. */
  isNew: boolean
  /** For the weakness, not yet sent; the shortest first. */
  courses: readonly Course[]
  sent: readonly { sent: SentCourse; since?: Since }[]
  /** Of this quarter, the newest first. */
  points: { sum: number; earned: readonly (Earned & { at: string })[] }
}

export type HealthPart = Health['parts'][number]

/** After so many days the same warning is worth another talk. */
const practising = 28

export function coachLine(
  { work, health }: { work: Work; health: Health },
  {
    courses,
    sent: own,
    ledger,
    today,
  }: {
    courses: readonly Course[]
    /** What this person was sent, and earned. */
    sent: readonly SentCourse[]
    ledger: readonly (Earned & { at: string })[]
    today: Day
  },
): CoachLine {
  const { id, name, teamName } = work.person
  const practice = practicesOf(work, today)[0]?.practice
  const weak = furthest(health, 'warning')
  const strong = furthest(health, 'fine')
  return {
    person: { id, name, team: teamName },
    ...(practice && { practice }),
    ...(strong && { strong }),
    ...(weak && { weak }),
    isNew: weak !== undefined && !own.some((one) => isAbout(one, weak, addDays(today, -practising))),
    courses: weak === undefined ? [] : fitting(courses, weak.behaviour.id, own),
    sent: own.map((one) => {
      const since = sinceOf(one, work, health)
      return { sent: one, ...(since && { since }) }
    }),
    points: inQuarter(ledger, today),
  }
}

/** Who has something new to be coached first, then by name: how much somebody ran about puts nobody before another. */
export function inOrder(lines: readonly CoachLine[]): CoachLine[] {
  return lines.toSorted(
    (one, other) =>
      Number(other.isNew) - Number(one.isNew) || one.person.name.localeCompare(other.person.name, 'zh-CN'),
  )
}

function furthest({ parts }: Health, level: 'fine' | 'warning'): HealthPart | undefined {
  const sign = level === 'warning' ? 1 : -1
  return parts
    .filter(({ measured }) => measured.level === level)
    .toSorted((one, other) => sign * (offBy(other) - offBy(one)))[0]
}

function isAbout({ about, at }: SentCourse, { behaviour }: HealthPart, since: Day): boolean {
  return about?.behaviour === behaviour.id && dayOf(new Date(at)) >= since
}

function fitting(courses: readonly Course[], cover: string, sent: readonly SentCourse[]): Course[] {
  return courses
    .filter(({ id, covers }) => covers.includes(cover) && !sent.some(({ courseId }) => courseId === id))
    .toSorted((one, other) => one.minutes - other.minutes)
}
