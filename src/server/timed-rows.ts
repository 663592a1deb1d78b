import type { Appointment } from '../sales/calendar.ts'
import type { Task } from '../sales/task.ts'
import { sayInstant, sayTold } from '../sales/told-time.ts'
import type { TimedRow } from './contract.ts'

export function appointmentRow({ when, title, customer, dealId }: Appointment, today: string): TimedRow {
  const text = customer === undefined || title.includes(customer) ? title : `${customer} ${title}`
  return { when: sayTold(when, today), text, ...(dealId === undefined ? {} : { dealId }) }
}

export function taskRow({ text, due, remindAt, dealId }: Task, today: string, now: Date): TimedRow {
  const late = remindAt !== undefined && Date.parse(remindAt) < now.getTime()
  return {
    when:
      due !== undefined
        ? sayTold(due, today)
        : remindAt === undefined
          ? '没定时间'
          : sayInstant(new Date(remindAt), today),
    text,
    ...(dealId === undefined ? {} : { dealId }),
    ...(late ? { late } : {}),
  }
}
