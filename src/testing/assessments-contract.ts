import { describe, expect, test } from 'vitest'
import type { Person } from '../people/person.ts'
import type { ChallengeAnswer, ChallengeChange, Contested } from '../sales/assessment/challenge.ts'
import type { Storage } from '../storage/storage.ts'

/** What every storage adapter owes those who are assessed. */
export function describeAssessments(storage: () => Storage): void {
  describe('what people say against an assessment', () => {
    test('stands beside it for themselves and whoever sees it, and for nobody else', async () => {
      await raise('lin', 'c1')
      const seen = async (id: string) => (await storage().challenges.of(await person(id))).map((one) => one.id)
      expect(await seen('lin')).toEqual(['c1'])
      expect(await seen('boss-one')).toEqual(['c1'])
      expect(await seen('ops')).toEqual(['c1'])
      expect(await seen('admin')).toEqual(['c1'])
      expect(await seen('zhou')).toEqual([])
      expect(await storage().challenges.byId(await person('zhou'), 'c1')).toBeUndefined()
      expect(await storage().challenges.of({ ...(await person('ops')), tenantId: 'other' })).toEqual([])
      expect(await storage().challenges.byId(await person('boss-one'), 'c1')).toMatchObject({
        name: 'lin',
        role: 'rep',
        shown: { figure: '8 小时', asOf: '2026-11-23' },
        reason: '在出差',
      })
    })

    test('is said once however often it is tapped, and answered once, by somebody else', async () => {
      await raise('lin', 'c1')
      await raise('lin', 'c2')
      const { challenges } = storage()
      const [lin, boss, ops] = [await person('lin'), await person('boss-one'), await person('ops')]
      expect(await challenges.of(lin)).toHaveLength(1)
      await challenges.write(lin, answered('c1', { remark: '算了' }), 3)
      expect((await challenges.of(lin))[0]).not.toHaveProperty('answer')
      await challenges.write(boss, answered('c1', { remark: '', correction: { until: '2026-12-22' } }), 4)
      await challenges.write(ops, answered('c1', { remark: '维持' }), 5)
      expect((await challenges.of(lin))[0]?.answer).toEqual({
        by: 'boss-one',
        at: '1970-01-01T00:00:00.004Z',
        remark: '',
        correction: { until: '2026-12-22' },
      })
      await raise('lin', 'c3')
      expect(await challenges.of(lin)).toHaveLength(2)
      expect(await storage().firstBrokenAudit('acme')).toBeUndefined()
    })

    test('waits to be told until it was, and its answer as well', async () => {
      const { challenges } = storage()
      const lin = await person('lin')
      const untold = async () => (await challenges.untold()).map(({ id, answer }) => [id, answer !== undefined])
      await raise('lin', 'c1')
      expect(await untold()).toEqual([['c1', false]])
      await challenges.write(lin, { kind: 'challenge.passed-on', level: 'auto', subject: 'c1' }, 2)
      expect(await untold()).toEqual([])
      await challenges.write(await person('boss-one'), answered('c1', { remark: '维持' }), 3)
      expect(await untold()).toEqual([['c1', true]])
      await challenges.write(lin, { kind: 'challenge.answer-told', level: 'auto', subject: 'c1' }, 4)
      expect(await untold()).toEqual([])
    })
  })

  describe('how long assessments are kept, and for whom there are none', () => {
    test('is set by administrators alone, within limits, and the newest counts', async () => {
      const { assessmentSettings } = storage()
      const [ops, admin] = [await person('ops'), await person('admin')]
      expect(await assessmentSettings.now('acme')).toEqual({ months: 24, off: new Set() })
      await expect(assessmentSettings.set(ops, { months: 12 }, 1)).rejects.toThrow('由管理员来开关')
      await expect(assessmentSettings.set(admin, { months: 3 }, 1)).rejects.toThrow('6 到 36 个月')
      await assessmentSettings.set(admin, { months: 12 }, 1)
      await assessmentSettings.set(admin, { scope: 'person lin', on: false }, 2)
      await assessmentSettings.set(admin, { scope: 'company', on: false }, 3)
      await assessmentSettings.set(admin, { scope: 'company', on: true }, 4)
      expect(await assessmentSettings.now('acme')).toEqual({ months: 12, off: new Set(['person lin']) })
      expect(await assessmentSettings.now('other')).toEqual({ months: 24, off: new Set() })
      expect(await assessmentSettings.history(admin, 1)).toEqual([
        { at: '1970-01-01T00:00:00.004Z', by: 'admin', set: { scope: 'company', on: true } },
      ])
    })

    test('what is older goes, of this company alone; what is contested and not answered stays', async () => {
      const { assessmentSettings, challenges, looks } = storage()
      const [lin, boss] = [await person('lin'), await person('boss-one')]
      await looks.note(boss, ['lin'], '2024-01-01', 100)
      await looks.note(boss, ['lin'], '2026-01-01', 300)
      await raise('lin', 'c1')
      await assessmentSettings.purge('other', 200, 400)
      expect(await looks.at(lin, 'lin', 9)).toHaveLength(2)
      await assessmentSettings.purge('acme', 200, 400)
      expect(await looks.at(lin, 'lin', 9)).toEqual([{ by: 'boss-one', at: '1970-01-01T00:00:00.300Z' }])
      expect(await challenges.of(lin)).toHaveLength(1)
      await challenges.write(boss, answered('c1', { remark: '维持' }), 500)
      await assessmentSettings.purge('acme', 500, 600)
      expect(await challenges.of(lin)).toHaveLength(1)
      await assessmentSettings.purge('acme', 501, 600)
      expect(await challenges.of(lin)).toEqual([])
      expect(await storage().firstBrokenAudit('acme')).toBeUndefined()
    })
  })

  async function raise(whose: string, id: string): Promise<void> {
    const about: Contested = 'habit response-time'
    const shown = { name: '询问回复', figure: '8 小时', sample: '样本 4', asOf: '2026-11-23', deals: [] }
    const at = '2026-11-24T01:00:00.000Z'
    const challenge = { id, tenantId: 'acme', ownerId: whose, about, shown, reason: '在出差', at }
    const change: ChallengeChange = { kind: 'challenge.raised', level: 'human', subject: id, challenge }
    await storage().challenges.write(await person(whose), change, 1)
  }

  async function person(id: string): Promise<Person> {
    const found = await storage().people.byId('acme', id)
    if (found === undefined) throw new Error(`${id} is not there`)
    return found
  }
}

function answered(subject: string, answer: ChallengeAnswer): ChallengeChange {
  return { kind: 'challenge.answered', level: 'human', subject, answer }
}
