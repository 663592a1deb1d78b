import { objectionNames } from '../../language/objections.ts'
import type { Deal, HistoryLine } from '../../sales/deal.ts'
import { worthOf } from '../../sales/deal-filter.ts'
import type { JudgedExchange } from '../../sales/exchange.ts'
import { sayExpected } from '../../sales/expected-by.ts'
import { type ContactFacts, sayMoney, sourceLabels } from '../../sales/facts.ts'
import { handlingsOf, medianHandling, sayDuration, sayHandlings } from '../../sales/handling.ts'
import { changeInWords } from '../../sales/record/say-change.ts'
import { sayContact } from '../../sales/sandbox/contacts.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { type FactLine, factLines, interval, percent } from '../../sales/sandbox/describe.ts'
import { sayDay, sayDayOf } from '../../sales/say-day.ts'
import { sayExchange } from '../../sales/say-exchange.ts'
import { sayStage } from '../../sales/stage.ts'
import { sayTold } from '../../sales/told-time.ts'
import type { Track } from '../../sales/tracks/track.ts'
import type { Visit } from '../../sales/visit.ts'

const longestQuote = 120
const statusNames: Record<Deal['status'], string> = { open: '在谈', shelved: '搁置', won: '已赢单', lost: '已丢单' }

/** Who has a deal, and how it stands: `宏达精密 产线改造：林晓在跟，方案测试，11月18日动过`. */
export function ownerLine({ customer, name, ownerName, stage, status, updatedAt }: Deal, today: string): string {
  const state = status === 'open' ? sayStage(stage) : statusNames[status]
  return `${customer} ${name}：${ownerName}在跟，${state}，${sayDayOf(updatedAt, today)}动过`
}

/** One deal of a list. */
export function dealLine({ customer, name, stage, facts, updatedAt }: Deal, today: string): string {
  const worth = worthOf(facts)
  const amount = worth === undefined ? '金额没记' : sayMoney(worth)
  const moved = `${sayDayOf(updatedAt, today)}动过`
  const parts = [`${customer} ${name}`, sayStage(stage), amount, sayExpected(facts, today), moved]
  return parts.filter((part) => part !== undefined).join('｜')
}

/** What was noted, in the words it was noted in, with its day and by whom. */
export function visitLine({ on, text, ownerId }: Visit, personId: string, today: string): string {
  const quote = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text
  return `${sayTold({ value: on }, today)}拜访（${ownerId === personId ? '你' : '同事'}记的）：“${quote}”`
}

export function changeLine(line: HistoryLine, today: string): string {
  return `${sayDayOf(line.at, today)} ${line.by}改：${changeInWords(line)}`
}

/** Somebody of the customer's, with whence and since when that is known. */
export function contactLine(contact: ContactFacts, today: string): string {
  const { role, stance, touched } = contact
  const fact = role ?? stance ?? touched
  return fact === undefined
    ? `${sayContact(contact)}，角色和态度都没记过`
    : `${sayContact(contact)}〔${fact.source === 'inferred' ? '' : `${sourceLabels[fact.source]}，`}${sayDay(fact.on, today)}〕`
}

/** What is known of a deal, together where it has the same source and day; `among` picks some by their labels. */
export function factsText({ facts, estimate }: Decision, deal: Deal, today: string, among: readonly string[]): string {
  const all = factLines(facts)
  if (among.length > 0) {
    const rows = all.filter(({ label }) => among.includes(label))
    if (rows.length === 0) return `${deal.customer}的${among.join('、')}没记过（数据不足）。`
    return [
      `${deal.customer} ${deal.name}`,
      ...rows.map((row) => `${row.label}：${row.value}〔${whence(row, today)}〕`),
    ].join('\n')
  }
  const bySource = new Map<string, string[]>()
  for (const row of all.filter(({ key }) => !inTheHead.includes(key))) {
    const from = whence(row, today)
    bySource.set(from, [...(bySource.get(from) ?? []), `${row.label} ${row.value}`])
  }
  return [
    ownerLine(deal, today),
    `赢单概率 ${percent(estimate.value)}（${interval(estimate)}）`,
    ...[...bySource].map(([from, said]) => `〔${from}〕${said.join('；')}`),
  ].join('\n')
}

/** Facts that the line on whose deal it is says already. */
const inTheHead: readonly string[] = ['customer', 'stage']

function whence({ source, on }: FactLine, today: string): string {
  return on === undefined ? source : `${source}，${sayDay(on, today)}`
}

/** What was said about a customer, at its three levels, and how soon each pushback was answered. */
export function exchangesText(exchanges: readonly JudgedExchange[], library: readonly Track[], today: string): string {
  const handled = sayHandlings(handlingsOf(exchanges, library))
  const lines = exchanges.slice(0, exchangesShown).map((exchange) => {
    const { about, response = '没有给话术', mood = '情绪未知' } = sayExchange(exchange)
    return `${sayDayOf(exchange.at, today)} ${about} → ${response} → ${mood}`
  })
  return [handled === undefined ? '客户还没推回来过什么。' : `异议处理：${handled}`, ...lines].join('\n')
}

const exchangesShown = 5

/** How somebody deals with pushbacks over all their customers. */
export function handlingText(exchanges: readonly JudgedExchange[], library: readonly Track[]): string {
  const handlings = handlingsOf(exchanges, library)
  const median = medianHandling(handlings)
  if (handlings.length === 0) return '最近三十天没有客户推回来的话（数据不足）。'
  const open = handlings.filter(({ handledAt }) => handledAt === undefined)
  const waiting =
    open.length === 0
      ? '都接上了'
      : `还有 ${open.length} 个没接：${open.map(({ objection }) => objectionNames[objection]).join('、')}`
  return `最近三十天碰到 ${handlings.length} 个异议，${median === undefined ? '' : `接上的中位用时 ${sayDuration(median)}，`}${waiting}。`
}
