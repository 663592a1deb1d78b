import { addDays, type Day } from '../../language/calendar.ts'
import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Looks } from '../../sales/behaviour/looks.ts'
import type { Course, CourseChange, Courses, SentCourse } from '../../sales/coaching/course.ts'
import { type CoachLine, coachLine, inOrder } from '../../sales/coaching/line.ts'
import { earnedByLearning, type Points, type PointsChange } from '../../sales/coaching/points.ts'
import { sayDayOf } from '../../sales/say-day.ts'
import type { Standing, Standings } from '../behaviour/standings.ts'
import type { Viewing } from '../ports.ts'

/** The coach's board, for the chat and the pages alike; what it changes is for the caller to write. */
export interface CoachDesk {
  maySend(person: Person): boolean
  /** The last day that counts. */
  asOf(viewing: Viewing): Day
  /** Of everybody whose coach one is and of oneself, or of one of them; that somebody looked is kept. */
  lines(viewing: Viewing, personId?: string): Promise<CoachLine[]>
  /** Refuses whoever is nobody's coach, and what somebody has had. */
  sending(
    viewing: Viewing,
    personId: string,
    courseId: string,
  ): Promise<{ change: CourseChange; name: string; course: Course }>
  /** Refuses what was not sent to this person. */
  learning(viewing: Viewing, sentId: string): Promise<{ changes: (CourseChange | PointsChange)[]; sent: SentCourse }>
}

export function openCoachDesk({
  standings,
  courses,
  points,
  looks,
}: {
  standings: Pick<Standings, 'now'>
  courses: Courses
  points: Pick<Points, 'rules' | 'ledger'>
  looks: Pick<Looks, 'note'>
}): CoachDesk {
  return { maySend, asOf: ({ today }) => addDays(today, -1), lines, sending, learning }

  async function lines({ person, today, now }: Viewing, personId?: string): Promise<CoachLine[]> {
    const [all, shelf, sent, ledger] = await Promise.all([
      standings.now(person, today),
      courses.all(person.tenantId),
      courses.sent(person),
      points.ledger(person),
    ])
    const [sentTo, earnedBy] = [byPerson(sent), byPerson(ledger)]
    const seen = all.filter(({ work }) => personId === undefined || work.person.id === personId)
    const ids = seen.map(({ work }) => work.person.id)
    await looks.note(person, ids, today, now.getTime())
    return inOrder(
      seen.map((standing) => {
        const { id } = standing.work.person
        const own = { sent: sentTo.get(id) ?? [], ledger: earnedBy.get(id) ?? [] }
        return coachLine(standing, { courses: shelf, ...own, today })
      }),
    )
  }

  async function sending(viewing: Viewing, personId: string, courseId: string) {
    const { person, today, newId } = viewing
    if (!maySend(person)) throw new Refusal('微课由主管发给自己组里的人。')
    if (personId === person.id) throw new Refusal('这门课不用发给自己，在看板上点开就能学。')
    const [all, shelf, sent] = await Promise.all([
      standings.now(person, today),
      courses.all(person.tenantId),
      courses.sent(person),
    ])
    const standing = all.find(({ work }) => work.person.id === personId)
    if (standing === undefined) throw new Refusal('这位同事不在你的团队里，或者还没有可看的记录。')
    const course = shelf.find(({ id }) => id === courseId)
    if (course === undefined) throw new Refusal('这门微课已经停用了，换一门。')
    const { name } = standing.work.person
    const had = sent.find((one) => one.personId === personId && one.courseId === courseId)
    if (had !== undefined) {
      const learned = had.learnedAt === undefined ? '还没学完' : '已经学完了'
      throw new Refusal(`《${course.title}》${sayDayOf(had.at, today)}发给过${name}，${learned}，没有再发。`)
    }
    const about = reasonFor(course, standing)
    const id = newId()
    const made = { id, courseId, personId, ...(about && { about }) }
    return {
      change: { kind: 'course.sent' as const, level: 'confirm' as const, subject: id, sent: made },
      name,
      course,
    }
  }

  async function learning({ person }: Viewing, sentId: string) {
    const sent = (await courses.sent(person)).find(({ id }) => id === sentId)
    if (sent === undefined || sent.personId !== person.id) throw new Refusal('找不到这门微课，可能不是发给你的。')
    const change = { kind: 'course.learned' as const, level: 'confirm' as const, subject: sentId }
    if (sent.learnedAt !== undefined) return { changes: [], sent }
    const earned = earnedByLearning(sent, await points.rules(person.tenantId))
    const gains = earned.map((one) => ({
      ...{ kind: 'points.earned' as const, level: 'auto' as const, subject: one.personId },
      earned: one,
    }))
    return { changes: [change, ...gains], sent }
  }
}

function byPerson<Line extends { personId: string }>(all: readonly Line[]): ReadonlyMap<string, Line[]> {
  const found = new Map<string, Line[]>()
  for (const one of all) {
    const own = found.get(one.personId)
    if (own === undefined) found.set(one.personId, [one])
    else own.push(one)
  }
  return found
}

function maySend(person: Person): boolean {
  return reachOf(person, 'change', 'coaching') !== undefined
}

/** The warning the course is for, as it stands today, for what moved to be told from. */
function reasonFor(course: Course, { health }: Standing) {
  const part = health.parts.find(
    ({ behaviour, measured }) => measured.level === 'warning' && course.covers.includes(behaviour.id),
  )
  if (part === undefined) return undefined
  const { about, ...before } = part.measured
  return { behaviour: part.behaviour.id, dealIds: about.map(({ dealId }) => dealId), before }
}
