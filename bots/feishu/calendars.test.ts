import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { openCalendars } from './calendars.ts'
import { openClient } from './client.ts'
import { openFeishuEmulator } from './emulator/index.ts'
import { openUserTokens } from './user-tokens.ts'

const publicUrl = 'https://sandtable.example.com'
const redirect = `${publicUrl}/auth/feishu/callback`
const proof = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = createHash('sha256').update(proof).digest('base64url')
const day = 24 * 3_600_000
const start = Date.parse('2026-11-24T00:00:00+08:00')
const at = (clock: string, date = '2026-11-24') => ({
  timestamp: String(Date.parse(`${date}T${clock}:00+08:00`) / 1000),
})
const window = { from: start, to: start + 39 * day }
const list = 'GET calendar/v4/calendars/:id/events' as const
const view = 'GET calendar/v4/calendars/:id/events/instance_view' as const
const token = 'POST authen/v2/oauth/token' as const

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('what a member granted', () => {
  test('is refreshed once for all who ask, kept before it is used, and good for one use', async () => {
    const { feishu, calendars, kept, passes } = await connected()
    const first = kept.get('ou_lin')
    passes(2 * 3_600_000)
    await Promise.all([calendars.look('ou_lin', window), calendars.watch('ou_lin'), calendars.look('ou_lin', window)])
    expect(feishu.callsOf(token).map(({ body }) => body['grant_type'])).toEqual(['authorization_code', 'refresh_token'])
    expect(kept.get('ou_lin')).not.toBe(first)
    passes(2 * 3_600_000)
    await calendars.watch('ou_lin')
    expect(feishu.callsOf(token)).toHaveLength(3)
  })

  test('refreshed by another process in the meantime, theirs is used', async () => {
    const { feishu, calendars, other, passes } = await connected()
    passes(2 * 3_600_000)
    await other.watch('ou_lin')
    await calendars.watch('ou_lin')
    expect(feishu.callsOf(token)).toHaveLength(2)
  })

  test('a token that ends before its time is renewed in the middle', async () => {
    const { feishu, calendars } = await connected()
    feishu.oauth.dropTokens()
    await calendars.watch('ou_lin')
    expect(feishu.calendars.isSubscribed('ou_lin')).toBe(true)
  })

  test('taken back, or never given, it fails with a word for it', async () => {
    const { feishu, calendars, passes } = await connected()
    await expect(calendars.look('ou_zhou', window)).rejects.toMatchObject({ code: 'consent', retry: 'never' })
    feishu.oauth.revoke('ou_lin')
    passes(2 * 3_600_000)
    await expect(calendars.look('ou_lin', window)).rejects.toMatchObject({ code: 'consent', retry: 'never' })
  })

  test('a code asked for by another browser, or used, is worth nothing', async () => {
    const { feishu, calendars } = await connected()
    const code = feishu.oauthCode('ou_zhou', { challenge, scope: 'offline_access' })
    expect(await calendars.consent?.accept(code, redirect, 'another proof')).toBeUndefined()
    expect(await calendars.consent?.accept(code, redirect, proof)).toBe('ou_zhou')
    expect(await calendars.consent?.accept(code, redirect, proof)).toBeUndefined()
  })

  test('no token and no proof stands in what fails', async () => {
    const { feishu, calendars, kept, passes } = await connected()
    const { refresh } = JSON.parse(kept.get('ou_lin') ?? '{}') as { refresh: string }
    passes(2 * 3_600_000)
    feishu.fail(token, { status: 400, body: { code: 20050, error_description: `bad ${refresh}` } })
    const failure = await calendars.look('ou_lin', window).catch((error: unknown) => error)
    expect(String(failure)).toContain('***')
    expect(JSON.stringify(failure) + String(failure)).not.toContain(refresh)
  })
})

describe('looking', () => {
  test('brings meetings with their guests and places; whole days as days; nothing free, declined or cancelled', async () => {
    const { feishu, calendars } = await connected()
    const { calendars: office } = feishu
    const guests = [{ openId: 'ou_zhou', name: '周岩' }, { name: '王总' }]
    office.book('ou_lin', { summary: '见王总', start: at('14:00'), end: at('15:30'), place: '宏达精密', guests })
    office.book('ou_lin', { summary: '出差', start: { date: '2026-11-26' }, end: { date: '2026-11-27' } })
    office.book('ou_lin', { summary: '订阅的节日', start: at('09:00'), end: at('10:00'), free: true })
    const declined = office.book('ou_zhou', {
      summary: '别人的会',
      start: at('11:00'),
      end: at('12:00'),
      guests: [{ openId: 'ou_lin', name: '林晓' }],
    })
    for (const guest of declined.invited) guest.rsvp_status = 'decline'
    const { events = [] } = (await calendars.look('ou_lin', window)) ?? {}
    expect(events).toMatchObject([
      {
        title: '见王总',
        when: { from: Date.parse('2026-11-24T14:00+08:00'), to: Date.parse('2026-11-24T15:30+08:00') },
        attendees: [{ name: '周岩', userId: 'ou_zhou' }, { name: '王总' }],
        place: '宏达精密',
      },
      { title: '出差', when: { first: '2026-11-26', last: '2026-11-27' } },
    ])
  })

  test('each meeting of a series comes by itself; one moved and one taken out are as they became', async () => {
    const { feishu, calendars } = await connected()
    const series = feishu.calendars.book('ou_lin', {
      summary: '周会',
      start: at('10:00'),
      end: at('11:00'),
      recurrence: 'FREQ=WEEKLY;COUNT=4',
    })
    series.exceptions.set(at('10:00', '2026-12-01').timestamp, {
      start: at('16:00', '2026-12-02'),
      end: at('17:00', '2026-12-02'),
    })
    series.exceptions.set(at('10:00', '2026-12-08').timestamp, 'cancelled')
    feishu.calendars.changed(series)
    const { events = [] } = (await calendars.look('ou_lin', window)) ?? {}
    expect(events.map(({ when }) => 'from' in when && new Date(when.from + 8 * 3_600_000).toISOString())).toEqual([
      '2026-11-24T10:00:00.000Z',
      '2026-12-02T16:00:00.000Z',
      '2026-12-15T10:00:00.000Z',
    ])
    expect(new Set(events.map(({ id }) => id)).size).toBe(3)
  })

  test('again it asks only what changed; a mark that has expired starts over', async () => {
    const { feishu, calendars } = await connected()
    feishu.calendars.book('ou_lin', { summary: '周会', start: at('10:00'), end: at('11:00') })
    const first = await calendars.look('ou_lin', window)
    expect(await calendars.look('ou_lin', window, first?.cursor)).toBeUndefined()
    expect(feishu.callsOf(view)).toHaveLength(1)
    feishu.calendars.book('ou_lin', { summary: '评审', start: at('15:00'), end: at('16:00') })
    const second = await calendars.look('ou_lin', window, first?.cursor)
    expect(second?.events.map(({ title }) => title)).toEqual(['周会', '评审'])
    feishu.calendars.expireMarks()
    expect((await calendars.look('ou_lin', window, second?.cursor))?.events).toHaveLength(2)
    expect(feishu.callsOf(list).map(({ status }) => status)).toEqual([200, 200, 200, 400, 200])
  })
})

describe('writing', () => {
  const entry = { title: '见王总', when: { from: start, to: start + 3_600_000 } }
  const key = '01a2018d-9f2c-72d8-8829-d1f42b4e866a'

  test('an entry whose answer was lost is there once; it can be moved, and taken out twice', async () => {
    const { feishu, calendars } = await connected()
    feishu.fail('POST calendar/v4/calendars/:id/events', 'executeThenReset')
    await expect(calendars.put('ou_lin', key, entry)).rejects.toMatchObject({ retry: 'later' })
    const id = await calendars.put('ou_lin', key, entry)
    const standing = () => feishu.calendars.view('ou_lin', start / 1000, start / 1000 + 86_400)
    expect(standing()).toHaveLength(1)
    await calendars.change('ou_lin', id, { ...entry, when: { first: '2026-11-24', last: '2026-11-24' } })
    expect(standing()[0]?.start).toEqual({ date: '2026-11-24' })
    await calendars.cancel('ou_lin', id)
    await calendars.cancel('ou_lin', id)
    expect(standing()).toEqual([])
  })

  test('when somebody is busy is told without their consent, and without saying with what', async () => {
    const { feishu, calendars } = await connected()
    feishu.calendars.book('ou_zhou', { summary: '面谈', start: at('10:00'), end: at('11:00') })
    const busy = await calendars.busy('ou_lin', ['ou_zhou', 'ou_nobody'], { from: start, to: start + day })
    expect([...busy]).toEqual([
      ['ou_zhou', [{ from: Date.parse('2026-11-24T10:00+08:00'), to: Date.parse('2026-11-24T11:00+08:00') }]],
    ])
  })
})

/** Lin has agreed; `other` is a second process on the same database. */
async function connected() {
  let now = start
  const company = { appId: 'cli_0123456789abcdef', appSecret: 's', encryptKey: 'key', verificationToken: 'token' }
  const feishu = await openFeishuEmulator({
    ...company,
    members: [
      { openId: 'ou_lin', name: '林晓' },
      { openId: 'ou_zhou', name: '周岩' },
    ],
    redirectUrls: [redirect],
    now: () => now,
  })
  closing.push(feishu.close)
  const kept = new Map<string, string>()
  const grants = {
    read: async (userId: string) => kept.get(userId),
    write: async (userId: string, grant: string | undefined) => {
      if (grant === undefined) kept.delete(userId)
      else kept.set(userId, grant)
    },
  }
  const open = () => {
    const client = openClient({ ...company, apiBase: feishu.url, fetch, now: () => now })
    const users = openUserTokens(client, grants, () => now)
    return openCalendars({ client, users, appId: company.appId, apiBase: feishu.url })
  }
  const [calendars, other] = [open(), open()]
  const back = new URL(feishu.agrees('ou_lin', calendars.consent?.authorizeUrl(redirect, 's', challenge) ?? ''))
  await calendars.consent?.accept(back.searchParams.get('code') ?? '', redirect, proof)
  return {
    feishu,
    calendars,
    other,
    kept,
    passes(ms: number) {
      now += ms
    },
  }
}
