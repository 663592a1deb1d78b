import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import { demoServer } from '../testing/demo-server.ts'
import type {
  CasePage,
  CustomerList,
  CustomerPage,
  DealList,
  DealRecord,
  HandOverPage,
  HandOverRow,
  ScoreboardPage,
  TodayPage,
  WhatIfResult,
} from './contract.ts'

const server = demoServer()
const { call } = server

/** A browser of one demo person: keeps its cookie. */
async function browserOf(userId: string) {
  const cookie = await server.cookieOf(userId)
  return {
    cookie,
    get: async <T>(path: string) => (await call(path, { cookie })).json() as Promise<T>,
    status: async (path: string) => (await call(path, { cookie })).status,
    post: (path: string, json: unknown, headers: Record<string, string> = {}) => call(path, { cookie, json, headers }),
  }
}

describe('the pages’ API', () => {
  test('knows nobody without a session, and says where to sign in', async () => {
    const answer = await call('/api/deals')
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ signIn: [{ platform: 'console', path: '/auth/console/login' }] })
  })

  test('a session cookie cannot be read by scripts nor sent by other sites', async () => {
    const { cookie } = await browserOf('lin')
    expect(cookie).toMatch(/httponly/i)
    expect(cookie).toMatch(/samesite=lax/i)
  })

  test('shows a deal with figure, reasons, three sets and levers, and a what-if that writes nothing', async () => {
    const lin = await browserOf('lin')
    const { deals } = await lin.get<DealList>('/api/deals')
    expect(deals.length).toBeGreaterThan(2)
    const path = `/api/deals/${deals[0]?.id}`
    const page = await lin.get<CasePage>(path)
    expect(page.offers).toHaveLength(3)
    expect(page.probability.low).toBeLessThan(page.probability.value)
    const lever = page.levers[0]
    const answer = await lin.post(`/api/decisions/${page.decisionId}/what-if`, { levers: [lever?.id] })
    const result = (await answer.json()) as WhatIfResult
    expect(result.shift).toBeCloseTo(lever?.shift ?? Number.NaN, 6)
    expect(await lin.get(path)).toMatchObject({ probability: page.probability })
  })

  test('a what-if tells the reasons that came and those that went away; the scorecard is named once', async () => {
    const lin = await browserOf('lin')
    const { deals } = await lin.get<DealList>('/api/deals')
    const page = await lin.get<CasePage>(`/api/deals/${deals.find(({ customer }) => customer === '云澜二院')?.id}`)
    expect(page.weighedBy).toMatch(/经验评分卡（\d{4}-\d{2}-\d{2}）/)
    expect(page.levers.map(({ id }) => id)).toContain('meet-decider')
    const answer = await lin.post(`/api/decisions/${page.decisionId}/what-if`, { levers: ['meet-decider'] })
    const { moved } = (await answer.json()) as WhatIfResult
    const before = [...page.reasons.for, ...page.reasons.against].map(({ text }) => text)
    expect(moved.some(({ text, shift }) => shift > 0 && before.some((reason) => text.endsWith(`：${reason}`)))).toBe(
      true,
    )
    expect(moved.some(({ text }) => !text.includes('：'))).toBe(true)
  })

  test('one tap makes a lever a task, once, and the chat has it', async () => {
    const [lin, zhou] = [await browserOf('lin'), await browserOf('zhou')]
    const { deals } = await lin.get<DealList>('/api/deals')
    const { decisionId, levers } = await lin.get<CasePage>(`/api/deals/${deals[0]?.id}`)
    const path = `/api/decisions/${decisionId}/levers/${levers[0]?.id}/task`
    expect((await zhou.post(path, {})).status).toBe(404)
    const [first, second] = [await lin.post(path, {}), await lin.post(path, {})]
    expect(await first.json()).toMatchObject({ message: expect.stringContaining('记进待办了') })
    expect(await second.json()).toMatchObject({ message: expect.stringContaining('已经记过') })
    const tenant = await server.sandtable.storage.people.tenantFor('console', server.sandtable.platforms[0]?.corp ?? '')
    const person = await server.sandtable.storage.people.known(tenant?.id ?? '', { platform: 'console', userId: 'lin' })
    const tasks = async () => (person === undefined ? [] : await server.sandtable.storage.tasks.open(person))
    await expect.poll(async () => (await tasks()).map(({ text }) => text)).toEqual([levers[0]?.label])
    expect((await lin.post(`/api/decisions/${decisionId}/levers/no-such/task`, {})).status).toBe(404)
  })

  test('what belongs to another team is not found, by deal or by decision', async () => {
    const [lin, zhou] = [await browserOf('lin'), await browserOf('zhou')]
    const { deals } = await zhou.get<DealList>('/api/deals')
    for (const { id } of deals) {
      expect(await lin.status(`/api/deals/${id}`)).toBe(404)
      expect(await lin.status(`/api/decisions/record-${id}`)).toBe(404)
      expect((await lin.post(`/api/decisions/record-${id}/what-if`, { levers: ['meet-decider'] })).status).toBe(404)
    }
    const mine = new Set((await lin.get<DealList>('/api/deals')).deals.map(({ id }) => id))
    expect(deals.filter(({ id }) => mine.has(id))).toEqual([])
  })

  test('a customer has deals, people and what happened; another team’s is not found by any id', async () => {
    const [lin, zhou] = [await browserOf('lin'), await browserOf('zhou')]
    const { customers, found } = await lin.get<CustomerList>('/api/customers')
    expect(found).toBe(customers.length)
    const hospital = customers.find(({ name }) => name === '云澜二院')
    const page = await lin.get<CustomerPage>(`/api/customers/${hospital?.id}`)
    expect(page).toMatchObject({ name: '云澜二院', owner: '林晓', deals: [{ open: true }] })
    expect(page.timeline.map(({ kind }) => kind)).toContain('拜访')
    expect((await lin.get<CustomerList>('/api/customers?q=yunlan')).customers.map(({ name }) => name)).toEqual([
      '云澜二院',
    ])
    expect((await zhou.get<CustomerList>('/api/customers?q=yunlan')).customers).toEqual([])
    expect(await zhou.status(`/api/customers/${hospital?.id}`)).toBe(404)
    expect(await zhou.status(`/api/deals/${page.deals[0]?.id}/record`)).toBe(404)
  })

  test('behind a deal stand its predictions, who decides, its signals and what happened', async () => {
    const lin = await browserOf('lin')
    const { deals } = await lin.get<DealList>('/api/deals')
    const id = deals.find(({ customer }) => customer === '云澜二院')?.id
    const record = await lin.get<DealRecord>(`/api/deals/${id}/record`)
    expect(record.chain.map(({ name, people }) => [name, people.length])).toEqual([
      ['使用人', 1],
      ['把关人', 1],
      ['拍板人', 1],
    ])
    expect(record.points.length).toBeGreaterThan(0)
    expect(record.signals.length).toBeGreaterThan(0)
    expect(record.timeline.length).toBeGreaterThan(1)
  })

  test('a day holds what is one’s own', async () => {
    const [lin, zhou] = [await browserOf('lin'), await browserOf('zhou')]
    const mine = await lin.get<TodayPage>('/api/today')
    const theirs = await zhou.get<TodayPage>('/api/today')
    expect(mine.deals.length).toBeGreaterThan(0)
    const ids = new Set(mine.deals.map(({ dealId }) => dealId))
    expect(theirs.deals.filter(({ dealId }) => ids.has(dealId))).toEqual([])
  })

  test('customers are handed over by a manager, and back; a rep can do neither, nor merge another’s', async () => {
    const [lin, xu] = [await browserOf('lin'), await browserOf('xu')]
    expect(await lin.status('/api/hand-overs')).toBe(403)
    const { givers, takers } = await xu.get<HandOverPage>('/api/hand-overs')
    const [from, to] = ['林晓', '周启明'].map((name) => [...givers, ...takers].find((one) => one.name === name)?.id)
    const { customers } = await xu.get<HandOverPage>(`/api/hand-overs?from=${from}`)
    const customer = customers.find(({ name }) => name === '青岫检验所')
    const asked = { from, to, customers: [customer?.id] }
    expect((await lin.post('/api/hand-overs', asked)).status).toBe(403)
    const made = (await (await xu.post('/api/hand-overs', asked)).json()) as HandOverRow
    expect(made).toMatchObject({ customers: ['青岫检验所'], what: expect.stringContaining('1 单在谈') })
    expect(await lin.status(`/api/customers/${customer?.id}`)).toBe(404)
    expect((await lin.post(`/api/hand-overs/${made.id}/undo`, {})).status).toBe(403)
    expect((await xu.post(`/api/hand-overs/${made.id}/undo`, {})).status).toBe(200)
    expect(await lin.status(`/api/customers/${customer?.id}`)).toBe(200)
    const [theirs] = (await xu.get<CustomerList>('/api/customers')).customers.filter(({ owner }) => owner !== '林晓')
    expect((await lin.post('/api/merges', { kept: customer?.id, gone: theirs?.id })).status).toBe(403)
  })

  test('a manager sees the tree below, and an administrator no deal at all', async () => {
    const count = async (who: string) => (await (await browserOf(who)).get<DealList>('/api/deals')).deals.length
    expect(await count('xu')).toBe((await count('lin')) + (await count('zhou')))
    expect(await count('shen')).toBe(0)
  })

  test('bad requests get a sentence', async () => {
    const lin = await browserOf('lin')
    const { deals } = await lin.get<DealList>('/api/deals')
    const path = `/api/decisions/record-${deals[0]?.id}/what-if`
    const sentences = await Promise.all(
      [{}, { levers: 'x' }, { text: '' }].map(async (body) => {
        const answer = await lin.post(path, body)
        expect(answer.status).toBe(400)
        return ((await answer.json()) as { message: string }).message
      }),
    )
    expect(sentences[0]).toBe('说一个假设，或者选一个')
    expect((await lin.post(path, { text: 'x'.repeat(2_000_000) })).status).toBe(413)
    expect((await lin.post(path, {}, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await lin.post(path, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(await lin.status('/api/nothing')).toBe(404)
  })

  test('a session ends the moment its person is deactivated', async () => {
    const chen = await browserOf('chen')
    expect(await chen.status('/api/me')).toBe(200)
    const identity = { platform: 'console', userId: 'chen' }
    await server.sandtable.storage.companies.setActive('demo', identity, false)
    expect(await chen.status('/api/me')).toBe(401)
    await server.sandtable.storage.companies.setActive('demo', identity, true)
  })
})

describe('the doors', () => {
  test('alive, ready, described', async () => {
    expect((await call('/healthz')).status).toBe(200)
    expect((await call('/readyz')).status).toBe(200)
    expect(await (await call('/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' })
    const metrics = await (await call('/metrics')).text()
    expect(metrics).toContain('sandtable_time_to_response_seconds')
    expect(metrics).toContain('sandtable_team_response_open')
  })

  test('the console answers on this machine only: not by another name, not through a proxy', async () => {
    expect((await call('/console/api/people')).status).toBe(200)
    expect((await call('/console/api/people', { headers: { 'x-forwarded-for': '1.2.3.4' } })).status).toBe(403)
    expect(await statusWithHost('/console/api/people', 'rebound.example')).toBe(403)
    expect(await statusWithHost('/metrics', 'rebound.example')).toBe(403)
    expect(
      (await call('/auth/console/login', { json: { as: 'lin' }, headers: { 'x-forwarded-for': '1.2.3.4' } })).status,
    ).toBe(403)
  })

  test.each(['//evil.example', '/\\evil.example', 'https:evil', '/h5/../../x', '/h5/\n', ''])(
    'signing in leads to our pages alone: %j',
    async (next) => {
      const login = await call(`/auth/console/login?next=${encodeURIComponent(next)}`)
      const state = login.headers.getSetCookie()[0]?.split(';')[0]?.split('.')[1] ?? ''
      expect(Buffer.from(state, 'base64url').toString()).toBe('/h5/')
    },
  )

  test('a sign-in that this browser did not begin is refused', async () => {
    const begun = await call('/auth/console/login?next=/h5/deals/1')
    const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const state = cookie.split('=')[1]?.split('.')[0] ?? ''
    const callback = (query: string, with_: string) => call(`/auth/console/callback?${query}`, { cookie: with_ })
    expect((await callback(`code=lin&state=${state}`, '')).status).toBe(403)
    expect((await callback('code=lin&state=other', cookie)).status).toBe(403)
    expect((await callback(`code=nobody&state=${state}`, cookie)).status).toBe(403)
    const fine = await callback(`code=lin&state=${state}`, cookie)
    expect([fine.status, fine.headers.get('location')]).toEqual([302, '/h5/deals/1'])
  })
})

function statusWithHost(path: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(server.sandtable.address + path, { headers: { host } }, (response) => resolve(response.statusCode ?? 0))
      .on('error', reject)
      .end()
  })
}

describe('the scoreboard', () => {
  test('is everybody’s, says what was said and what came of it, and names no deal and no person', async () => {
    const lin = await browserOf('lin')
    const page = await lin.get<ScoreboardPage>('/api/scoreboard')
    expect(page).toMatchObject({
      closed: 24,
      judged: 24,
      speaking: '经验先验（评分卡）',
      mayManage: false,
      versions: [],
    })
    expect(page.overall?.cases).toBe(24)
    expect(page.reliability.reduce((sum, { cases }) => sum + cases, 0)).toBe(24)
    expect(JSON.stringify(page)).not.toMatch(/医院|林晓|0de30000/)
  })

  test('what it learns is in the hands of sales-ops, and says what is missing', async () => {
    const [lin, ops] = [await browserOf('lin'), await browserOf('gu')]
    expect((await lin.post('/api/scoreboard/retrain', {})).status).toBe(403)
    expect((await ops.get<ScoreboardPage>('/api/scoreboard')).mayManage).toBe(true)
    const refused = await ops.post('/api/scoreboard/retrain', {})
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining('有 24 单，满 50 单才学得出东西') })
    const back = await ops.post('/api/scoreboard/roll-back', {})
    expect(await back.json()).toMatchObject({ message: expect.stringContaining('没有别的模型可退') })
  })
})
