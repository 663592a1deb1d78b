import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Closing } from '../sales/deal.ts'
import { nothingKnown } from '../sales/facts.ts'
import { fitWeights } from '../sales/learning/fit-weights.ts'
import { mayBeAsked } from '../sales/learning/guess.ts'
import { learn } from '../sales/learning/learn.ts'
import { madeUpCompany } from '../sales/learning/made-up-company.ts'
import type { ModelVersion, Tenure } from '../sales/learning/version.ts'
import type { FieldChange } from '../sales/record/field-change.ts'
import { openPosterior, scorecard } from '../sales/sandbox/beliefs.ts'
import type { Decision } from '../sales/sandbox/decision.ts'
import type { Storage, Written } from '../storage/storage.ts'

/** What every storage adapter owes the models that learn: predictions with how they turned out, versions, tenures, guesses. */
export function describeLearning(parts: {
  storage(): Storage
  /** Writes these changes as an answer to this person. */
  write(personId: string, ...changes: Written[]): Promise<void>
  /** A decision on lin's open deal `lin-deal`, made then. */
  decision(at: string): Promise<Decision>
}): void {
  const { storage, write, decision } = parts

  describe('predictions and outcomes', () => {
    test('a closed deal is judged by a prediction from before anybody knew, and never by another', async () => {
      const early = await decision('2026-10-01T01:00:00.000Z')
      const later = await decision('2026-10-05T01:00:00.000Z')
      const late = await decision(new Date(Date.now() - 1000).toISOString())
      const supposed = { ...(await decision('2026-10-02T01:00:00.000Z')), supposing: '预算砍半' }
      await write('lin', ...[early, later, late, supposed].map(kept))
      expect(await storage().outcomes.cases('acme')).toEqual([])
      await write('lin', withdrawn(later))
      await close('won')

      const [one, ...others] = await storage().outcomes.cases('acme')
      expect(others).toEqual([])
      expect(one).toMatchObject({ dealId: 'lin-deal', decisionId: early.id, won: true, said: early.estimate.value })
      expect(one?.signs).toEqual(early.estimate.signs)
      expect(one?.model).toBe(scorecard.model)
      expect(await storage().outcomes.companies()).toEqual(['acme'])
      expect(await storage().outcomes.cases('other')).toEqual([])
    })

    test('a deal nobody had spoken of in time is counted and judges nobody', async () => {
      await close('lost')
      expect(await storage().outcomes.closed('acme')).toBe(1)
      expect(await storage().outcomes.cases('acme')).toEqual([])
    })

    test('what deals were lost over is known to their company alone, and a win is lost over nothing', async () => {
      await close('lost', { on: '2026-11-02', reasons: ['DELIVERY', 'PRICE'] })
      expect([...(await storage().outcomes.lostOver('acme'))].sort()).toEqual(['DELIVERY', 'PRICE'])
      expect(await storage().outcomes.lostOver('other')).toEqual([])
      await change([{ field: 'status', from: 'lost', to: 'won' }])
      expect(await storage().outcomes.lostOver('acme')).toEqual([])
      expect([...(await storage().outcomes.won('acme'))]).toEqual(['lin-deal'])
      expect((await storage().outcomes.won('other')).size).toBe(0)
    })

    test('what imported history tells of a deal is learned from where nothing was said of it, and judges nobody', async () => {
      const facts = {
        ...nothingKnown,
        budgetState: { value: 'approved' as const, source: 'record' as const, on: '2026-10-02' },
      }
      const stood = (on: string): Written => ({
        kind: 'snapshot.kept',
        level: 'confirm',
        subject: 'lin-deal',
        on,
        facts,
      })
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
      await write('lin', stood('2026-10-02'), stood(tomorrow))
      expect(await storage().outcomes.recalled('acme')).toEqual([])
      await close('won')
      expect(await storage().outcomes.cases('acme')).toEqual([])
      const [one, ...others] = await storage().outcomes.recalled('acme')
      expect(others).toEqual([])
      expect(one).toMatchObject({ dealId: 'lin-deal', decisionId: 'lin-deal@2026-10-02', won: true })
      expect(one?.signs.map(({ key }) => key)).toContain('budget:approved')
      expect(await storage().outcomes.recalled('other')).toEqual([])
      await write('lin', { kind: 'snapshot.dropped', level: 'auto', subject: 'lin-deal', on: '2026-10-02' })
      expect(await storage().outcomes.recalled('acme')).toEqual([])
      await write('lin', stood('2026-10-02'))
      expect(await storage().outcomes.recalled('acme')).toMatchObject([{ decisionId: 'lin-deal@2026-10-02' }])
    })

    test('an end told later counts from its day, and one without a day judges nobody', async () => {
      const [long, before] = [await decision('2026-10-01T01:00:00.000Z'), await decision('2026-11-01T01:00:00.000Z')]
      await write('lin', kept(long), kept(before))
      await close('won', { on: '2026-11-02' })
      expect(await storage().outcomes.cases('acme')).toMatchObject([
        { decisionId: long.id, closedAt: Date.parse('2026-11-02T00:00:00+08:00') },
      ])
      await change([{ field: 'closing', from: { on: '2026-11-02' }, to: {} }])
      expect(await storage().outcomes.cases('acme')).toEqual([])
      expect(await storage().outcomes.closed('acme')).toBe(1)
    })

    /** Closed now, by the record's own history. */
    async function close(status: 'won' | 'lost', closing?: Closing): Promise<void> {
      const end = closing === undefined ? [] : [{ field: 'closing', to: closing }]
      await change([{ field: 'status', from: 'open', to: status }, ...end])
    }

    async function change(changes: FieldChange[]): Promise<void> {
      const at = new Date().toISOString()
      await write('lin', { kind: 'deal.changed', level: 'confirm', subject: 'lin-deal', changes, at, before: at })
    }
  })

  describe('a rep’s own guess', () => {
    const asked: Written = { kind: 'guess.asked', level: 'auto', subject: 'lin-deal' }
    const made = (value: number): Written => ({
      kind: 'guess.made',
      level: 'auto',
      subject: 'lin-deal',
      decisionId: 'd',
      value,
    })

    test('is asked for of the owner alone, and not once more after it was passed over', async () => {
      expect(await mayAsk('lin')).toBe(true)
      expect(await mayAsk('zhou')).toBe(false)
      await write('lin', asked)
      expect(await mayAsk('lin')).toBe(false)
    })

    test('stands as it was first given, and is asked for no more', async () => {
      await write('lin', asked, made(0.75))
      expect(await mayAsk('lin')).toBe(false)
      await write('lin', made(0.25))
      const before = await decision('2026-10-01T01:00:00.000Z')
      const at = new Date().toISOString()
      const changes = [{ field: 'status', from: 'open', to: 'lost' }]
      await write('lin', kept(before), {
        kind: 'deal.changed',
        level: 'confirm',
        subject: 'lin-deal',
        changes,
        at,
        before: at,
      })
      expect(await storage().outcomes.cases('acme')).toMatchObject([{ guess: 0.75, won: false }])
    })

    async function mayAsk(id: string): Promise<boolean> {
      const person = await storage().people.byId('acme', id)
      return person !== undefined && mayBeAsked(await storage().guesses.of(person, 'lin-deal'))
    }
  })

  describe('models', () => {
    const { cases } = madeUpCompany(120, 1)
    const version: ModelVersion = {
      id: uuid(),
      tenantId: 'acme',
      number: 1,
      madeAt: '2026-11-24T01:00:00.000Z',
      recalled: 20,
      ...learn({ cases, champion: scorecard, name: 'v1-2026-11-24', seed: 42 }),
    }
    const tenure: Tenure = {
      id: uuid(),
      tenantId: 'acme',
      at: version.madeAt,
      kind: 'promoted',
      versionId: version.id,
      model: 'v1-2026-11-24',
      shift: 0,
      why: '试试',
    }

    test('without any, the scorecard speaks', async () => {
      expect(await storage().models.beliefs('acme')).toEqual(scorecard)
      expect(await storage().models.versions('acme')).toEqual([])
    })

    test('a promoted version speaks from then on, for its own company', async () => {
      await storage().models.keep('system', version, tenure)
      const { model, learned } = await storage().models.beliefs('acme')
      expect(model).toBe(tenure.model)
      expect(learned?.meanOf('budget:approved')).toBe(openPosterior(fitWeights(cases)).meanOf('budget:approved'))
      expect(await storage().models.beliefs('other')).toEqual(scorecard)
      expect(await storage().models.weightsOf('other', version.id)).toBeUndefined()
      const { weights, ...line } = version
      const { cases: learnedFrom, wins, scale } = weights
      expect(await storage().models.versions('acme')).toEqual([{ ...line, cases: learnedFrom, wins, scale }])
      expect(await storage().models.weightsOf('acme', version.id)).toEqual(weights)
    })

    test('a version that is withdrawn says why, and whoever speaks instead begins with it', async () => {
      await storage().models.keep('system', version, tenure)
      const { versionId: _, ...scored } = { ...tenure, id: uuid(), kind: 'rolled-back' as const, model: 'prior' }
      const gone = { ids: [version.id], why: '撤销了' }
      await storage().models.withdraw('ops', 'other', gone)
      expect((await storage().models.versions('acme'))[0]?.withdrawn).toBeUndefined()
      await storage().models.withdraw('ops', 'acme', gone, { ...scored, at: '2026-11-25T01:00:00.000Z' })
      expect((await storage().models.versions('acme'))[0]?.withdrawn).toBe('撤销了')
      expect(await storage().models.beliefs('acme')).toEqual({ model: 'prior', shift: 0 })
      expect(await storage().firstBrokenAudit('acme')).toBeUndefined()
    })

    test('whoever stepped back begins a tenure of their own, and it is on record', async () => {
      await storage().models.keep('system', version, tenure)
      const { versionId: _, ...back } = tenure
      await storage().models.begin('ops', {
        ...back,
        id: uuid(),
        kind: 'rolled-back',
        model: 'prior',
        at: '2026-11-25T01:00:00.000Z',
        levelSince: 1_795_000_000_000,
      })
      expect(await storage().models.beliefs('acme')).toEqual({ model: 'prior', shift: 0 })
      const tenures = await storage().models.tenures('acme')
      expect(tenures.map(({ kind }) => kind)).toEqual(['rolled-back', 'promoted'])
      expect(tenures.map(({ levelSince }) => levelSince)).toEqual([1_795_000_000_000, undefined])
      expect(await storage().firstBrokenAudit('acme')).toBeUndefined()
    })
  })
}

function kept(decision: Decision): Written {
  return { kind: 'sandbox.decided', level: 'auto', subject: decision.id, decision }
}

function withdrawn({ id }: Decision): Written {
  return { kind: 'sandbox.withdrawn', level: 'auto', subject: id }
}
