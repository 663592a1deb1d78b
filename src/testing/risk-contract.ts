import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import type { DealEvent } from '../sales/events/deal-event.ts'
import { basisOf } from '../sales/risk/answer.ts'
import { cellsOf } from '../sales/risk/board.ts'
import type { Storage, Written } from '../storage/storage.ts'

const today = '2026-11-24'

/** What every storage adapter owes the board: findings that are kept until something is told, and nothing told that is missed. */
export function describeRisk(parts: {
  storage(): Storage
  /** Another process on the same database. */
  another(): Storage
  /** Writes these changes as an answer to this person. */
  write(personId: string, ...changes: Written[]): Promise<void>
}): void {
  const { storage, another, write } = parts

  describe('findings', () => {
    test('are due once for each deal, and again when anything they rest on is told, by whichever process', async () => {
      expect(await due()).toEqual(['lin-deal', 'zhou-deal'])
      await judgeAll()
      expect(await due()).toEqual([])

      await another().dealEvents.keep([anEvent('lin-deal')])
      expect(await due()).toEqual(['lin-deal'])
      await judgeAll()
      await write('lin', aVisit(await person('lin')))
      expect(await due()).toEqual(['lin-deal'])
      await judgeAll()
      const renamed = { kind: 'customer.changed' as const, level: 'confirm' as const, subject: 'customer-lin-林客户' }
      await write('lin', { ...renamed, from: { aliases: [] }, to: { aliases: ['小林客户'] } })
      expect(await due()).toEqual(['lin-deal'])
      await judgeAll()
      expect(await due('2026-11-25')).toEqual(['lin-deal', 'zhou-deal'])
    })

    test('what comes while a deal is judged is not lost', async () => {
      const [subject] = await storage().findings.due('acme', today, 1)
      if (subject === undefined) throw new Error('nothing is due')
      await storage().dealEvents.keep([anEvent(subject.deal.id)])
      await storage().findings.keep([judged(subject)])
      expect(await due()).toContain(subject.deal.id)
    })

    test('another program judges anew, the same one does not', async () => {
      await storage().findings.doubt('one')
      await judgeAll()
      await storage().findings.doubt('one')
      expect(await due()).toEqual([])
      await storage().findings.doubt('two')
      expect(await due()).toEqual(['lin-deal', 'zhou-deal'])
    })

    test('are seen by whoever sees the deal, narrowed, the gravest first; a deal that is over has none', async () => {
      await judgeAll()
      const seen = async (id: string, wanted = {}) =>
        (await storage().findings.rows(await person(id), today, wanted, 10)).rows.map(({ deal }) => deal.id)
      expect(await seen('lin')).toEqual(['lin-deal'])
      expect((await seen('boss')).sort()).toEqual(['lin-deal', 'zhou-deal'])
      expect(await seen('admin')).toEqual([])
      expect(await seen('ops', { teamId: 'two' })).toEqual(['zhou-deal'])
      expect(await seen('lin', { dealIds: ['zhou-deal'] })).toEqual([])
      expect(await storage().findings.ofDeal(await person('lin'), 'zhou-deal', today)).toBeUndefined()
      const found = await storage().findings.ofDeal(await person('lin'), 'lin-deal', today)
      expect(found).toMatchObject({ due: false, findings: { silence: { level: 'watch' } } })

      const silent = async (id: string, wanted = {}) =>
        (await storage().findings.tally(await person(id), wanted)).find(({ signal }) => signal === 'silence')?.deals
      expect([await silent('lin'), await silent('boss'), await silent('admin')]).toEqual([1, 2, undefined])
      expect(await silent('boss', { dealIds: ['zhou-deal'] })).toBe(1)

      await write('lin', { kind: 'deal.removed', level: 'confirm', subject: 'lin-deal' })
      expect(await seen('lin')).toEqual([])
      expect(await silent('lin')).toBeUndefined()
      expect(await due('2026-12-31')).toEqual(['zhou-deal'])
    })

    test('an answer holds until the signal finds something else; a setting is everybody’s at once', async () => {
      await judgeAll()
      const { findings, signalSettings } = storage()
      const level = async (signal: string) =>
        (await findings.ofDeal(await person('lin'), 'lin-deal', today))?.findings[signal]?.level
      const found = (await findings.ofDeal(await person('lin'), 'lin-deal', today))?.findings['silence']
      if (found === undefined) throw new Error('nothing was found')
      const answer = { dealId: 'lin-deal', signal: 'silence', basis: basisOf(found), on: today }
      expect(await findings.answer(await person('zhou'), answer)).toBe(false)
      expect(await findings.answer(await person('lin'), answer)).toBe(true)
      await judgeAll()
      expect(await level('silence')).toBe('not-applicable')

      const tighter = { signal: 'silence', on: true, limits: { watch: 5, high: 10 } }
      await expect(signalSettings.set(await person('lin'), tighter)).rejects.toThrow('销售运营')
      await signalSettings.set(await person('ops'), tighter)
      expect(await due()).toEqual(['lin-deal', 'zhou-deal'])
      await judgeAll()
      expect(await level('silence')).toBe('high')
      await signalSettings.set(await person('ops'), { signal: 'silence', on: false })
      await judgeAll()
      await judgeAll()
      expect(await level('silence')).toBeUndefined()
      expect(await signalSettings.history(await person('lin'), 5)).toMatchObject([
        { on: false, by: 'ops' },
        { on: true },
      ])
      expect((await signalSettings.now('other')).size).toBe(0)
    })

    test('the revision tells of what another process wrote', async () => {
      const before = storage().findings.revision()
      await another().dealEvents.keep([anEvent('lin-deal')])
      expect(storage().findings.revision()).not.toBe(before)
    })
  })

  const due = async (on = today) => (await storage().findings.due('acme', on, 10)).map(({ deal }) => deal.id).sort()

  function judged(subject: Awaited<ReturnType<Storage['findings']['due']>>[number]) {
    return { deal: subject.deal, mark: subject.mark, today, cells: cellsOf(subject.deal, subject, today) }
  }

  async function judgeAll(): Promise<void> {
    await storage().findings.keep((await storage().findings.due('acme', today, 10)).map(judged))
  }

  async function person(id: string): Promise<Person> {
    const found = await storage().people.byId('acme', id)
    if (found === undefined) throw new Error(`no ${id}`)
    return found
  }
}

function anEvent(dealId: string): DealEvent {
  const at = '2026-11-23T02:00:00.000Z'
  const told = { source: 'chat', from: 'customer' as const, who: '王总', text: '对手报价比你们低两成', tipping: [] }
  return { id: uuid(), tenantId: 'acme', at, receivedAt: at, ...told, dealId, matchedBy: 'name' }
}

function aVisit({ id: ownerId, tenantId, teamId }: Person): Written {
  const at = '2026-11-24T01:00:00.000Z'
  const visit = { id: uuid(), tenantId, ownerId, teamId, dealId: 'lin-deal', on: today, at, loggedAt: at, text: '见了' }
  return { kind: 'visit.logged', level: 'confirm', subject: visit.id, visit }
}
