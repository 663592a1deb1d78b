import { expect, test } from 'vitest'
import { PlatformError } from '../../src/conversation/platform.ts'
import type { Client } from './client.ts'
import { openOutsiders } from './outsiders.ts'

const wang = { name: '王建国', corp_name: '宏达', corp_full_name: '宏达精密机械有限公司' }
const of = (...ids: string[]) => ids.map((userid) => ({ userid }))

test('a customer as the member who has them calls them; nobody else is told', async () => {
  const answer = { external_contact: wang, follow_user: [{ userid: 'linxia', remark: '王工' }, ...of('ZhouYan')] }
  const outsiders = openOutsiders(client(async () => answer))
  expect(await outsiders.outsider('wm1', 'LinXia')).toEqual({ name: '王工', company: '宏达精密机械有限公司' })
  expect(await outsiders.outsider('wm1', 'ZhouYan')).toEqual({ name: '王建国', company: '宏达精密机械有限公司' })
  expect(await outsiders.outsider('wm1', 'ChenLi')).toBeUndefined()
})

test.each([40096, 84061, 48002])('where WeCom does not tell (%i) there is nobody', async (code) => {
  expect(await openOutsiders(client(refusing(code))).outsider('wm1', 'LinXia')).toBeUndefined()
})

test('a platform out of order is not nobody', async () => {
  await expect(openOutsiders(client(refusing(-1))).outsider('wm1', 'LinXia')).rejects.toMatchObject({ code: -1 })
})

function client(outsider: Client['outsider']): Client {
  return { outsider } as Partial<Client> as Client
}

function refusing(code: number): Client['outsider'] {
  return async () => {
    throw new PlatformError('wecom', 'externalcontact/get', { code, message: 'no', retry: 'never' })
  }
}
