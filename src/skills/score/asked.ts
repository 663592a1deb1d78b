import { type Day, lastOfMonth } from '../../language/calendar.ts'
import { readMoments } from '../../language/dates.ts'
import { type Period, quarterIn, weekAt, yearAt } from '../../language/periods.ts'
import type { Slots } from '../../understanding/understood.ts'

/** What somebody wants to know of chances. */
export interface Asked {
  /** One deal, all one has in hand, or which of them stands best. */
  about: 'deal' | 'book' | 'ranking'
  /** A comparison with what was said by the end of this day; `true` for whatever was said before. */
  compared?: Day | true
  /** The time by which they want it signed, as they said it. */
  by?: string
  /** They want to know when it will be signed, or what will be: the record's business as well as the figure's. */
  when: boolean
  forecast: boolean
  /** Points in a tender, which is another question. */
  tender: boolean
}

export function askedIn(text: string, slots: Slots, now: Date): Asked {
  const by = slots.close_date ?? slots.deadline ?? slots.datetime
  const compared = comparing.test(text) ? (dayComparedWith(text, now) ?? true) : undefined
  const about = aboutOf(text, slots)
  return {
    about,
    ...(compared === undefined ? {} : { compared }),
    ...(by === undefined || (about !== 'book' && !signing.test(text)) ? {} : { by }),
    when: about === 'deal' && signing.test(text) && whenAsked.test(text) && !past.test(text),
    forecast: about === 'book' && forecasting.test(text),
    tender: tendering.test(text),
  }
}

function aboutOf(text: string, { customer }: Slots): Asked['about'] {
  if (Array.isArray(customer) || which.test(text)) return 'ranking'
  return customer === undefined && many.test(text) && !one.test(text) ? 'book' : 'deal'
}

/** The last day of the time that was named as the past: 上周, 昨天, 上个月. */
function dayComparedWith(text: string, now: Date): Day | undefined {
  const value = readMoments(text, now, 'past')[0]?.value
  return value === undefined ? undefined : lastDayOf(value)
}

function lastDayOf(value: string): Day | undefined {
  const [, year = '', part = ''] = /^(\d{4})-?(.*)$/.exec(value) ?? []
  if (/^\d\d-\d\d/.test(part)) return value.slice(0, 10)
  if (/^\d\d$/.test(part)) return lastOfMonth(value)
  return periodNamed(Number(year), part)?.last
}

function periodNamed(year: number, part: string): Period | undefined {
  if (part === '') return yearAt(year)
  const number = Number(part.slice(1))
  if (part.startsWith('Q')) return quarterIn(year, number)
  // The fourth of January is always in the first week.
  return part.startsWith('W') ? weekAt(`${year}-01-04`, number - 1) : undefined
}

const comparing = /比|掉|跌|降|低了|高了|涨|升|下滑|变|少了|为[啥什]么?.{0,6}[低高]|怎么.{0,8}[低高掉涨才]|动/
const signing = /签|成|拿下|落[袋地定]|关单|收|中标|close|下单|敲定|赢/i
const forecasting = /能.{0,3}(?:签|成|拿下|赢)|forecast|预测|预计.{0,8}(?:签|成)/i
const past = /上次|上回|之前|以前|当时|去年|[签成][的了过]/
const whenAsked = /什么时[候间]|啥时候?|何时|哪天|几号|几月|多久|多长时间/
const tendering = /[技商综][术务合]分|[技商]术?务?标.{0,6}[分几]|得[多少几]{1,2}分|能[得拿].{0,3}分|多少分|第几/
const which = /哪[个单家一]|谁.{0,4}(?:大|高|有戏|有谱)|把握最大|最有/
const one = /[这那](?:一?单|个(?:单|项目|客户)|家)|他们/
const many = /几[单个家]|哪些|多少[单个家钱]|[签成]多少|forecast|预测|[报出]几|一共|总共|手[上里]|名下|我的(?:单|商机)/i
