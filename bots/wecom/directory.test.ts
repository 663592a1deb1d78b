import { expect, test } from 'vitest'
import { PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'
import { openDirectory } from './directory.ts'

const refused = (code: string | number) =>
  new PlatformError('wecom', 'department/get', { code, message: 'no', retry: 'never' })

test('a member is who the platform finds, however little it says of them', async () => {
  const { member } = openDirectory(asked({ user: async () => ({}) }))
  expect(await member('LinXia')).toEqual({ userId: 'LinXia', name: 'LinXia', active: true })
})

test('the department stands with those above it, as far as one may see, and by number where one may not', async () => {
  const names: Record<string, { name: string; parentid: number }> = {
    '7': { name: '一组', parentid: 3 },
    '3': { name: '华东', parentid: 1 },
  }
  const department: Client['department'] = async (id) => {
    const found = names[id]
    if (found === undefined) throw refused(60011)
    return { department: found }
  }
  const inTeam = openDirectory(asked({ user: async () => ({ department: [7] }), department }))
  expect((await inTeam.member('LinXia'))?.department).toEqual({
    id: '7',
    name: '一组',
    above: [{ id: '3', name: '华东' }],
  })
  const hidden = openDirectory(asked({ user: async () => ({ main_department: 9 }), department }))
  expect((await hidden.member('LinXia'))?.department).toEqual({ id: '9', name: '部门 9', above: [] })
})

test('a circle of departments ends', async () => {
  const department: Client['department'] = async () => ({ department: { name: '圈', parentid: 7 } })
  const { member } = openDirectory(asked({ user: async () => ({ main_department: 7 }), department }))
  expect((await member('LinXia'))?.department?.above?.length).toBeLessThan(20)
})

test('a directory that cannot answer for now is no answer', async () => {
  const later = new PlatformError('wecom', 'user/get', { code: 45009, message: 'busy', retry: 'later' })
  const { member } = openDirectory(
    asked({
      user: async () => {
        throw later
      },
    }),
  )
  await expect(member('LinXia')).rejects.toBe(later)
})

function asked(some: Partial<Pick<Client, 'user' | 'department'>>): Client {
  return { ...some } as Client
}
