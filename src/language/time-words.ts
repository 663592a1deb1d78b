import { clockRules } from './clock-rules.ts'
import { dayRules } from './day-rules.ts'
import { festivalRules } from './festival-rules.ts'
import { offsetRules } from './offset-rules.ts'
import { periodRules } from './period-rules.ts'
import type { TimeContext, TimeWord } from './time-rules.ts'

export interface TimeHit {
  start: number
  end: number
  word: TimeWord
}

const rules = [...dayRules, ...periodRules, ...festivalRules, ...offsetRules, ...clockRules]

/** No rule matches a text without any of these, which most messages are. */
const anyTimeChar = /[天日号月年周期拜季前后点:\-/刚早晚午晨夜节旦春秋庆阳诞动清五十内QqHhW]/

/** The time words of a folded text in order; where two rules claim the same characters the earlier and longer match stands. */
export function timeWordsIn(text: string, context: TimeContext): TimeHit[] {
  if (!anyTimeChar.test(text)) return []
  const hits = rules.flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const word = read(match.groups ?? {}, context)
      return word === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, word }]
    }),
  )
  hits.sort((a, b) => a.start - b.start || b.end - a.end)
  let end = 0
  return hits.filter((hit) => {
    if (hit.start < end) return false
    end = hit.end
    return true
  })
}
