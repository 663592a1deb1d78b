import { likenessTo, pairedByHeader, plainHeader } from '../import/header.ts'
import type { Sheet } from '../import/sheet.ts'
import { headed } from '../import/table.ts'
import type { Course } from './course.ts'
import { type CourseField, courseFields, courseLabels, readCourse } from './read-course.ts'

/** What bringing one row in comes to 试算; `new` and `changed` are written. */
interface PlannedCourse {
  line: number
  title: string
  verdict: 'new' | 'changed' | 'unchanged' | 'wrong'
  mistakes: { line: number; label?: string; text: string }[]
  writes?: Course
}

export interface CoursePlan {
  rows: PlannedCourse[]
  /** What the person should know about how it was read, one sentence each. */
  notes: string[]
}

const names: Record<CourseField, readonly string[]> = {
  title: ['标题', '课程', '课程名', '课程名称', '微课', '名称', 'title', 'course'],
  minutes: ['分钟', '时长', '分钟数', '用时', 'minutes', 'duration'],
  covers: ['针对', '习惯', '异议', '适用', '对应习惯', '解决什么', 'covers', 'topic'],
  url: ['链接', '地址', '网址', '课程链接', 'url', 'link'],
  text: ['正文', '内容', '文字', '要点', 'text', 'content'],
}

/** Rows of a table, each known by its title; of two with one title the second is wrong. */
export function planCourses(sheet: Sheet, there: readonly Course[], newId: () => string): CoursePlan {
  const { columns, rows, notes, unreadable } = headed(sheet, (cell) =>
    courseFields.some((field) => names[field].includes(plainHeader(cell))),
  )
  const pairs = pairedByHeader(columns, courseFields, (column, field) => likenessTo(column, names[field]))
  const columnOf = (field: CourseField) => columns.indexOf(pairs.find((pair) => pair.field === field)?.column ?? '')
  const lacking = (['title', 'minutes', 'covers'] as const).filter((field) => columnOf(field) < 0)
  if (lacking.length > 0) {
    return { rows: [], notes: [`没找到这几列：${lacking.map((field) => courseLabels[field]).join('、')}`] }
  }
  const known = new Map(there.map((course) => [course.title, course]))
  const seen = new Map<string, number>()
  const planned = rows.map(({ line, cells }): PlannedCourse => {
    const cell = (field: CourseField) => cells[columnOf(field)] ?? ''
    const told = Object.fromEntries(courseFields.map((field) => [field, cell(field)])) as Record<CourseField, string>
    const { course, mistakes } = readCourse(told)
    const about = { line, title: course.title || '（没有标题）' }
    const earlier = seen.get(course.title)
    const twice = earlier === undefined ? [] : [{ line, text: `和第 ${earlier} 行同名，留一个` }]
    seen.set(course.title, earlier ?? line)
    const wrong = [...mistakes.map((mistake) => ({ line, ...mistake })), ...twice]
    if (wrong.length > 0) return { ...about, verdict: 'wrong', mistakes: wrong }
    const before = known.get(course.title)
    const writes = { ...course, id: before?.id ?? newId() }
    if (before !== undefined && isSame(before, writes)) return { ...about, verdict: 'unchanged', mistakes: [] }
    return { ...about, verdict: before === undefined ? 'new' : 'changed', mistakes: [], writes }
  })
  const unread = unreadable.map(
    ({ line, why }): PlannedCourse => ({
      line,
      title: '（读不了）',
      verdict: 'wrong',
      mistakes: [{ line, text: why }],
    }),
  )
  return { rows: [...planned, ...unread], notes: [...notes] }
}

function isSame(one: Course, other: Course): boolean {
  const plainly = ({ minutes, covers, url, text }: Course) => JSON.stringify([minutes, [...covers].sort(), url, text])
  return plainly(one) === plainly(other)
}
