import { clausesOf } from '../clauses.ts'
import { saidAt } from '../phrases.ts'
import { contract } from './contract.ts'
import { course } from './course.ts'
import { money } from './money.ts'
import { more } from './more.ts'
import { people } from './people.ts'
import { proof } from './proof.ts'
import type { StickingPoint } from './sticking-point.ts'
import { tender } from './tender.ts'
import { trust } from './trust.ts'
import { worth } from './worth.ts'

/** All that are known, each with its name and what it is. */
export const stickingPoints: readonly StickingPoint[] = [
  ...money,
  ...worth,
  ...contract,
  ...people,
  ...course,
  ...trust,
  ...proof,
  ...tender,
  ...more,
]

/** What a pushback hangs on that is none of those we know. */
export const otherWorry = '别的顾虑'

export const stickingPointNames: readonly string[] = [...stickingPoints.map(({ name }) => name), otherWorry]

/**
 * The names of the sticking points 卡点 in what a rep tells, the surest first, at most two: which has more of its phrases said,
 * and in more words.
 */
export function stickingPointsIn(text: string): string[] {
  const windows = windowsOf(text)
  return stickingPoints
    .map(({ name, said }) => ({ name, weight: weightOf(windows.flatMap((window) => saidAt(said, window))) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, 2)
    .map(({ name }) => name)
}

/** Each clause with the two that follow it: who is quoted and what he wants often stand apart. */
function windowsOf(text: string): string[] {
  const clauses = clausesOf(text.slice(0, longest)).map((clause) => clause.text)
  return clauses.map((_, at) => clauses.slice(at, at + 3).join(''))
}

/** A telling longer than this hangs on what was said first. */
const longest = 400

/** What was matched, each thing once, and not again what is said within another. */
function weightOf(spans: readonly { text: string }[]): number {
  const said = [...new Set(spans.map(({ text }) => text))]
  return said
    .filter((text) => !said.some((other) => other !== text && other.includes(text)))
    .reduce((sum, text) => sum + Math.min(text.length, 8), 0)
}
