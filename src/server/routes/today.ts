import type Router from '@koa/router'
import type { Context } from 'koa'
import type { People, Person } from '../../people/person.ts'
import type { Activities } from '../../sales/activity.ts'
import { type Approval, type Approvals, matterNames } from '../../sales/approval.ts'
import type { Calendar } from '../../sales/calendar.ts'
import type { Deals } from '../../sales/deal.ts'
import { sayDayOf } from '../../sales/say-day.ts'
import type { Tasks } from '../../sales/task.ts'
import { sayDated } from '../../sales/told-time.ts'
import { agendaOf } from '../../skills/daily/agenda.ts'
import type { Viewing } from '../../skills/ports.ts'
import type { TodayPage } from '../contract.ts'
import { appointmentRow, taskRow } from '../timed-rows.ts'

/** 今日: one's own appointments, tasks, deals to check and answers waited for. */
export function todayRoutes(
  router: Router,
  parts: {
    deals: Deals
    activities: Activities
    calendar: Calendar
    tasks: Tasks
    approvals: Approvals
    people: Pick<People, 'byId'>
    whoAsks(ctx: Context): Promise<Person>
    view(person: Person): Viewing
  },
): void {
  const { people, whoAsks, view } = parts

  router.get('/api/today', async (ctx) => {
    const viewing = view(await whoAsks(ctx))
    const { today, now } = viewing
    const agenda = await agendaOf(parts, viewing, { first: today, last: today, team: false })
    ctx.body = {
      day: sayDated({ value: today }),
      appointments: agenda.appointments.map((booked) => appointmentRow(booked, today)),
      tasks: agenda.tasks.map((task) => taskRow(task, today, now)),
      deals: agenda.deals.map(({ deal, signs }) => ({
        dealId: deal.id,
        customer: deal.customer,
        name: deal.name,
        signs: signs.map(({ text }) => text),
        remedy: signs[0]?.remedy ?? '',
      })),
      waiting: [
        ...(await Promise.all(agenda.toDecide.map((approval) => waitingRow(approval, viewing, true)))),
        ...(await Promise.all(agenda.asked.map((approval) => waitingRow(approval, viewing, false)))),
      ],
    } satisfies TodayPage
  })

  async function waitingRow(
    { matter, what, customer, ownerId, tenantId, askedAt, dealId }: Approval,
    { today }: Viewing,
    mine: boolean,
  ): Promise<TodayPage['waiting'][number]> {
    return {
      what: [customer, `${matterNames[matter]}：${what}`].filter((part) => part !== undefined).join(' '),
      who: mine ? ((await people.byId(tenantId, ownerId))?.name ?? '同事') : '主管',
      since: sayDayOf(askedAt, today),
      mine,
      ...(dealId === undefined ? {} : { dealId }),
    }
  }
}
