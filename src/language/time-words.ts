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

/** The time words of a folded text in order; where two rules claim the same characters the earlier and longer match stands. */
export function timeWordsIn(text: string, context: TimeContext): TimeHit[] {
  const hits = rules.flatMap(({ marks, pattern, read }) =>
    !marks.some((mark) => text.includes(mark))
      ? []
      : [...text.matchAll(pattern)].flatMap((match) => {
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
