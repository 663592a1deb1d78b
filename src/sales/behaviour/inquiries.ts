import { dayOf } from '../../language/calendar.ts'
import { daysAtWork } from './at-work.ts'
import type { Work, WorkedEvent } from './work.ts'

/** A customer asked for something, and how long they waited for a word. */
export interface Inquiry {
  dealId: string
  customer: string
  /** Working hours until the answer, or until now where there is none. */
  hours: number
  answered: boolean
}

const asks =
  /[？?]|报[个一]?(?:价|多少)|多少钱|什么价|参数|规格|资料|手册|白皮书|案例|(?:发|给|寄|要)(?:我们?|他们?)?(?:一|个|份|下)|能不能|可不可以|有没有|什么时候|多久|几天|请(?:提供|回复|确认|安排)|麻烦/

/** What customers asked in writing, the oldest first. Of several questions before one answer the first waited longest. */
export function inquiriesOf(work: Work, until: string): Inquiry[] {
  return work.deals.flatMap(({ id, customer, customerId }) => {
    const lines = work.events.filter(({ dealId }) => dealId === id).toSorted(byTime)
    const met = work.visits.filter((visit) => visit.dealId === id || visit.customerId === customerId)
    const answers = [...lines.filter(({ from }) => from === 'rep'), ...met].map(({ at }) => at).toSorted()
    const asked = lines.filter(
      ({ from, text, source }) => from === 'customer' && source !== 'complaint' && asks.test(text),
    )
    let answeredUntil = ''
    return asked.flatMap(({ at }) => {
      if (at <= answeredUntil) return []
      const answer = answers.find((one) => one > at)
      answeredUntil = answer ?? until
      return [{ dealId: id, customer, hours: workingHours(work, at, answer ?? until), answered: answer !== undefined }]
    })
  })
}

function byTime(one: WorkedEvent, other: WorkedEvent): number {
  return one.at.localeCompare(other.at)
}

/** From nine to six, on days somebody is at work. */
const opens = 9
const closes = 18
const hourMs = 3_600_000

function workingHours(work: Work, from: string, to: string): number {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const days = daysAtWork(work, { from: dayOf(new Date(start)), to: dayOf(new Date(end)) })
  const spans = days.map((day) => {
    const midnight = Date.parse(`${day}T00:00:00+08:00`)
    return Math.max(0, Math.min(end, midnight + closes * hourMs) - Math.max(start, midnight + opens * hourMs))
  })
  return spans.reduce((sum, span) => sum + span, 0) / hourMs
}
