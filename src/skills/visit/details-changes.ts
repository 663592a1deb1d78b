import type { Turn } from '../../conversation/skill.ts'
import { roleNames } from '../../language/roles.ts'
import type { Appointment, Calendar } from '../../sales/calendar.ts'
import type { SalesChange } from '../../sales/change.ts'
import type { Deal } from '../../sales/deal.ts'
import { moodNames } from '../../sales/mood.ts'
import { isToTheMinute, momentFor, sayTold, type ToldTime } from '../../sales/told-time.ts'
import { type Commitment, sideNames, type VisitDetails } from '../../sales/visit-details.ts'
import type { Row } from '../filing/filer.ts'
import { taskOf } from '../task/filer.ts'

/** What a visit's form has besides its words, as rows of a card. */
export function detailRows({ attendees, commitments, mood, nextStep }: VisitDetails, today: string): Row[] {
  const people = attendees.map(({ name, role }) => (role === undefined ? name : `${name}（${roleNames[role]}）`))
  return [
    ...(people.length === 0 ? [] : [{ label: '参加', value: people.join('、') }]),
    ...(['us', 'customer'] as const).flatMap((side) => {
      const all = commitments.filter(({ by }) => by === side).map((one) => sayCommitment(one, today))
      return all.length === 0 ? [] : [{ label: `${sideNames[side]}答应`, value: all.join('；') }]
    }),
    ...(mood === undefined ? [] : [{ label: '情绪', value: moodNames[mood] }]),
    ...(nextStep === undefined || nextStep === '' ? [] : [{ label: '约好', value: nextStep }]),
  ]
}

function sayCommitment({ text, due }: Commitment, today: string): string {
  return due === undefined ? text : `${text}（${sayTold({ value: due }, today)}）`
}

/** What we promised by a day is a task of ours. */
export function ownTasks(turn: Turn, { commitments }: VisitDetails, deal: Deal | undefined): SalesChange[] {
  return commitments.flatMap(({ by, text, due }): SalesChange[] => {
    if (by !== 'us' || due === undefined || momentFor({ value: due }, turn.now) === undefined) return []
    const about = deal === undefined ? {} : { customer: deal.customer, dealId: deal.id }
    const task = taskOf(turn, { text, due: { value: due }, ...about })
    return [{ kind: 'task.made', level: 'confirm', subject: task.id, task }]
  })
}

/** Meeting again at a certain minute is an appointment, unless it stands in the calendar already. */
export async function nextAppointment(
  { person, now, newId }: Turn,
  calendar: Pick<Calendar, 'between'>,
  { title, when }: { title: string; when: ToldTime },
  { attendees }: VisitDetails,
  whose: { customer?: string; dealId?: string },
): Promise<SalesChange[]> {
  if (!isToTheMinute(when) || momentFor(when, now) === undefined) return []
  const day = when.value.slice(0, 'YYYY-MM-DD'.length)
  const standing = await calendar.between(person, day, day)
  if (standing.some((one) => one.ownerId === person.id && one.when.value === when.value)) return []
  const names = attendees.map(({ name }) => name)
  const appointment: Appointment = {
    id: newId(),
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    title: title || `见${names.join('、') || whose.customer || '客户'}`,
    when,
    ...whose,
    with: names,
    state: 'booked',
    madeAt: now.toISOString(),
  }
  return [{ kind: 'appointment.made', level: 'confirm', subject: appointment.id, appointment }]
}
