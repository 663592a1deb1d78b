import { afterEach, describe, expect, test } from 'vitest'
import type { Sandtable } from '../main.ts'
import type { Person } from '../people/person.ts'
import { aDeal, customerId, furnitureOf } from './build.ts'
import { type WecomCompany, wecomCompany } from './wecom-company.ts'

const lin = 'LinXia'
const visitId = '0199a000-0000-7000-8000-000000000001'

let company: WecomCompany
let sandtable: Sandtable
let rep: Person
afterEach(async () => {
  await sandtable.close()
  await company.remove()
})

describe.each(['app', 'bot by callbacks', 'bot over its line'] as const)('a photo sent to the %s', (way) => {
  test('is put to the visit that is tapped, without what it told besides, once', async () => {
    await open(way)
    await photographs(way, photo)
    await expect.poll(() => shown(way), { timeout: 15_000 }).toContain('放进哪次拜访')
    expect(await attached()).toEqual([])

    await taps(way, '宏达精密')
    await expect.poll(attached, { timeout: 15_000 }).toHaveLength(1)
    const [one] = await attached()
    const kept = await sandtable.storage.visitAttachments.photo(rep, one?.id ?? '')
    expect(kept?.type).toBe('image/png')
    expect(Buffer.from(kept?.bytes ?? []).toString('latin1')).not.toContain('GPS')
    expect((await sandtable.storage.visits.byId(rep, visitId))?.details?.attached).toEqual([one?.id])
  }, 60_000)
})

describe('what is sent as an image', () => {
  test.each([
    ['a program', Buffer.from(`MZ${'\0'.repeat(100)}`), '不是能收的照片'],
    ['a web page', Buffer.from('<html><script>alert(1)</script></html>'), '不是能收的照片'],
    ['a JPEG that breaks off', Buffer.from('ffd8ffe000104a464946', 'hex'), '不是能收的照片'],
    ['more than a photo may have', Buffer.concat([pngHead(), Buffer.alloc(6 * 1024 * 1024)]), '超过 5 MB'],
    ['more than WeCom lets pass', Buffer.alloc(11 * 1024 * 1024), '没取下来'],
  ])(
    '%s is not kept, and that is said',
    async (_, bytes, told) => {
      await open('app')
      await photographs('app', bytes)
      await expect.poll(() => shown('app'), { timeout: 15_000 }).toContain(told)
      expect(await attached()).toEqual([])
    },
    60_000,
  )

  test('a photo without a visit in the last days is not kept', async () => {
    await open('app', '2026-01-05')
    await photographs('app', photo)
    await expect.poll(() => shown('app'), { timeout: 15_000 }).toContain('没有你的拜访记录')
  }, 60_000)
})

type Way = 'app' | 'bot by callbacks' | 'bot over its line'

/** A rep with a visit of today, unless it was on another day. */
async function open(way: Way, on = new Date().toISOString().slice(0, 10)): Promise<void> {
  const bot = way === 'app' ? undefined : way === 'bot by callbacks' ? 'callbacks' : 'line'
  company = await wecomCompany({ ...(bot && { bot }), timeScale: 1 })
  sandtable = await company.start()
  const { people, companies } = sandtable.storage
  const tenantId = (await people.tenantFor('wecom', company.config.wecom?.corpId ?? ''))?.id ?? ''
  const member = await sandtable.platforms[0]?.directory?.member(lin)
  if (member === undefined) throw new Error('no such member')
  rep = await companies.appoint(tenantId, { platform: 'wecom', userId: lin }, member, 'rep')
  const owned = { tenantId, ownerId: rep.id, teamId: rep.teamId }
  const deal = aDeal({ ...owned, customerId: customerId(rep.id, '宏达精密') })
  const at = `${on}T01:00:00.000Z`
  const told = { dealId: deal.id, customerId: deal.customerId, on, at, loggedAt: at, text: '见了王总' }
  const visits = [{ ...owned, id: visitId, ...told }]
  await sandtable.storage.furnish({
    tenantId,
    platform: 'wecom',
    teams: [],
    people: [],
    visits,
    ...furnitureOf([deal]),
  })
  if (bot === 'line') await expect.poll(() => company.wecom.bot.line.isConnected(), { timeout: 10_000 }).toBe(true)
}

async function photographs(way: Way, bytes: Buffer): Promise<void> {
  const { wecom } = company
  await (way === 'app' ? wecom.photographs(lin, bytes) : wecom.bot.photographs(lin, bytes))
}

/** All that stands in the chat. */
function shown(way: Way): string {
  const { wecom } = company
  return JSON.stringify(way === 'app' ? wecom.bubbles(lin) : wecom.bot.bubbles(lin))
}

async function taps(way: Way, label: string): Promise<void> {
  const { wecom } = company
  const keyOn = (card: { button_list?: { text: string; key?: string }[] } | undefined) =>
    card?.button_list?.find(({ text }) => text === label)?.key
  if (way === 'app') {
    const bubble = wecom.bubbles(lin).findLast(({ card }) => keyOn(card) !== undefined)
    if (bubble !== undefined) await wecom.clicks(lin, bubble, keyOn(bubble.card) ?? '')
  } else {
    const bubble = wecom.bot.bubbles(lin).findLast(({ card }) => keyOn(card) !== undefined)
    if (bubble !== undefined) await wecom.bot.clicks(lin, bubble, keyOn(bubble.card) ?? '')
  }
}

async function attached() {
  return sandtable.storage.visitAttachments.of(rep, [visitId])
}

function pngHead(): Buffer {
  return Buffer.from('89504e470d0a1a0a', 'hex')
}

function chunk(name: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, Buffer.from(name, 'latin1'), body, Buffer.alloc(4)])
}

/** With a remark in it that says where it was taken. */
const photo = Buffer.concat([
  pngHead(),
  chunk('IHDR', Buffer.alloc(13, 1)),
  chunk('tEXt', Buffer.from('GPS 31.2304,121.4737')),
  chunk('IDAT', Buffer.alloc(40, 7)),
  chunk('IEND', Buffer.alloc(0)),
])
