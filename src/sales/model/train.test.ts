import { describe, expect, test } from 'vitest'
import { groupsOf } from './duplicates.ts'
import { groupedFolds } from './folds.ts'
import { allRows, historyOf } from './history.ts'
import { fitLogistic } from './logistic.ts'
import { metricsOf } from './metrics.ts'
import { CloseModel } from './model.ts'
import { logit } from './odds.ts'
import { openModel } from './predict.ts'
import { additive, interacting, noise, simulatedDeals, withGaps } from './simulated-deals.ts'
import { train } from './train.ts'
import { crossTrees, treesFrom } from './trees.ts'

const deals = withGaps(simulatedDeals(1200, additive, 1), 2)
const additiveModel = train(deals.history, deals.mapping, 42).model

const twisted = simulatedDeals(2500, interacting, 3)
const twistedTraining = train(twisted.history, twisted.mapping, 42)

describe('what is learned', () => {
  test('additive deals are left to the logistic model, which finds the effects they were made with', () => {
    expect(additiveModel).toMatchObject({ mode: 'learned', learner: { kind: 'logistic' } })
    const { predict } = openModel(additiveModel)
    const between = (one: object, other: object) =>
      logit(predict({ ...average, ...other }).probability) - logit(predict({ ...average, ...one }).probability)
    expect(between({ budget: -1 }, { budget: 1 })).toBeCloseTo(1.6, 0)
    expect(between({ visits: -1 }, { visits: 1 })).toBeCloseTo(-1, 0)
    expect(between({ source: 'source 2' }, { source: 'source 1' })).toBeCloseTo(1.3, 0)
  })

  test('where one column turns another round, trees win and say why', () => {
    expect(twistedTraining.model.learner?.kind).toBe('blend')
    expect(twistedTraining.evidence.choice?.challenger?.rules.every(({ passed }) => passed)).toBe(true)
    expect(twistedTraining.evidence.choice?.why).toContain('晋升条件全部满足')
  })

  test('noise is refused: everyone gets the base rate, with its interval', () => {
    const { history, mapping, cases } = simulatedDeals(1500, noise, 4)
    const { model, evidence } = train(history, mapping, 42)
    expect(model).toMatchObject({ mode: 'no_signal', learner: null })
    expect(evidence.choice?.why).toContain('无法区分')
    const predictions = cases.slice(0, 50).map(openModel(model).predict)
    expect(new Set(predictions.map(({ probability }) => probability)).size).toBe(1)
    const [{ probability, low, high, contributions } = expect.fail()] = predictions
    expect(probability).toBeCloseTo(model.history.wins / 1500, 2)
    expect(low).toBeLessThan(probability)
    expect(high).toBeGreaterThan(probability)
    expect(contributions).toEqual([])
  })

  test('with no deals at all the mapping’s prior speaks, moderately and by that name', () => {
    const { history, mapping } = simulatedDeals(0, additive, 5)
    const source = { type: 'cat' as const, known_at_prediction: true, monotone: 0 as const, prior: { referral: 1 } }
    const model = train(history, { ...mapping, columns: { ...mapping.columns, source } }, 42).model
    const referred = openModel(model).predict({ source: 'referral' })
    expect(referred.mode).toBe('prior')
    expect(referred.n_eff).toBeCloseTo(0, 6)
    expect(referred.probability).toBeGreaterThan(0.55)
    expect(referred.probability).toBeLessThan(0.75)
  })

  test('a few deals stay labelled as prior', () => {
    const { history, mapping } = simulatedDeals(30, additive, 6)
    expect(train(history, mapping, 42).model.mode).toBe('prior')
  })
})

describe('every prediction', () => {
  test.each([
    ['logistic', additiveModel],
    ['blend', twistedTraining.model],
    ['a curve over it', { ...additiveModel, calibration: { kind: 'platt' as const, slope: 0.8, shift: 0.3 } }],
  ])('adds up from its contributions: %s', (_, model) => {
    const { predict } = openModel(model)
    for (const facts of [...deals.cases.slice(0, 200), {}, { owner: 'somebody new', budget: 99 }]) {
      const { probability, base, contributions, low, high } = predict(facts)
      const sum = contributions.reduce((total, { logOdds }) => total + logOdds, base)
      expect(Math.abs(sum - logit(probability))).toBeLessThan(1e-6)
      expect(low).toBeLessThanOrEqual(probability)
      expect(high).toBeGreaterThanOrEqual(probability)
    }
  })

  test('is the same from the file as from memory, and the point alone is the same number', () => {
    for (const model of [additiveModel, twistedTraining.model]) {
      const { predict, point } = openModel(CloseModel.parse(JSON.parse(JSON.stringify(model))))
      const inMemory = openModel(model)
      for (const facts of deals.cases.slice(0, 50)) {
        expect(predict(facts).probability).toBeCloseTo(inMemory.point(facts), 9)
        expect(point(facts)).toBeCloseTo(predict(facts).probability, 9)
      }
    }
  })
})

test('the same seed gives the same bytes, another seed may not', () => {
  const { history, mapping } = historyPart(600)
  const bytes = (seed: number) => JSON.stringify(train(history, mapping, seed).model)
  expect(bytes(7)).toBe(bytes(7))
  expect(bytes(7)).not.toBe(bytes(8))
})

test('eighty-percent intervals hold the truth of fresh deals 75 to 85 times in a hundred', () => {
  let inside = 0
  let cases = 0
  for (let seed = 1; seed <= 12; seed++) {
    const { history, mapping, cases: all, truth } = simulatedDeals(2000, additive, seed)
    const { predict } = openModel(train(historyOf(history, allRows(history).subarray(0, 1200)), mapping, seed).model)
    for (let row = 1200; row < 2000; row++) {
      const { low, high } = predict(all[row] ?? {})
      if (low <= (truth[row] ?? 0) && (truth[row] ?? 0) <= high) inside++
      cases++
    }
  }
  expect(inside / cases).toBeGreaterThan(0.75)
  expect(inside / cases).toBeLessThan(0.85)
})

test('a declared direction holds over the whole range, in both learners', () => {
  const { history, mapping } = simulatedDeals(1000, ({ budget, visits }) => Math.sin(3 * budget) + 0.5 * visits, 8)
  const budget = { type: 'num' as const, known_at_prediction: true, monotone: 1 as const }
  const rising = { ...mapping, columns: { ...mapping.columns, budget } }
  const groups = groupsOf(history)
  const members = crossTrees(history, rising, groupedFolds(groups, 3, 1), groups, 1)
  const logistic = fitLogistic(history, rising, allRows(history))
  const shares = { logistic: 0.2, trees: 0.8, shift: 0 }
  const blend = { kind: 'blend' as const, logistic, trees: treesFrom(history, members), shares, scale: 1 }
  const { model } = train(history, rising, 1)
  for (const learner of [blend, logistic]) {
    const { point } = openModel({ ...model, learner })
    const path = Array.from({ length: 80 }, (_, step) => point({ ...average, budget: -4 + step / 10 }))
    expect(path).toEqual(path.toSorted((one, other) => one - other))
    expect(path.at(-1)).toBeGreaterThan(path[0] ?? 1)
  }
})

test('copies are counted and kept on one side, so that noise written twice still is noise', () => {
  const { history, mapping } = simulatedDeals(800, noise, 9)
  const twice = historyOf(
    history,
    Int32Array.from({ length: 1600 }, (_, index) => index >> 1),
  )
  const { model, evidence } = train(twice, mapping, 42)
  expect(evidence.duplicates).toBe(800)
  expect(model.mode).toBe('no_signal')
})

test('a hundred deals beat the base rate already, on the mean of several histories', () => {
  const gains = Array.from({ length: 8 }, (_, index) => {
    const { history, mapping, cases } = simulatedDeals(1500, additive, index + 10)
    const { point } = openModel(train(historyOf(history, allRows(history).subarray(0, 100)), mapping, 42).model)
    const probabilities = Float64Array.from(cases.slice(100), point)
    const { log_loss, base_rate_log_loss } = metricsOf(probabilities, history.won.subarray(100), 1)
    return base_rate_log_loss - log_loss
  })
  expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toBeGreaterThan(0.03)
})

const average = { budget: 0, visits: 0, source: 'source 0', owner: 'owner 1' }

function historyPart(rows: number) {
  return { history: historyOf(twisted.history, allRows(twisted.history).subarray(0, rows)), mapping: twisted.mapping }
}
