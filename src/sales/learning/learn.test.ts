import { expect, test } from 'vitest'
import { scorecard } from '../sandbox/beliefs.ts'
import { chosenPrediction, lead } from './closed-case.ts'
import { driftOf } from './drift.ts'
import { lessonIsDue } from './due.ts'
import { learn } from './learn.ts'
import { madeUpCompany } from './made-up-company.ts'

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
  const again = learn({ cases, champion: { model: 'v1', shift: 0, weights }, name: 'v2', seed: 42 })
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

test('a market that turns is noticed within a hundred closed deals, and the level follows', () => {
  const { cases } = madeUpCompany(500, 2)
  const turned = cases.map((one, index) => (index < 300 ? one : { ...one, won: one.won && index % 3 === 0 }))
  const until = (deals: number) => driftOf(turned.slice(0, deals), 0)
  expect(until(300)).toBeUndefined()
  const drift = until(400)
  expect(drift?.alarm.z).toBeLessThan(0)
  expect(drift?.shift).toBeLessThan(-0.2)
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
