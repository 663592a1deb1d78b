import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Courses } from '../../sales/coaching/course.ts'
import { type CoursePlan, planCourses } from '../../sales/coaching/plan-courses.ts'
import type { Sheet } from '../../sales/import/sheet.ts'
import type { Viewing } from '../ports.ts'

/** Files of micro-courses, brought in by whoever looks after the library; live at once. */
export interface CourseFiles {
  mayEdit(person: Person): boolean
  /** Nothing is written. */
  tryIn(viewing: Viewing, bytes: Uint8Array): Promise<CoursePlan>
  /** What is new or changed is written, all or none; what is wrong is left out. */
  bringIn(viewing: Viewing, bytes: Uint8Array): Promise<CoursePlan>
}

export function openCourseFiles(parts: {
  courses: Courses
  readSheet(bytes: Uint8Array): Promise<Sheet>
}): CourseFiles {
  const { courses, readSheet } = parts
  return { mayEdit, tryIn, bringIn }

  async function tryIn({ person, newId }: Viewing, bytes: Uint8Array): Promise<CoursePlan> {
    if (!mayEdit(person)) throw new Refusal('微课库由销售运营和管理员维护。')
    const plan = planCourses(await readSheet(bytes), await courses.all(person.tenantId), newId)
    if (plan.rows.length === 0) throw new Refusal(['没有读到微课', ...plan.notes].join('。'))
    return plan
  }

  async function bringIn(viewing: Viewing, bytes: Uint8Array): Promise<CoursePlan> {
    const plan = await tryIn(viewing, bytes)
    const written = plan.rows.flatMap(({ writes }) => writes ?? [])
    if (written.length > 0) await courses.write(viewing.person, written, viewing.now.getTime())
    return plan
  }
}

function mayEdit(person: Person): boolean {
  return reachOf(person, 'change', 'course') !== undefined
}
