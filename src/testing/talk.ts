import { v7 as uuid } from 'uuid'
import { openPushedCalendars } from '../connectors/calendar-pushed/index.ts'
import { writeWorkbook } from '../connectors/tables/write-workbook.ts'
import type { Approvals } from '../conversation/approvals.ts'
import { isEnclosed } from '../conversation/as-card.ts'
import type { AddressCalendars, Calendars } from '../conversation/calendars.ts'
import { openConversation } from '../conversation/index.ts'
import { silent } from '../conversation/log.ts'
import { type Content, conversationId, type News, newsLane } from '../conversation/message.ts'
import type { Delivery, Platform } from '../conversation/platform.ts'
import type { Turn } from '../conversation/skill.ts'
import { openJobs } from '../jobs/index.ts'
import { isWorkday } from '../language/holidays.ts'
import type { Joining, Member, Person, Role } from '../people/person.ts'
import { learn } from '../sales/learning/learn.ts'
import type { Partner } from '../sales/rehearsal/partner.ts'
import type { Decision } from '../sales/sandbox/decision.ts'
import type { Polisher } from '../sales/wording/polisher.ts'
import { openStorage } from '../setup/database.ts'
import { type MeetingTaken, openMeetingIntake } from '../skills/calendar/meeting-intake.ts'
import { openSkills } from '../skills/index.ts'
import { type Lessons, openLessons } from '../skills/learning/lessons.ts'
import { openFlag } from '../skills/tipping/flag.ts'
import { openIntake, type Taken } from '../skills/tipping/intake.ts'
import { openMover } from '../skills/tipping/mover.ts'
import type { VisitForms } from '../skills/visit/forms.ts'
import type { Storage } from '../storage/storage.ts'
import type { PointReader } from '../understanding/point-reading.ts'
import type { SecondReader } from '../understanding/second-reading.ts'
import { company, type Furnished, furnitureOf } from './build.ts'
import { wordsOf } from './words-of.ts'

function openMemory(): Storage {
  return openStorage({ databaseFile: ':memory:' })
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
  /** The same in a group, where others read along. */
  saysInGroup(group: string, userId: string, text: string): Promise<void>
  /** Presses the newest button with this label, or the `back`-th before it. */
  presses(userId: string, label: string, back?: number): Promise<void>
  /** Presses a button that somebody else's card has. */
  pressesAs(userId: string, action: string, argument: string): Promise<void>
  enters(userId: string): Promise<void>
  /** The platform tells that something is to be looked at. */
  news(of: News['of'], id: string): Promise<void>
  /** Another program pushes events. */
  pushes(...events: readonly object[]): Promise<Taken[]>
  /** Another program pushes meetings into people's calendars. */
  pushesMeetings(...meetings: readonly object[]): Promise<MeetingTaken[]>
  /** On the page of events somebody puts one to another deal, or to none. */
  moves(
    userId: string,
    eventId: string,
    dealId: string | null,
    withGroup?: boolean,
    customerId?: string,
  ): Promise<boolean>
  /** What a person saw, oldest first, cards as plain text; a redrawn card follows as one more line. */
  heard(userId: string): string[]
  last(userId: string): string
  /** The raw deliveries, for what plain text does not show. */
  deliveries(userId: string): Delivery[]
  /** Kinds of all that was written, in order; each has its line in the audit trail. */
  written(): string[]
  storage: Storage
  lessons: Lessons
  /** The page of a visit, and what it knows of whoever opens it. */
  visitForms: VisitForms
  turnOf(userId: string): Promise<Turn>
  at(time: string): void
  /** It is now `time`, and everything that happens by itself has had its turn. */
  passes(time: string): Promise<void>
  close(): Promise<void>
}

export interface World {
  people?: readonly Someone[]
  deals?: readonly Furnished[]
  /** What was predicted of them before. */
  decisions?: readonly Decision[]
  /** Who the platform's directory vouches for beyond the people known. */
  directory?: readonly Member[]
  secondReader?: SecondReader
  pointReader?: PointReader
  polisher?: Polisher
  partner?: Partner
  /** A company that is there already, met again after a restart. */
  storage?: Storage
  joining?: Joining
  /** Everybody has their morning’s card when its time comes; most tests are about something else. */
  mornings?: true
  /** Where the company works; `Asia/Shanghai` unless said otherwise. */
  zone?: string
  today?: string
  /** The platform's own approvals. */
  approvals?: Approvals
  /** The platform's own calendars. */
  calendars?: Calendars
  /** Calendars at addresses of their own. */
  addressCalendars?: AddressCalendars
}

/** The rep of most tests, as the storage knows her. */
export async function lin({ storage }: Bot): Promise<Person> {
  const person = await storage.people.byId(company, 'lin')
  if (person === undefined) throw new Error('lin is not there')
  return person
}

export async function talk(world: World = {}): Promise<Bot> {
  const storage = world.storage ?? openMemory()
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
    ...furnitureOf(world.deals ?? []),
    visits: [],
    decisions: [...(world.decisions ?? [])],
  })

  const sent: Delivery[] = []
  const platform: Platform = {
    name: 'test',
    label: '测试',
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
    directory: {
      member: async (userId) =>
        [...(world.directory ?? []), ...people.map((one) => ({ ...one, active: true }))].find(
          (member) => member.userId === userId,
        ),
    },
    ...(world.approvals && { approvals: world.approvals }),
    ...(world.calendars && { calendars: world.calendars }),
  }
  const { zone = 'Asia/Shanghai' } = world
  const dayOf = (at: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at)
  const timeOf = (at: Date) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
  const pushedCalendars = openPushedCalendars({ ...storage, zone })
  const skills = openSkills({
    ...storage,
    dayOf,
    platform: () => platform,
    ...(world.addressCalendars && { addressCalendars: world.addressCalendars }),
    pushedCalendars,
    writeWorkbook,
    ...(world.secondReader && { secondReader: world.secondReader }),
    ...(world.pointReader && { pointReader: world.pointReader }),
    ...(world.polisher && { polisher: world.polisher }),
    ...(world.partner && { partner: world.partner }),
  })
  const lessons = openLessons({
    ...storage,
    learn: async (lesson) => learn(lesson),
    now: () => new Date(now),
    dayOf,
    newId: uuid,
  })
  const view = (person: Person) => ({ person, now: new Date(now), today: dayOf(new Date(now)), newId: uuid })
  const written: string[] = []
  const journal: Storage['journal'] = {
    ...storage.journal,
    conclude(entry, outcome, at) {
      written.push(...(outcome.changes ?? []).map(({ kind }) => kind))
      return storage.journal.conclude(entry, outcome, at)
    },
  }
  const conversation = openConversation({
    journal,
    people: storage.people,
    platforms: [platform],
    repertoire: skills.repertoire,
    dayOf,
    timeOf,
    isWorkday,
    attentions: storage.attentions,
    clock: { now: () => now, sleep: async () => {} },
    log: silent,
  })

  const flag = openFlag({ ...storage, announce: conversation.announce })
  const intake = openIntake({ ...storage, flag })
  const mover = openMover({ ...storage, flag })
  const meetingIntake = openMeetingIntake({ ...storage, ...pushedCalendars })

  async function hand(userId: string, content: Content, group?: string): Promise<void> {
    await conversation.receive({
      platform: 'test',
      corp: company,
      conversation: conversationId('test', company, userId),
      speaker: userId,
      ...(group === undefined ? {} : { group }),
      dedupeKey: uuid(),
      receivedAt: now,
      content,
    })
    await conversation.idle()
  }

  async function tell(of: News['of'], id: string): Promise<void> {
    const content = { kind: 'news', of, id } as const
    await conversation.receive({
      platform: 'test',
      corp: company,
      conversation: newsLane('test', company, content),
      speaker: 'sys',
      dedupeKey: uuid(),
      receivedAt: now,
      content,
    })
    await conversation.idle()
  }

  const to = (userId: string) => sent.filter(({ recipient }) => recipient === userId)
  const heard = (userId: string) => to(userId).map(({ outgoing }) => wordsOf(outgoing))
  return {
    says: (userId, text) => hand(userId, { kind: 'text', text }),
    saysInGroup: (group, userId, text) => hand(userId, { kind: 'text', text }, group),
    enters: (userId) => hand(userId, { kind: 'enter' }),
    news: tell,
    presses: (userId, label, back = 0) => {
      const buttons = to(userId).flatMap(({ key, outgoing }) =>
        outgoing.kind === 'text' || isEnclosed(outgoing)
          ? []
          : (outgoing.card.buttons ?? []).filter((button) => button.label === label).map((button) => ({ key, button })),
      )
      const found = buttons.at(-1 - back)
      if (found === undefined) throw new Error(`${userId} sees no button ${label}`)
      const { action, argument } = found.button
      return hand(userId, { kind: 'press', action, argument, handle: found.key })
    },
    pressesAs: (userId, action, argument) => hand(userId, { kind: 'press', action, argument }),
    async pushes(...events) {
      const taken = await intake.take(company, events, new Date(now))
      await conversation.idle()
      return taken
    },
    pushesMeetings: (...meetings) => meetingIntake.take(company, meetings, new Date(now)),
    async moves(userId, eventId, dealId, withGroup = false, customerId) {
      const person = await storage.people.byId(company, userId)
      if (person === undefined) throw new Error(`${userId} is not there`)
      const done = await mover.move(
        person,
        eventId,
        { dealId, withGroup, ...(customerId === undefined ? {} : { customerId }) },
        new Date(now),
      )
      await conversation.idle()
      return done
    },
    heard,
    written: () => [...written],
    last: (userId) => heard(userId).at(-1) ?? '',
    deliveries: to,
    storage,
    lessons,
    visitForms: skills.visitForms,
    async turnOf(userId) {
      const person = await storage.people.byId(company, userId)
      if (person === undefined) throw new Error(`${userId} is not there`)
      const { tenant } = await storage.people.placeOf(person)
      const { skills: memory } = await storage.journal.remembered(conversationId('test', company, userId))
      return { ...view(person), tenant, platform: 'test', corp: company, memory }
    },
    at(time) {
      now = Date.parse(time)
    },
    async passes(time) {
      now = Date.parse(time)
      const jobs = openJobs({
        ...storage,
        conversation,
        platforms: [platform],
        cases: skills.cases,
        prepare: skills.prepare,
        mornings: skills.mornings,
        standings: skills.standings,
        reports: skills.reports,
        handOverCard: skills.handOverCard,
        lessons,
        view,
        dayOf,
        timeOf,
        log: silent,
        board: skills.board,
        now: () => now,
        sleep: async () => {},
      })
      for (const job of jobs)
        if (world.mornings === true || !['briefs', 'gaps'].includes(job.name))
          await job.run(new AbortController().signal)
      await conversation.idle()
    },
    close: () => storage.close(),
  }
}
