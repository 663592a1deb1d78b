import { afterAll, beforeAll, expect, test } from 'vitest'
import { silent } from '../conversation/log.ts'
import { openSandtable, type Sandtable } from '../main.ts'
import { readConfig } from '../setup/config.ts'
import type { GapPage, GapsOfPerson, ResponsePage } from './contract.ts'

let sandtable: Sandtable
beforeAll(async () => {
  sandtable = await openSandtable(
    readConfig({ PORT: '0', DATABASE_URL: 'file::memory:', SECRET_KEY: 'a-key-for-tests-only' }),
    silent,
  )
})
afterAll(() => sandtable.close())

test('a rep sees their own report, the one their manager sees, and that the manager looked', async () => {
  const [lin, xu] = [await cookieOf('lin'), await cookieOf('xu')]
  const own = await get<GapPage>('/api/gaps', lin)
  expect(own.people).toHaveLength(1)
  const id = own.people[0]?.id ?? ''
  const mine = await get<GapsOfPerson>(`/api/gaps/${id}`, lin)
  expect(mine).toMatchObject({ own: true, maySend: false, looks: [] })
  expect(mine.gaps.map(({ name }) => name)).toContain('嫌贵')

  const team = await get<GapPage>('/api/gaps', xu)
  expect(team.people.length).toBeGreaterThan(1)
  const { own: _own, looks: _looks, maySend, ...theirs } = await get<GapsOfPerson>(`/api/gaps/${id}`, xu)
  expect(mine).toMatchObject(theirs)
  expect(maySend).toBe(true)
  expect((await get<GapsOfPerson>(`/api/gaps/${id}`, lin)).looks).toHaveLength(1)
  const other = team.people.find((one) => one.id !== id)
  const asked = await fetch(`${sandtable.address}/api/gaps/${other?.id}`, { headers: { cookie: lin } })
  expect(asked.status).toBe(404)
})

test('from a gap the fitting micro-course goes to somebody with one tap, once', async () => {
  const [lin, xu] = [await cookieOf('lin'), await cookieOf('xu')]
  const { people } = await get<GapPage>('/api/gaps', lin)
  const personId = people[0]?.id ?? ''
  const price = async (cookie: string) =>
    (await get<GapsOfPerson>(`/api/gaps/${personId}`, cookie)).gaps.find(({ name }) => name === '嫌贵')
  const [course] = (await price(xu))?.courses ?? []
  expect(course).toMatchObject({ title: '嫌贵先问贵在哪', had: false })
  const headers = { cookie: xu, 'content-type': 'application/json' }
  const body = JSON.stringify({ personId, courseId: course?.id })
  const send = () => fetch(`${sandtable.address}/api/coach/send`, { method: 'POST', headers, body })
  expect((await send()).status).toBe(204)
  expect((await price(lin))?.courses[0]).toMatchObject({ had: true })
  expect((await send()).ok).toBe(false)
})

test('how soon things are answered is told of those one may see', async () => {
  const page = await get<ResponsePage>('/api/response', await cookieOf('lin'))
  expect(page).toMatchObject({ responses: { goal: 500, all: { sample: 20, open: 0 } } })
  expect(page.handling.people).toHaveLength(1)
})

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
