import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { type Courses, courseLimits } from '../../sales/coaching/course.ts'
import { coverChoices } from '../../sales/coaching/covers.ts'
import { readCourse } from '../../sales/coaching/read-course.ts'
import { sheetLimits } from '../../sales/import/sheet.ts'
import type { CourseFiles } from '../../skills/coach/course-files.ts'
import type { Viewing } from '../../skills/ports.ts'
import { type CoursePage, CourseWritten } from '../contract.ts'
import { trialPage } from '../file-trial.ts'
import { readFile, readJson } from '../read-body.ts'

/** 微课库: everybody reads, whoever looks after the library writes, brings tables in and takes courses out. */
export function courseRoutes(
  router: Router,
  parts: {
    courses: Courses
    courseFiles: CourseFiles
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { courses, courseFiles, whoAsks, view } = parts

  router.get('/api/courses', async (ctx) => {
    const person = await whoAsks(ctx)
    const { title, text, minutes } = courseLimits
    ctx.body = {
      mayEdit: courseFiles.mayEdit(person),
      covers: [...coverChoices],
      limits: { title, text, minutes },
      courses: (await courses.all(person.tenantId)).map(({ covers, ...course }) => ({
        ...course,
        covers: [...covers],
      })),
    } satisfies CoursePage
  })

  router.post('/api/courses', async (ctx) => {
    const { person, now, newId } = view(await whoAsks(ctx))
    const { id, covers, ...told } = CourseWritten.parse(await readJson(ctx))
    const { course, mistakes } = readCourse({ ...told, covers: covers.join('、') })
    if (mistakes.length > 0) throw new Refusal(mistakes.map(({ label, text }) => `${label}：${text}`).join('；'))
    if (id !== undefined && !(await courses.all(person.tenantId)).some((one) => one.id === id)) {
      throw new Refusal('这门微课已经停用了，另写一门。')
    }
    await courses.write(person, [{ ...course, id: id ?? newId() }], now.getTime())
    ctx.status = 204
  })

  router.post('/api/courses/files/try', async (ctx) => {
    const asking = view(await whoAsks(ctx))
    ctx.body = trialPage(await courseFiles.tryIn(asking, await readFile(ctx, sheetLimits.bytes)))
  })

  router.post('/api/courses/files/bring-in', async (ctx) => {
    const asking = view(await whoAsks(ctx))
    ctx.body = trialPage(await courseFiles.bringIn(asking, await readFile(ctx, sheetLimits.bytes)))
  })

  router.post('/api/courses/:id/retire', async (ctx) => {
    const { person, now } = view(await whoAsks(ctx))
    await readJson(ctx)
    await courses.retire(person, String(ctx.params['id']), now.getTime())
    ctx.status = 204
  })
}
