import type { Turn } from '../../conversation/skill.ts'
import type { SalesChange } from '../../sales/change.ts'
import type { Deal } from '../../sales/deal.ts'
import { nothingKnown } from '../../sales/facts.ts'
import { dealChanged, withNews } from '../../sales/record/news.ts'
import type { ToldTime } from '../../sales/told-time.ts'

/** What an appointment makes the next step of its deal; `was` is when the same was to be before, if it is moved. */
export function nextStep(
  turn: Pick<Turn, 'today'>,
  deal: Deal | undefined,
  when: ToldTime,
  was?: ToldTime,
): SalesChange[] {
  if (deal === undefined || isStepOf(deal, when, turn.today)) return []
  const isMoved = was !== undefined && dayOfStep(deal, turn.today) === dayIn(was.value)
  if (!isMoved && hasSooner(deal, when, turn.today)) return []
  return dealChanged(deal, withNews(deal, agreedNews(turn, when)))
}

/** A step in words on that very day says more than its day would. */
function isStepOf(deal: Deal, when: ToldTime, today: string): boolean {
  const day = dayOfStep(deal, today)
  return day !== undefined && day === dayIn(when.value) && !/^\d{4}-/.test(deal.facts.nextStep?.value ?? '')
}

/** What was the deal's next step is none any more. */
export function noNextStep(deal: Deal | undefined, was: ToldTime): SalesChange[] {
  if (deal?.facts.nextStep?.value !== was.value) return []
  const { nextStep: _, ...facts } = deal.facts
  return dealChanged(deal, { ...deal, facts })
}

export function agreedNews({ today }: Pick<Turn, 'today'>, when: ToldTime) {
  return { ...nothingKnown, nextStep: { value: when.value, source: 'said' as const, on: today } }
}

/** What was agreed on for a day that comes sooner is still the next step. */
function hasSooner(deal: Deal, when: ToldTime, today: string): boolean {
  const [step, day] = [dayOfStep(deal, today), dayIn(when.value)]
  return step !== undefined && day !== undefined && step >= today && step < day
}

/** The day of the step on record, which is told as a time or as 12月3日 with words. */
function dayOfStep({ facts: { nextStep: step } }: Deal, today: string): string | undefined {
  if (step === undefined) return undefined
  const [, month, date] = /^(\d{1,2})月(\d{1,2})日 /.exec(step.value) ?? []
  if (month === undefined || date === undefined) return dayIn(step.value)
  const day = `${today.slice(0, 4)}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return day < step.on ? `${Number(today.slice(0, 4)) + 1}${day.slice(4)}` : day
}

function dayIn(value: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0]
}
