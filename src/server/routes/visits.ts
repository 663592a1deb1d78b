import type Router from '@koa/router'
import type { Context } from 'koa'
import type { Receive } from '../../conversation/platform.ts'
import { recipientOf } from '../../conversation/reception.ts'
import type { Memory, Turn } from '../../conversation/skill.ts'
import type { People, Person } from '../../people/person.ts'
import type { Deals } from '../../sales/deal.ts'
import type { Visits } from '../../sales/visit.ts'
import type { VisitAttachments } from '../../sales/visit-attachment.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { VisitForms } from '../../skills/visit/forms.ts'
import { VisitForm } from '../../skills/visit/visit-form.ts'
import { type PastVisits, type VisitPage, type VisitPreview, type VisitState, VisitSubmitted } from '../contract.ts'
import { HttpRefusal, notFound } from '../failures.ts'
import { addressOf, pressFromPage } from '../press-from-page.ts'
import { readJson } from '../read-body.ts'
import { pastVisit } from '../visit-page.ts'

/** Visits told of before that a form shows below it. */
const pastShown = 10

/** The page of a visit: filled in and looked at here, filed as if it had been confirmed in the chat. */
export function visitRoutes(
  router: Router,
  parts: {
    visitForms: VisitForms
    deals: Pick<Deals, 'open'>
    visits: Pick<Visits, 'ofDeal'>
    visitAttachments: Pick<VisitAttachments, 'waiting' | 'of'>
    people: Pick<People, 'addressesOf' | 'placeOf'>
    /** What is remembered of somebody's talk. */
    memoryOf(conversation: string): Promise<Memory>
    receive: Receive
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { visitForms, deals, visits, visitAttachments, people, memoryOf, whoAsks, view } = parts

  router.get('/api/visits/form', async (ctx) => {
    const turn = await turnOf(await whoAsks(ctx))
    const { deal, appointment, draft } = ctx.query
    const about = {
      ...(typeof deal === 'string' ? { deal } : {}),
      ...(typeof appointment === 'string' ? { appointment } : {}),
      ...(typeof draft === 'string' ? { draft } : {}),
    }
    const filed = about.draft === undefined ? undefined : await visitForms.stateOf(turn, about.draft)
    ctx.body = {
      person: turn.person.id,
      form: await visitForms.begin(turn, VisitForm.shape.about.parse(about)),
      deals: (await deals.open(turn.person)).map(({ id, customer, name }) => ({ id, label: `${customer} ${name}` })),
      ...(filed === undefined || filed.state === 'unknown' ? {} : { filed }),
    } satisfies VisitPage
  })

  router.post('/api/visits/form', async (ctx) => {
    const turn = await turnOf(await whoAsks(ctx))
    ctx.body = await visitForms.fill(turn, VisitForm.parse(await readJson(ctx)))
  })

  router.post('/api/visits/preview', async (ctx) => {
    const turn = await turnOf(await whoAsks(ctx))
    const form = VisitForm.parse(await readJson(ctx))
    ctx.body = (await visitForms.preview(turn, form)) satisfies VisitPreview
  })

  // The same as a tap in the chat: kept once however often it is sent, answered there, with its way back.
  router.post('/api/visits', async (ctx) => {
    const turn = await turnOf(await whoAsks(ctx))
    const { form, seen } = VisitSubmitted.parse(await readJson(ctx))
    const known = await visitForms.stateOf(turn, form.key)
    if (known.state === 'unknown') {
      const there = await visitAttachments.waiting(turn.person, form.attached)
      if (there.length < new Set(form.attached).size)
        throw new HttpRefusal(409, '有照片或位置没有传到，再交一次，或者把它去掉。')
      // What cannot be written is said here, before it is on its way.
      const now = await visitForms.preview(turn, form)
      if (seen !== undefined && seen !== now.seen)
        throw new HttpRefusal(409, '你看过之后记录动过了，按现在的重新列了一遍，再看一眼。')
      const key = `page visit ${turn.person.id} ${form.key}`
      const press = { action: 'visit.file', argument: JSON.stringify(form), key, at: turn.now }
      await pressFromPage(parts, turn.person, press)
    }
    ctx.body = (await visitForms.stateOf(turn, form.key)) satisfies VisitState
  })

  router.get('/api/visits/filings/:key', async (ctx) => {
    const turn = await turnOf(await whoAsks(ctx))
    ctx.body = (await visitForms.stateOf(turn, String(ctx.params['key']))) satisfies VisitState
  })

  router.post('/api/visits/filings/:key/undo', async (ctx) => {
    const turn = await turnOf(await whoAsks(ctx))
    await readJson(ctx)
    const { person, now: at } = turn
    const filing = String(ctx.params['key'])
    if ((await visitForms.stateOf(turn, filing)).state === 'unknown') throw notFound()
    const key = `page undo ${person.id} ${filing} ${at.getTime()}`
    await pressFromPage(parts, person, { action: 'filing.undo', argument: filing, key, at })
    ctx.body = (await visitForms.stateOf(turn, filing)) satisfies VisitState
  })

  router.get('/api/deals/:id/visits', async (ctx) => {
    const { person, today } = view(await whoAsks(ctx))
    const told = await visits.ofDeal(person, String(ctx.params['id']), pastShown)
    const attached = await visitAttachments.of(
      person,
      told.map(({ id }) => id),
    )
    ctx.body = { visits: told.map((visit) => pastVisit(visit, attached, today)) } satisfies PastVisits
  })

  async function turnOf(person: Person): Promise<Turn> {
    const address = await addressOf(people, person)
    const { conversation } = recipientOf(address, address.userId)
    const [{ tenant }, memory] = await Promise.all([people.placeOf(person), memoryOf(conversation)])
    return { ...view(person), tenant, platform: address.platform, corp: address.corp, memory }
  }
}
