import type { ObjectionCode } from '../../language/objections.ts'
import type { Approval } from '../../sales/approval.ts'
import { screen } from '../../sales/compliance.ts'
import { type Facts, mergeFacts, nothingKnown } from '../../sales/facts.ts'
import { type Offer, offersOf } from '../../sales/sandbox/offers.ts'
import { withBasis } from '../../sales/sandbox/with-basis.ts'
import type { Track } from '../../sales/tracks/track.ts'
import type { Slots } from '../../understanding/understood.ts'

/**
 * Words for the rep to send themselves: from the library, about what they want to talk of, filled with what is known of the deal.
 * Nothing they wanted promised is in it. `undefined` when no track passes the screen.
 */
export function draftFor(known: Facts, slots: Slots, on: string, library: readonly Track[]): string | undefined {
  const about = topicOf(slots)
  const topic = { ...nothingKnown, objections: about.map((value) => ({ value, source: 'said' as const, on })) }
  const facts = mergeFacts(known, topic)
  return offersOf(library, facts, 0)
    .filter(({ strategy }) => strategy === 'advance' || about.length === 0)
    .map(wordsToSend)
    .find((words) => screen(words).length === 0)
}

/**
 * What the rep wants said, as a message to send: 说下周过去 as news, 问… as a question, 提醒… as a request. `undefined` where it says
 * nothing of its own, promises something, or may not be said.
 */
export function draftAsTold(text: string, to: string | undefined): string | undefined {
  const { verb = '', what = '' } = told.exec(text)?.groups ?? {}
  const bare = what.replace(/^(?:一[声下]|我们?这边)[，,：: ]*/u, '').replace(/[。！!？?\s吧呗哈啊]+$/u, '')
  if (bare.length < 3 || promising.test(bare)) return undefined
  const greeting = `${to === undefined ? '' : to}您好，`
  const draft = sentence(verb, to !== undefined && bare.startsWith(to) ? bare.slice(to.length) : bare)
  return screen(draft).length === 0 ? `${greeting}${draft}` : undefined
}

function sentence(verb: string, what: string): string {
  if (verb.startsWith('问')) return `想跟您确认一下：${what}？`
  if (/^(?:提醒|催)/u.test(verb)) return `麻烦您${what.replace(/^(?:他们?|她|您|对方)/u, '')}，有不方便的您随时说。`
  return /^(?:[下这本明后今周]|星期|礼拜|\d|[一二三四五六七八九十]+[号点月]|[过来去到]|先|马上|晚点)/u.test(what)
    ? `我${what}，您看方便吗？`
    : `${what}，跟您说一声。`
}

/** 发个微信说…, 告诉他…, 跟王总讲一声…: the last of the words that hand over. */
const told =
  /(?:微信|消息|信息|短信|邮件|[给跟和帮回向][^，。,]{1,12}?)(?<verb>[说讲](?:一[声下]|[声下](?![周个月午]))?|告诉[他她]?们?|通知[他她]?们?|转告|提醒|催|问问?)(?<what>[^“”]{3,60})$/u

/** What binds us, or answers for the company, is nothing to be drafted from a rep's word. */
const promising =
  /降价?|便宜|让利|折|优惠|免费|送|赠|返|账期|垫|同意|答应|保证|承诺|一定|没问题|可以[的吧]?$|能做|赔|退/u

/** The same of what was granted: that it was, and the next step; the promise is the company's by then. */
export function grantedDraft(to: string | undefined, { what, rows }: Pick<Approval, 'what' | 'rows'>): string {
  const price = rows.find(({ label }) => label === '价格')?.value.split('，')[0]
  const sum = price?.includes('→') ? `，${price}` : ''
  return `${to === undefined ? '' : `${to}，`}您上次提的，公司这边定下来了：${what}${sum}。\n您看这两天哪天方便，我带着新的报价单过来，当面跟您对一遍。`
}

function wordsToSend(offer: Offer): string {
  return `${withBasis(offer, 'opening')}\n${withBasis(offer, 'nextStep')}`
}

/** What the rep wants said is about this: a discount is about the price, terms are about paying. */
function topicOf({ objection, discount, concession, payment }: Slots): ObjectionCode[] {
  if (objection !== undefined && objection.length > 0) return objection
  if (discount !== undefined || concession !== undefined) return ['PRICE']
  return payment === undefined ? [] : ['PAYMENT']
}
