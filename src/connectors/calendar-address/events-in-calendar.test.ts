import { describe, expect, test } from 'vitest'
import { eventsInCalendars } from './events-in-calendar.ts'

const autumn = { from: Date.parse('2026-10-20T00:00:00Z'), to: Date.parse('2026-11-28T00:00:00Z') }

describe('the meetings of an iCalendar text', () => {
  test('a series keeps its hour on the wall when summer time ends, and its key in each', async () => {
    const found = await starts(`BEGIN:VEVENT
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

  test('one left out, one added, one moved and one cancelled stand as they are, and a moved one is known again', async () => {
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
    const found = await events(series('20261104T170000'))
    expect(found.map(({ title, when }) => [title, 'from' in when && new Date(when.from).toISOString()])).toEqual([
      ['周会', '2026-11-02T02:00:00.000Z'],
      ['周会', '2026-11-06T02:00:00.000Z'],
      ['周会', '2026-11-20T02:00:00.000Z'],
      ['周会（改）', '2026-11-04T09:00:00.000Z'],
    ])
    expect(new Set(found.map(({ id }) => id)).size).toBe(4)
    expect((await events(series('20261104T173000'))).map(({ id }) => id)).toEqual(found.map(({ id }) => id))
  })

  test('whole days are days, wherever one is', async () => {
    const found = await events(`BEGIN:VEVENT
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

  test('names of zones that are none are told by their offsets; a time without a zone is the company’s', async () => {
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
      await starts(
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

  test('who is invited, without rooms, those who declined and oneself; what one declined, is free for or was cancelled is none', async () => {
    const at = 'DTSTART:20261101T010000Z'
    const found = await events(
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

  test('what is no calendar is refused; a series without end or by the second does not stop us', async () => {
    await expect(eventsInCalendars(['<html>'], autumn, 'Asia/Shanghai')).rejects.toThrow('不是日历')
    await expect(eventsInCalendars(['BEGIN:A\n'.repeat(20)], autumn, 'Asia/Shanghai')).rejects.toThrow('结构不对')
    const forever = (rule: string) => `BEGIN:VEVENT
UID:f
DTSTART:19960101T010000Z
RRULE:${rule}
END:VEVENT`
    expect(await starts(forever('FREQ=DAILY'))).toHaveLength(39)
    expect(await starts(forever('FREQ=SECONDLY'))).toEqual([])
    expect(await starts(forever('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'))).toEqual([])
  })

  test('what is wrong in one series is left out and counted, the others stay', async () => {
    const at = (uid: string, start: string, rule = '') =>
      `BEGIN:VEVENT\nUID:${uid}\nDTSTART:${start}\n${rule}END:VEVENT`
    const { events, unread } = await readAll(
      [
        at('a', '20261101T010000Z'),
        at('b', '20261345T010000Z'),
        at('c', '20261101T010000Z', 'RRULE:FREQ=NEVER\n'),
        at('d', '20261101T010000Z', 'RRULE:FREQ=DAILY;COUNT=3;BYMONTH=2;BYMONTHDAY=30;COUNT=999999\n'),
        at('e', '20261102T010000Z'),
      ].join('\n'),
    )
    expect(events).toHaveLength(2)
    expect(unread).toHaveLength(3)
  })

  const one = (uid: string, rest: string) => `BEGIN:VEVENT\nUID:${uid}\nDTSTART:20160101T010000Z\n${rest}\nEND:VEVENT\n`
  const minutes = Array.from({ length: 60 }, (_, minute) => minute).join(',')
  test.each([
    [
      'a zone that is like none',
      `BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nTZOFFSETTO:+0123\nEND:STANDARD\nBEGIN:DAYLIGHT\nTZOFFSETTO:+0124\nEND:DAYLIGHT
END:VTIMEZONE\n${Array.from({ length: 50 }, (_, index) => `BEGIN:VEVENT\nUID:${index}\nDTSTART;TZID=X:20261101T090000\nEND:VEVENT\n`).join('')}`,
    ],
    ['twenty thousand parts of one series', one('a', 'RECURRENCE-ID:20161101T010000Z').repeat(20_000)],
    ['a day of minutes', one('a', `RRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8;BYMINUTE=${minutes}`)],
    ['by the hour for ten years', one('a', 'RRULE:FREQ=HOURLY')],
    ['counted for long', one('a', 'RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=99999')],
    ['a million lines', 'A:\n'.repeat(1_000_000)],
    ['a long list of dates', one('a', `RRULE:FREQ=DAILY\nEXDATE:${'20261101T010000Z,'.repeat(200_000)}`)],
  ])('holds nobody up: %s', async (_, body) => {
    const before = process.cpuUsage()
    await readAll(body).catch((error: unknown) => expect(String(error)).toContain('太大'))
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(2500)
  })

  test('others go on while a large calendar is read, and one that is too large is refused', async () => {
    const daily = (uid: number) => one(String(uid), 'RRULE:FREQ=WEEKLY;UNTIL=20261001T000000Z')
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    await readAll(Array.from({ length: 500 }, (_, uid) => daily(uid)).join(''))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
    await expect(readAll(one('a', 'SUMMARY:x').repeat(20_001))).rejects.toThrow('太大')
  })
})

async function events(body: string, me?: string) {
  return (await readAll(body, me)).events
}

function readAll(body: string, me?: string) {
  const text = `BEGIN:VCALENDAR\nVERSION:2.0\n${body}\nEND:VCALENDAR\n`.replaceAll('\n', '\r\n')
  return eventsInCalendars([text], autumn, 'Asia/Shanghai', me)
}

async function starts(body: string): Promise<string[]> {
  return (await events(body)).map(({ when }) => ('from' in when ? new Date(when.from).toISOString() : when.first))
}
