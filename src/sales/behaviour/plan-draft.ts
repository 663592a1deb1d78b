import { type Day, dateOf, dayOf, monthOf } from '../../language/calendar.ts'
import { type Fact, type Facts, sayMoney } from '../facts.ts'
import { plain, termsIn } from '../solutions/terms.ts'
import { sidesOf } from '../two-sides.ts'
import { namesAround } from './names-around.ts'
import { headlineOf, type Notice, noticesOf } from './notices.ts'
import { plansOf } from './plans.ts'
import type { Work, WorkedDeal } from './work.ts'

/** A sentence of a draft, with where it stands and since which day. */
interface DraftSentence {
  text: string
  source: string
  on: Day
}

/**
 * A paragraph for a plan that fits this customer alone 起草的段落: their own words, facts of the deal, what they published; nothing
 * that is not on record, and nothing that the plan says already. Without sentences there is nothing to draft from 数据不足.
 */
export interface PlanDraft {
  dealId: string
  customer: string
  sentences: readonly DraftSentence[]
}

/** A paragraph, not a dossier. */
const mostTold = 3
const mostPublished = 2
const longestQuote = 60

/** So many terms of their own, or a figure and one of them, make a clause worth a sentence. */
const ownTerms = 3

/**
 * What customers say between themselves and a rep, and what is haggled over, is for no plan: prices, rivals, who is for or against,
 * what is asked to be kept.
 */
const confidential =
  /贵|便宜|降价|打折|折扣|压价|低价|底价|返点|回扣|送礼|吃饭|喝酒|投诉|不满|骂|反对|支持|拍板|关系|领导|老板|私下|保密|别说|别往外|内部|砍|换(?:一家|供应商)|竞争对手|竞品|友商|别家|另一家/

/** `undefined` for a deal that is none of theirs. */
export function draftFor(work: Work, dealId: string): PlanDraft | undefined {
  const deal = work.deals.find(({ id }) => id === dealId)
  if (deal === undefined) return undefined
  const plan = plansOf(work).find((one) => one.deal.id === dealId)?.text ?? ''
  const sentences = [...toldBy(work, deal, plan), ...knownOf(deal.facts, plan), ...publishedOf(work, deal, plan)]
  return { dealId, customer: deal.customer, sentences }
}

/** As it goes into the plan. */
export function paragraphOf({ sentences }: PlanDraft): string {
  return sentences.map(({ text }) => text).join('')
}

interface Told {
  words: string
  source: string
  on: Day
  /** Their very words, not a rep's. */
  written: boolean
}

function toldBy(work: Work, deal: WorkedDeal, plan: string): DraftSentence[] {
  const seen = new Set<string>()
  return tellingsOf(work, deal)
    .filter(({ words }) => words.length <= longestQuote && isFit(words, deal.facts))
    .map((told) => ({ ...told, own: ownIn(told.words, plan, deal) }))
    .filter(({ own, words }) => own >= ownTerms && !seen.has(words) && seen.add(words))
    .toSorted((one, other) => other.own - one.own || other.on.localeCompare(one.on))
    .slice(0, mostTold)
    .toSorted((one, other) => one.on.localeCompare(other.on))
    .map(({ words, source, on, written }) => ({
      text: written ? `${sayDate(on)}贵方写道：“${words}”。` : `${sayDate(on)}沟通时，贵方谈到：${words}。`,
      source,
      on,
    }))
}

function tellingsOf({ visits, events }: Work, { id, customerId }: WorkedDeal): Told[] {
  const met = visits
    .filter((visit) => visit.dealId === id || (visit.dealId === undefined && visit.customerId === customerId))
    .flatMap(({ on, text }) =>
      sidesOf(text)
        .filter(({ side }) => side === 'customer')
        .map((clause) => ({ words: withoutSaying(clause.text), source: '拜访记录', on, written: false })),
    )
  const written = events
    .filter(({ dealId, from, source }) => dealId === id && from === 'customer' && source !== 'complaint')
    .flatMap(({ at, source, text }) =>
      text
        .split(/[。！!\n]/)
        .filter((sentence) => !/[？?]/.test(sentence))
        .map((sentence) => ({
          words: sentence.trim(),
          source: nameOf(source),
          on: dayOf(new Date(at)),
          written: true,
        })),
    )
  return [...met, ...written]
}

/** 王总说接口要开放: what was said, whoever said it. */
function withoutSaying(clause: string): string {
  return clause.replace(/^[^，。]{0,8}?(?:说了?|讲了?|提到|提出|表示|反馈|明确|强调)[：:，,]?(?=.{4})/, '')
}

const sources: Record<string, string> = { email: '邮件', chat: '聊天消息', meeting: '会议纪要' }

function nameOf(source: string): string {
  return sources[source] ?? source
}

/** What was found out and is no secret of theirs. */
function knownOf(facts: Facts, plan: string): DraftSentence[] {
  const known = <T>(fact: Fact<T> | undefined, say: (value: T) => string): DraftSentence[] =>
    fact === undefined || fact.source === 'inferred' || fact.source === 'supposed' || plan.includes(say(fact.value))
      ? []
      : [{ text: say(fact.value), source: '商机记录', on: fact.on }]
  return [
    ...known(facts.product, (product) => `本次需求是${product}。`),
    ...known(facts.budgetState?.value === 'cut' ? undefined : facts.budget, (sum) => `项目预算${sayMoney(sum)}。`),
    ...known(facts.procurement, (way) => `采购方式：${way}。`),
  ]
}

function publishedOf(work: Work, deal: WorkedDeal, plan: string): DraftSentence[] {
  return noticesOf(work)
    .filter(({ dealId, kind }) => dealId === deal.id && kind !== '竞品动态')
    .slice(0, mostPublished)
    .flatMap((notice) => {
      const words = quotedFrom(notice, deal, plan)
      const on = dayOf(new Date(notice.at))
      const what = notice.kind === '招标公告' ? '贵方公开的公告写明' : '公开报道提到'
      return words === ''
        ? []
        : [{ text: `${sayDate(on)}${what}：“${words}”。`, source: `${notice.kind}（${notice.source}）`, on }]
    })
}

/** Its title, and the sentence in it that says most that the plan does not. */
function quotedFrom(notice: Notice, deal: WorkedDeal, plan: string): string {
  const title = headlineOf(notice).slice(0, longestQuote)
  const [best = ''] = notice.text
    .split(/[。；\n]/)
    .slice(1)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 3 && sentence.length <= longestQuote)
    .toSorted((one, other) => ownIn(other, plan, deal) - ownIn(one, plan, deal))
  return [title, best].filter((part) => part !== '' && !plan.includes(part)).join('；')
}

function isFit(words: string, { competitors }: Facts): boolean {
  return !confidential.test(words) && !(competitors?.value ?? []).some((rival) => words.includes(rival))
}

/** How much of a text is this customer's and not in the plan yet: terms, and figures twice. */
function ownIn(words: string, plan: string, deal: WorkedDeal): number {
  const known = `${plain(plan)} ${plain(namesAround(deal).join(' '))}`
  const text = plain(words)
  const terms = new Set(termsIn(text).map((term) => term.text))
  const figures = new Set([...text.matchAll(/\d+(?:\.\d+)?/g)].map(([figure]) => figure))
  const fresh = [...terms].filter((term) => !known.includes(term)).length
  return fresh + 2 * [...figures].filter((figure) => !known.includes(figure)).length
}

function sayDate(on: Day): string {
  return `${monthOf(on)} 月 ${dateOf(on)} 日`
}
