import { describe, expect, test } from 'vitest'
import { readAmounts } from './amounts.ts'
import { clausesOf } from './clauses.ts'
import { readMoments } from './dates.ts'
import { readDiscounts } from './discounts.ts'
import { isHypothetical, isNegated } from './negation.ts'
import { readPeople } from './people.ts'
import { spanOf } from './span.ts'

const now = new Date('2026-11-24T09:00:00+08:00')

/** Fifty milliseconds is the aim; the rest is for a busy machine. Anything worse than linear takes seconds. */
const allowedMs = 400

describe('a page of the same thing over and over is read in no time', () => {
  test.each([
    '1',
    '1,111',
    '一',
    '百千',
    '几十万',
    '80万到',
    '12月',
    '上周',
    '下周三下午3点',
    '15号提前3天',
    '张总和',
    '张总拍板',
    '采购的',
    '分管',
    '跟走得',
    '不是',
    '如果',
    '降',
    '8折',
    '，',
    ' ',
    '🙂',
  ])('%s', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length))
    const middle = spanOf(text, 50_000, 50_002)
    const began = performance.now()
    readAmounts(text, { bareUnit: 1e4 })
    readMoments(text, now, 'past')
    readDiscounts(text)
    readPeople(text)
    clausesOf(text)
    isNegated(text, middle)
    isHypothetical(text, middle)
    expect(performance.now() - began).toBeLessThan(allowedMs)
  })
})
