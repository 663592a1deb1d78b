import { v7 as uuid } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Entry } from '../conversation/journal.ts'
import { conversationId, type Incoming } from '../conversation/message.ts'
import type { Department, Person } from '../people/person.ts'
import type { Approval } from '../sales/approval.ts'
import type { Appointment } from '../sales/calendar.ts'
import type { Clash } from '../sales/clash.ts'
import type { Contact, Customer } from '../sales/customer.ts'
import type { Exchange } from '../sales/exchange.ts'
import { type Facts, nothingKnown } from '../sales/facts.ts'
import type { FieldChange } from '../sales/record/field-change.ts'
import { decide } from '../sales/sandbox/decide.ts'
import type { Decision } from '../sales/sandbox/decision.ts'
import type { Task } from '../sales/task.ts'
import type { Visit } from '../sales/visit.ts'
import type { Owner } from '../storage/owner.ts'
import type { Storage, Written } from '../storage/storage.ts'
import { describeAssessments } from './assessments-contract.ts'
import { describeAttachments } from './attachments-contract.ts'
import { describeBehaviour } from './behaviour-contract.ts'
import { customerId, type Furnished, furnitureOf } from './build.ts'
import { describeCoaching } from './coaching-contract.ts'
import { describeCustomers } from './customers-contract.ts'
import { describeImports } from './import-contract.ts'
import { describeLearning } from './learning-contract.ts'
import { describeLibraries } from './library-contract.ts'
import { describeMerges } from './merge-contract.ts'
import { describePushedMeetings } from './pushed-meetings-contract.ts'
import { describeRisk } from './risk-contract.ts'
import { describeSolutions } from './solutions-contract.ts'
import { describeTargets } from './targets-contract.ts'

/** A database that several processes (`open` called again) can share for the length of one test. */
export interface Place {
  open(owner: Owner): Storage
  /** A row of the audit table is changed behind the storage's back. */
  forgeAudit(): Promise<void>
  remove(): Promise<void>
}

/** What every storage adapter owes the house; an adapter joins by calling this with its name and a way to make a place. */
export function describeStorage(name: string, make: () => Promise<Place>): void {
  describe(`storage: ${name}`, () => {
    let place: Place
    let storage: Storage
    const opened: Storage[] = []
    const open = (id: string, gone: string[] = []) => {
      const one = place.open({ id, isGone: (other) => gone.includes(other) })
      opened.push(one)
      return one
    }

    beforeEach(async () => {
      place = await make()
      storage = open('first')
      await furnish(storage)
    })
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close()
      await place.remove()
    })

    describe('notices beside the chat', () => {
      test('are counted for each member within the window, each name once, over a restart', async () => {
        const note = (name: string, at: number, kept = storage, userId = 'lin') =>
          kept.notices('acme', 'dingtalk').note({ userId, name, at }, 2, at - 100)
        expect([await note('one', 10), await note('one', 11), await note('two', 12)]).toEqual([true, true, true])
        const restarted = open('second', ['first'])
        expect(await note('three', 13, restarted)).toBe(false)
        expect(await note('two', 13, restarted)).toBe(true)
        expect(await note('three', 13, restarted, 'zhou')).toBe(true)
        expect(await restarted.notices('other', 'dingtalk').note({ userId: 'lin', name: 'x', at: 13 }, 2, 0)).toBe(true)
        expect(await note('three', 110, restarted)).toBe(true)
      })
    })

    describe('the journal', () => {
      test('keeps a message once, however often and however many at once it comes', async () => {
        const message = said('早')
        const outcomes = await Promise.all([1, 2, 3, 4].map(() => storage.journal.receive(message)))
        expect(outcomes.filter((outcome) => outcome === 'repeat')).toHaveLength(3)
        expect(await storage.journal.receive(message)).toBe('repeat')
      })

      test('another company may use the same key', async () => {
        const message = said('早')
        await storage.journal.receive(message)
        expect(await storage.journal.receive({ ...message, corp: 'other' })).not.toBe('repeat')
      })

      test('writes an answer, its changes, its memory and its audit line together', async () => {
        const entry = await keep(storage, said('怎么推进'))
        const decision = aDecision(await lin(storage))
        const parcels = await storage.journal.conclude(
          entry,
          {
            tenantId: 'acme',
            personId: 'lin',
            replies: [{ kind: 'text', text: '好' }],
            changes: [{ kind: 'sandbox.decided', level: 'auto', subject: decision.id, decision }],
            remembered: { skills: { decision: decision.id } },
          },
          1000,
        )
        expect(parcels).toMatchObject([{ recipient: 'lin', outgoing: { kind: 'text', text: '好' }, inherited: false }])
        expect(await storage.journal.remembered(entry.incoming.conversation)).toEqual({
          skills: { decision: decision.id },
        })
        expect(await storage.decisions.byId(await lin(storage), decision.id)).toEqual(decision)
        expect(await storage.firstBrokenAudit('acme')).toBeUndefined()
      })

      test('a change that cannot be written leaves nothing of the answer behind, and no neighbour suffers', async () => {
        const [bad, good] = [await keep(storage, said('甲')), await keep(storage, said('乙'))]
        const decision = aDecision(await lin(storage))
        const change = { kind: 'sandbox.decided' as const, level: 'auto' as const, subject: decision.id, decision }
        const twice = storage.journal.conclude(bad, { tenantId: 'acme', replies: [], changes: [change, change] }, 1)
        const once = storage.journal.conclude(good, { tenantId: 'acme', replies: [{ kind: 'text', text: '好' }] }, 1)
        await expect(twice).rejects.toThrow()
        expect(await once).toHaveLength(1)
        expect(await storage.decisions.byId(await lin(storage), decision.id)).toBeUndefined()
      })

      test('a message already answered is not answered again', async () => {
        const entry = await keep(storage, said('早'))
        const answer = { tenantId: 'acme', replies: [{ kind: 'text' as const, text: '早' }] }
        expect(await storage.journal.conclude(entry, answer, 1)).toHaveLength(1)
        expect(await storage.journal.conclude(entry, answer, 2)).toEqual([])
      })

      test('how long words took is kept of those who said something, to what was sent them first', async () => {
        const answer = async (message: Incoming, now: number) => {
          const replies = [
            { kind: 'text' as const, text: '好' },
            { kind: 'text' as const, text: '还有' },
          ]
          return storage.journal.conclude(
            await keep(storage, message),
            { tenantId: 'acme', personId: 'lin', replies },
            now,
          )
        }
        const parcels = await answer({ ...said('怎么推进'), receivedAt: 1_000 }, 1_100)
        await answer({ ...said(''), receivedAt: 1_000, content: { kind: 'press', action: 'a', argument: '' } }, 1_100)
        const ofTeam = { ownerId: 'lin', teamId: 'one', platform: 'test', touchedAt: 1_000 }
        expect(await storage.responses.ofCompany('acme', 0)).toEqual([ofTeam])
        for (const [at, parcel] of parcels.entries()) await storage.journal.sent(parcel, 1_200 + 50 * at)
        expect(await storage.responses.ofCompany('acme', 0)).toEqual([{ ...ofTeam, acceptedAt: 1_200 }])
        expect(await storage.responses.ofCompany('acme', 1_001)).toEqual([])
        expect(await storage.responses.ofCompany('other', 0)).toEqual([])
        const seenBy = async (id: string) => {
          const reader = await storage.people.byId('acme', id)
          return reader && (await storage.responses.seenBy(reader, 0)).length
        }
        expect(await Promise.all(['lin', 'boss-one', 'ops', 'zhou', 'admin'].map(seenBy))).toEqual([1, 1, 1, 0, 0])
        await storage.responses.forget(1_001)
        expect(await storage.responses.ofCompany('acme', 0)).toEqual([])
      })

      test('an answer knows where the message wants it, also after the process died; what others are told does not', async () => {
        const entry = await keep(storage, { ...said('早'), replyTo: 'a stream', group: 'g' })
        const to = (userId: string) => ({ platform: 'wecom', conversation: `wecom:corp:${userId}`, userId })
        const replies = [undefined, to('g'), to('zhou')].map((whom) => ({
          kind: 'text' as const,
          text: '早',
          ...(whom && { to: whom }),
        }))
        const packed = await storage.journal.conclude(entry, { tenantId: 'acme', replies }, 1)
        expect(packed.map(({ replyTo }) => replyTo)).toEqual(['a stream', 'a stream', undefined])
        expect((await open('second', ['first']).journal.takeOver(10)).parcels.map(({ replyTo }) => replyTo)).toEqual([
          'a stream',
          'a stream',
          undefined,
        ])
      })

      test('what came again is answered where it came last by whoever takes it over, answered already or not', async () => {
        const [waiting, answered] = [said('一'), said('二')]
        const later = said('三')
        const answer = { tenantId: 'acme', replies: [{ kind: 'text' as const, text: '早' }] }
        await keep(storage, { ...waiting, replyTo: 'first of one' })
        const entry = await keep(storage, { ...answered, replyTo: 'first of two' })
        await storage.journal.conclude(entry, answer, 1)
        const underway = await keep(storage, { ...later, replyTo: 'first of three' })
        for (const [message, replyTo] of [
          [waiting, 'last of one'],
          [answered, 'last of two'],
          [later, 'last of three'],
        ] as const) {
          await storage.journal.receive({ ...message, replyTo })
        }
        await storage.journal.conclude(underway, answer, 2)
        const { entries, parcels } = await open('second', ['first']).journal.takeOver(10)
        expect(entries.map(({ incoming }) => incoming.replyTo)).toEqual(['last of one'])
        expect(parcels.map(({ replyTo }) => replyTo)).toEqual(['last of two', 'last of three'])
      })

      test('what a dead process left is taken over once, in the order it came, marked as possibly sent', async () => {
        const waiting = await keep(storage, said('一'))
        await keep(storage, said('二'))
        const done = await keep(storage, said('三'))
        const [parcel] = await storage.journal.conclude(
          done,
          { tenantId: 'acme', replies: [{ kind: 'text', text: '3' }] },
          5,
        )
        await storage.journal.holdLease(1_000_000)

        const second = open('second', ['first'])
        const taken = await second.journal.takeOver(10)
        expect(taken.entries.map(({ incoming }) => incoming.content)).toEqual([
          { kind: 'text', text: '一' },
          { kind: 'text', text: '二' },
        ])
        expect(taken.entries[0]).toMatchObject({ id: waiting.id, attempts: 1 })
        expect(taken.parcels).toEqual([{ ...parcel, inherited: true }])
        expect(await second.journal.takeOver(11)).toEqual({ entries: [], parcels: [] })
        await second.journal.begin(waiting)
        const third = open('third', ['second'])
        const [again] = (await third.journal.takeOver(12)).entries
        expect(again).toMatchObject({ attempts: 2 })
      })

      test('the answer to what was taken over may be there already, from the first takeover on', async () => {
        await keep(storage, { ...said('一'), receivedAt: 3 })
        const second = open('second', ['first'])
        const [left] = (await second.journal.takeOver(10)).entries
        if (left === undefined) throw new Error('nothing was left')
        const replies = [{ kind: 'text' as const, text: '1' }]
        const answered = await second.journal.conclude(
          await second.journal.begin(left),
          { tenantId: 'acme', replies },
          10,
        )
        expect(answered).toMatchObject([{ inherited: true, answersAt: 3 }])
      })

      test('an answer that an administrator has sent anew is as old as that wish', async () => {
        const entry = await keep(storage, said('早'))
        const replies = [{ kind: 'text' as const, text: '早' }]
        const [parcel] = await storage.journal.conclude(entry, { tenantId: 'acme', replies }, 5)
        if (parcel === undefined) throw new Error('nothing to send')
        await storage.journal.unsent(parcel, 'uncertain', 'too late')
        expect(await storage.journal.retry(parcel.id, 900)).toBe(true)
        const { answersAt: _, ...anew } = parcel
        expect((await storage.journal.takeOver(901)).parcels).toEqual([{ ...anew, createdAt: 900, inherited: true }])
      })

      test('a living process keeps its own until its lease runs out', async () => {
        await keep(storage, said('一'))
        await storage.journal.holdLease(100)
        const second = open('second')
        expect((await second.journal.takeOver(99)).entries).toEqual([])
        expect((await second.journal.takeOver(101)).entries).toHaveLength(1)
      })

      test('what was given up is listed with its reason and can be put back to work', async () => {
        const entry = await keep(storage, said('毒'))
        await storage.journal.setAside(entry, 'it always throws', { tenantId: 'acme', replies: [] }, 7)
        const [row] = await storage.journal.stuck(10)
        expect(row).toMatchObject({ id: entry.id, what: 'message', state: 'dead', reason: 'it always throws' })
        expect(await storage.journal.retry(entry.id, 8)).toBe(true)
        expect(await storage.journal.retry(entry.id, 8)).toBe(false)
        expect((await storage.journal.takeOver(9)).entries).toMatchObject([{ id: entry.id }])
      })

      test('throws away what was said and settled, not what waits, and never says unasked the same again', async () => {
        const { journal } = storage
        const answered = async (message: Incoming, now: number) => {
          const [parcel] = await journal.conclude(
            await keep(storage, message),
            { tenantId: 'acme', replies: [{ kind: 'text', text: '早' }] },
            now,
          )
          if (parcel === undefined) throw new Error('nothing to send')
          await journal.sent(parcel, now)
          return parcel
        }
        const old = said('早')
        await answered(old, 10)
        await answered({ ...said('早'), receivedAt: 900 }, 900)
        const waiting = await keep(storage, said('还没答'))
        await journal.setAside(
          await keep(storage, said('毒')),
          'it always throws',
          { tenantId: 'acme', replies: [] },
          7,
        )
        const to = { platform: 'test', userId: 'lin', conversation: conversationId('test', 'acme', 'lin') }
        const news = { key: 'news', tenantId: 'acme', replies: [{ kind: 'text' as const, text: '新闻', to }] }
        for (const parcel of await journal.announce(news, 10)) await journal.sent(parcel, 10)

        expect(await journal.forget({ settled: 500, stuck: 1, announced: 5 }, 9)).toBe(1)
        expect(await journal.forget({ settled: 500, stuck: 1, announced: 5 }, 9)).toBe(0)
        expect(await journal.sentSince(to.conversation, 0)).toEqual([10, 900])
        expect(await journal.receive(old)).toMatchObject({ incoming: old })
        expect(await journal.announce(news, 600)).toEqual([])
        expect(await journal.stuck(9)).toHaveLength(1)
        expect(await journal.forget({ settled: 500, stuck: 500, announced: 500 }, 9)).toBe(1)
        expect(await journal.stuck(9)).toEqual([])
        expect(await journal.announce(news, 700)).toHaveLength(1)
        const left = (await open('second', ['first']).journal.takeOver(800)).entries.map(({ id }) => id)
        expect(left).toContain(waiting.id)
      })

      test('knows what went out to somebody lately', async () => {
        const entry = await keep(storage, said('早'))
        const [parcel] = await storage.journal.conclude(
          entry,
          { tenantId: 'acme', replies: [{ kind: 'text', text: '早' }] },
          5,
        )
        if (parcel === undefined) throw new Error('nothing to send')
        await storage.journal.sent(parcel, 50)
        expect(await storage.journal.sentSince(parcel.conversation, 49)).toEqual([50])
        expect(await storage.journal.sentSince(parcel.conversation, 50)).toEqual([])
      })
    })

    describe('what is said unasked', () => {
      const to = { platform: 'test', userId: 'lin', conversation: conversationId('test', 'acme', 'lin') }
      const reminder = (task: Task, key = task.id) => ({
        key,
        tenantId: 'acme',
        replies: [{ kind: 'text' as const, text: task.text, to }],
        changes: [
          { kind: 'task.reminded' as const, level: 'auto' as const, subject: task.id, remindAt: task.remindAt ?? '' },
        ],
      })
      const keepTask = async (of: Partial<Task> = {}) => {
        const task = aTask(await lin(storage), of)
        await write(storage, 'lin', { kind: 'task.made', level: 'auto', subject: task.id, task })
        return task
      }

      test('is written once, by whichever process comes first, and finished by another when that one dies', async () => {
        const task = await keepTask()
        const second = open('second', ['first'])
        const announced = await Promise.all([storage, second].map(({ journal }) => journal.announce(reminder(task), 5)))
        expect(announced.flat()).toMatchObject([{ recipient: 'lin', outgoing: { kind: 'text', text: '寄样' } }])
        expect(await storage.tasks.due(5_000, 9)).toEqual([])
        const [winner] = announced.flat()
        const taken = (await open('third', ['first', 'second']).journal.takeOver(10)).parcels
        expect(taken).toEqual([{ ...winner, inherited: true }])
      })

      test('is not said at all when what it is about was ended meanwhile', async () => {
        const task = await keepTask()
        await write(storage, 'lin', { kind: 'task.done', level: 'auto', subject: task.id })
        await expect(storage.journal.announce(reminder(task), 5)).rejects.toThrow('just now')
        expect((await open('second', ['first']).journal.takeOver(10)).parcels).toEqual([])
      })

      test('a task is due from its time on, for active people; moved, it is due anew', async () => {
        const task = await keepTask()
        const due = async (at: string) => (await storage.tasks.due(Date.parse(at), 9)).map(({ id }) => id)
        expect(await due('2026-11-24T01:59:59Z')).toEqual([])
        expect(await due('2026-11-24T02:00:00Z')).toEqual([task.id])
        await storage.journal.announce(reminder(task), Date.parse('2026-11-24T02:00:00Z'))
        const moved = { due: { value: '2026-11-25' }, remindAt: '2026-11-25T01:00:00.000Z' }
        await write(storage, 'zhou', { kind: 'task.moved', level: 'auto', subject: task.id, ...moved })
        expect(await due('2026-11-26T00:00:00Z')).toEqual([])
        await write(storage, 'lin', { kind: 'task.moved', level: 'auto', subject: task.id, ...moved })
        expect(await due('2026-11-26T00:00:00Z')).toEqual([task.id])
        await storage.companies.setActive('acme', { platform: 'test', userId: 'lin' }, false)
        expect(await due('2026-11-26T00:00:00Z')).toEqual([])
        expect(await storage.people.addressesOf('acme', 'lin')).toEqual([])
      })

      test('a task is seen by its owner and those above them, and kept as it was told', async () => {
        const told = { value: '2026-11-24', partOfDay: 'morning' as const }
        const task = await keepTask({ due: told, customer: '林客户', dealId: 'lin-deal' })
        const idle = await keepTask({ text: '再说', remindAt: '2026-11-25T02:00:00.000Z' })
        const seenBy = async (id: string) => {
          const person = await storage.people.byId('acme', id)
          if (person === undefined) throw new Error(`no ${id}`)
          return storage.tasks.open(person)
        }
        expect(await seenBy('lin')).toEqual([task, idle])
        expect(await seenBy('boss-one')).toHaveLength(2)
        expect(await seenBy('zhou')).toEqual([])
        expect(await seenBy('ops')).toEqual([])
        expect(await storage.people.addressesOf('acme', 'lin')).toEqual([
          { platform: 'test', corp: 'acme', userId: 'lin' },
        ])
      })
    })

    test('who noted what: by person and by deal, on the days visits were held, for those who may see', async () => {
      const { id: ownerId, tenantId, teamId } = await lin(storage)
      const noted = async (on: string, dealId?: string) => {
        const id = uuid()
        const told = { at: '2026-11-24T16:30:00.000Z', loggedAt: '2026-11-24T16:30:00.000Z', text: '见了' }
        const visit = { id, tenantId, ownerId, teamId, on, ...told, ...(dealId === undefined ? {} : { dealId }) }
        await write(storage, 'lin', { kind: 'visit.logged', level: 'confirm', subject: id, visit })
        return id
      }
      await noted('2026-11-20', 'lin-deal')
      await noted('2026-11-23T10:00+08:00', 'lin-deal')
      const undone = await noted('2026-11-23')
      await write(storage, 'lin', { kind: 'visit.undone', level: 'auto', subject: undone })
      // Told of as a week, it counts for the day it was told, which in Shanghai is the 25th.
      await noted('2026-W47')

      const as = async (who: string) => {
        const person = await storage.people.byId('acme', who)
        if (person === undefined) throw new Error(`no ${who}`)
        return {
          active: await storage.activities.between(person, '2026-11-23', '2026-11-25'),
          last: await storage.activities.lastVisits(person),
          visits: await storage.visits.between(person, '2026-11-23', '2026-11-25'),
        }
      }
      const boss = await as('boss')
      expect(boss.active).toEqual([
        { personId: 'lin', name: 'lin', teamName: '一组', visits: 2, lastVisit: '2026-11-25', dealsOpened: 0 },
        { personId: 'zhou', name: 'zhou', teamName: '二组', visits: 0, dealsOpened: 0 },
      ])
      expect([...boss.last]).toEqual([['lin-deal', '2026-11-23']])
      expect(boss.visits).toHaveLength(2)
      const zhou = await as('zhou')
      expect(zhou).toMatchObject({ active: [{ personId: 'zhou', visits: 0 }], visits: [] })
      expect(zhou.last.size).toBe(0)
      expect((await as('admin')).active).toEqual([])
    })

    describe('approvals', () => {
      const anApproval = async (of: Partial<Approval> = {}): Promise<Approval> => {
        const { id: ownerId, tenantId, teamId } = await lin(storage)
        const approval: Approval = {
          ...{ id: uuid(), tenantId, ownerId, teamId, matter: 'discount', what: '8 折', request: '给 8 折行吗' },
          ...{ rows: [], platform: 'test', state: 'open', askedAt: '2026-11-24T01:00:00.000Z', notes: [] },
          dealId: 'a-deal',
          ...of,
        }
        await write(storage, 'lin', { kind: 'approval.asked', level: 'confirm', subject: approval.id, approval })
        return approval
      }

      test('are answered once, and what was said on them stays with them', async () => {
        const approval = await anApproval()
        const { id: subject } = approval
        const note = { by: 'boss-one', name: 'boss-one', text: '量有多大', at: '2026-11-24T01:05:00.000Z' }
        await write(storage, 'boss-one', { kind: 'approval.noted', level: 'confirm', subject, note })
        expect(await storage.approvals.open(await lin(storage))).toEqual([{ ...approval, notes: [note] }])
        await write(storage, 'boss-one', { kind: 'approval.granted', level: 'human', subject })
        const declined = write(storage, 'boss', { kind: 'approval.declined', level: 'human', subject })
        await expect(declined).rejects.toThrow('answered already')
        expect(await storage.approvals.byId(await lin(storage), subject)).toMatchObject({
          state: 'granted',
          decided: { by: 'boss-one' },
        })
        expect(await storage.approvals.open(await lin(storage))).toEqual([])
      })

      test('once granted are found by their deal, by whoever may see them', async () => {
        const { id: subject } = await anApproval()
        const granted = async (who: string, dealId = 'a-deal') => {
          const person = await storage.people.byId('acme', who)
          return person === undefined ? [] : (await storage.approvals.grantedFor(person, dealId)).map(({ id }) => id)
        }
        expect(await granted('lin')).toEqual([])
        await write(storage, 'boss-one', { kind: 'approval.granted', level: 'human', subject })
        expect(await granted('lin')).toEqual([subject])
        expect(await granted('lin', 'another')).toEqual([])
        expect(await granted('zhou')).toEqual([])
      })

      test('that go through a platform are found by their instance, started once, and looked at seldom as they age', async () => {
        const { id: subject, ...rest } = await anApproval({ outside: { template: 'T-1' } })
        const alone = await anApproval()
        const asked = Date.parse(rest.askedAt)
        const due = async (at: number) => (await storage.outsideApprovals.due(at, 10)).map(({ id }) => id)
        expect(await due(asked)).toEqual([subject])
        await write(storage, 'lin', { kind: 'approval.placed', level: 'auto', subject, instance: 'I-1' })
        await write(storage, 'lin', { kind: 'approval.placed', level: 'auto', subject, instance: 'I-1' })
        const second = write(storage, 'lin', { kind: 'approval.placed', level: 'auto', subject, instance: 'I-2' })
        await expect(second).rejects.toThrow('another instance')
        const looked = asked + 60_000
        await writeAt(storage, 'lin', [{ kind: 'approval.looked', level: 'auto', subject }], looked)
        expect(await due(looked + 14 * 60_000)).toEqual([])
        expect(await due(looked + 16 * 60_000)).toEqual([subject])
        const find = (tenant: string, platform: string, id: string) =>
          storage.outsideApprovals.find(tenant, platform, id)
        const lately = async (tenant: string, platform: string, since = asked) =>
          (await storage.outsideApprovals.lately(tenant, platform, since)).map(({ id }) => id)
        expect(await lately('acme', 'test')).toEqual([subject])
        expect([await lately('other', 'test'), await lately('acme', 'elsewhere')]).toEqual([[], []])
        expect(await lately('acme', 'test', asked + 1)).toEqual([])
        expect(await find('acme', 'test', 'I-1')).toMatchObject({
          id: subject,
          outside: { template: 'T-1', instance: 'I-1' },
        })
        expect(await find('acme', 'test', subject)).toMatchObject({ id: subject })
        for (const [tenant, platform, id] of [
          ['other', 'test', 'I-1'],
          ['acme', 'elsewhere', 'I-1'],
          ['acme', 'test', alone.id],
        ] as const) {
          expect(await find(tenant, platform, id)).toBeUndefined()
        }
        const there = { by: 'test:the-cfo', at: asked + 60_000 }
        await write(storage, 'lin', { kind: 'approval.granted', level: 'human', subject, there })
        expect(await storage.approvals.byId(await lin(storage), subject)).toMatchObject({
          state: 'granted',
          decided: { by: 'test:the-cfo', at: new Date(there.at).toISOString() },
        })
        expect(await due(looked + 40 * 24 * 3_600_000)).toEqual([])
        expect(await lately('acme', 'test')).toEqual([subject])
        await write(storage, 'lin', { kind: 'approval.voided', level: 'human', subject })
        expect(await lately('acme', 'test')).toEqual([])
        expect(await storage.approvals.byId(await lin(storage), subject)).toMatchObject({ state: 'void' })
        const again = write(storage, 'lin', { kind: 'approval.voided', level: 'human', subject })
        await expect(again).rejects.toThrow('answered already')
      })

      test('that a platform would not take are due no more', async () => {
        const { id: subject } = await anApproval({ outside: { template: 'T-1' } })
        await write(storage, 'lin', { kind: 'approval.apart', level: 'auto', subject })
        expect(await storage.outsideApprovals.due(Date.now(), 10)).toEqual([])
        expect(await storage.approvals.byId(await lin(storage), subject)).toMatchObject({ outside: { apart: true } })
      })

      test('go through the template that was adopted last, of their company and platform', async () => {
        const { outsideApprovals } = storage
        const adopt = (code: string) =>
          write(storage, 'admin', {
            ...{ kind: 'approval-template.adopted', level: 'human', subject: 'test' },
            template: { code, name: code },
          } as const)
        await adopt('T-1')
        await adopt('T-2')
        expect(await outsideApprovals.templateOf('acme', 'test')).toEqual({ code: 'T-2', name: 'T-2' })
        expect(await outsideApprovals.templateOf('other', 'test')).toBeUndefined()
        expect(await outsideApprovals.templateOf('acme', 'elsewhere')).toBeUndefined()
        await write(storage, 'admin', { kind: 'approval-template.dropped', level: 'human', subject: 'test' })
        expect(await outsideApprovals.templateOf('acme', 'test')).toBeUndefined()
      })

      test('are seen by who asked and those above, and go to the nearest who stands above all they concern', async () => {
        const { id } = await anApproval()
        const seenBy = async (who: string) => {
          const person = await storage.people.byId('acme', who)
          return person === undefined ? undefined : storage.approvals.byId(person, id)
        }
        for (const who of ['lin', 'boss-one', 'boss', 'ops']) expect(await seenBy(who)).toBeDefined()
        for (const who of ['zhou', 'admin']) expect(await seenBy(who)).toBeUndefined()
        const above = async (...teams: string[]) =>
          (await storage.people.above('acme', 'manager', teams)).map((person) => person.id)
        expect(await above('one')).toEqual(['boss-one', 'boss'])
        expect(await above('one', 'two', 'one')).toEqual(['boss'])
        expect(await above('nowhere')).toEqual([])
        expect(await storage.people.above('other', 'manager', ['one'])).toEqual([])
      })
    })

    test('an appointment is seen on the days it touches, by its owner and those above; only its owner moves it', async () => {
      const person = await lin(storage)
      const { id: ownerId, tenantId, teamId } = person
      const appointment: Appointment = {
        ...{ id: uuid(), tenantId, ownerId, teamId, title: '见王总', with: ['王总'], state: 'booked' },
        when: { value: '2026-W49' },
        customer: '林客户',
        dealId: 'lin-deal',
        madeAt: '2026-11-24T01:00:00.000Z',
      }
      const { id: subject } = appointment
      await write(storage, 'lin', { kind: 'appointment.made', level: 'confirm', subject, appointment })
      const seen = async (id: string, first: string, last: string) => {
        const who = await storage.people.byId('acme', id)
        return who === undefined ? [] : storage.calendar.between(who, first, last)
      }
      expect(await seen('lin', '2026-12-06', '2026-12-31')).toEqual([appointment])
      expect(await seen('lin', '2026-11-24', '2026-11-29')).toEqual([])
      expect(await seen('boss-one', '2026-11-30', '2026-11-30')).toHaveLength(1)
      expect(await seen('zhou', '2026-11-30', '2026-11-30')).toEqual([])
      const to = { value: '2026-11-25', partOfDay: 'morning' as const }
      const moved: Written = { kind: 'appointment.moved', level: 'confirm', subject, from: appointment.when, to }
      await write(storage, 'zhou', moved)
      expect(await storage.calendar.byId(person, subject)).toEqual(appointment)
      await write(storage, 'lin', moved)
      expect(await storage.calendar.byId(person, subject)).toEqual({ ...appointment, when: to })
      await write(storage, 'lin', { kind: 'appointment.cancelled', level: 'confirm', subject })
      expect(await seen('lin', '2026-11-25', '2026-11-25')).toEqual([])
      await write(storage, 'lin', { kind: 'appointment.restored', level: 'auto', subject })
      expect(await seen('lin', '2026-11-25', '2026-11-25')).toHaveLength(1)
    })

    describe('who may see what', () => {
      const seenBy = async (id: string) => {
        const person = await storage.people.byId('acme', id)
        if (person === undefined) throw new Error(`no ${id}`)
        return (await storage.deals.open(person)).map((deal) => deal.id).sort()
      }

      test('a rep their own, a manager their tree, sales ops all, an administrator none', async () => {
        expect(await seenBy('lin')).toEqual(['lin-deal'])
        expect(await seenBy('zhou')).toEqual(['zhou-deal'])
        expect(await seenBy('boss-one')).toEqual(['lin-deal'])
        expect(await seenBy('boss')).toEqual(['lin-deal', 'zhou-deal'])
        expect(await seenBy('ops')).toEqual(['lin-deal', 'zhou-deal'])
        expect(await seenBy('admin')).toEqual([])
      })

      test('by id and by name as well, and never across companies', async () => {
        const person = await lin(storage)
        expect(await storage.deals.byId(person, 'zhou-deal')).toBeUndefined()
        const stranger: Person = { ...person, tenantId: 'other', role: 'sales-ops' }
        expect(await storage.deals.open(stranger)).toEqual([])
      })

      test('nobody inactive sees anything', async () => {
        await storage.companies.setActive('acme', { platform: 'test', userId: 'LIN' }, false)
        expect((await storage.people.byId('acme', 'lin'))?.active).toBe(false)
        expect(await seenBy('lin')).toEqual([])
      })
    })

    test('a request about personal data is seen by who passed it on and by administrators, and is settled once', async () => {
      const person = await lin(storage)
      const { id: ownerId, tenantId, teamId } = person
      const asked = {
        kind: 'delete' as const,
        words: '客户要删信息',
        askedAt: '2026-11-24T01:00:00.000Z',
        dueOn: '2026-12-15',
      }
      const request = { id: uuid(), tenantId, ownerId, teamId, ...asked }
      const about = { level: 'human' as const, subject: request.id }
      await write(storage, 'lin', { kind: 'data-request.opened', ...about, request })
      const seenBy = async (id: string) => {
        const reader = await storage.people.byId('acme', id)
        if (reader === undefined) throw new Error(`no ${id}`)
        expect(await storage.dataRequests.byId(reader, request.id)).toEqual(
          (await storage.dataRequests.open(reader))[0],
        )
        return storage.dataRequests.open(reader)
      }
      expect(await seenBy('lin')).toEqual([request])
      expect(await seenBy('admin')).toEqual([request])
      for (const other of ['zhou', 'boss', 'ops']) expect(await seenBy(other)).toEqual([])
      await write(storage, 'admin', { kind: 'data-request.settled', ...about })
      expect(await storage.dataRequests.open(person)).toEqual([])
      expect((await storage.dataRequests.byId(person, request.id))?.settledAt).toBe('1970-01-01T00:00:00.001Z')
      await expect(write(storage, 'admin', { kind: 'data-request.settled', ...about })).rejects.toThrow(
        'settled already',
      )
    })

    describe('exchanges', () => {
      const exchange = (owner: Person, decisionId: string, of: Partial<Exchange> = {}): Written => {
        const id = uuid()
        const { id: ownerId, tenantId, teamId } = owner
        const at = '2026-11-24T01:00:00.000Z'
        const said = { intent: 'objection.handle', objections: ['PRICE' as const], offered: [] }
        const kept = { id, tenantId, ownerId, teamId, dealId: 'lin-deal', decisionId, at, ...said, ...of }
        return { kind: 'exchange.kept', level: 'auto', subject: id, exchange: kept }
      }

      test('come back at all three levels with what was made of the words, the newest first', async () => {
        const person = await lin(storage)
        const decision = { ...aDecision(person), dealId: 'lin-deal' }
        const mood = { mood: 'upset' as const, words: '发火' }
        const place = { stage: 'negotiation' as const, industry: '医疗' as const, roles: ['EB' as const] }
        const judged = {
          kind: 'track.judged' as const,
          level: 'auto' as const,
          subject: decision.id,
          trackId: 'price-a',
        }
        await write(storage, 'lin', decided(decision))
        await write(
          storage,
          'lin',
          exchange(person, decision.id, { mood, offered: [{ trackId: 'price-a', name: '甲' }], ...place }),
        )
        await write(storage, 'lin', exchange(person, 'later', { at: '2026-11-24T02:00:00.000Z' }))
        expect(await storage.exchanges.lastTaken(person, 'lin-deal')).toBeUndefined()
        await write(storage, 'lin', { ...judged, verdict: 'taken' }, { ...judged, verdict: 'taken' })
        const [later, first] = await storage.exchanges.ofDeal(person, 'lin-deal', 9)
        expect(later).toMatchObject({ decisionId: 'later', judgements: [] })
        expect(later).not.toHaveProperty('mood')
        expect(later).not.toHaveProperty('roles')
        expect(first).toMatchObject({
          ...place,
          objections: ['PRICE'],
          mood,
          offered: [{ trackId: 'price-a', name: '甲' }],
        })
        expect(first?.judgements).toMatchObject([{ trackId: 'price-a', verdict: 'taken' }])
        expect(await storage.exchanges.lastTaken(person, 'lin-deal')).toEqual({
          decisionId: decision.id,
          trackId: 'price-a',
        })
        expect(await storage.exchanges.lastTaken(person, undefined)).toBeUndefined()
      })

      test('are seen by whoever sees the deal, and by nobody else', async () => {
        const person = await lin(storage)
        await write(storage, 'lin', exchange(person, 'one'))
        const countFor = async (id: string) => {
          const reader = await storage.people.byId('acme', id)
          if (reader === undefined) throw new Error(`no ${id}`)
          const ofDeal = await storage.exchanges.ofDeal(reader, 'lin-deal', 9)
          const ofOwner = await storage.exchanges.ofOwner(reader, 'lin', '2026-11-01T00:00:00.000Z')
          expect(ofOwner).toEqual(ofDeal)
          expect(await storage.exchanges.seenBy(reader, '2026-11-01T00:00:00.000Z')).toEqual(ofDeal)
          return ofDeal.length
        }
        expect(await Promise.all(['lin', 'boss-one', 'ops', 'zhou', 'admin'].map(countFor))).toEqual([1, 1, 1, 0, 0])
        expect(await storage.exchanges.ofOwner(person, 'lin', '2026-11-25T00:00:00.000Z')).toEqual([])
        expect(await storage.exchanges.ofCompany('acme', '2026-11-01T00:00:00.000Z')).toHaveLength(1)
        expect(await storage.exchanges.ofCompany('acme', '2026-11-25T00:00:00.000Z')).toEqual([])
        expect(await storage.exchanges.ofCompany('other', '2026-11-01T00:00:00.000Z')).toEqual([])
      })
    })

    describe('the names of deals', () => {
      test('are those one may see, the same list until one of them changes', async () => {
        const person = await lin(storage)
        const names = await storage.names.of(person)
        expect(names).toEqual([{ id: 'lin-deal', customer: '林客户', name: '项目', status: 'open', aliases: [] }])
        expect(await storage.names.of(person)).toBe(names)
        expect(await storage.names.of({ ...person, active: false })).toEqual([])
        expect(await storage.names.of({ ...person, tenantId: 'other', role: 'sales-ops' })).toEqual([])
      })

      test('are news to every process, whichever wrote them', async () => {
        const second = open('second')
        const ops: Person = { ...(await lin(storage)), tenantId: 'many', role: 'sales-ops' }
        expect(await second.names.of(ops)).toEqual([])
        expect(await storage.names.of(ops)).toEqual([])
        await furnishDeals(storage, 'many', [{ ...aFurnishedDeal('ops', 'all', '宏达精密'), id: 'new' }])
        expect(await storage.names.of(ops)).toMatchObject([{ id: 'new' }])
        expect(await second.names.of(ops)).toMatchObject([{ id: 'new' }])
      })
    })

    test('the record of a trade is counted from what is known of its deals', async () => {
      const facts: Facts = { ...nothingKnown, industry: { value: '医疗', source: 'record', on: '2026-11-01' } }
      const deal = aFurnishedDeal('ops', 'all', '云澜二院')
      await furnishDeals(storage, 'clinic', [
        { ...deal, id: 'won', status: 'won', facts },
        { ...deal, id: 'open', facts },
        { ...deal, id: 'of another trade', status: 'won' },
      ])
      expect(await storage.decisions.peers('clinic', '医疗')).toEqual({ won: 1, lost: 0 })
    })

    test('what was taken back speaks for the deal no more, but stays in the records', async () => {
      const person = await lin(storage)
      const earlier = { ...aDecision(person), dealId: 'lin-deal' }
      const came = { ...aDecision(person), dealId: 'lin-deal', at: '2026-11-24T02:00:00.000Z' }
      const told = { id: uuid(), decisionId: came.id, on: '2026-11-24', loggedAt: came.at, text: '见了张主任' }
      const visit: Visit = { ...came, ...told }
      await write(storage, 'lin', decided(earlier))
      await write(storage, 'lin', { kind: 'visit.logged', level: 'confirm', subject: visit.id, visit }, decided(came))
      expect((await storage.decisions.latestOf(person, 'lin-deal'))?.id).toBe(came.id)

      const undone: Written[] = [
        { kind: 'visit.undone', level: 'auto', subject: visit.id },
        { kind: 'sandbox.withdrawn', level: 'auto', subject: came.id },
      ]
      await write(storage, 'zhou', ...undone)
      expect((await storage.decisions.latestOf(person, 'lin-deal'))?.id).toBe(came.id)
      await write(storage, 'lin', ...undone)
      expect((await storage.decisions.latestOf(person, 'lin-deal'))?.id).toBe(earlier.id)
      expect(await storage.decisions.byId(person, came.id)).toEqual(came)
      expect(await storage.visits.byId(person, visit.id)).toBeUndefined()
    })

    test('what a language model may cost: a default, a choice, and what each day used, company by company', async () => {
      const { allowances } = storage
      expect(await allowances.of('acme', '2026-11-24')).toMatchObject({ enabled: true, spent: 0 })
      await allowances.spend('acme', '2026-11-24', 70)
      await allowances.spend('acme', '2026-11-24', 30)
      await allowances.set('acme', { enabled: false, dailyTokens: 500 })
      expect(await allowances.of('acme', '2026-11-24')).toEqual({ enabled: false, dailyTokens: 500, spent: 100 })
      expect(await allowances.of('acme', '2026-11-25')).toMatchObject({ spent: 0 })
      expect(await allowances.of('other', '2026-11-24')).toMatchObject({ enabled: true, spent: 0 })
    })

    describe('customers', () => {
      const customer: Customer = {
        id: 'new-customer',
        tenantId: 'acme',
        ownerId: 'lin',
        teamId: 'one',
        name: '远航电子',
        aliases: ['远航'],
        industry: '电子',
        existing: false,
      }
      const contact: Contact = {
        id: 'wang',
        tenantId: 'acme',
        customerId: customer.id,
        name: '王总',
        title: '总经理',
        source: 'rep',
        addedAt: '2026-11-24T01:00:00.000Z',
      }
      const level = 'confirm' as const
      const subject = customer.id
      const added: Written[] = [
        { kind: 'customer.added', level, subject, customer },
        { kind: 'contact.added', level, subject: contact.id, contact },
      ]
      const seenBy = async (id: string) => {
        const person = await storage.people.byId('acme', id)
        if (person === undefined) throw new Error(`no ${id}`)
        return (await storage.customers.of(person)).map(({ name }) => name).sort()
      }

      test('are seen by whom their owner’s deals are, with their contacts', async () => {
        await write(storage, 'lin', ...added)
        expect(await seenBy('lin')).toEqual(['林客户', '远航电子'])
        expect(await seenBy('zhou')).toEqual(['周客户'])
        expect(await seenBy('boss')).toEqual(['周客户', '林客户', '远航电子'])
        const person = await lin(storage)
        expect(await storage.customers.byId(person, customer.id)).toEqual(customer)
        expect(await storage.contacts.of(person, customer.id)).toEqual([contact])
        expect(await storage.contacts.of({ ...person, id: 'zhou' }, customer.id)).toEqual([])
      })

      test('change, and go again, they and what belongs to them', async () => {
        const person = await lin(storage)
        await write(storage, 'lin', ...added)
        const from = { existing: false, name: '远航电子' }
        const to = { existing: true, name: '远航光电' }
        await write(storage, 'lin', { kind: 'customer.changed', level, subject, from, to })
        expect(await storage.customers.byId(person, customer.id)).toEqual({ ...customer, ...to })
        await write(storage, 'lin', { kind: 'contact.removed', level, subject: contact.id })
        expect(await storage.contacts.of(person, customer.id)).toEqual([])
        await write(storage, 'lin', { kind: 'customer.removed', level, subject })
        expect(await storage.customers.byId(person, customer.id)).toBeUndefined()
      })

      test('have deals, which are opened and taken back with all their names', async () => {
        const person = await lin(storage)
        const { customer: _, ...deal } = {
          ...aFurnishedDeal('lin', 'one', ''),
          id: 'new-deal',
          customerId: customer.id,
        }
        await write(storage, 'lin', ...added, { kind: 'deal.opened', level, subject: deal.id, deal })
        expect(await storage.deals.byId(person, 'new-deal')).toMatchObject({ customer: '远航电子', ownerName: 'lin' })
        const named = (await storage.names.of(person)).find(({ id }) => id === 'new-deal')
        expect(named).toMatchObject({ customer: '远航电子', aliases: ['远航'] })
        expect((await storage.deals.ofCustomer(person, customer.id)).map(({ id }) => id)).toEqual(['new-deal'])
        expect(await storage.deals.ofCustomer({ ...person, id: 'zhou' }, customer.id)).toEqual([])
        await write(storage, 'lin', { kind: 'deal.removed', level, subject: deal.id })
        expect(await storage.deals.byId(person, 'new-deal')).toBeUndefined()
        expect((await storage.names.of(person)).map(({ id }) => id)).toEqual(['lin-deal'])
      })
    })

    describe('a deal’s record', () => {
      const budget = (wan: number) => ({ value: { min: wan, max: wan }, source: 'said' as const, on: '2026-11-24' })
      const toBudget = (changes: FieldChange[]): Written => ({
        kind: 'deal.changed',
        level: 'confirm',
        subject: 'lin-deal',
        changes,
        at: '2026-11-24T01:00:00.000Z',
        before: '2026-11-01T00:00:00.000Z',
      })

      test('moves on field by field, and its history says who changed what', async () => {
        const person = await lin(storage)
        const stage = { value: 'bidding', source: 'said', on: '2026-11-24' }
        const from = (await storage.deals.byId(person, 'lin-deal'))?.facts.stage
        const changes = [
          { field: 'fact.budget', to: budget(80) },
          { field: 'fact.stage', from, to: stage },
        ]
        await write(storage, 'lin', toBudget(changes))
        const deal = await storage.deals.byId(person, 'lin-deal')
        expect(deal).toMatchObject({ stage: 'bidding', updatedAt: '2026-11-24T01:00:00.000Z' })
        expect(deal?.facts).toMatchObject({ budget: budget(80), stage })
        expect(await storage.deals.history(person, 'lin-deal', 9)).toMatchObject([
          { field: 'fact.stage', from: { value: 'need' }, to: stage, personId: 'lin', by: 'lin' },
          { field: 'fact.budget', to: budget(80) },
        ])
        const zhou: Person = { ...person, id: 'zhou', teamId: 'two' }
        expect(await storage.deals.history(zhou, 'lin-deal', 9)).toEqual([])
      })

      test('does not move from what it no longer says', async () => {
        await write(storage, 'lin', toBudget([{ field: 'fact.budget', to: budget(80) }]))
        const stale = toBudget([{ field: 'fact.budget', to: budget(60) }])
        await expect(write(storage, 'lin', stale)).rejects.toThrow('has moved on: fact.budget')
        expect((await storage.deals.byId(await lin(storage), 'lin-deal'))?.facts.budget).toEqual(budget(80))
      })
    })

    describe('two after one customer', () => {
      test('what somebody may not see is known to be hidden from them, and from nobody else', async () => {
        const person = await lin(storage)
        expect(await storage.names.hiddenFrom(person)).toMatchObject([{ id: 'zhou-deal', teamId: 'two' }])
        expect(await storage.names.hiddenFrom({ ...person, id: 'ops', role: 'sales-ops' })).toEqual([])
        expect(await storage.names.hiddenFrom({ ...person, tenantId: 'other' })).toEqual([])
      })

      test('a clash is between asker and arbiter, and decided once, by the arbiter', async () => {
        const person = await lin(storage)
        const { id: ownerId, tenantId, teamId } = person
        const whose = {
          tenantId,
          ownerId,
          teamId,
          dealId: 'zhou-deal',
          arbiterId: 'boss',
          source: '{"customer":"周客户"}',
        }
        const clash: Clash = { ...whose, id: uuid(), state: 'open', askedAt: '2026-11-24T01:00:00.000Z' }
        await write(storage, 'lin', { kind: 'clash.raised', level: 'human', subject: clash.id, clash })
        const boss: Person = { ...person, id: 'boss', role: 'manager' }
        expect(await storage.clashes.open(person, 'zhou-deal')).toEqual(clash)
        expect(await storage.clashes.byId(boss, clash.id)).toEqual(clash)
        expect(await storage.clashes.byId({ ...person, id: 'zhou' }, clash.id)).toBeUndefined()

        const settled: Written = { kind: 'clash.settled', level: 'human', subject: clash.id, state: 'granted' }
        await expect(write(storage, 'lin', settled)).rejects.toThrow('decided already')
        await write(storage, 'boss', settled)
        await expect(write(storage, 'boss', settled)).rejects.toThrow('decided already')
        expect(await storage.clashes.open(person, 'zhou-deal')).toBeUndefined()
        expect(await storage.clashes.byId(person, clash.id)).toEqual({ ...clash, state: 'granted' })
      })
    })

    test('an entry is its maker’s alone, and is taken back once', async () => {
      const person = await lin(storage)
      const { id: ownerId, tenantId, teamId } = person
      const at = '2026-11-24T01:00:00.000Z'
      const made = {
        id: uuid(),
        tenantId,
        ownerId,
        teamId,
        intent: 'visit.log',
        name: '拜访',
        at,
        changes: [],
        source: '{}',
      }
      await write(storage, 'lin', { kind: 'entry.kept', level: 'confirm', subject: made.id, entry: made })
      expect(await storage.entries.byId(person, made.id)).toEqual(made)
      expect(await storage.entries.recent(person, new Date(at))).toEqual([made])
      expect(await storage.entries.recent(person, new Date('2026-11-24T01:00:01.000Z'))).toEqual([])
      expect(await storage.entries.byId({ ...person, id: 'zhou' }, made.id)).toBeUndefined()

      const undone: Written = { kind: 'entry.undone', level: 'auto', subject: made.id }
      await expect(write(storage, 'zhou', undone)).rejects.toThrow('to take back')
      await write(storage, 'lin', undone)
      await expect(write(storage, 'lin', undone)).rejects.toThrow('to take back')
      expect(await storage.entries.recent(person, new Date(at))).toEqual([])
      expect(await storage.entries.byId(person, made.id)).toMatchObject({ undoneAt: expect.any(String) })
    })

    describe('people', () => {
      test('are known whatever the case of their platform id, and taken in once', async () => {
        const identity = { platform: 'test', userId: 'NewOne' }
        const member = { userId: 'NewOne', name: '新人', active: true, department: { id: '7', name: '华东一组' } }
        const [first, again] = await Promise.all([1, 2].map(() => storage.people.admit('acme', identity, member)))
        expect(again).toEqual(first)
        expect(await storage.people.known('acme', { ...identity, userId: 'newone' })).toEqual(first)
        expect(first).toMatchObject({ role: 'rep', name: '新人', active: true })
      })

      test('stand in teams that follow the departments above them, whoever comes first', async () => {
        const take = (userId: string, department: Department) =>
          storage.people.admit('acme', { platform: 'test', userId }, { userId, name: userId, active: true, department })
        const south = { id: '2', name: '华南区' }
        const boss = await take('head', south)
        const rep = await take('rep', { id: '7', name: '广州组', above: [south, { id: '1', name: '销售部' }] })
        const { team } = await storage.people.placeOf(rep)
        expect(team).toMatchObject({ name: '广州组', parentId: boss.teamId })
        expect((await storage.people.placeOf(boss)).team.parentId).toBeDefined()
      })

      describe('asking to be let in', () => {
        const identity = { platform: 'test', userId: 'Asker' }
        const member = { userId: 'Asker', name: '问的人', active: true }
        const about = { subject: 'asker', identity }
        const asked: Written = { kind: 'joining.asked', level: 'auto', ...about, member }
        const admitted: Written = { kind: 'joining.admitted', level: 'human', ...about }
        const declined: Written = { kind: 'joining.declined', level: 'human', ...about }
        const stateOf = () => storage.people.requestState('acme', { ...identity, userId: 'asker' })

        test('is known from then on, and whoever is admitted is one of us', async () => {
          expect(await stateOf()).toBeUndefined()
          await write(storage, 'system', asked)
          expect(await stateOf()).toBe('open')
          expect(await storage.people.requestState('other', identity)).toBeUndefined()
          await write(storage, 'admin', admitted)
          expect(await stateOf()).toBe('admitted')
          expect(await storage.people.known('acme', identity)).toMatchObject({ name: '问的人', role: 'rep' })
        })

        test('is answered once: asking again changes nothing, another word on it is refused', async () => {
          await write(storage, 'system', asked)
          await write(storage, 'admin', declined)
          await write(storage, 'system', asked)
          await expect(write(storage, 'admin', admitted)).rejects.toThrow('answered already')
          expect(await stateOf()).toBe('declined')
          expect(await storage.people.known('acme', identity)).toBeUndefined()
        })
      })

      test('a session ends when its person is deactivated', async () => {
        await storage.sessions.open(await lin(storage), 'hash', 1000)
        expect(await storage.sessions.holder('hash', 999)).toMatchObject({ id: 'lin' })
        expect(await storage.sessions.holder('hash', 1001)).toBeUndefined()
        await storage.companies.setActive('acme', { platform: 'test', userId: 'lin' }, false)
        expect(await storage.sessions.holder('hash', 999)).toBeUndefined()
      })

      test('ends when the directory has somebody go, and holds again when it has them back', async () => {
        await storage.sessions.open(await lin(storage), 'hash', 1000)
        const identity = { platform: 'test', userId: 'lin' }
        const heard = (kind: 'member.left' | 'member.returned'): Written => ({
          kind,
          level: 'auto',
          subject: 'test:lin',
          identity,
        })
        await write(storage, 'system', heard('member.left'))
        expect(await storage.sessions.holder('hash', 999)).toBeUndefined()
        expect(await storage.people.addressesOf('acme', 'lin')).toEqual([])
        expect(await storage.people.known('acme', identity)).toMatchObject({ active: false })
        await write(storage, 'system', heard('member.returned'))
        expect(await storage.sessions.holder('hash', 999)).toMatchObject({ id: 'lin' })
        await storage.companies.setActive('acme', identity, false)
        await write(storage, 'system', heard('member.returned'))
        expect(await storage.sessions.holder('hash', 999)).toBeUndefined()
        const known = await storage.people.knownOn('acme', 'test')
        expect(known.map(({ person }) => person.id)).not.toContain('lin')
      })
    })

    describeImports(() => storage)

    describeLibraries(
      () => storage,
      () => open('another'),
    )

    describeLearning({
      storage: () => storage,
      write: (personId, ...changes) => writeAt(storage, personId, changes, Date.now()),
      decision: async (at) => ({ ...aDecision(await lin(storage)), dealId: 'lin-deal', at }),
    })

    describeCustomers({
      storage: () => storage,
      write: (personId, ...changes) => write(storage, personId, ...changes),
    })
    describeMerges({
      storage: () => storage,
      write: (personId, ...changes) => write(storage, personId, ...changes),
    })

    describeAttachments({
      storage: () => storage,
      writeAt: (personId, changes, now) => writeAt(storage, personId, changes, now),
    })
    describeSolutions(
      () => storage,
      () => open('another'),
    )
    describePushedMeetings(() => storage)
    describeBehaviour({
      storage: () => storage,
      write: (personId, ...changes) => write(storage, personId, ...changes),
    })
    describeCoaching({
      storage: () => storage,
      write: (personId, ...changes) => write(storage, personId, ...changes),
    })
    describeAssessments(() => storage)
    describeTargets({
      storage: () => storage,
      write: (personId, ...changes) => write(storage, personId, ...changes),
    })

    describeRisk({
      storage: () => storage,
      another: () => open('second'),
      write: (personId, ...changes) => write(storage, personId, ...changes),
    })

    test('an altered audit line shows', async () => {
      const entry = await keep(storage, said('早'))
      const decision = aDecision(await lin(storage))
      const change = { kind: 'sandbox.decided' as const, level: 'auto' as const, subject: decision.id, decision }
      await storage.journal.conclude(entry, { tenantId: 'acme', replies: [], changes: [change] }, 1)
      expect(await storage.firstBrokenAudit('acme')).toBeUndefined()
      await place.forgeAudit()
      expect(await storage.firstBrokenAudit('acme')).toBe(1)
    })
  })
}

async function furnish(storage: Storage): Promise<void> {
  const company = { id: 'acme', name: '测试公司', kind: 'company' as const, joining: 'join' as const }
  await storage.companies.ensure(company, { platform: 'test', corp: 'acme' })
  const person = (id: string, role: Person['role'], teamId: string) => ({ id, name: id, role, teamId, userId: id })
  await storage.furnish({
    tenantId: 'acme',
    platform: 'test',
    teams: [
      { id: 'all', tenantId: 'acme', name: '总部' },
      { id: 'east', tenantId: 'acme', name: '华东', parentId: 'all' },
      { id: 'one', tenantId: 'acme', name: '一组', parentId: 'east' },
      { id: 'two', tenantId: 'acme', name: '二组', parentId: 'east' },
    ],
    people: [
      person('lin', 'rep', 'one'),
      person('zhou', 'rep', 'two'),
      person('boss-one', 'manager', 'one'),
      person('boss', 'manager', 'all'),
      person('ops', 'sales-ops', 'all'),
      person('admin', 'administrator', 'all'),
    ],
    ...furnitureOf([aFurnishedDeal('lin', 'one', '林客户'), aFurnishedDeal('zhou', 'two', '周客户')]),
    visits: [],
  })
}

function aFurnishedDeal(ownerId: string, teamId: string, customer: string): Furnished {
  return {
    id: `${ownerId}-deal`,
    tenantId: 'acme',
    ownerId,
    teamId,
    customerId: customerId(ownerId, customer),
    customer,
    name: '项目',
    stage: 'need',
    status: 'open',
    facts: nothingKnown,
    updatedAt: '2026-11-01T00:00:00.000Z',
  }
}

async function furnishDeals(storage: Storage, tenantId: string, deals: readonly Furnished[]): Promise<void> {
  const company = { id: tenantId, name: tenantId, kind: 'company' as const, joining: 'join' as const }
  await storage.companies.ensure(company, { platform: 'test', corp: tenantId })
  const furniture = furnitureOf(deals.map((deal) => ({ ...deal, tenantId })))
  await storage.furnish({ tenantId, platform: 'test', teams: [], people: [], visits: [], ...furniture })
}

async function lin(storage: Storage): Promise<Person> {
  const person = await storage.people.byId('acme', 'lin')
  if (person === undefined) throw new Error('lin is not there')
  return person
}

function said(text: string): Incoming {
  return {
    platform: 'test',
    corp: 'acme',
    conversation: conversationId('test', 'acme', 'lin'),
    speaker: 'lin',
    dedupeKey: uuid(),
    receivedAt: 1,
    content: { kind: 'text', text },
  }
}

async function keep(storage: Storage, message: Incoming): Promise<Entry> {
  const kept = await storage.journal.receive(message)
  if (kept === 'repeat') throw new Error('a fresh message was taken for a repeat')
  return kept
}

/** A message that is answered by these changes alone. */
async function write(storage: Storage, personId: string, ...changes: Written[]): Promise<void> {
  await writeAt(storage, personId, changes, 1)
}

async function writeAt(storage: Storage, personId: string, changes: Written[], now: number): Promise<void> {
  const entry = await keep(storage, said('记'))
  await storage.journal.conclude(entry, { tenantId: 'acme', personId, replies: [], changes }, now)
}

function aTask({ id, tenantId, teamId }: Person, of: Partial<Task>): Task {
  return {
    id: uuid(),
    tenantId,
    ownerId: id,
    teamId,
    text: '寄样',
    remindAt: '2026-11-24T02:00:00.000Z',
    platform: 'test',
    state: 'open',
    madeAt: '2026-11-24T01:00:00.000Z',
    ...of,
  }
}

function aDecision({ id, tenantId, teamId }: Person) {
  return decide({
    id: uuid(),
    at: new Date('2026-11-24T01:00:00Z'),
    today: '2026-11-24',
    tenantId,
    ownerId: id,
    teamId,
    facts: nothingKnown,
    peers: { won: 0, lost: 0 },
    tracks: [],
  })
}

function decided(decision: Decision): Written {
  return { kind: 'sandbox.decided', level: 'auto', subject: decision.id, decision }
}
