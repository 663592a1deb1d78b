import { expect, test } from 'vitest'
import { PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'
import { openOutsiders } from './outsiders.ts'

const wang = {
  external_userid: 'wm1',
  name: '王建国',
  corp_name: '宏达',
  corp_full_name: '宏达精密机械有限公司',
  position: '设备科长',
}
const of = (...ids: string[]) => ids.map((userid) => ({ userid, tags: [] }))

test('a customer as the member who has them knows them; nobody else is told', async () => {
  const follow = { userid: 'linxia', remark: '王工', createtime: 1795500000, add_way: 1, state: '展会' }
  const answer = {
    external_contact: wang,
    follow_user: [{ ...follow, tags: [{ tag_name: '重点' }] }, ...of('ZhouYan')],
  }
  const outsiders = openOutsiders(client({ outsider: async () => answer }))
  expect(await outsiders.outsider('wm1', 'LinXia')).toEqual({
    id: 'wm1',
    name: '王建国',
    remark: '王工',
    company: '宏达精密机械有限公司',
    position: '设备科长',
    tags: ['重点'],
    addedAt: 1795500000_000,
    way: '扫描二维码',
    channel: '展会',
  })
  expect(await outsiders.outsider('wm1', 'ZhouYan')).toMatchObject({ name: '王建国', tags: [] })
  expect(await outsiders.outsider('wm1', 'ChenLi')).toBeUndefined()
})

test('of a customer whom many have, the member is looked for on every page', async () => {
  const pages: Record<string, object> = {
    '': { external_contact: wang, follow_user: of('ZhouYan'), next_cursor: 'more' },
    more: { external_contact: wang, follow_user: of('LinXia') },
  }
  const outsiders = openOutsiders(client({ outsider: async (_: string, cursor = '') => pages[cursor] as never }))
  expect(await outsiders.outsider('wm1', 'LinXia')).toMatchObject({ name: '王建国' })
})

test('all are those that the list still has, page by page, their tags by name', async () => {
  const page = (id: string, next_cursor: string) => ({
    external_contact_list: [
      { external_contact: { external_userid: id, name: id }, follow_info: { tag_id: ['t1', 'gone'] } },
    ],
    next_cursor,
  })
  const pages: Record<string, ReturnType<typeof page>> = {
    '': page('wm1', 'b'),
    b: page('wm2', 'c'),
    c: page('wm3', ''),
  }
  const outsiders = openOutsiders(
    client({
      outsideIds: async () => ({ external_userid: ['wm1', 'wm3'] }),
      outsidersOf: async (_, cursor) => pages[cursor] ?? page('never', ''),
      tags: async () => ({ tag_group: [{ tag: [{ id: 't1', name: '重点' }] }] }),
    }),
  )
  expect(await outsiders.all('LinXia')).toEqual([
    { id: 'wm1', name: 'wm1', tags: ['重点'] },
    { id: 'wm3', name: 'wm3', tags: ['重点'] },
  ])
})

test('a member who has nobody has nobody; an app without the right is told so', async () => {
  expect(await openOutsiders(client({ outsideIds: refusing(84061) })).all('LinXia')).toEqual([])
  await expect(openOutsiders(client({ outsideIds: refusing(48002) })).all('LinXia')).rejects.toMatchObject({
    code: 48002,
  })
})

test.each([40096, 84061, 48002, 60011])('where WeCom does not tell of one (%i) there is nobody', async (code) => {
  expect(await openOutsiders(client({ outsider: refusing(code) })).outsider('wm1', 'LinXia')).toBeUndefined()
})

test('a platform out of order is not nobody', async () => {
  const outsiders = openOutsiders(client({ outsider: refusing(-1) }))
  await expect(outsiders.outsider('wm1', 'LinXia')).rejects.toMatchObject({ code: -1 })
})

function client(parts: Partial<Client>): Client {
  return parts as Client
}

function refusing(code: number) {
  return async (): Promise<never> => {
    throw new PlatformError('wecom', 'externalcontact', { code, message: 'no', retry: 'never' })
  }
}
