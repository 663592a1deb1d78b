import { openBreathing } from '../../conversation/breathe.ts'
import type { CalendarEvent, Span } from '../../conversation/calendars.ts'
import type { People, Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { OutsideEvent } from '../../sales/outside-calendar.ts'
import type { BookedMeeting, MeetingKept, PushedMeeting, PushedMeetings } from '../../sales/pushed-meeting.ts'
import type { Names } from '../../sales/who/names.ts'
import { readMeeting } from './pushed-meeting.ts'
import { aboutOf } from './read-outside.ts'

/** What became of one pushed meeting, in the order they came. */
export type MeetingTaken =
  | ({ id: string; outcome: Exclude<MeetingKept, 'clash'> } & Pick<OutsideEvent, 'customer' | 'dealId'>)
  | { id?: string; outcome: 'refused'; error: string }

/** Takes in meetings that other programs put into people's calendars, move and cancel: checked, and kept once by id and revision. */
export interface MeetingIntake {
  take(tenantId: string, meetings: readonly unknown[], now: Date): Promise<MeetingTaken[]>
}

/** As far ahead as calendars are read. */
const aheadMs = 39 * 24 * 3_600_000

export function openMeetingIntake(parts: {
  pushedMeetings: Pick<PushedMeetings, 'keep'>
  people: Pick<People, 'known'>
  names: Pick<Names, 'of'>
  /** The times a meeting is held in a window; throws a `Refusal` where it cannot be read. */
  meetingsIn(id: string, booked: BookedMeeting, window: Span): readonly CalendarEvent[]
}): MeetingIntake {
  const { pushedMeetings, people, names, meetingsIn } = parts
  return {
    async take(tenantId, meetings, now) {
      const breathe = openBreathing()
      const read: (Read | MeetingTaken)[] = []
      for (const pushed of meetings) {
        read.push(await readOne(tenantId, pushed, now))
        await breathe()
      }
      const wanted = read.filter((each) => 'meeting' in each)
      const kept = await pushedMeetings.keep(
        wanted.map(({ meeting }) => meeting),
        now,
      )
      const outcomes = kept.values()
      return read.map((each) => ('meeting' in each ? takenOf(each, outcomes.next().value ?? 'repeat') : each))
    },
  }

  async function readOne(tenantId: string, pushed: unknown, now: Date): Promise<Read | MeetingTaken> {
    const { data, error } = readMeeting(pushed)
    if (data === undefined) {
      const { id } = Object(pushed)
      const known = typeof id === 'string' ? { id } : {}
      return { ...known, outcome: 'refused', error: error.issues.map(({ message }) => message).join('；') }
    }
    const { id, revision } = data
    if (data.cancelled === true) return { meeting: { tenantId, id, revision }, about: {} }
    const { id: _, revision: __, cancelled: ___, person: whose, ...booked } = data
    const person = await personOf(tenantId, whose)
    if (person === undefined) return { id, outcome: 'refused', error: `没有这个人，或已停用：${whose}` }
    try {
      meetingsIn(id, booked, { from: now.getTime(), to: now.getTime() + aheadMs })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { id, outcome: 'refused', error: error.message }
    }
    const { title, place, customer, deal } = booked
    const words = { title, ...(place === undefined ? {} : { place }), attendees: booked.with.map((name) => ({ name })) }
    const said = { ...(customer === undefined ? {} : { customer }), ...(deal === undefined ? {} : { deal }) }
    const about = aboutOf({ ...words, about: said }, await names.of(person))
    return { meeting: { tenantId, id, revision, personId: person.id, booked }, about }
  }

  async function personOf(tenantId: string, whose: string): Promise<Person | undefined> {
    const at = whose.indexOf(':')
    const person = await people.known(tenantId, { platform: whose.slice(0, at), userId: whose.slice(at + 1) })
    return person?.active === true ? person : undefined
  }
}

interface Read {
  meeting: PushedMeeting
  about: Pick<OutsideEvent, 'customer' | 'dealId'>
}

function takenOf({ meeting: { id, revision }, about }: Read, outcome: MeetingKept): MeetingTaken {
  if (outcome !== 'clash') return { id, outcome, ...about }
  return { id, outcome: 'refused', error: `revision ${revision} 说过别的内容，改动要带更大的 revision` }
}
