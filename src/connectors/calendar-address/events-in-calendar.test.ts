import { describe, expect, test } from 'vitest'
import { eventsInCalendar } from './events-in-calendar.ts'

const autumn = { from: Date.parse('2026-10-20T00:00:00Z'), to: Date.parse('2026-11-28T00:00:00Z') }

describe('the meetings of an iCalendar text', () => {
  test('a series keeps its hour on the wall when summer time ends, and its key in each', () => {
    const found = starts(`BEGIN:VEVENT
UID:weekly
SUMMARY:Weekly with Hongda
DTSTART;TZID=America/New_York:20261020T090000
DTEND;TZID=America/New_York:20261020T100000
RRULE:FREQ=WEEKLY;COUNT=4
END:VEVENT`)
    expect(found).toEqual([
      '2026-10-20T13:00:00.000Z',
      '2026-10-27T13:00:00.000Z',
      '2026-11-03T14:00:00.000Z',
      '2026-11-10T14:00:00.000Z',
    ])
  })

  test('one left out, one added, one moved and one cancelled stand as they are, and a moved one is known again', () => {
    const series = (moved: string) => `BEGIN:VEVENT
UID:s
SUMMARY:周会
DTSTART;TZID=Asia/Shanghai:20261102T100000
DURATION:PT1H
RRULE:FREQ=DAILY;COUNT=5
EXDATE;TZID=Asia/Shanghai:20261103T100000
RDATE;TZID=Asia/Shanghai:20261120T100000
END:VEVENT
BEGIN:VEVENT
UID:s
RECURRENCE-ID;TZID=Asia/Shanghai:20261104T100000
DTSTART;TZID=Asia/Shanghai:${moved}
DTEND;TZID=Asia/Shanghai:20261104T180000
SUMMARY:周会（改）
END:VEVENT
BEGIN:VEVENT
UID:s
RECURRENCE-ID:20261105T020000Z
DTSTART;TZID=Asia/Shanghai:20261105T100000
STATUS:CANCELLED
END:VEVENT`
    const found = events(series('20261104T170000'))
    expect(found.map(({ title, when }) => [title, 'from' in when && new Date(when.from).toISOString()])).toEqual([
      ['周会', '2026-11-02T02:00:00.000Z'],
      ['周会', '2026-11-06T02:00:00.000Z'],
      ['周会', '2026-11-20T02:00:00.000Z'],
      ['周会（改）', '2026-11-04T09:00:00.000Z'],
    ])
    expect(new Set(found.map(({ id }) => id)).size).toBe(4)
    expect(events(series('20261104T173000')).map(({ id }) => id)).toEqual(found.map(({ id }) => id))
  })

  test('whole days are days, wherever one is', () => {
    const found = events(`BEGIN:VEVENT
UID:fair
SUMMARY:展会
DTSTART;VALUE=DATE:20261110
DTEND;VALUE=DATE:20261113
END:VEVENT
BEGIN:VEVENT
UID:monthly
SUMMARY:月底
DTSTART;VALUE=DATE:20260930
RRULE:FREQ=MONTHLY;BYMONTHDAY=-1
END:VEVENT`)
    expect(found.map(({ when }) => when)).toEqual([
      { first: '2026-11-10', last: '2026-11-12' },
      { first: '2026-10-31', last: '2026-10-31' },
    ])
  })

  test('names of zones that are none are told by their offsets; a time without a zone is the company’s', () => {
    const zone = (tzid: string, standard: string, summer = '') => `BEGIN:VTIMEZONE
TZID:${tzid}
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:+0000
TZOFFSETTO:${standard}
END:STANDARD
${summer}END:VTIMEZONE`
    const newYork = `BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
`
    const at = (uid: string, tzid: string, time: string) => `BEGIN:VEVENT
UID:${uid}
DTSTART${tzid === '' ? '' : `;TZID=${tzid}`}:${time}
END:VEVENT`
    expect(
      starts(
        [
          zone('China Standard Time', '+0800'),
          zone('Eastern', '-0500', newYork),
          at('a', 'China Standard Time', '20261101T090000'),
          at('b', '"Eastern"', '20261030T090000'),
          at('c', '/freeassociation.sourceforge.net/Europe/Berlin', '20261024T090000'),
          at('d', '', '20261101T090000'),
        ].join('\n'),
      ),
    ).toEqual([
      '2026-11-01T01:00:00.000Z',
      '2026-10-30T13:00:00.000Z',
      '2026-10-24T07:00:00.000Z',
      '2026-11-01T01:00:00.000Z',
    ])
  })

  test('who is invited, without rooms, those who declined and oneself; what one declined, is free for or was cancelled is none', () => {
    const at = 'DTSTART:20261101T010000Z'
    const found = events(
      `BEGIN:VEVENT
UID:a
${at}
SUMMARY:方案汇报\\, 第二轮
 （续）
LOCATION:宏达精密\\n三楼
ORGANIZER;CN="林晓: 销售":mailto:lin@ours.com
ATTENDEE;CN=王总;PARTSTAT=ACCEPTED:mailto:wang@hongda.com
ATTENDEE;CUTYPE=ROOM;CN=三楼:mailto:room@ours.com
ATTENDEE;CN=李工;PARTSTAT=DECLINED:mailto:li@hongda.com
END:VEVENT
BEGIN:VEVENT
UID:b
${at}
ATTENDEE;PARTSTAT=DECLINED:MAILTO:Lin@ours.com
END:VEVENT
BEGIN:VEVENT
UID:c
${at}
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:d
${at}
STATUS:CANCELLED
END:VEVENT`,
      'lin@ours.com',
    )
    expect(found).toMatchObject([
      { title: '方案汇报, 第二轮（续）', place: '宏达精密\n三楼', attendees: [{ name: '王总' }] },
    ])
    expect(found).toHaveLength(1)
  })

  test('what is no calendar is refused; a series without end or by the second does not stop us', () => {
    expect(() => eventsInCalendar('<html>', autumn, 'Asia/Shanghai')).toThrow('不是日历')
    expect(() => eventsInCalendar('BEGIN:A\n'.repeat(20), autumn, 'Asia/Shanghai')).toThrow('结构不对')
    const forever = (rule: string) => `BEGIN:VEVENT
UID:f
DTSTART:19960101T010000Z
RRULE:${rule}
END:VEVENT`
    expect(starts(forever('FREQ=DAILY'))).toHaveLength(39)
    expect(starts(forever('FREQ=SECONDLY'))).toEqual([])
    expect(starts(forever('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'))).toEqual([])
  })
})

function events(body: string, me?: string) {
  const text = `BEGIN:VCALENDAR\nVERSION:2.0\n${body}\nEND:VCALENDAR\n`.replaceAll('\n', '\r\n')
  return eventsInCalendar(text, autumn, 'Asia/Shanghai', me)
}

function starts(body: string): string[] {
  return events(body).map(({ when }) => ('from' in when ? new Date(when.from).toISOString() : when.first))
}
