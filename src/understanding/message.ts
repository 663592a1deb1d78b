import { type Amount, readAmounts } from '../language/amounts.ts'
import { type Moment, momentsAmong, timesIn } from '../language/dates.ts'
import { type Discount, readDiscounts } from '../language/discounts.ts'
import { type PersonMention, readPeople } from '../language/people.ts'
import { type Saying, sayingsIn } from '../language/telling.ts'
import type { NamedSpan } from './learned/name-tagger.ts'
import { normalise } from './normalise.ts'
import { withRareSurnames } from './slots/rare-surnames.ts'
import type { Heard } from './understood.ts'
import { clausesIn } from './veil.ts'

/** A message with everything read off it that does not depend on what it is for. */
export interface Message {
  text: string
  /** Its clauses, cut at punctuation only; gaps in phrases never leap from one to the next. */
  clauses: readonly string[]
  amounts: readonly Amount[]
  discounts: readonly Discount[]
  people: readonly PersonMention[]
  /** The words by which parts and stances are told. */
  sayings: readonly Saying[]
  /** Every name where it stands, told by its kind. */
  names: readonly NamedSpan[]
  /** The same words taken for what lies ahead and for what has been: 周五 is another day. */
  ahead: readonly Moment[]
  past: readonly Moment[]
  heard: Heard
  /** What the bot showed last, cut at its colon: `['saved', 'visit.log']`. */
  pending: readonly [kind: string, what: string]
}

export function readMessage(raw: string, heard: Heard): Message {
  const text = normalise(raw)
  const [kind = '', what = ''] = heard.context?.pending?.split(':') ?? []
  const sayings = sayingsIn(text)
  const times = timesIn(text)
  return {
    text,
    clauses: clausesIn(text),
    amounts: readAmounts(text, countsInWan(text, kind, what) ? { bareUnit: 10_000 } : {}),
    discounts: readDiscounts(text),
    people: withRareSurnames(text, readPeople(text, sayings)),
    sayings,
    names: [],
    ahead: momentsAmong(times, heard.now, 'future'),
    past: momentsAmong(times, heard.now, 'past'),
    heard,
    pending: [kind, what],
  }
}

/** Reps leave 万 out where only money can be meant: after being asked for it, and in 金额调到380 or 预算大概一百二. */
function countsInWan(text: string, kind: string, what: string): boolean {
  return (
    (kind === 'ask' && /amount|budget|price/.test(what)) ||
    /(?:金额|预算|报价|合同额|总价)[^，。,]{0,5}(?:到|成|为|是|至)\s?\d{2,5}(?![\d.]*[年月日号天个万亿千kw%折点家])/i.test(
      text,
    ) ||
    /(?:金额|预算|报价|合同额|总价|合同)(?:给|报|压|砍|批|定|签)?(?:下来|到|在|了)?(?:是|就|有|大概|大约|差不多|约|也就)*[一二三四五六七八九两]百[一二三四五六七八九](?:十[一二三四五六七八九]?)?(?:左右|吧|了)?(?=$|[，。,；;\s还但])/.test(
      text,
    )
  )
}
