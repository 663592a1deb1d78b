import { describe, expect, test } from 'vitest'
import { logit, sigmoid } from './odds.ts'
import { verdictOn } from './promotion.ts'
import { randomFrom } from './random.ts'
import { retrainingDue } from './retraining.ts'

test.each([
  [{ closed: 19, taught: 0, sinceChange: undefined }, undefined],
  [{ closed: 20, taught: 0, sinceChange: undefined }, '开始学'],
  [{ closed: 119, taught: 100, sinceChange: undefined }, undefined],
  [{ closed: 120, taught: 100, sinceChange: undefined }, '又结了 20 单'],
  [{ closed: 1100, taught: 1000, sinceChange: undefined }, undefined],
  [{ closed: 1100, taught: 1000, sinceChange: 100 }, '赢率变了'],
])('%j', (growth, why) => {
  const reason = retrainingDue(growth)
  if (why === undefined) expect(reason).toBeUndefined()
  else expect(reason).toContain(why)
})

describe('promote or keep', () => {
  const random = randomFrom(3)
  const truth = Float64Array.from({ length: 300 }, () => 0.1 + 0.8 * random())
  const won = truth.map((probability) => (random() < probability ? 1 : 0))
  const bent = truth.map((probability) => sigmoid(logit(probability) - 1))
  const shadowing = (current: Float64Array, challenger: Float64Array, deals: number, taught = 100) => ({
    current: current.subarray(0, deals),
    challenger: challenger.subarray(0, deals),
    won: Uint8Array.from(won.subarray(0, deals)),
    group: Int32Array.from({ length: deals }, (_, deal) => deal),
    taught: { current: 100, challenger: taught },
  })

  test('nothing is decided on few deals', () => {
    expect(verdictOn(shadowing(bent, truth, 39), 1)).toBeUndefined()
  })

  test('the better one is promoted, with the figure', () => {
    expect(verdictOn(shadowing(bent, truth, 300), 1)).toMatchObject({
      promote: true,
      why: expect.stringMatching(/明显更准.*300 单.*低 0\.\d+/),
    })
  })

  test('the worse one is kept out, however much it has learned', () => {
    expect(verdictOn(shadowing(truth, bent, 300, 900), 1)).toMatchObject({ promote: false })
  })

  test('an equal one is promoted only if it has learned from clearly more deals', () => {
    expect(verdictOn(shadowing(truth, truth, 300), 1)).toMatchObject({ promote: false })
    expect(verdictOn(shadowing(truth, truth, 300, 150), 1)).toMatchObject({ promote: true })
  })
})
