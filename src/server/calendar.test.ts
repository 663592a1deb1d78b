import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { account, type CalendarServer, calendarServer } from '../connectors/calendar-address/emulator.ts'
import { demoServer } from '../testing/demo-server.ts'
import type { CalendarPage } from './contract.ts'

let calendars: CalendarServer
beforeAll(async () => {
  calendars = await calendarServer()
  const day = new Date(Date.now() + 2 * 24 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
  const lines = ['BEGIN:VEVENT', 'UID:a', 'SUMMARY:设备论证会', `DTSTART:${day}T060000Z`, 'DURATION:PT1H', 'END:VEVENT']
  calendars.objects.set('a', `${lines.join('\n')}\n`)
})
afterAll(() => calendars.close())
const host = () => new URL(calendars.origin).host
const server = demoServer(() => ({ CALENDAR_HOSTS_ALLOW: host() }))

const file = () => ({ url: `${calendars.origin}/private-7f3a/basic.ics` })

/** Titles of what stands in somebody's calendar these days. */
async function titles(userId: string): Promise<string[]> {
  const { people, calendar } = server.sandtable.storage
  const tenant = await people.tenantFor('console', 'demo')
  const person = await people.known(tenant?.id ?? '', { platform: 'console', userId })
  if (person === undefined) throw new Error(`${userId} is not there`)
  const day = (ahead: number) => new Date(Date.now() + ahead * 24 * 3_600_000).toISOString().slice(0, 10)
  return (await calendar.between(person, day(0), day(4))).map(({ title }) => title)
}

describe('one’s own calendar at an address, on its page', () => {
  test('is for who is signed in', async () => {
    for (const json of [undefined, file()])
      expect((await server.call('/api/calendar', json === undefined ? {} : { json })).status).toBe(401)
    expect((await server.call('/api/calendar/leave', { json: {} })).status).toBe(401)
  })

  test('is connected, read within seconds, named by its host alone, and gone when it is left', async () => {
    const [lin, chen] = [await server.pagesOf('lin'), await server.pagesOf('chen')]
    expect(await lin<CalendarPage>('/api/calendar')).toEqual({})
    await lin('/api/calendar', file())
    await expect.poll(() => titles('lin'), { timeout: 20_000 }).toContain('设备论证会')
    expect(await lin<CalendarPage>('/api/calendar')).toEqual({ host: host(), lookedAt: expect.any(String) })
    expect(await chen<CalendarPage>('/api/calendar')).toEqual({})
    expect(await titles('chen')).not.toContain('设备论证会')
    await lin('/api/calendar/leave', {})
    expect(await lin<CalendarPage>('/api/calendar')).toEqual({})
    await expect.poll(() => titles('lin'), { timeout: 10_000 }).not.toContain('设备论证会')
  }, 40_000)

  test('an account is asked with its own password; a wrong one is refused in a sentence and nothing is kept', async () => {
    const zhou = await server.pagesOf('zhou')
    const wrong = { url: `${calendars.origin}/`, user: account.user, password: 'wrong' }
    await expect(zhou('/api/calendar', wrong)).rejects.toThrow('应用专用密码不对')
    expect(await zhou<CalendarPage>('/api/calendar')).toEqual({})
    await zhou('/api/calendar', { url: `${calendars.origin}/`, ...account })
    expect(await zhou<CalendarPage>('/api/calendar')).toMatchObject({ host: host() })
  })

  test.each([
    [{ url: '' }, '把日历地址贴进来'],
    [{ url: 'https://'.padEnd(2100, 'a') }, '地址太长了'],
    [{ url: 'https://example.com', user: 'lin' }, '一起填'],
    [{ url: 'https://example.com', more: 1 }, 'more'],
    [{ url: 'calendar' }, '不是一个网址'],
    [{ url: 'file:///etc/passwd' }, '只读 http'],
    [{ url: 'http://127.0.0.1:1/basic.ics' }, '内网'],
  ])('%j is refused', async (given, why) => {
    const chen = await server.pagesOf('chen')
    await expect(chen('/api/calendar', given)).rejects.toThrow(why)
    expect(await chen<CalendarPage>('/api/calendar')).toEqual({})
  })
})
