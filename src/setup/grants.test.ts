import { expect, test } from 'vitest'
import type { Storage } from '../storage/storage.ts'
import { openSealedGrants } from './grants.ts'

test('a grant comes back to its owner alone, and is not to be read where it is kept', async () => {
  const kept = new Map<string, string>()
  const storage = {
    people: { tenantFor: async (_: string, corp: string) => ({ id: corp === 'cli_1' ? 'acme' : 'other' }) },
    grants: () => ({
      read: async (userId: string) => kept.get(userId),
      write: async (userId: string, grant: string | undefined) => {
        grant === undefined ? kept.delete(userId) : kept.set(userId, grant)
      },
    }),
  } as unknown as Storage
  const grants = openSealedGrants(storage, 'a secret key of some length')('feishu', 'cli_1')
  await grants.write('ou_lin', 'refresh-token')
  expect(kept.get('ou_lin')).not.toContain('refresh')
  expect(Buffer.from(kept.get('ou_lin') ?? '', 'base64').toString('latin1')).not.toContain('refresh')
  expect(await grants.read('ou_lin')).toBe('refresh-token')
  kept.set('ou_zhou', kept.get('ou_lin') ?? '')
  expect(await grants.read('ou_zhou')).toBeUndefined()
  expect(await openSealedGrants(storage, 'another key altogether')('feishu', 'cli_1').read('ou_lin')).toBeUndefined()
  expect(
    await openSealedGrants(storage, 'a secret key of some length')('feishu', 'cli_2').read('ou_lin'),
  ).toBeUndefined()
  await grants.write('ou_lin', undefined)
  expect(await grants.read('ou_lin')).toBeUndefined()
})
