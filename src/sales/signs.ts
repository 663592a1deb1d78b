import { addDays, type Day, dayOf } from '../language/calendar.ts'
import type { Deal } from './deal.ts'
import type { Facts } from './facts.ts'
import { daysBetween } from './risk/age.ts'
import { holdersOf } from './sandbox/contacts.ts'
import { sayDay } from './say-day.ts'
import { ladder } from './stage.ts'

/** Something about a deal that is worth a look: a sign to check, no verdict. */
export interface Sign {
  id: 'passed' | 'silent' | 'unmet' | 'unagreed'
  text: string
  /** The same in a few characters, for a row of a list. */
  short: string
  /** What to do about it. */
  remedy: string
  /** For the order only; the larger first. */
  weight: number
}

/** A deal as it is looked at: with the day of its last visit on record. */
export interface Watched {
  deal: Deal
  lastVisit?: Day
}

/** Two weeks without a word on record; a judgement of 2026-11-21, to be replaced by what a company's own deals show. */
const silentAfterDays = 14
/** From this rung on a deal is late for somebody who decides not to have been met. */
const decidersByStage = ladder.indexOf('budget')

/** What the records say against a deal's rest, the gravest first. What is not on record is said to be that, not to be so. */
export function signsOf(watched: Watched, today: Day): Sign[] {
  const found = [passed(watched, today), silent(watched, today), unmet(watched.deal), unagreed(watched.deal.facts)]
  return found.flatMap((sign) => sign ?? []).sort((one, other) => other.weight - one.weight)
}

/** The day of the next step is behind us, and nothing was noted since. */
function passed({ deal, lastVisit }: Watched, today: Day): Sign | undefined {
  const day = dayIn(deal.facts.nextStep?.value)
  if (day === undefined || day >= today || (lastVisit !== undefined && lastVisit >= day)) return undefined
  return {
    id: 'passed',
    text: `约好的下一步 ${sayDay(day, today)} 已过，之后没有记录`,
    short: '下一步过期了',
    remedy: '问一句结果，补记拜访，再约下一次',
    weight: 4,
  }
}

function silent({ deal, lastVisit }: Watched, today: Day): Sign | undefined {
  const since = lastVisit ?? dayOf(new Date(deal.updatedAt))
  if (since > addDays(today, -silentAfterDays)) return undefined
  const days = daysBetween(since, today)
  return {
    id: 'silent',
    text:
      lastVisit === undefined
        ? `没有拜访记录，记录停在 ${sayDay(since, today)}（${days} 天）`
        : `${days} 天没有拜访记录（上次 ${sayDay(since, today)}）`,
    short: `${days} 天没记录`,
    remedy: '联系一次，哪怕没接也记一笔',
    weight: days > 2 * silentAfterDays ? 3.5 : 3,
  }
}

/** Nobody who decides was met, as far as anybody noted. */
function unmet({ facts, stage }: Deal): Sign | undefined {
  const deciders = holdersOf(facts, 'EB')
  if (deciders.some(({ touched, stance }) => touched?.value === true || stance !== undefined)) return undefined
  const late = stage !== undefined && ladder.indexOf(stage) >= decidersByStage
  return {
    id: 'unmet',
    text: facts.contacts.length === 0 ? '联系人一个都没有记' : '记录里拍板的人还没接触过',
    short: facts.contacts.length === 0 ? '没记联系人' : '没见拍板人',
    remedy: facts.contacts.length === 0 ? '把见过的人说一句，我来记' : '约拍板的人见一面',
    weight: late ? 2.5 : 1.5,
  }
}

function unagreed({ nextStep }: Facts): Sign | undefined {
  if (nextStep !== undefined) return undefined
  return { id: 'unagreed', text: '没有约好的下一步', short: '没约下一步', remedy: '约一个日子', weight: 1 }
}

/** The day a date begins with; `undefined` for words. */
function dayIn(value: string | undefined): Day | undefined {
  return /^\d{4}-\d\d-\d\d/.exec(value ?? '')?.[0]
}
