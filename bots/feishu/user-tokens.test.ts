import { expect, test } from 'vitest'
import type { Client, UserToken } from './client.ts'
import { openUserTokens } from './user-tokens.ts'

test('a member who takes their consent back while their token is renewed has taken it back', async () => {
  const kept = new Map<string, string>()
  const grants = {
    read: async (userId: string) => kept.get(userId),
    write: async (userId: string, grant: string | undefined) => {
      if (grant === undefined) kept.delete(userId)
      else kept.set(userId, grant)
    },
  }
  const token = (access_token: string): UserToken => ({ access_token, expires_in: 60, refresh_token: access_token })
  let answer = (_: UserToken) => {}
  const refreshed = () => new Promise<UserToken>((resolve) => (answer = resolve))
  const users = openUserTokens({ refreshed } as unknown as Client, grants, () => 0)
  await users.keep('ou_lin', token('first'))
  const working = users.inNameOf('ou_lin', async (access) => access)
  await new Promise((resolve) => setImmediate(resolve))
  await users.forget('ou_lin')
  answer(token('second'))
  await expect(working).rejects.toMatchObject({ code: 'consent' })
  expect(kept.size).toBe(0)
})
