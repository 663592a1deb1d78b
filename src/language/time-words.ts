import { allMatches } from './all-matches.ts'
import type { Day } from './calendar.ts'
import { clockRules } from './clock-rules.ts'
import { dayRules } from './day-rules.ts'
import { festivalRules } from './festival-rules.ts'
import { offsetRules } from './offset-rules.ts'
import { periodRules } from './period-rules.ts'
import type { TimeContext, TimeRule, TimeWord } from './time-rules.ts'

export interface TimeHit {
  start: number
  end: number
  word: TimeWord
}

const rules = [...dayRules, ...periodRules, ...festivalRules, ...offsetRules, ...clockRules]

/** The time words in order; where two rules claim the same characters the earlier and longer match stands. */
export function timeWordsAmong(matches: readonly TimeMatch[], context: TimeContext): TimeHit[] {
  const hits: TimeHit[] = []
  let end = 0
  let lately: Day | undefined
  for (const { match, read } of matches) {
    if (match.index < end) continue
    const word = read(match.groups ?? {}, { ...context, lately })
    if (word === undefined) continue
    if (word.type === 'day' && match[0].includes('月')) lately = word.day
    end = match.index + match[0].length
    hits.push({ start: match.index, end, word })
  }
  return hits
}

/** What a rule matches, before it is known from when it is read. */
export interface TimeMatch {
  match: RegExpExecArray
  read: TimeRule['read']
}

/** What the rules match in a folded text. */
export function timeMatchesIn(text: string): TimeMatch[] {
  return rules
    .filter(({ marks }) => marks.some((mark) => text.includes(mark)))
    .flatMap(({ pattern, read }) => allMatches(text, pattern).map((match) => ({ match, read })))
    .sort((a, b) => a.match.index - b.match.index || b.match[0].length - a.match[0].length)
}
