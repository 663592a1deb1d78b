import { describe, expect, test } from 'vitest'
import type { BookedMeeting, PushedMeeting } from '../sales/pushed-meeting.ts'
import type { Storage } from '../storage/storage.ts'

const now = new Date('2026-11-24T01:00:00Z')
const booked: BookedMeeting = {
  title: '方案汇报',
  from: '2026-11-25T14:00+08:00',
  to: '2026-11-25T15:00+08:00',
  except: [],
  with: ['王总'],
}
const meeting: PushedMeeting = { tenantId: 'acme', id: 'm', revision: 1, personId: 'lin', booked }
const cancelled: PushedMeeting = { tenantId: 'acme', id: 'm', revision: 2 }

/** What every storage adapter owes meetings that other programs push. */
export function describePushedMeetings(storage: () => Storage): void {
  const keep = (...meetings: PushedMeeting[]) => storage().pushedMeetings.keep(meetings, now)
  const of = (personId: string, tenantId = 'acme') => storage().pushedMeetings.of(tenantId, personId)
  const due = async () =>
    (await storage().outsideCalendars.due('2026-11-24', 0, 10)).map(({ personId, platform }) => [platform, personId])

  describe('pushed meetings', () => {
    test('are kept once by id and revision; the newest holds, whatever the order', async () => {
      expect(await keep(meeting, meeting)).toEqual(['kept', 'repeat'])
      expect(await keep({ ...meeting, booked: { ...booked, title: '别的' } })).toEqual(['clash'])
      expect(await keep({ ...meeting, revision: 3, booked: { ...booked, title: '改了' } })).toEqual(['kept'])
      expect(await keep(cancelled)).toEqual(['outdated'])
      expect((await of('lin')).meetings).toEqual([{ id: 'm', booked: { ...booked, title: '改了' } }])
      expect(await of('lin', 'somebody-else')).toMatchObject({ meetings: [] })
    })

    test('cancelled they stand nowhere, known before or not; told again they do', async () => {
      expect(await keep(cancelled, meeting)).toEqual(['kept', 'outdated'])
      expect((await of('lin')).meetings).toEqual([])
      expect(await keep({ ...meeting, revision: 3 }, { ...cancelled, revision: 4 })).toEqual(['kept', 'kept'])
      expect((await of('lin')).meetings).toEqual([])
    })

    test('have the calendars they stand in, or stood in, looked at until the last word has been read', async () => {
      expect(await due()).toEqual([])
      await keep(meeting)
      expect(await due()).toEqual([['push', 'lin']])
      await read('lin')
      expect(await due()).toEqual([])
      await keep({ ...meeting, revision: 2, personId: 'zhou' })
      expect((await due()).toSorted()).toEqual([
        ['push', 'lin'],
        ['push', 'zhou'],
      ])
      await read('lin')
      await read('zhou')
      await keep({ ...cancelled, revision: 3 })
      expect(await due()).toEqual([['push', 'zhou']])
    })

    test('are forgotten half a year after they are over', async () => {
      const late = new Date('2027-06-01T01:00:00Z')
      await keep(meeting, { ...meeting, id: 'weekly', booked: { ...booked, repeats: 'FREQ=WEEKLY' } })
      await storage().pushedMeetings.keep([{ ...cancelled, id: 'other' }], late)
      expect((await of('lin')).meetings.map(({ id }) => id)).toEqual(['weekly'])
    })
  })

  /** As when a calendar was looked at. */
  async function read(personId: string): Promise<void> {
    const { journal } = storage()
    const { mark: cursor } = await of(personId)
    const kept = await journal.receive({
      platform: 'test',
      corp: 'acme',
      conversation: `test:acme:news of calendar ${personId}`,
      speaker: 'sys',
      dedupeKey: `${personId} ${cursor}`,
      receivedAt: 1,
      content: { kind: 'news', of: 'calendar', id: `push:${personId}` },
    })
    if (kept === 'repeat') throw new Error('read before')
    const looked = { kind: 'calendar.read', level: 'auto', subject: personId, platform: 'push', cursor } as const
    const changes = [{ ...looked, readOn: '2026-11-24', events: [] }]
    await journal.conclude(kept, { tenantId: 'acme', personId, replies: [], changes }, now.getTime())
  }
}
