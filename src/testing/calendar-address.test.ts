import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { account, type CalendarServer, calendarServer } from '../connectors/calendar-address/emulator.ts'
import { openAddressCalendars } from '../connectors/calendar-address/index.ts'
import type { Grants } from '../conversation/grants.ts'
import { silent } from '../conversation/log.ts'
import { publicGet } from '../setup/public-get.ts'
import { aDeal, company } from './build.ts'
import { lin, talk } from './talk.ts'

const hour = 3_600_000
const now = Date.parse('2026-11-24T09:00:00+08:00')
const window = { from: now, to: now + 39 * 24 * hour }

/** A calendar server on loopback, which only the test lets us reach. */
describe('a calendar at an address of its own', () => {
  let server: CalendarServer
  beforeEach(async () => {
    server = await calendarServer()
    server.objects.set('a', meeting('a', '20261125T140000'))
  })
  afterEach(() => server.close())

  const kept = new Map<string, string>()
  const grants: Grants = {
    read: async (userId) => kept.get(userId),
    write: async (userId, grant) => void (grant === undefined ? kept.delete(userId) : kept.set(userId, grant)),
  }
  const open = (allowed = [new URL(server.origin).host]) =>
    openAddressCalendars({
      grants: () => grants,
      call: (address, headers, asked) => publicGet(address, headers, allowed, asked),
      zone: 'Asia/Shanghai',
      log: silent,
      now: () => now,
    })

  test.each(['a file', 'an account by its server', 'an account by its calendar'])(
    '%s is read, and again only once something changed',
    async (kind) => {
      const calendars = open()
      await calendars.connect('acme', 'lin', addressOf(kind))
      const look = (cursor?: string) => calendars.of('acme').look('lin', window, cursor)
      const first = await look()
      expect(first?.events).toMatchObject([
        { title: '宏达精密方案汇报', attendees: expect.arrayContaining([{ name: '王总' }]) },
      ])
      expect(await look(first?.cursor)).toBeUndefined()
      server.objects.set('a', meeting('a', '20261125T160000'))
      const second = await look(first?.cursor)
      expect(second?.events).toMatchObject([{ id: first?.events[0]?.id, when: { from: at('25T16:00') } }])
      server.objects.delete('a')
      expect((await look(second?.cursor))?.events).toEqual([])
    },
  )

  test('a file that has not changed is not sent again; tasks are not asked for', async () => {
    const calendars = open()
    await calendars.connect('acme', 'lin', addressOf('a file'))
    const first = await calendars.of('acme').look('lin', window)
    await calendars.of('acme').look('lin', window, first?.cursor)
    expect(server.asked.at(-1)).toBe('GET /private-7f3a/basic.ics 304')
    await calendars.connect('acme', 'lin', addressOf('an account by its server'))
    expect(server.asked.filter((line) => line.includes('/todo/'))).toEqual([])
  })

  test('a wrong password, a page that is no calendar and our own network are refused in words, and nothing is kept', async () => {
    kept.clear()
    const wrong = { url: `${server.origin}/`, user: account.user, password: 'wrong' }
    await expect(open().connect('acme', 'lin', wrong)).rejects.toThrow('应用专用密码不对')
    await expect(open().connect('acme', 'lin', { url: 'calendar' })).rejects.toThrow('不是一个网址')
    await expect(open().connect('acme', 'lin', { url: `${server.origin}/nothing` })).rejects.toThrow('不让读')
    await expect(open([]).connect('acme', 'lin', addressOf('a file'))).rejects.toThrow('内网')
    expect(kept.size).toBe(0)
  })

  test('where a server leads to by a redirect never hears the password; a host that the server itself names does', async () => {
    const heard: (string | undefined)[] = []
    const other = createServer((request, answer) => {
      heard.push(request.headers.authorization)
      const calendarOfAll = `<d:response><d:href>/mine/</d:href><d:propstat><d:prop><d:resourcetype><c:calendar/></d:resourcetype>
</d:prop></d:propstat></d:response>`
      const names = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
      answer.writeHead(207).end(`<d:multistatus ${names}>${calendarOfAll}</d:multistatus>`)
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
    const calendars = open([new URL(server.origin).host, new URL(elsewhere).host])
    const given = addressOf('an account by its server')
    server.leads = `${elsewhere}/dav/`
    await calendars.connect('acme', 'lin', given)
    expect(heard).toEqual([undefined, undefined])
    delete server.leads
    server.home = `${elsewhere}/lin/`
    await calendars.connect('acme', 'lin', given)
    expect(heard.slice(2)).toEqual([expect.stringMatching(/^Basic /), expect.stringMatching(/^Basic /)])
    other.close()
  })

  test('an account of endless calendars is not asked for them all; an answer without a floor is refused', async () => {
    let asked = 0
    let deep = false
    const endless = createServer((_, answer) => {
      asked++
      const one = `<response><href>/c</href><resourcetype><calendar/></resourcetype></response>`
      answer.writeHead(207).end(deep ? '<a>'.repeat(1_000_000) : `<multistatus>${one.repeat(500)}</multistatus>`)
    })
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve))
    const host = `127.0.0.1:${(endless.address() as AddressInfo).port}`
    const calendars = open([host])
    await calendars.connect('acme', 'lin', { url: `http://${host}/`, ...account })
    expect(asked).toBe(21)
    deep = true
    await expect(calendars.connect('acme', 'lin', { url: `http://${host}/`, ...account })).rejects.toThrow('太深')
    endless.close()
  })

  test('shut, it is said to need the person again; left, nothing of it is kept', async () => {
    const calendars = open()
    await calendars.connect('acme', 'lin', addressOf('an account by its server'))
    expect(await calendars.hostOf('acme', 'lin')).toBe(new URL(server.origin).host)
    server.shut()
    await expect(calendars.of('acme').look('lin', window)).rejects.toMatchObject({ code: 'consent' })
    await calendars.of('acme').leave('lin')
    expect(await calendars.hostOf('acme', 'lin')).toBeUndefined()
  })

  test('is connected from the chat by a page; from then on its meetings have their page and their question, also moved ones', async () => {
    const addressCalendars = open()
    const bot = await talk({ deals: [aDeal()], addressCalendars })
    await bot.says('lin', '连接日历')
    expect(bot.last('lin')).toMatch(/^用地址连接你的日历/)
    await bot.pressesAs('lin', 'linking.address', '')
    expect(bot.last('lin')).toContain('还没有收到日历地址')
    await addressCalendars.connect(company, 'lin', addressOf('an account by its server'))
    await bot.pressesAs('lin', 'linking.address', '')
    expect(bot.last('lin')).toMatch(/^已连上 127.0.0.1:\d+ 的日历/)
    await bot.passes('2026-11-24T10:00:00+08:00')
    server.objects.set('a', meeting('a', '20261125T160000'))
    await bot.passes('2026-11-24T10:20:00+08:00')
    await bot.passes('2026-11-25T13:30:00+08:00')
    expect(bot.heard('lin').filter((said) => said.includes('：一页纸'))).toEqual([])
    await bot.passes('2026-11-25T15:30:00+08:00')
    expect(bot.heard('lin').filter((said) => said.includes('今天 16:00 拜访宏达精密：一页纸'))).toHaveLength(1)
    await bot.passes('2026-11-25T18:00:00+08:00')
    const question = bot.heard('lin').find((said) => said.includes('刚结束'))
    expect(question).toContain('和谁：王总')
    expect(await bot.storage.calendar.between(await lin(bot), '2026-11-25', '2026-11-25')).toHaveLength(1)
    await bot.says('lin', '断开日历')
    expect(await addressCalendars.hostOf(company, 'lin')).toBeUndefined()
    expect(await bot.storage.calendar.between(await lin(bot), '2026-11-25', '2026-11-25')).toEqual([])
  })

  test('shut by its server, its owner is told, and with the way to connect it again', async () => {
    const addressCalendars = open()
    const bot = await talk({ deals: [aDeal()], addressCalendars })
    await addressCalendars.connect(company, 'lin', addressOf('a file'))
    await bot.pressesAs('lin', 'linking.address', '')
    server.shut()
    await bot.passes('2026-11-24T10:00:00+08:00')
    expect(bot.heard('lin').slice(-2).join('\n')).toMatch(/日历地址打不开了.*已经断开[\s\S]*用地址连接你的日历/)
    expect(await addressCalendars.hostOf(company, 'lin')).toBeUndefined()
  })

  test('断开日历 throws away an address that is kept and not followed', async () => {
    const addressCalendars = open()
    const bot = await talk({ deals: [aDeal()], addressCalendars })
    await addressCalendars.connect(company, 'lin', addressOf('a file'))
    await bot.says('lin', '断开日历')
    expect(bot.last('lin')).toContain('已断开')
    expect(await addressCalendars.hostOf(company, 'lin')).toBeUndefined()
    await bot.says('lin', '断开日历')
    expect(bot.last('lin')).toContain('没有连着日历')
  })

  function addressOf(kind: string) {
    if (kind === 'a file') return { url: `${server.origin}/private-7f3a/basic.ics` }
    const path = kind.endsWith('server') ? '/' : '/dav/lin/calendars/'
    return { url: server.origin + path, ...account }
  }
})

function meeting(uid: string, start: string): string {
  return `BEGIN:VEVENT
UID:${uid}
SUMMARY:宏达精密方案汇报
DTSTART;TZID=Asia/Shanghai:${start}
DURATION:PT2H
ORGANIZER;CN=林晓:mailto:${account.user}
ATTENDEE;CN=王总:mailto:wang@hongda.com
END:VEVENT
`
}

function at(time: string): number {
  return Date.parse(`2026-11-${time}:00+08:00`)
}
