import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Person } from '../../people/person.ts'
import type { Looks } from '../../sales/behaviour/looks.ts'
import type { Capability } from '../../sales/capability/gaps.ts'
import type { Gap } from '../../sales/capability/report.ts'
import { dimensionNames, sayValue } from '../../sales/capability/told.ts'
import type { Course, Courses } from '../../sales/coaching/course.ts'
import { sayTopic } from '../../sales/tracks/track.ts'
import type { PersonReport, Reports } from '../../skills/capability/reports.ts'
import type { CoachDesk } from '../../skills/coach/desk.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { GapPage, GapRow, GapsOfPerson } from '../contract.ts'
import { notFound } from '../failures.ts'

const looksShown = 20

/** 能力缺口报告: whoever is measured sees what their manager sees, and who looked. */
export function gapRoutes(
  router: Router,
  parts: {
    reports: Reports
    coachDesk: Pick<CoachDesk, 'maySend'>
    courses: Pick<Courses, 'all' | 'sent'>
    looks: Looks
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
    dayOf(at: Date): string
  },
): void {
  const { reports, coachDesk, courses, looks, whoAsks, view, dayOf } = parts

  router.get('/api/gaps', async (ctx) => {
    const { person, now, today } = view(await whoAsks(ctx))
    const { from, to, people } = await reports(person, today)
    const ids = people.map(({ seller }) => seller.id)
    await looks.note(person, ids, today, now.getTime())
    ctx.body = {
      from,
      to,
      people: people.map(({ seller: { id, name, teamName }, report: { gaps, all } }) => {
        const unknown = all.filter(({ standing }) => standing === 'unknown').length
        const said = gaps.map(({ dimension, value }) => sayValue(dimension, value))
        return { id, name, team: teamName, gaps: said, known: all.length - unknown, unknown }
      }),
    } satisfies GapPage
  })

  router.get('/api/gaps/:id', async (ctx) => {
    const { person, now, today } = view(await whoAsks(ctx))
    const id = ctx.params['id'] ?? ''
    const { from, to, people } = await reports(person, today)
    const found = people.find(({ seller }) => seller.id === id)
    if (found === undefined) throw notFound()
    await looks.note(person, [id], today, now.getTime())
    const [shelf, sent] = await Promise.all([courses.all(person.tenantId), courses.sent(person)])
    const had = new Set(sent.filter(({ personId }) => personId === id).map(({ courseId }) => courseId))
    const { seller, report } = found
    ctx.body = {
      id,
      name: seller.name,
      team: seller.teamName,
      own: person.id === id,
      maySend: person.id !== id && coachDesk.maySend(person),
      from,
      to,
      gaps: report.gaps.map((gap) => gapRow(gap, found, { dayOf, shelf, had })),
      all: report.all.map(capabilityRow),
      open: report.open,
      looks: await looks.at(person, id, looksShown),
    } satisfies GapsOfPerson
  })
}

function capabilityRow({ dimension, value, told, share, peers, standing }: Capability) {
  return {
    id: `${dimension} ${value}`,
    along: dimensionNames[dimension],
    name: sayValue(dimension, value),
    told,
    ...(share === undefined ? {} : { share }),
    peers,
    standing,
  }
}

function gapRow(
  gap: Gap,
  { names }: PersonReport,
  { dayOf, shelf, had }: { dayOf(at: Date): string; shelf: readonly Course[]; had: ReadonlySet<string> },
): GapRow {
  return {
    ...capabilityRow(gap),
    share: gap.share,
    objection: sayTopic(gap.objection),
    learn: gap.learn.map(({ id, name }) => ({ id, name })),
    courses: shelf
      .filter(({ covers }) => covers.includes(gap.objection))
      .map(({ covers: _, ...course }) => ({ ...course, had: had.has(course.id) })),
    ask: gap.ask.flatMap((id) => names.get(id) ?? []),
    missed: gap.missed.map(({ dealId, at, objection, why }) => ({
      ...(dealId === undefined ? {} : { dealId }),
      on: dayOf(new Date(at)),
      objection: sayTopic(objection),
      why,
    })),
  }
}
