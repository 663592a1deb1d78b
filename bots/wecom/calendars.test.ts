import { afterEach, describe, expect, test } from 'vitest'
import { openCalendars } from './calendars.ts'
import { openClient } from './client.ts'
import { exampleCompany } from './emulator/example-company.ts'
import { openWecomEmulator, type WecomEmulatorOptions } from './emulator/index.ts'

const day = 24 * 3_600_000
const start = Date.parse('2026-11-24T00:00:00+08:00')
const window = { from: start, to: start + 39 * day }
const at = (clock: string) => Date.parse(`2026-11-25T${clock}:00+08:00`)
const visit = { title: '见王总 · 宏达精密', when: { from: at('15:00'), to: at('16:00') }, notes: '由沙盘记下。' }

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('a calendar of ours for one member', () => {
  test('is theirs alone, and made once, however often it is asked for', async () => {
    const { wecom, calendars } = await anOffice()
    await Promise.all([
      calendars.watch('LinYue'),
      calendars.look('LinYue', window),
      calendars.put('LinYue', 'k', visit),
    ])
    expect(wecom.calendars.all()).toMatchObject([
      { summary: '沙盘', admins: [], shares: [{ userid: 'LinYue', permission: 1 }] },
    ])
    expect(wecom.calendars.seenBy('ChenGang')).toEqual([])
    expect(wecom.calendars.seenBy('LinYue')).toHaveLength(1)
  })

  test('whose answer was lost is never in sight twice', async () => {
    const { wecom, calendars } = await anOffice()
    wecom.fail('oa/calendar/add', 'executeThenReset')
    await expect(calendars.watch('LinYue')).rejects.toMatchObject({ retry: 'later' })
    wecom.fail('oa/calendar/update', 'executeThenReset')
    await expect(calendars.watch('LinYue')).rejects.toMatchObject({ retry: 'later' })
    await calendars.watch('LinYue')
    expect(wecom.calendars.all().filter(({ shares }) => shares.length > 0)).toHaveLength(1)
  })

  test('of somebody whom WeCom does not know says so, with its own code', async () => {
    const { calendars } = await anOffice()
    await expect(calendars.watch('ZhaoLiu')).rejects.toMatchObject({ code: 60111, retry: 'never' })
  })

  test('is refused with the platform’s own code where the app may make none, and later where it is too much', async () => {
    const withheld = await anOffice({ withheld: ['calendars'] })
    await expect(withheld.calendars.watch('LinYue')).rejects.toMatchObject({ code: 48002, retry: 'never' })
    const { wecom, calendars } = await anOffice()
    wecom.fail('oa/calendar/add', 'errcode:45009')
    await expect(calendars.watch('LinYue')).rejects.toMatchObject({ code: 45009, retry: 'later', retryAfter: 60_000 })
  })

  test('disconnected it is out of sight, and the same again when it is connected once more', async () => {
    const { wecom, calendars } = await anOffice()
    const id = await calendars.put('LinYue', 'k', visit)
    await calendars.leave('LinYue')
    expect(wecom.calendars.all()).toMatchObject([{ shares: [] }])
    await calendars.watch('LinYue')
    expect(await calendars.put('LinYue', 'k', { ...visit, title: '见王总和李总' })).toBe(id)
    expect(wecom.calendars.seenBy('LinYue')).toMatchObject([{ id, summary: '见王总和李总' }])
  })

  test('deleted by somebody, the consent is over; asked for again it is a new one', async () => {
    const { wecom, calendars } = await anOffice()
    await calendars.put('LinYue', 'k', visit)
    wecom.writes.deletesCalendar('LinYue', wecom.calendars.all()[0]?.id ?? '')
    await expect(calendars.look('LinYue', window)).rejects.toMatchObject({ code: 'consent', retry: 'never' })
    await calendars.leave('LinYue')
    await calendars.put('LinYue', 'k', visit)
    expect(wecom.calendars.seenBy('LinYue')).toHaveLength(1)
  })
})

describe('what stands in it', () => {
  test('is put in once with a reminder, though the answer was lost; another key is another', async () => {
    const { wecom, calendars } = await anOffice()
    wecom.fail('oa/schedule/add', 'executeThenReset')
    await expect(calendars.put('LinYue', 'k', visit)).rejects.toMatchObject({ retry: 'later' })
    const id = await calendars.put('LinYue', 'k', visit)
    const other = await calendars.put('LinYue', 'k-1', visit)
    expect(wecom.calendars.seenBy('LinYue').map((one) => one.id)).toEqual([id, other])
    expect(wecom.calendars.schedule(id)).toMatchObject({
      ...{ summary: visit.title, start: at('15:00') / 1000, end: at('16:00') / 1000, admins: ['LinYue'] },
      reminders: { is_remind: 1, remind_before_event_secs: 900 },
    })
  })

  test('may be a whole day, and is read back as one', async () => {
    const { wecom, calendars } = await anOffice()
    const when = { first: '2026-11-25', last: '2026-11-25' }
    const id = await calendars.put('LinYue', 'k', { ...visit, when })
    expect(wecom.calendars.schedule(id)).toMatchObject({ isWholeDay: true, reminders: { is_remind: 0 } })
    expect((await calendars.look('LinYue', window))?.events).toMatchObject([{ id, when }])
  })

  test('is told anew only when something changed, and not what lies outside the days asked for', async () => {
    const { wecom, calendars } = await anOffice()
    const id = await calendars.put('LinYue', 'k', visit)
    await calendars.put('LinYue', 'late', {
      ...visit,
      when: { from: at('15:00') + 60 * day, to: at('16:00') + 60 * day },
    })
    const first = await calendars.look('LinYue', window)
    expect(first?.events).toEqual([
      { id, title: visit.title, when: visit.when, attendees: [{ name: 'LinYue', userId: 'LinYue' }] },
    ])
    expect(await calendars.look('LinYue', window, first?.cursor)).toBeUndefined()
    const schedule = wecom.calendars.schedule(id)
    if (schedule === undefined) throw new Error('not there')
    wecom.writes.reschedules('LinYue', schedule, { start: at('17:00') / 1000, end: at('18:00') / 1000 })
    const moved = await calendars.look('LinYue', window, first?.cursor)
    expect(moved?.events).toMatchObject([{ when: { from: at('17:00'), to: at('18:00') } }])
    wecom.writes.answersSchedule('LinYue', schedule, false)
    const gone = await calendars.look('LinYue', window, moved?.cursor)
    expect(gone?.events).toEqual([])
    await calendars.cancel('LinYue', await calendars.put('LinYue', 'short', visit))
    expect((await calendars.look('LinYue', window, gone?.cursor))?.events).toEqual([])
  })

  test('changed from here, keeps what the member gave it: a place, reminders', async () => {
    const { wecom, calendars } = await anOffice()
    const id = await calendars.put('LinYue', 'k', visit)
    Object.assign(wecom.calendars.schedule(id) ?? {}, { location: '3 楼', reminders: { is_remind: 0 } })
    await calendars.change('LinYue', id, { ...visit, when: { from: at('09:00'), to: at('10:00') } })
    expect(wecom.calendars.schedule(id)).toMatchObject({
      ...{ start: at('09:00') / 1000, location: '3 楼', reminders: { is_remind: 0 }, admins: ['LinYue'] },
      description: expect.stringContaining('由沙盘记下。'),
      attendees: [{ userid: 'LinYue' }],
    })
  })

  test('cancelled is cancelled, and no failure where it is already; then it cannot be moved any more', async () => {
    const { wecom, calendars } = await anOffice()
    const id = await calendars.put('LinYue', 'k', visit)
    await calendars.cancel('LinYue', id)
    await calendars.cancel('LinYue', id)
    await calendars.cancel('LinYue', 'of-nobody')
    expect(wecom.calendars.seenBy('LinYue')).toEqual([])
    await expect(calendars.change('LinYue', id, visit)).rejects.toMatchObject({ code: 'gone', retry: 'never' })
  })

  test('a thousand are read in as many pages as it takes', async () => {
    const { wecom, calendars } = await anOffice()
    const id = await calendars.put('LinYue', 'k', visit)
    const one = wecom.calendars.schedule(id)
    if (one === undefined) throw new Error('not there')
    const { id: _, ...rest } = one
    for (let made = 1; made < 1001; made += 1) wecom.calendars.book(rest)
    expect((await calendars.look('LinYue', window))?.events).toHaveLength(1001)
    expect(
      wecom
        .callsOf('oa/schedule/get_by_calendar')
        .slice(-3)
        .map(({ body }) => body),
    ).toMatchObject([{ offset: 0 }, { offset: 500 }, { offset: 1000 }])
  })
})

async function anOffice(more: Partial<WecomEmulatorOptions> = {}) {
  const wecom = await openWecomEmulator({ ...exampleCompany, ...more })
  closing.push(wecom.close)
  const kept = new Map<string, string>()
  const grants = {
    read: async (userId: string) => kept.get(userId),
    write: async (userId: string, grant: string | undefined) =>
      void (grant === undefined ? kept.delete(userId) : kept.set(userId, grant)),
  }
  const { corpId, secret } = exampleCompany
  const agentId = String(exampleCompany.agentId)
  const client = openClient({ corpId, agentId, secret, apiBase: wecom.url, fetch, now: Date.now })
  return { wecom, calendars: openCalendars({ client, grants }) }
}
