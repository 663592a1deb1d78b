import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import type { Day } from '../../language/calendar.ts'
import type { Appointment } from '../../sales/calendar.ts'
import type { SalesChange } from '../../sales/change.ts'
import { sayTold, type ToldTime } from '../../sales/told-time.ts'

/** Tells a colleague of a meeting they are asked to come to; one tap puts it into their own calendar. */
export function invitationCard(
  { id, title, when, customer, with: names, agenda = '' }: Appointment,
  by: string,
  today: Day,
): Card {
  return {
    title: `${by}请你参加：${title}`,
    subtitle: sayTold(when, today),
    blocks: [
      {
        kind: 'facts',
        rows: [
          ...(customer === undefined ? [] : [{ label: '客户', value: customer }]),
          { label: '参会', value: [by, ...names].join('、') },
        ],
      },
      ...(agenda === '' ? [] : [{ kind: 'text' as const, text: agenda }]),
    ],
    buttons: [{ label: '放进我的日程', action: 'calendar.join', argument: id, emphasis: 'primary' }],
  }
}

/** The same meeting, held otherwise or not at all. */
export function invitationChanged(
  { title, when }: Pick<Appointment, 'title' | 'when'>,
  by: string,
  today: Day,
  to?: ToldTime,
): Card {
  return {
    title: to === undefined ? `${by}取消了：${title}` : `${by}改了时间：${title}`,
    subtitle: to === undefined ? `原来定在${sayTold(when, today)}` : `${sayTold(when, today)} → ${sayTold(to, today)}`,
    blocks: [{ kind: 'text', text: '你自己日程里如果放了这条，跟它说一句“改期”或“取消”就行。', tone: 'quiet' }],
  }
}

/** Who was asked to come to a meeting that is taken back hears that there is none. */
export function uninvited(
  { person, today }: Pick<Turn, 'person' | 'today'>,
  changes: readonly SalesChange[],
): { personId: string; card: Card }[] {
  return changes.flatMap((change) =>
    change.kind === 'appointment.made'
      ? (change.appointment.invited ?? []).map(({ id }) => ({
          personId: id,
          card: invitationChanged(change.appointment, person.name, today),
        }))
      : [],
  )
}
