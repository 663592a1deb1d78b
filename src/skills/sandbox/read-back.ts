import type { Block } from '../../conversation/card.ts'
import { addDays, dayOf } from '../../language/calendar.ts'
import { sayPause } from '../../sales/events/pause.ts'
import { lastWordOf } from '../../sales/promise.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { sayStep } from '../../sales/sandbox/describe.ts'
import { sayDay, sayDayOf } from '../../sales/say-day.ts'
import type { Ports, Viewing } from '../ports.ts'

/** A customer who was not spoken of for so many days comes with a word on how it was left. */
const forgottenAfterDays = 2
const visitsRead = 5

/**
 * What may turn the deal and waits for an answer; else where the talk with this customer stopped, when that is some days ago: the last
 * promise with its date, or the last word.
 */
export async function readBack(
  { person, today }: Viewing,
  before: Decision | undefined,
  { visits, decisions, dealEvents }: Pick<Ports, 'visits' | 'decisions' | 'dealEvents'>,
): Promise<Block | undefined> {
  if (before?.dealId === undefined) return undefined
  const pause = await dealEvents.pauseOf(person, before.dealId)
  if (pause !== undefined) return line(`${sayPause(pause, today)}。`)
  const [seen, spoken] = [
    await visits.ofDeal(person, before.dealId, visitsRead),
    await decisions.latestOf(person, before.dealId),
  ]
  const since = addDays(today, -forgottenAfterDays)
  if ([seen[0]?.at, spoken?.at].some((at) => at !== undefined && dayOf(new Date(at)) > since)) return undefined
  const last = lastWordOf(seen)
  if (last?.isPromise) return line(`${sayDayOf(last.at, today)}说过：“${last.quote}”`)
  const { nextStep } = before.facts
  if (nextStep !== undefined) return line(`${sayDay(nextStep.on, today)}定的下一步：${sayStep(nextStep.value)}`)
  return last === undefined ? undefined : line(`上次聊到（${sayDayOf(last.at, today)}）：“${last.quote}”`)
}

function line(text: string): Block {
  return { kind: 'text', text, tone: 'strong' }
}
