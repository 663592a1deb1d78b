import { describe, expect, test } from 'vitest'
import { chooseCalibration, uncalibrated } from './calibration.ts'
import { interceptShift, levelAlarm, shifted } from './drift.ts'
import { driftReference, shiftedColumns } from './drift-reference.ts'
import { encodersFor } from './encode.ts'
import { isotonic } from './isotonic.ts'
import { leakWarnings, refusedColumns } from './leaks.ts'
import { areaUnderCurve, calibrationZ, metricsOf } from './metrics.ts'
import { logit, sigmoid } from './odds.ts'
import { randomFrom } from './random.ts'
import { followLevel } from './refresh.ts'
import { additive, simulatedDeals } from './simulated-deals.ts'

function outcomes(probabilities: Float64Array, seed: number): Uint8Array {
  const random = randomFrom(seed)
  return Uint8Array.from(probabilities, (probability) => (random() < probability ? 1 : 0))
}

function forecasts(count: number, seed: number): Float64Array {
  const random = randomFrom(seed)
  return Float64Array.from({ length: count }, () => 0.1 + 0.6 * random())
}

describe('metrics', () => {
  test('by hand', () => {
    const said = Float64Array.of(0.9, 0.6, 0.6, 0.2)
    const won = Uint8Array.of(1, 1, 0, 0)
    const { auc, log_loss, brier, calibration_z } = metricsOf(said, won, 1)
    expect(auc).toBeCloseTo(3.5 / 4, 12)
    expect(log_loss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.4) + Math.log(0.8)) / 4, 12)
    expect(brier).toBeCloseTo((0.01 + 0.16 + 0.36 + 0.04) / 4, 12)
    expect(calibration_z).toBeCloseTo((2 - 2.3) / Math.sqrt(0.09 + 0.24 + 0.24 + 0.16), 12)
  })

  test('one kind of outcome has no AUC', () =>
    expect(areaUnderCurve(Float64Array.of(0.1, 0.2), Uint8Array.of(0, 0))).toBeNaN())

  test('forecasts that are right stay within the noise floor about 19 times in 20', () => {
    const within = Array.from({ length: 60 }, (_, seed) => {
      const said = forecasts(400, seed)
      const { ece10, ece_floor_p95 } = metricsOf(said, outcomes(said, seed + 100), seed)
      return ece10 <= ece_floor_p95
    })
    expect(within.filter(Boolean).length).toBeGreaterThan(50)
  })
})

describe('calibration', () => {
  const truth = forecasts(3000, 1)
  const won = outcomes(truth, 2)
  const folds = Int32Array.from(truth.keys()).map((row) => row % 5)

  test('right forecasts are left alone', () => {
    expect(chooseCalibration(truth.map(logit), won, folds).calibration).toEqual(uncalibrated)
  })

  test('boastful ones are bent back', () => {
    const { calibration, tried } = chooseCalibration(
      truth.map((p) => 3 * logit(p) + 1),
      won,
      folds,
    )
    expect(calibration.kind).not.toBe('none')
    const losses = new Map(tried.map(({ kind, log_loss }) => [kind, log_loss]))
    expect(losses.get(calibration.kind)).toBeLessThan((losses.get('none') ?? 0) - 0.05)
  })

  test('isotonic regression is not even tried on few cases', () => {
    const few = chooseCalibration(truth.slice(0, 400).map(logit), won.slice(0, 400), folds.slice(0, 400))
    expect(few.tried.map(({ kind }) => kind)).toEqual(['none', 'temperature', 'platt'])
  })

  test('pooling adjacent violators', () =>
    expect(isotonic([1, 3, 2, 2, 5], [1, 1, 1, 2, 1])).toEqual([1, 2.25, 2.25, 2.25, 5]))
})

describe('drift', () => {
  const said = forecasts(2000, 5)

  test('no alarm in a calm year, for five years in six', () => {
    const alarms = Array.from({ length: 100 }, (_, seed) => levelAlarm(said, outcomes(said, seed)))
    expect(alarms.filter((alarm) => alarm !== undefined).length).toBeLessThanOrEqual(17)
  })

  test('a fall by one log-odd in the middle is noticed within about a hundred deals, and not before it', () => {
    const now = said.map((probability, index) => (index < 1000 ? probability : sigmoid(logit(probability) - 1)))
    const noticed = Array.from({ length: 20 }, (_, seed) => levelAlarm(said, outcomes(now, seed + 50))?.at ?? 2000)
    const delays = noticed
      .filter((at) => at > 1000)
      .map((at) => at - 1000)
      .sort((one, other) => one - other)
    expect(delays.length).toBeGreaterThanOrEqual(18)
    expect(delays[Math.floor(delays.length / 2)]).toBeLessThanOrEqual(110)
  })

  test('refreshing the intercept alone mends the level, and following it keeps it mended', () => {
    const won = outcomes(
      said.map((probability) => sigmoid(logit(probability) - 0.8)),
      6,
    )
    expect(Math.abs(calibrationZ(said, won))).toBeGreaterThan(8)
    const shift = interceptShift(said.subarray(0, 1000), won.subarray(0, 1000))
    expect(shift).toBeCloseTo(-0.8, 0)
    expect(Math.abs(calibrationZ(shifted(said, shift).subarray(1000), won.subarray(1000)))).toBeLessThan(3)
    expect(Math.abs(calibrationZ(followLevel(said, won).probabilities.subarray(500), won.subarray(500)))).toBeLessThan(
      3,
    )
  })

  test('a column that looks different is named, one that does not is not', () => {
    const { history, mapping, cases } = simulatedDeals(2000, additive, 7)
    const reference = driftReference(history, encodersFor(history, mapping))
    expect(shiftedColumns(reference, cases)).toEqual([])
    const richer = cases.map((facts) => ({ ...facts, budget: Number(facts['budget']) + 1 }))
    expect(shiftedColumns(reference, richer)).toMatchObject([{ column: 'budget', level: 'act' }])
  })
})

describe('the leak guard', () => {
  const { history, mapping } = simulatedDeals(1000, additive, 8)

  test('flags a column written after the close, and not the honest ones', () => {
    const random = randomFrom(9)
    const values = Float64Array.from(history.won, (won) => won * 3 + random() * 4)
    const leaky = { ...history, columns: [...history.columns, { name: 'days to close', type: 'num' as const, values }] }
    expect(leakWarnings(leaky).map(({ column }) => column)).toContain('days to close')
    expect(leakWarnings(history).map(({ column }) => column)).not.toContain('owner')
  })

  test('a column of names that mean nothing is not mistaken for a leak', () => {
    const codes = Int32Array.from(history.won.keys()).map((row) => row % 400)
    const levels = Array.from({ length: 400 }, (_, index) => `name ${index}`)
    expect(leakWarnings({ ...history, columns: [{ name: 'contact', type: 'cat', levels, codes }] })).toEqual([])
  })

  test('refuses what the mapping calls unknown at prediction time', () => {
    const closed = { type: 'num' as const, known_at_prediction: false, monotone: 0 as const }
    expect(refusedColumns({ ...mapping, columns: { closed } })).toMatchObject([{ column: 'closed' }])
  })
})
