import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nothingKnown } from '../sales/facts.ts'
import type { Storage } from '../storage/storage.ts'
import { furnitureOf } from '../testing/build.ts'
import { bindPlatforms } from './bind-platforms.ts'
import { openStorage } from './database.ts'

const feishu = { name: 'feishu', corp: 'cli_one' }
const dingtalk = { name: 'dingtalk', corp: 'dingone' }
const onFeishu = { platform: 'feishu', userId: 'ou_lin' }
const onDingtalk = { platform: 'dingtalk', userId: 'linxia' }

let storage: Storage
beforeEach(() => {
  storage = openStorage({ databaseFile: ':memory:' })
})
afterEach(() => storage.close())

const companyOf = async ({ name, corp }: typeof feishu) => (await storage.people.tenantFor(name, corp))?.id

describe('two platforms of one configuration', () => {
  test('are one company, also when the second comes later', async () => {
    expect(await bindPlatforms(storage, [dingtalk])).toBe(1)
    const company = await companyOf(dingtalk)
    expect(await bindPlatforms(storage, [feishu, dingtalk])).toBe(1)
    expect(await companyOf(feishu)).toBe(company)
  })

  test('that were met as two companies before stay apart', async () => {
    await bindPlatforms(storage, [feishu])
    await bindPlatforms(storage, [dingtalk])
    expect(await companyOf(feishu)).not.toBe(await companyOf(dingtalk))
    expect(await bindPlatforms(storage, [feishu, dingtalk])).toBe(2)
  })
})

describe('somebody known on both', () => {
  let company: string
  beforeEach(async () => {
    await bindPlatforms(storage, [feishu, dingtalk])
    company = (await companyOf(feishu)) ?? ''
  })
  const joins = (identity: typeof onFeishu) =>
    storage.people.admit(company, identity, { userId: identity.userId, name: '林晓', active: true })

  test('is two people until an administrator says otherwise, and then one, whichever way they came', async () => {
    const lin = await joins(onFeishu)
    const other = await joins(onDingtalk)
    expect(other.id).not.toBe(lin.id)
    expect(await storage.companies.link(company, onFeishu, onDingtalk)).toBe('linked')
    expect(await storage.companies.link(company, onFeishu, onDingtalk)).toBe('linked')
    expect((await storage.people.known(company, onDingtalk))?.id).toBe(lin.id)
    expect((await storage.people.byId(company, other.id))?.active).toBe(false)
    expect((await storage.people.addressesOf(company, lin.id)).map(({ platform }) => platform)).toEqual([
      'dingtalk',
      'feishu',
    ])
  })

  test('before they ever spoke there', async () => {
    const lin = await joins(onFeishu)
    expect(await storage.companies.link(company, onDingtalk, onFeishu)).toBe('unknown')
    expect(await storage.companies.link(company, onFeishu, onDingtalk)).toBe('linked')
    expect((await storage.people.known(company, onDingtalk))?.id).toBe(lin.id)
  })

  test('keeps what they have under the other identity: then they are not put together', async () => {
    const lin = await joins(onFeishu)
    const other = await joins(onDingtalk)
    const deal = {
      id: 'd',
      tenantId: company,
      ownerId: other.id,
      teamId: other.teamId,
      customerId: 'c',
      customer: '宏达精密',
    }
    const furniture = furnitureOf([
      {
        ...deal,
        name: '项目',
        stage: 'need',
        status: 'open',
        facts: nothingKnown,
        updatedAt: '2026-11-01T00:00:00.000Z',
      },
    ])
    await storage.furnish({ tenantId: company, platform: 'dingtalk', teams: [], people: [], visits: [], ...furniture })
    expect(await storage.companies.link(company, onFeishu, onDingtalk)).toBe('has-work')
    expect((await storage.people.known(company, onDingtalk))?.id).toBe(other.id)
    expect(lin.id).not.toBe(other.id)
  })
})
