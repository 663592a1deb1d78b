import { afterEach, describe, expect, test } from 'vitest'
import type { Sandtable } from '../main.ts'
import type { Person, Role } from '../people/person.ts'
import { aDeal, customerId, furnitureOf } from './build.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

const [lin, gu] = ['LinXia', 'GuChen'] as const
const group = 'wrGROUP'
/** The drawing library is loaded with the first picture. */
const slowly = { timeout: 20_000 }

let company: WecomCompany
let sandtable: Sandtable
afterEach(async () => {
  await sandtable.close()
  await company.remove()
})

describe.each(['callbacks', 'line'] as const)('the heatmap, asked for in a group of the bot’s by its %s', (bot) => {
  test('stands there as a picture that names nobody, and the list in the app', async () => {
    await open(bot)
    const { wecom } = company
    await wecom.bot.says(lin, '哪些单子有风险', { group })
    await expect.poll(pictures, slowly).toHaveLength(1)
    expect(pictures()[0]?.subarray(1, 4).toString()).toBe('PNG')
    expect(JSON.stringify(wecom.bot.bubbles(group).map(({ content }) => content))).not.toContain('宏达')
    await expect.poll(() => JSON.stringify(wecom.bubbles(lin)), slowly).toContain('宏达精密')
    expect(wecom.bot.faulty).toEqual([])
  }, 60_000)
})

function pictures(): Buffer[] {
  return company.wecom.bot.bubbles(group).flatMap(({ enclosed }) => enclosed ?? [])
}

/** A rep with a deal, and their manager. */
async function open(bot?: 'callbacks' | 'line'): Promise<void> {
  company = await wecomCompany({ members: [lin, gu], timeScale: 1, ...(bot && { bot }) })
  sandtable = await company.start()
  await appoint(gu, 'manager')
  const { tenantId, id: ownerId, teamId } = await appoint(lin, 'rep')
  const deal = aDeal({ tenantId, ownerId, teamId, customerId: customerId(ownerId, '宏达精密') })
  await sandtable.storage.furnish({
    tenantId,
    platform: 'wecom',
    teams: [],
    people: [],
    visits: [],
    ...furnitureOf([deal]),
  })
  if (bot === 'line') await expect.poll(() => company.wecom.bot.line.isConnected(), slowly).toBe(true)
}

async function appoint(userId: string, role: Role): Promise<Person> {
  const { people, companies } = sandtable.storage
  const tenantId = (await people.tenantFor('wecom', company.config.wecom?.corpId ?? ''))?.id ?? ''
  const member = await sandtable.platforms[0]?.directory?.member(userId)
  if (member === undefined) throw new Error(`no ${userId} in the directory`)
  return companies.appoint(tenantId, { platform: 'wecom', userId }, member, role)
}
