import { expect, test } from 'vitest'
import { silent } from '../conversation/log.ts'
import { type Platform, PlatformError } from '../conversation/platform.ts'
import type { Department } from '../people/person.ts'
import { departmentsJob } from './departments.ts'

const top = { id: '1', name: '公司' }
const east = { id: '4', name: '华东' }

/** Of which departments there is news, where teams stand for these and the directory says what stands under what. */
async function news(teams: Department[], parents: Record<string, string> | PlatformError): Promise<string[]> {
  const heard: string[] = []
  const directory: Platform['directory'] = {
    member: async () => undefined,
    async parents() {
      if (parents instanceof PlatformError) throw parents
      return new Map(Object.entries(parents))
    },
  }
  const job = departmentsJob({
    platforms: [{ name: 'test', corp: 'acme', directory } as Platform],
    people: {
      tenantFor: async () => ({ id: 'acme', name: '测试公司', kind: 'company', joining: 'join' }),
      departmentsOn: async () => new Map(teams.map((team) => [team.id, team])),
    },
    receive: async ({ content }) => {
      heard.push(content.kind === 'news' && content.of === 'department' ? content.id : '?')
      return 'new'
    },
    log: silent,
    now: () => 0,
  })
  await job.run(new AbortController().signal)
  return heard
}

test('only what stands under another department than its team does is looked at', async () => {
  const teams = [
    { id: '2', name: '一组', above: [east, top] },
    { ...east, above: [top] },
  ]
  expect(await news(teams, { 1: '0', 2: '4', 4: '1' })).toEqual([])
  expect(await news(teams, { 1: '0', 2: '1', 4: '1' })).toEqual(['2'])
})

test('what is out of sight, or closed, says nothing', async () => {
  const teams = [{ id: '2', name: '一组', above: [east, top] }]
  expect(await news(teams, { 4: '1' })).toEqual([])
  expect(await news(teams, { 2: '9' })).toEqual([])
})

test('a directory that does not answer is asked again in the next round', async () => {
  const busy = new PlatformError('test', 'departments', { code: 45009, message: 'busy', retry: 'later' })
  expect(await news([{ id: '2', name: '一组', above: [east] }], busy)).toEqual([])
})
