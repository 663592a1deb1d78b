import type { Database } from 'better-sqlite3'
import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import {
  type Course,
  type CourseChange,
  type Courses,
  courseLimits,
  type SentCourse,
} from '../../sales/coaching/course.ts'
import type { Audit } from './audit.ts'
import type { WriteChange } from './changes.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

interface CourseRow {
  id: string
  title: string
  minutes: number
  covers: string
  url: string | null
  text: string | null
}

interface SentRow extends CourseRow {
  tenant_id: string
  course_id: string
  owner_id: string
  about: string | null
  by_name: string | null
  at: number
  learned_at: number | null
}

/** People as rows that belong to themselves, so that the rule on whose coach somebody is reads on whom. */
const coached = '(SELECT *, id AS owner_id FROM people) AS coached'

const selectSent = `SELECT sent_courses.*, title, minutes, covers, url, text,
    (SELECT name FROM people WHERE people.id = sent_courses.person_id) AS by_name
  FROM sent_courses JOIN courses ON courses.id = course_id`

export function openCourses(
  database: Database,
  { writer, audit, writeChange }: { writer: Writer; audit: Audit; writeChange: WriteChange },
): Courses {
  const prepare = statementsBy(database)
  const write = openCourseShelving(database)
  const there = database
    .prepare<[string], number>('SELECT count(*) FROM courses WHERE tenant_id = ? AND retired_at IS NULL')
    .pluck()
  const retire = database.prepare(
    'UPDATE courses SET retired_at = ? WHERE id = ? AND tenant_id = ? AND retired_at IS NULL',
  )

  return {
    async all(tenantId) {
      return prepare<CourseRow>('SELECT * FROM courses WHERE tenant_id = ? AND retired_at IS NULL ORDER BY title')
        .all(tenantId)
        .map(toCourse)
    },
    write: (person, courses, now) =>
      writer.write(() => {
        refuseOthers(person)
        const { tenantId, id: actor } = person
        for (const course of courses) {
          const twin = prepare<{ id: string }>(
            'SELECT id FROM courses WHERE tenant_id = ? AND title = ? AND id <> ? AND retired_at IS NULL',
          ).get(tenantId, course.title, course.id)
          if (twin !== undefined) throw new Refusal(`已经有一门叫“${course.title}”的微课了。`)
          write(course, { tenantId, by: actor, at: now })
          audit.append({ tenantId, at: now, actor, action: 'course.written', level: 'confirm', subject: course.id })
        }
        if ((there.get(tenantId) ?? 0) > courseLimits.courses) {
          throw new Refusal(`微课最多放 ${courseLimits.courses} 门，先停用一些用不上的。`)
        }
      }),
    retire: (person, id, now) =>
      writer.write(() => {
        refuseOthers(person)
        const { tenantId, id: actor } = person
        if (retire.run(now, id, tenantId).changes === 0) throw new Refusal('这门微课已经停用了。')
        audit.append({ tenantId, at: now, actor, action: 'course.retired', level: 'confirm', subject: id })
      }),
    async sent(person) {
      const may = visibility(person, 'see', 'coaching')
      return prepare<SentRow>(
        `${selectSent} WHERE sent_courses.tenant_id = ? AND owner_id IN (SELECT id FROM ${coached} WHERE ${may.sql})
         ORDER BY sent_courses.at DESC, sent_courses.id DESC`,
      )
        .all(person.tenantId, ...may.values)
        .map(toSent)
    },
    async untold(limit) {
      return prepare<SentRow>(
        `${selectSent} WHERE told_at IS NULL AND learned_at IS NULL ORDER BY sent_courses.at LIMIT ?`,
      )
        .all(limit)
        .map(toSent)
    },
    async record({ tenantId, id: actor }, changes, now) {
      await writer.write(() => {
        for (const change of changes) {
          writeChange(change, tenantId, actor, now)
          const { kind: action, level, subject } = change
          audit.append({ tenantId, at: now, actor, action, level, subject })
        }
      })
    },
  }
}

function refuseOthers(person: Person): void {
  if (reachOf(person, 'change', 'course') === undefined) throw new Refusal('微课库由销售运营和管理员维护。')
}

/** Puts a course on its shelf, or writes over it; call inside a transaction. */
export function openCourseShelving(database: Database) {
  const upsert = database.prepare(
    `INSERT INTO courses (id, tenant_id, title, minutes, covers, url, text, at, person_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, minutes = excluded.minutes, covers = excluded.covers,
       url = excluded.url, text = excluded.text, at = excluded.at, person_id = excluded.person_id
     WHERE tenant_id = excluded.tenant_id`,
  )
  return (course: Course, { tenantId, by, at }: { tenantId: string; by: string; at: number }): void => {
    const { id, title, minutes, covers, url = null, text = null } = course
    upsert.run(id, tenantId, title, minutes, JSON.stringify(covers), url, text, at, by)
  }
}

/** Writes one change; call inside a transaction. A course that somebody has already throws. */
export function openCourseWriting(database: Database) {
  const send = database.prepare(
    `INSERT INTO sent_courses (id, tenant_id, course_id, owner_id, person_id, about, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  const tell = database.prepare('UPDATE sent_courses SET told_at = ? WHERE id = ? AND tenant_id = ?')
  const learn = database.prepare(
    'UPDATE sent_courses SET learned_at = ? WHERE id = ? AND tenant_id = ? AND owner_id = ? AND learned_at IS NULL',
  )
  return (change: CourseChange, tenantId: string, actor: string, now: number): void => {
    switch (change.kind) {
      case 'course.sent': {
        const { id, courseId, personId, about } = change.sent
        const why = about === undefined ? null : JSON.stringify(about)
        const { changes } = send.run(id, tenantId, courseId, personId, actor, why, now)
        if (changes === 0) throw new Refusal('这门微课已经发给他了。')
        return
      }
      case 'course.told':
        tell.run(now, change.subject, tenantId)
        return
      case 'course.learned':
        learn.run(now, change.subject, tenantId, actor)
    }
  }
}

function toCourse({ id, title, minutes, covers, url, text }: CourseRow): Course {
  return { id, title, minutes, covers: JSON.parse(covers), ...(url && { url }), ...(text && { text }) }
}

function toSent(row: SentRow): SentCourse {
  const { id: _, covers: __, ...course } = toCourse(row)
  return {
    id: row.id,
    tenantId: row.tenant_id,
    courseId: row.course_id,
    course,
    personId: row.owner_id,
    by: row.by_name ?? '已离职',
    at: new Date(row.at).toISOString(),
    ...(row.about === null ? {} : { about: JSON.parse(row.about) }),
    ...(row.learned_at === null ? {} : { learnedAt: new Date(row.learned_at).toISOString() }),
  }
}
