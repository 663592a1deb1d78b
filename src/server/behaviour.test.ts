import { afterAll, beforeAll, expect, test } from 'vitest'
import { silent } from '../conversation/log.ts'
import { openSandtable, type Sandtable } from '../main.ts'
import { readConfig } from '../setup/config.ts'
import type { BehaviourOfPerson, BehaviourPage, BehaviourSettingsPage, PlanDraftsPage } from './contract.ts'

let sandtable: Sandtable
beforeAll(async () => {
  sandtable = await openSandtable(
    readConfig({ PORT: '0', DATABASE_URL: 'file::memory:', SECRET_KEY: 'a-key-for-tests-only' }),
    silent,
  )
})
afterAll(() => sandtable.close())

test('sales operations set what is healthy for a role, within sane limits, live at once; others only read it', async () => {
  const [lin, gu] = [await cookieOf('lin'), await cookieOf('gu')]
  const touch = { behaviour: 'touch-frequency', role: 'rep', on: true, standard: { healthy: 3, warning: 1.5 } }
  expect(await set(lin, touch)).toBe(403)
  expect(await set(gu, { ...touch, standard: { healthy: 1, warning: 2 } })).toBe(403)
  expect(await set(gu, { ...touch, behaviour: 'moon' })).toBe(404)
  expect(await get<BehaviourSettingsPage>('/api/behaviour/settings', lin)).toMatchObject({
    mayChange: false,
    history: [],
  })

  expect(await set(gu, touch)).toBe(204)
  const page = await get<BehaviourSettingsPage>('/api/behaviour/settings', gu)
  const habitOf = (role: string) =>
    page.roles.find((one) => one.role === role)?.behaviours.find(({ id }) => id === 'touch-frequency')
  expect(habitOf('rep')).toMatchObject({ healthy: 3, warning: 1.5 })
  expect(habitOf('manager')).toMatchObject({ healthy: 2, warning: 1 })
  expect(page.history[0]).toMatchObject({ by: '顾盼', what: '销售的客户触达：健康 3 次/周，警戒 1.5 次/周' })
})

test('a rep sees themselves alone, and what their manager sees; and that the manager looked', async () => {
  const [lin, xu] = [await cookieOf('lin'), await cookieOf('xu')]
  const own = await get<BehaviourPage>('/api/behaviour', lin)
  expect(own.people.map(({ name }) => name)).toHaveLength(1)
  const id = own.people[0]?.id ?? ''
  const mine = await get<BehaviourOfPerson>(`/api/behaviour/${id}`, lin)
  expect(mine).toMatchObject({ own: true, looks: [] })
  expect(mine.habits.length).toBeGreaterThan(5)
  expect(mine.trend).toHaveLength(4)

  const team = await get<BehaviourPage>('/api/behaviour', xu)
  expect(team.people.length).toBeGreaterThan(1)
  const theirs = await get<BehaviourOfPerson>(`/api/behaviour/${id}`, xu)
  expect(theirs.habits).toEqual(mine.habits)
  expect((await get<BehaviourOfPerson>(`/api/behaviour/${id}`, lin)).looks).toHaveLength(1)
  const other = team.people.find((one) => one.id !== id)
  const asked = await fetch(`${sandtable.address}/api/behaviour/${other?.id}`, { headers: { cookie: lin } })
  expect(asked.status).toBe(404)

  expect((await get<PlanDraftsPage>(`/api/behaviour/${id}/drafts`, lin)).own).toBe(true)
  const theirDrafts = `${sandtable.address}/api/behaviour/${other?.id}/drafts`
  expect((await fetch(theirDrafts, { headers: { cookie: lin } })).status).toBe(404)
})

async function set(cookie: string, body: object): Promise<number> {
  const headers = { cookie, 'content-type': 'application/json' }
  const path = `${sandtable.address}/api/behaviour/settings`
  return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).status
}

async function get<T>(path: string, cookie: string): Promise<T> {
  return (await fetch(`${sandtable.address}${path}`, { headers: { cookie } })).json() as Promise<T>
}

async function cookieOf(userId: string): Promise<string> {
  const login = await fetch(`${sandtable.address}/auth/console/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: userId }),
  })
  return login.headers.getSetCookie()[0] ?? ''
}
