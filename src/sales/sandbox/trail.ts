import { addDays, type Day, dayOf } from '../../language/calendar.ts'
import type { Decision } from './decision.ts'
import { changedReasons } from './describe.ts'

/** From one kept probability to the next, and what made the difference. */
interface Step {
  /** The day it was learned. */
  on: Day
  from: number
  to: number
  /** Strongest first, each with its sign: `－ 预算在缩`. */
  reasons: string[]
}

/** How a probability came to be what it is since it was last looked at. */
export interface Trail {
  since: Decision
  now: Decision
  steps: Step[]
  /** From the one day to the other, a stop each day that has one. */
  stops: Stop[]
}

/** What was believed at the end of a day on which a deal was looked at. */
interface Stop {
  on: Day
  estimate: Decision['estimate']
}

const reasonsPerStep = 2

/**
 * Compares the newest of a deal's decisions (the oldest first) with what was said by the end of `until`; left out, with what was
 * said on an earlier day, else just before. `undefined` when there was nothing before.
 */
export function trailOf(decisions: readonly Decision[], until?: Day): Trail | undefined {
  const now = decisions.at(-1)
  if (now === undefined || decisions.length < 2) return undefined
  const earlier = decisions.slice(0, -1)
  const last = until ?? addDays(dayOfDecision(now), -1)
  const found = earlier.findLastIndex((decision) => dayOfDecision(decision) <= last)
  const start = found >= 0 ? found : until === undefined ? earlier.length - 1 : 0
  const path = decisions.slice(start)
  return {
    since: path[0] ?? now,
    now,
    steps: path.slice(1).flatMap((decision, at) => stepBetween(path[at] ?? decision, decision)),
    stops: [...new Map(path.map((decision) => [dayOfDecision(decision), decision.estimate]))].map(([on, estimate]) => ({
      on,
      estimate,
    })),
  }
}

function stepBetween(before: Decision, after: Decision): Step[] {
  const moved = changedReasons(before, after)
  const reasons = [
    ...moved.for.map(({ text, shift }) => ({ text: `＋ ${text}`, weight: shift })),
    ...moved.against.map(({ text, shift }) => ({ text: `－ ${text}`, weight: -shift })),
  ]
    .sort((one, other) => other.weight - one.weight)
    .slice(0, reasonsPerStep)
    .map(({ text }) => text)
  if (reasons.length === 0) return []
  return [{ on: dayOfDecision(after), from: before.estimate.value, to: after.estimate.value, reasons }]
}

function dayOfDecision({ at }: Decision): Day {
  return dayOf(new Date(at))
}
