import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { plainText } from '../conversation/card.ts'
import { openDispatch } from '../conversation/dispatch.ts'
import { openInbox } from '../conversation/inbox.ts'
import { silent } from '../conversation/log.ts'
import { type Content, conversationId } from '../conversation/message.ts'
import { openOutbox } from '../conversation/outbox.ts'
import type { Delivery, Platform } from '../conversation/platform.ts'
import type { Joining, Member, Role } from '../people/person.ts'
import type { Deal } from '../sales/deal.ts'
import { tracks } from '../sales/tracks/index.ts'
import { openSkills } from '../skills/index.ts'
import { thisProcess } from '../storage/owner.ts'
import { openSqlite } from '../storage/sqlite/index.ts'
import type { Storage } from '../storage/storage.ts'

export const migrationsFolder = join(import.meta.dirname, '../../migrations/sqlite')

function openMemory(): Storage {
  return openSqlite({ path: ':memory:', migrationsFolder, owner: thisProcess() })
}

/** A person of the company under test: `lin` is a rep of team `one` unless said otherwise. */
interface Someone {
  userId: string
  name: string
  role?: Role
  teamId?: string
}

/** A bot to talk to, with a company around it: no platform, no clock but ours. */
export interface Bot {
  /** Says something and waits for everything that follows from it. */
  says(userId: string, text: string): Promise<void>
  presses(userId: string, label: string): Promise<void>
  enters(userId: string): Promise<void>
  /** What a person saw, oldest first, cards as plain text; a redrawn card follows as one more line. */
  heard(userId: string): string[]
  last(userId: string): string
  /** The raw deliveries, for what plain text does not show. */
  deliveries(userId: string): Delivery[]
  storage: Storage
  at(time: string): void
  close(): Promise<void>
}

export interface World {
  people?: readonly Someone[]
  deals?: readonly (Omit<Deal, 'ownerName'> & { industry?: string })[]
  /** Who the platform's directory vouches for beyond the people known. */
  directory?: readonly Member[]
  joining?: Joining
  today?: string
}

export const company = 'acme'

export async function talk(world: World = {}): Promise<Bot> {
  const storage = openMemory()
  const people = world.people ?? [{ userId: 'lin', name: '林晓' }]
  let now = Date.parse(`${world.today ?? '2026-11-24'}T09:00:00+08:00`)
  await storage.companies.ensure(
    { id: company, name: '测试公司', kind: 'company', joining: world.joining ?? 'join' },
    { platform: 'test', corp: company },
  )
  await storage.furnish({
    tenantId: company,
    platform: 'test',
    teams: [
      { id: 'all', tenantId: company, name: '总部' },
      { id: 'one', tenantId: company, name: '一组', parentId: 'all' },
      { id: 'two', tenantId: company, name: '二组', parentId: 'all' },
    ],
    people: people.map(({ userId, name, role = 'rep', teamId = 'one' }) => ({
      id: userId,
      userId,
      name,
      role,
      teamId,
    })),
    deals: [...(world.deals ?? [])],
    visits: [],
  })

  const sent: Delivery[] = []
  const platform: Platform = {
    name: 'test',
    corp: company,
    limits: {
      buttonsPerCard: 6,
      rowsPerCard: 6,
      textBytes: 2048,
      repeatWindow: 1,
      perPerson: { minute: 10_000, hour: 10_000 },
    },
    start: async () => {},
    stop: async () => {},
    send: async (delivery) => {
      sent.push(delivery)
    },
    directory: { member: async (userId) => world.directory?.find((member) => member.userId === userId) },
  }
  const find = (name: string) => (name === platform.name ? platform : undefined)
  const skills = openSkills({ ...storage, tracks, newId: () => uuid() })
  const outbox = openOutbox({
    journal: storage.journal,
    platform: find,
    log: silent,
    now: () => now,
    sleep: async () => {},
  })
  const inbox = openInbox({
    journal: storage.journal,
    answer: openDispatch({
      people: storage.people,
      platform: find,
      ...skills,
      now: () => new Date(now),
      dayOf: (at) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at),
    }),
    apologise: async () => ({ tenantId: company, replies: [{ kind: 'text', text: '抱歉，这一条我没处理成。' }] }),
    deliver: outbox.deliver,
    log: silent,
    now: () => now,
  })

  async function hand(userId: string, content: Content): Promise<void> {
    await inbox.receive({
      platform: 'test',
      corp: company,
      conversation: conversationId('test', company, userId),
      speaker: userId,
      dedupeKey: uuid(),
      receivedAt: now,
      content,
    })
    await inbox.idle()
    await outbox.idle()
  }

  const to = (userId: string) => sent.filter(({ recipient }) => recipient === userId)
  const heard = (userId: string) =>
    to(userId).map(({ outgoing }) => (outgoing.kind === 'text' ? outgoing.text : plainText(outgoing.card)))
  return {
    says: (userId, text) => hand(userId, { kind: 'text', text }),
    enters: (userId) => hand(userId, { kind: 'enter' }),
    presses: (userId, label) => {
      for (const delivery of to(userId).reverse()) {
        if (delivery.outgoing.kind === 'text') continue
        const button = delivery.outgoing.card.buttons?.find((candidate) => candidate.label === label)
        if (button === undefined) continue
        return hand(userId, { kind: 'press', action: button.action, argument: button.argument, handle: delivery.key })
      }
      throw new Error(`${userId} sees no button ${label}`)
    },
    heard,
    last: (userId) => heard(userId).at(-1) ?? '',
    deliveries: to,
    storage,
    at(time) {
      now = Date.parse(time)
    },
    close: () => storage.close(),
  }
}
