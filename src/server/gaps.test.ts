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
  expect(mine).toMatchObject({ own: true, looks: [] })

  const team = await get<GapPage>('/api/gaps', xu)
  expect(team.people.length).toBeGreaterThan(1)
  const { own: _own, looks: _looks, ...theirs } = await get<GapsOfPerson>(`/api/gaps/${id}`, xu)
  expect(mine).toMatchObject(theirs)
  expect((await get<GapsOfPerson>(`/api/gaps/${id}`, lin)).looks).toHaveLength(1)
  const other = team.people.find((one) => one.id !== id)
  const asked = await fetch(`${sandtable.address}/api/gaps/${other?.id}`, { headers: { cookie: lin } })
  expect(asked.status).toBe(404)
})

test('how soon things are answered is told of those one may see', async () => {
  const page = await get<ResponsePage>('/api/response', await cookieOf('lin'))
  expect(page).toMatchObject({ responses: { goal: 500, all: { sample: 0, open: 0 } }, handling: { people: [] } })
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
