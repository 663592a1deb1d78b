import { describe, expect, test } from 'vitest'
import type { MeetingTaken } from '../skills/calendar/meeting-intake.ts'
import { demoServer } from '../testing/demo-server.ts'

const key = 'a-push-key-for-tests'
const day = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString().slice(0, 10)
const meeting = {
  id: 'crm-1',
  revision: 1,
  person: 'console:lin',
  title: '设备论证会',
  customer: '云澜二院',
  from: `${day}T14:00+08:00`,
  to: `${day}T15:00+08:00`,
}

const server = demoServer(() => ({ PUSH_API_KEY: key }))

async function push(body: unknown, authorization = `Bearer ${key}`) {
  const answer = await server.call('/api/calendar/meetings', { json: body, headers: { authorization } })
  return { status: answer.status, results: ((await answer.json()) as { results?: MeetingTaken[] }).results ?? [] }
}

/** Titles in somebody's calendar on that day. */
async function titles(userId: string): Promise<string[]> {
  const { people, calendar } = server.sandtable.storage
  const tenant = await people.tenantFor('console', 'demo')
  const person = await people.known(tenant?.id ?? '', { platform: 'console', userId })
  if (person === undefined) throw new Error(`${userId} is not there`)
  return (await calendar.between(person, day, day)).map(({ title }) => title)
}

describe('meetings over the push API', () => {
  test('are for who holds the key alone', async () => {
    expect((await push(meeting, 'Bearer wrong')).status).toBe(401)
    expect((await push(Array.from({ length: 1001 }, () => meeting))).status).toBe(413)
    expect((await push(7)).status).toBe(400)
  })

  test('stand in the calendar within seconds, once, and go when they are cancelled', async () => {
    const first = await push(meeting)
    expect(first).toMatchObject({ status: 200, results: [{ id: 'crm-1', outcome: 'kept', customer: '云澜二院' }] })
    expect((await push([meeting, meeting])).results.map(({ outcome }) => outcome)).toEqual(['repeat', 'repeat'])
    await expect.poll(() => titles('lin'), { timeout: 20_000 }).toContain('设备论证会')
    expect((await titles('lin')).filter((title) => title === '设备论证会')).toHaveLength(1)
    expect(await titles('zhou')).not.toContain('设备论证会')
    await push({ id: 'crm-1', revision: 2, cancelled: true })
    await expect.poll(() => titles('lin'), { timeout: 20_000 }).not.toContain('设备论证会')
  }, 50_000)

  test('answer each bad row with what is wrong and keep the good ones; hostile text is only text', async () => {
    const hostile = `<img src=x onerror=alert(1)>'; DROP TABLE people; --`
    const { status, results } = await push([
      7,
      { ...meeting, id: 'nobody', person: 'console:nobody' },
      { ...meeting, id: 'no-person', person: 'lin' },
      { ...meeting, id: 'no-revision', revision: undefined },
      { ...meeting, id: 'backwards', to: `${day}T13:00+08:00` },
      { ...meeting, id: 'mixed', to: day },
      { ...meeting, id: 'no-day', from: '2026-02-30', to: '2026-02-30' },
      { ...meeting, id: 'no-zone', zone: 'Mars/Olympus' },
      { ...meeting, id: 'no-rule', repeats: 'OFTEN=YES' },
      { ...meeting, id: 'too-often', repeats: 'FREQ=SECONDLY' },
      { ...meeting, id: 'hostile', title: hostile, with: [hostile] },
    ])
    expect(status).toBe(200)
    expect(results.map((each) => ('error' in each ? each.error : each.outcome))).toEqual([
      '每条会议要是一个对象',
      '没有这个人，或已停用：console:nobody',
      expect.stringContaining('person 要写成'),
      expect.stringContaining('revision 要是整数'),
      'to 不能早于 from',
      expect.stringContaining('都是日期'),
      expect.stringContaining('读不懂'),
      expect.stringContaining('zone 读不懂'),
      expect.stringContaining('repeats 读不懂'),
      expect.stringContaining('repeats 读不懂'),
      'kept',
    ])
    await expect.poll(() => titles('lin'), { timeout: 20_000 }).toContain(hostile)
  }, 30_000)

  test('reach nobody of another company, and the answer is the same as for nobody', async () => {
    const { storage } = server.sandtable
    const other = { id: 'other', name: '别的公司', kind: 'company', joining: 'join' } as const
    await storage.companies.ensure(other, { platform: 'wecom', corp: 'other' })
    const identity = { platform: 'wecom', userId: 'stranger' }
    const stranger = await storage.people.admit('other', identity, { userId: 'stranger', name: '外人', active: true })
    const { results } = await push({ ...meeting, id: 'astray', person: 'wecom:stranger' })
    expect(results).toEqual([{ id: 'astray', outcome: 'refused', error: '没有这个人，或已停用：wecom:stranger' }])
    expect((await storage.pushedMeetings.of('other', stranger.id)).meetings).toEqual([])
  })

  test('are described to whoever asks what there is', async () => {
    const { paths } = (await (await server.call('/api/openapi.json')).json()) as {
      paths: Record<string, unknown>
    }
    expect(JSON.stringify(paths['/api/calendar/meetings'])).toContain('revision')
  })
})
