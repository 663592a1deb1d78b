import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import type { Storage, Written } from '../storage/storage.ts'

const window = { from: '2026-09-01', to: '2026-11-23' }

/** What every storage adapter owes those whose work is looked at. */
export function describeBehaviour(parts: {
  storage(): Storage
  /** Writes these changes as an answer to this person. */
  write(personId: string, ...changes: Written[]): Promise<void>
}): void {
  const { storage, write } = parts

  describe('how people work', () => {
    test('is seen of oneself, of one’s team by its manager, of all by sales operations, and never of another company', async () => {
      const seen = async (id: string) =>
        (await storage().works.of(await person(id), window)).map(({ person: { id: of } }) => of)
      expect(await seen('lin')).toEqual(['lin'])
      expect(await seen('boss-one')).toEqual(['lin'])
      expect((await seen('boss')).sort()).toEqual(['lin', 'zhou'])
      expect((await seen('ops')).sort()).toEqual(['lin', 'zhou'])
      expect(await seen('admin')).toEqual([])
      expect(await storage().works.of({ ...(await person('ops')), tenantId: 'other' }, window)).toEqual([])
    })

    test('holds what they told of these days, and what others did is theirs', async () => {
      const lin = await person('lin')
      await write('lin', aVisit(lin, '2026-11-20'), aVisit(lin, '2026-05-01'), aTask(lin))
      await storage().dealEvents.keep([anEvent('lin-deal', '2026-11-20T02:00:00.000Z')])
      await storage().dealEvents.keep([anEvent('lin-deal', '2026-05-01T02:00:00.000Z')])
      const [work] = await storage().works.of(await person('boss-one'), window)
      expect(work).toMatchObject({
        person: { name: 'lin', role: 'rep', teamName: '一组' },
        deals: [{ id: 'lin-deal', customer: '林客户', stage: 'need', status: 'open', predictions: [] }],
        visits: [{ dealId: 'lin-deal', on: '2026-11-20', text: '见了王总' }],
        events: [{ dealId: 'lin-deal', from: 'customer', at: '2026-11-20T02:00:00.000Z' }],
        tasks: [{ dealId: 'lin-deal', text: '发参数表', due: '2026-11-21' }],
      })
      expect(work?.tasks[0]).not.toHaveProperty('doneAt')
      const zhou = (await storage().works.of(await person('boss'), window)).find((one) => one.person.id === 'zhou')
      expect(zhou).toMatchObject({ visits: [], events: [], tasks: [] })
    })

    test('what was taken back and what was dropped is no work', async () => {
      const lin = await person('lin')
      const [visit, task] = [aVisit(lin, '2026-11-20'), aTask(lin)]
      await write('lin', visit, task)
      await write('lin', { kind: 'visit.undone', level: 'confirm', subject: visit.subject })
      await write('lin', { kind: 'task.dropped', level: 'auto', subject: task.subject })
      const [work] = await storage().works.of(lin, window)
      expect(work).toMatchObject({ visits: [], tasks: [] })
    })
  })

  describe('what is called healthy', () => {
    test('is set for a role by those who may, and the newest counts', async () => {
      const { behaviourSettings } = storage()
      const of = { behaviour: 'touch-frequency', role: 'rep' as const, on: true }
      await expect(
        behaviourSettings.set(await person('boss'), { ...of, standard: { healthy: 9, warning: 1 } }),
      ).rejects.toThrow('由销售运营或管理员来定')
      const ops = await person('ops')
      await behaviourSettings.set(ops, { ...of, standard: { healthy: 3, warning: 1 } })
      await behaviourSettings.set(ops, { ...of, standard: { healthy: 4, warning: 2 } })
      expect((await behaviourSettings.now('acme')).get('rep touch-frequency')).toMatchObject({
        on: true,
        standard: { healthy: 4, warning: 2 },
      })
      expect((await behaviourSettings.now('acme')).size).toBe(1)
      expect((await behaviourSettings.now('other')).size).toBe(0)
      expect(await behaviourSettings.history(ops, 1)).toMatchObject([{ by: 'ops', standard: { healthy: 4 } }])
    })
  })

  describe('who looked', () => {
    test('is kept once a day, told to whom it is about, and to nobody beside them', async () => {
      const { looks } = storage()
      const [lin, zhou, boss] = [await person('lin'), await person('zhou'), await person('boss')]
      await looks.note(boss, ['lin'], '2026-11-23', 1_000)
      await looks.note(boss, ['lin'], '2026-11-23', 2_000)
      await looks.note(lin, ['lin'], '2026-11-23', 3_000)
      expect(await looks.at(lin, 'lin', 10)).toEqual([{ by: 'boss', at: '1970-01-01T00:00:01.000Z' }])
      await looks.note(boss, ['lin'], '2026-11-24', 4_000)
      expect(await looks.at(lin, 'lin', 10)).toHaveLength(2)
      await write('boss', { kind: 'behaviour.seen', level: 'human', subject: 'lin', day: '2026-11-24' })
      expect(await looks.at(lin, 'lin', 10)).toHaveLength(2)
      await write('boss', { kind: 'behaviour.seen', level: 'human', subject: 'lin', day: '2026-11-25' })
      expect(await looks.at(lin, 'lin', 10)).toHaveLength(3)
      expect(await looks.at(zhou, 'lin', 10)).toEqual([])
      expect(await storage().firstBrokenAudit('acme')).toBeUndefined()
    })
  })

  describe('the briefs of mornings', () => {
    const items = [{ behaviour: 'teamwork', personId: 'lin', dealIds: ['lin-deal'] }]
    const told = (day: string, said: boolean) =>
      ({ kind: 'brief.told', level: 'auto', subject: 'boss', day, items: said ? items : [], said }) as const

    test('are kept once a day; what was said stands over another process that found nothing', async () => {
      const { briefs } = storage()
      const boss = await person('boss')
      await write('boss', told('2026-11-20', false))
      await write('boss', told('2026-11-23', true))
      await write('boss', told('2026-11-23', false))
      expect(await briefs.toldOn('acme', '2026-11-23')).toEqual(new Set(['boss']))
      expect(await briefs.toldOn('other', '2026-11-23')).toEqual(new Set())
      expect(await briefs.before(boss, '2026-11-24')).toEqual({ day: '2026-11-23', items })
      expect(await briefs.before(boss, '2026-11-23')).toBeUndefined()
      expect(await briefs.before(await person('boss-one'), '2026-11-24')).toBeUndefined()
    })

    test('are wanted once more from the moment somebody named, until they had it', async () => {
      const { briefs } = storage()
      const snooze = { kind: 'brief.snoozed', level: 'auto', subject: 'boss', day: '2026-11-23' } as const
      await write('boss', told('2026-11-23', true), { ...snooze, until: '2026-11-23T02:00:00.000Z' })
      const wished = Date.parse('2026-11-23T02:00:00.000Z')
      expect(await briefs.wantedAgain('acme', '2026-11-23', wished - 1)).toEqual(new Map())
      expect(await briefs.wantedAgain('acme', '2026-11-23', wished)).toEqual(new Map([['boss', wished]]))
      expect(await briefs.wantedAgain('other', '2026-11-23', wished)).toEqual(new Map())
      await write('boss', { kind: 'brief.repeated', level: 'auto', subject: 'boss', day: '2026-11-23' })
      expect(await briefs.wantedAgain('acme', '2026-11-23', wished)).toEqual(new Map())
    })

    test('come as each wishes; who never wished for anything is not among them', async () => {
      const { attentions } = storage()
      await write('boss', { kind: 'attention.set', level: 'auto', subject: 'boss', wishes: { briefAt: '09:10' } })
      expect([...(await attentions.wished('acme'))]).toMatchObject([['boss', { briefAt: '09:10', briefs: 'daily' }]])
      expect((await attentions.wished('other')).size).toBe(0)
    })

    test('are unread until a tap on one, or a look at how somebody works', async () => {
      const { briefs, looks } = storage()
      expect(await briefs.unreadSince('acme', 'boss')).toBeUndefined()
      await write('boss', told('2026-11-20', true))
      await write('boss', told('2026-11-23', true))
      expect(await briefs.unreadSince('acme', 'boss')).toBe('2026-11-20')
      await looks.note(await person('boss'), ['lin'], '2026-11-23', 10)
      expect(await briefs.unreadSince('acme', 'boss')).toBeUndefined()
    })
  })

  async function person(id: string): Promise<Person> {
    const found = await storage().people.byId('acme', id)
    if (found === undefined) throw new Error(`${id} is not there`)
    return found
  }
}

function aVisit({ id: ownerId, tenantId, teamId }: Person, on: string) {
  const id = uuid()
  const at = `${on}T02:00:00.000Z`
  const visit = { id, tenantId, ownerId, teamId, dealId: 'lin-deal', on, at, loggedAt: at, text: '见了王总' }
  return { kind: 'visit.logged' as const, level: 'confirm' as const, subject: id, visit }
}

function aTask({ id: ownerId, tenantId, teamId }: Person) {
  const id = uuid()
  const told = { text: '发参数表', due: { value: '2026-11-21' }, dealId: 'lin-deal', platform: 'test' }
  const task = { id, tenantId, ownerId, teamId, ...told, state: 'open' as const, madeAt: '2026-11-20T02:00:00.000Z' }
  return { kind: 'task.made' as const, level: 'auto' as const, subject: id, task }
}

function anEvent(dealId: string, at: string) {
  const words = { source: 'chat', from: 'customer' as const, who: '王总', text: '参数表什么时候有' }
  return { id: uuid(), tenantId: 'acme', at, receivedAt: at, ...words, dealId, matchedBy: 'deal' as const, tipping: [] }
}
