import { expect, test } from 'vitest'
import { silent } from '../conversation/log.ts'
import type { Incoming } from '../conversation/message.ts'
import { type Platform, PlatformError, type Retry } from '../conversation/platform.ts'
import type { Member, Role } from '../people/person.ts'
import { membersJob } from './members.ts'

const company = { id: 'acme', name: '测试公司', kind: 'company', joining: 'join' } as const

/** Whom the daily look at the directory finds changed; `people` are known and active, `directory` is what it says of them. */
async function foundChanged(
  people: Record<string, Role>,
  directory: Record<string, boolean | NonNullable<Member['department']>>,
  { troubles = [], stopping = new AbortController().signal }: { troubles?: Retry[]; stopping?: AbortSignal } = {},
): Promise<string[]> {
  const heard: Incoming[] = []
  const job = membersJob({
    platforms: [
      {
        name: 'test',
        corp: 'acme',
        directory: {
          async member(userId): Promise<Member | undefined> {
            const retry = troubles.shift()
            if (retry !== undefined) throw new PlatformError('test', 'member', { code: 1, message: '', retry })
            const said = directory[userId]
            if (said === undefined) return undefined
            const isPlaced = typeof said === 'object'
            return { userId, name: userId, active: isPlaced || said, ...(isPlaced && { department: said }) }
          },
        },
      } as Platform,
    ],
    people: {
      tenantFor: async () => company,
      departmentsOn: async () => new Map([['one', { id: '7', name: '一组', above: [{ id: '3', name: '华东' }] }]]),
      knownOn: async () =>
        Object.entries(people).map(([userId, role]) => ({
          person: { id: userId, tenantId: 'acme', name: userId, role, teamId: 'one', active: true },
          identity: { platform: 'test', userId },
        })),
    },
    receive: async (incoming) => {
      heard.push(incoming)
      return 'new'
    },
    dayOf: () => '2026-11-24',
    log: silent,
    now: () => 0,
    sleep: async () => {},
  })
  await job.run(stopping)
  return heard.map(({ content }) => (content.kind === 'news' ? content.id : ''))
}

test('who is disabled, or gone without a word, is looked at again', async () => {
  const people = { lin: 'rep', zhou: 'rep', chen: 'manager' } as const
  expect(await foundChanged(people, { lin: true, zhou: false })).toEqual(['zhou', 'chen'])
})

test('who is in another department is looked at again, whoever is out of sight above it is not', async () => {
  const people = { lin: 'rep', zhou: 'rep', gu: 'rep' } as const
  const found = await foundChanged(people, {
    lin: { id: '8', name: '二组', above: [{ id: '3', name: '华东' }] },
    zhou: { id: '7', name: '一组', above: [{ id: '4', name: '华南' }] },
    gu: { id: '7', name: '一组', above: [] },
  })
  expect(found).toEqual(['lin', 'zhou'])
})

test('an administrator appointed before the app could see them stays', async () => {
  expect(await foundChanged({ lin: 'rep', root: 'administrator' }, { lin: true })).toEqual([])
  expect(await foundChanged({ lin: 'rep', root: 'administrator' }, { lin: true, root: false })).toEqual(['root'])
})

test('a directory that suddenly knows nobody has nobody go', async () => {
  expect(await foundChanged({ lin: 'rep', zhou: 'rep' }, {})).toEqual([])
})

test('a directory in trouble for a moment is asked again, one that refuses is not', async () => {
  const [people, directory] = [{ lin: 'rep', zhou: 'rep' } as const, { lin: true, zhou: false }]
  expect(await foundChanged(people, directory, { troubles: ['later', 'later'] })).toEqual(['zhou'])
  expect(await foundChanged(people, directory, { troubles: ['later', 'later', 'later'] })).toEqual([])
  expect(await foundChanged(people, directory, { troubles: ['never'] })).toEqual([])
})

test('a house that closes does not wait for the look to end', async () => {
  const stopping = AbortSignal.abort()
  expect(await foundChanged({ lin: 'rep', zhou: 'rep' }, { lin: true, zhou: false }, { stopping })).toEqual([])
})
