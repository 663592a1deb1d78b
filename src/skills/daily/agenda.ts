import { addDays, type Day } from '../../language/calendar.ts'
import { reachOf } from '../../people/permissions.ts'
import type { Activity } from '../../sales/activity.ts'
import type { Approval } from '../../sales/approval.ts'
import type { Appointment } from '../../sales/calendar.ts'
import type { Task } from '../../sales/task.ts'
import type { Ports, Viewing } from '../ports.ts'
import { type Looked, lookAtDeals } from '../risk/watch.ts'

/** What the records hold for somebody's days, or a team's. */
export interface Agenda {
  appointments: Appointment[]
  /** With a time that falls in them, or has passed. */
  tasks: Task[]
  /** Those with signs, the gravest first. */
  deals: Looked[]
  toDecide: Approval[]
  /** Asked by themselves and not answered yet. */
  asked: Approval[]
  /** What reps noted for a week back; empty where one person's days are asked for. */
  active: Activity[]
}

type Needs = Pick<Ports, 'deals' | 'activities' | 'calendar' | 'tasks' | 'approvals'>

/** For the chat and for the page alike. */
export async function agendaOf(
  ports: Needs,
  { person, today }: Pick<Viewing, 'person' | 'today'>,
  { first, last, team }: { first: Day; last: Day; team: boolean },
): Promise<Agenda> {
  const [booked, tasks, looked, open, active] = await Promise.all([
    ports.calendar.between(person, first, last),
    ports.tasks.open(person),
    lookAtDeals(ports, person, today),
    ports.approvals.open(person),
    team ? ports.activities.between(person, addDays(today, -weekBack), today) : [],
  ])
  const isMine = ({ ownerId }: { ownerId: string }) => team || ownerId === person.id
  return {
    appointments: booked.filter(isMine),
    tasks: tasks.filter((task) => isMine(task) && isDue(task, last)),
    deals: looked.filter(({ deal, signs }) => isMine(deal) && signs.length > 0),
    toDecide: open.filter(
      ({ ownerId }) => ownerId !== person.id && reachOf(person, 'decide', 'approval') !== undefined,
    ),
    asked: open.filter(({ ownerId }) => ownerId === person.id),
    active,
  }
}

/** How far back a team's silence is looked for, in days. */
const weekBack = 7

function isDue({ remindAt }: Task, last: Day): boolean {
  return remindAt !== undefined && Date.parse(remindAt) < endOf(last)
}

/** Midnight after a day, in Shanghai. */
function endOf(day: Day): number {
  return Date.parse(`${addDays(day, 1)}T00:00:00+08:00`)
}
