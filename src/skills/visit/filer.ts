import type { Turn } from '../../conversation/skill.ts'
import type { Deal } from '../../sales/deal.ts'
import type { Facts } from '../../sales/facts.ts'
import { dealChanged, withNews } from '../../sales/record/news.ts'
import { whoOf } from '../../sales/sandbox/describe.ts'
import type { Visit } from '../../sales/visit.ts'
import { reported } from '../exchange.ts'
import { correctedNews } from '../filing/corrected-news.ts'
import type { Filer } from '../filing/filer.ts'

/** A visit as it was told. */
export interface ToldVisit {
  note: string
  /** When it was told, ISO 8601; and when it was, as told: a day, a minute or a period. */
  at: string
  on: string
  news: Facts
  dealId?: string
  /** Where an unrecorded case stood. */
  decision?: string
  /** How the customers were called. */
  customers: readonly string[]
}

/** 记拜访: the words are kept, and what they tell of a deal moves its record on. */
export const visitFiler: Filer<ToldVisit> = {
  intent: 'visit.log',

  async draft(turn, source, records) {
    const deal = source.dealId === undefined ? undefined : await records.deal(turn, source.dealId)
    const { decision, news } = source
    const visit = visitOf(turn, source)
    return {
      name: `${deal?.customer ?? (source.customers.join('、') || '这')}的拜访`.replace('这的', '这次'),
      about: recordedUnder(source, deal),
      note: source.note,
      rows: source.on === turn.today ? [] : [{ label: '时间', value: source.on }],
      changes: [
        { kind: 'visit.logged', level: 'confirm', subject: visit.id, visit },
        reported(turn, source.note, toldOf(source)),
        ...(deal === undefined ? [] : dealChanged(deal, withNews(deal, news))),
      ],
      ...(deal === undefined ? {} : { dealId: deal.id }),
      ...(deal === undefined && decision === undefined
        ? {}
        : { tells: { news, ...(decision === undefined ? {} : { decision }) } }),
    }
  },

  async corrected({ today }, source, text, meaning) {
    const news = correctedNews(source.news, text, meaning, today)
    const { datetime: on = source.on } = meaning.slots
    if (news === undefined && on === source.on) return undefined
    return { ...source, on, news: news ?? source.news, note: `${source.note}（更正：${text.trim()}）` }
  },
}

function toldOf({ at, dealId, decision, news }: ToldVisit) {
  return {
    at,
    ...(dealId === undefined ? {} : { dealId }),
    ...(decision === undefined ? {} : { decisionId: decision }),
    objections: news.objections.map(({ value }) => value),
  }
}

function recordedUnder({ customers, decision, news }: ToldVisit, deal: Deal | undefined): string {
  if (deal !== undefined) return `记到：${deal.customer} ${deal.name}`
  if (customers.length > 0) return `客户：${customers.join('、')}`
  return decision === undefined ? '没说是哪家客户，先记在你名下' : `记到：${whoOf(news)}`
}

function visitOf({ person, newId }: Turn, { note, at, on, dealId, decision }: ToldVisit): Visit {
  return {
    id: newId(),
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    ...(decision === undefined ? {} : { decisionId: decision }),
    ...(dealId === undefined ? {} : { dealId }),
    at,
    on,
    loggedAt: at,
    text: note,
  }
}
