import { clausesOf } from '../language/clauses.ts'
import { isNegated } from '../language/negation.ts'
import { spanOf } from '../language/span.ts'
import { sayDayOf } from './say-day.ts'
import type { Visit } from './visit.ts'

/** What was left open when a customer was last seen, in the words it was noted in. */
export interface LastWord {
  /** ISO 8601, UTC. */
  at: string
  quote: string
  /** Somebody promised something, or a next time was agreed; else it is only where the talk ended. */
  isPromise: boolean
}

/** Of the visits (the newest first) the latest promise, else how the latest of them ended; `undefined` without visits. */
export function lastWordOf(visits: readonly Pick<Visit, 'at' | 'text'>[]): LastWord | undefined {
  for (const { at, text } of visits) {
    const promise = sentencesOf(text).findLast((sentence) => promises(sentence))
    if (promise !== undefined) return { at, quote: promise, isPromise: true }
  }
  const [latest] = visits
  const ending = latest === undefined ? undefined : sentencesOf(latest.text).at(-1)
  return latest === undefined || ending === undefined ? undefined : { at: latest.at, quote: ending, isPromise: false }
}

/** `11月16日说好：“周三把参数发我”`: when it was, and whether it is owed. */
export function sayLastWord({ at, quote, isPromise }: LastWord, today: string): string {
  return `${sayDayOf(at, today)}${isPromise ? '说好' : '聊到'}：“${quote}”`
}

function sentencesOf(text: string): string[] {
  return text
    .split(/[。！？!?；;\n]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

function promises(sentence: string): boolean {
  return clausesOf(sentence).some((clause) => {
    const match = promising.exec(clause.text)
    if (match === null) return false
    const start = clause.start + match.index
    return !isNegated(sentence, spanOf(sentence, start, start + match[0].length))
  })
}

const promising =
  /答应|承诺|说好|讲好|约[了好在定到]|约下|定[了在]?(?:下)?(?:周|月|\d)|等我|让我(?:们)?(?:给|发|出|报|带|准备|补|改|重)|要我(?:们)?(?:给|发|出|报|带|准备|补|改|重)|[发寄送带报]给?[他她]|(?:我|我们)(?:回去|下周|明天|周[一二三四五])|下(?:周|次|个月).{0,8}(?:再|来|去|给|谈|见|看|演示|送|带)/
