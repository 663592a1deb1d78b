import { expect, test } from 'vitest'
import { sigmoid } from '../model/odds.ts'
import { type LearnedWeights, openPosterior, scorecard } from '../sandbox/beliefs.ts'
import { chosenPrediction, lead } from './closed-case.ts'
import { driftOf } from './drift.ts'
import { lessonIsDue } from './due.ts'
import { fitWeights } from './fit-weights.ts'
import { learn } from './learn.ts'
import { madeUpCompany } from './made-up-company.ts'
import type { Tenure } from './version.ts'

const lesson = { champion: scorecard, name: 'v1', seed: 42 }

test('a company unlike the experts gets a model of its own, with the evidence beside it', () => {
  const { cases } = madeUpCompany(900, 1, { stray: 3 })
  const { verdict, evidence, why } = learn({ ...lesson, cases })
  expect(verdict).toBe('promoted')
  expect(evidence.rules.every(({ passed }) => passed)).toBe(true)
  expect(evidence.challenger.logLoss).toBeLessThan(evidence.champion.logLoss)
  expect(evidence.tested).toBeGreaterThan(300)
  expect(why).toContain(String(evidence.tested))
})

test('where the experts are right, nothing is promoted for luck', () => {
  const promoted = [1, 2, 3, 4, 5, 6, 7, 8].filter(
    (seed) => learn({ ...lesson, cases: madeUpCompany(150, seed).cases }).verdict === 'promoted',
  )
  expect(promoted.length).toBeLessThanOrEqual(1)
})

test('what has been learned is not judged on the deals it has learned from', () => {
  const { cases } = madeUpCompany(900, 1, { stray: 3 })
  const { weights } = learn({ ...lesson, cases })
  const again = learn({ cases, champion: { model: 'v1', weights }, name: 'v2', seed: 42 })
  expect(again.evidence.tested).toBe(0)
  expect(again.verdict).toBe('kept')
  expect(again.why).toContain('数据不足')
})

test('the same lesson gives the same model to the byte; another deal another hash', () => {
  const { cases } = madeUpCompany(200, 4, { stray: 1 })
  const [one, other] = [learn({ ...lesson, cases }), learn({ ...lesson, cases })]
  expect(JSON.stringify(one)).toBe(JSON.stringify(other))
  expect(learn({ ...lesson, cases: cases.slice(1) }).dataHash).not.toBe(one.dataHash)
})

test('who learned from many more deals takes over unless it does worse', () => {
  const { cases } = madeUpCompany(900, 6, { stray: 2 })
  const taught = (deals: number) => learn({ ...lesson, cases: cases.slice(0, deals) }).weights
  const again = (deals: number) =>
    learn({ cases, champion: { model: 'v1', weights: taught(deals) }, name: 'v2', seed: 42 })
  expect(again(150).evidence.rules[1]).toMatchObject({
    rule: expect.stringContaining('学的单多了一半以上'),
    passed: true,
  })
  expect(again(800).evidence.rules[1]).toMatchObject({ rule: expect.stringContaining('单侧 95 % 下界') })
})

test('a level that is known to have changed is learned as it is today, and signs from all deals', () => {
  const { cases } = madeUpCompany(900, 2)
  const turned = cases.map((one, index) => (index < 600 ? one : { ...one, won: one.won && index % 3 === 0 }))
  const since = turned[600]?.closedAt ?? 0
  const latest = turned.slice(600)
  const error = (weights: LearnedWeights) => {
    const { meanOf } = openPosterior(weights)
    const said = latest.map(({ signs }) => sigmoid(signs.reduce((sum, { key, value }) => sum + value * meanOf(key), 0)))
    return (
      said.reduce((sum, one) => sum + one, 0) / latest.length - latest.filter(({ won }) => won).length / latest.length
    )
  }
  expect(error(fitWeights(turned))).toBeGreaterThan(0.05)
  expect(Math.abs(error(fitWeights(turned, since)))).toBeLessThan(0.02)
  const spreadOf = (weights: LearnedWeights) => openPosterior(weights).varianceOf([{ key: 'level', value: 1 }])
  expect(spreadOf(fitWeights(turned, since))).toBeGreaterThan(spreadOf(fitWeights(turned)))
})

test('a market that turns is noticed within a hundred closed deals, and the level follows', () => {
  const { cases } = madeUpCompany(500, 2)
  const turned = cases.map((one, index) => (index < 300 ? one : { ...one, won: one.won && index % 3 === 0 }))
  const until = (deals: number) => driftOf(turned.slice(0, deals), scorecard, [])
  expect(until(300)).toBeUndefined()
  const drift = until(400)
  expect(drift?.alarm?.z).toBeLessThan(0)
  expect(drift?.shift).toBeLessThan(-0.2)
  expect(drift?.since).toBeGreaterThan(turned[250]?.closedAt ?? 0)
})

test('a level that has moved once is followed further, and a model is watched over the deals just before it spoke', () => {
  const { cases } = madeUpCompany(500, 2)
  const turned = cases.map((one, index) => (index < 300 ? one : { ...one, won: one.won && index % 3 === 0 }))
  const at = (index: number) => turned[index]?.closedAt ?? 0
  const tenure = (kind: Tenure['kind'], index: number, rest: Partial<Tenure>): Tenure => ({
    ...{ id: 't', tenantId: 'one', kind, at: new Date(at(index)).toISOString(), model: 'v1', shift: 0, why: '' },
    ...rest,
  })
  const little = tenure('refreshed', 360, { shift: -0.2, levelSince: at(300) })
  const followed = driftOf(turned.slice(0, 430), { ...scorecard, shift: -0.2 }, [little])
  expect(followed?.since).toBe(at(300))
  expect(followed?.shift).toBeLessThan(-0.2)
  const learned = openPosterior(fitWeights(turned.slice(0, 380)))
  const promoted = tenure('promoted', 379, { versionId: 'v1' })
  expect(driftOf(turned.slice(0, 400), { model: 'v1', shift: 0, learned }, [promoted])?.alarm).toBeDefined()
})

test('one prediction a deal, never from the last days, and the same one every time', () => {
  const day = 24 * 3_600_000
  const closedAt = 100 * day
  const predictions = Array.from({ length: 100 }, (_, at) => ({ id: `d${at}`, at: at * day }))
  const chosen = Array.from({ length: 500 }, (_, deal) => chosenPrediction(`deal-${deal}`, predictions, closedAt))
  expect(chosen.every((one) => one !== undefined && one.at <= closedAt - lead)).toBe(true)
  expect(new Set(chosen.map((one) => one?.id)).size).toBeGreaterThan(50)
  expect(chosenPrediction('deal-1', predictions.toReversed(), closedAt)).toBe(chosen[1])
  expect(chosenPrediction('deal-1', [{ id: 'late', at: closedAt - 1 }], closedAt)).toBeUndefined()
})

test('a lesson is due when there is enough new to learn from', () => {
  expect(lessonIsDue(49, 0)).toBe(false)
  expect(lessonIsDue(50, 0)).toBe(true)
  expect(lessonIsDue(69, 50)).toBe(false)
  expect(lessonIsDue(70, 50)).toBe(true)
  expect(lessonIsDue(1090, 1000)).toBe(false)
  expect(lessonIsDue(1100, 1000)).toBe(true)
})
