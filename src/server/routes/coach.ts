import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import type { Courses } from '../../sales/coaching/course.ts'
import type { CoachLine } from '../../sales/coaching/line.ts'
import type { CoachDesk } from '../../skills/coach/desk.ts'
import { sayBasis, sayFigure, saySince, sayStrong } from '../../skills/coach/say.ts'
import type { Viewing } from '../../skills/ports.ts'
import { type CoachPage, type CoachRow, CourseSend } from '../contract.ts'
import { readJson } from '../read-body.ts'

/** 教练式看板: whoever is coached sees what their manager sees, and who looked. */
export function coachRoutes(
  router: Router,
  parts: {
    coachDesk: CoachDesk
    courses: Pick<Courses, 'record'>
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { coachDesk, courses, whoAsks, view } = parts

  router.get('/api/coach', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const lines = await coachDesk.lines(viewing)
    ctx.body = {
      asOf: coachDesk.asOf(viewing),
      maySend: coachDesk.maySend(viewing.person),
      lines: lines.map((line) => rowOf(line, viewing.person)),
    } satisfies CoachPage
  })

  router.post('/api/coach/send', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { personId, courseId } = CourseSend.parse(await readJson(ctx))
    const { change } = await coachDesk.sending(viewing, personId, courseId)
    await courses.record(viewing.person, [change], viewing.now.getTime())
    ctx.status = 204
  })

  router.post('/api/coach/sent/:id/learned', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    await readJson(ctx)
    const { changes } = await coachDesk.learning(viewing, String(ctx.params['id']))
    await courses.record(viewing.person, changes, viewing.now.getTime())
    ctx.status = 204
  })
}

function rowOf(line: CoachLine, viewer: Person): CoachRow {
  const { person, weak, isNew, courses, sent, points } = line
  const own = person.id === viewer.id
  const strong = sayStrong(line)
  return {
    ...person,
    own,
    isNew,
    ...(strong === undefined ? {} : { strong }),
    ...(weak && {
      weak: {
        id: weak.behaviour.id,
        figure: sayFigure(weak),
        basis: sayBasis(weak),
        what: weak.behaviour.what,
        action: weak.behaviour.action,
        about: [...weak.measured.about],
      },
    }),
    courses: courses.map(({ id, title, minutes }) => ({ id, title, minutes })),
    sent: sent.map(({ sent: { id, course, by, at, learnedAt }, since }) => {
      const { title, minutes } = course
      return {
        ...(own ? { ...course, id } : { id, title, minutes }),
        ...{ by, at },
        ...(learnedAt === undefined ? {} : { learnedAt }),
        ...(since === undefined ? {} : { since: saySince(since) }),
      }
    }),
    points: points.sum,
  }
}
