import type { Block, Card } from '../../conversation/card.ts'
import type { Customer } from '../../sales/customer.ts'
import type { Deal } from '../../sales/deal.ts'
import { worthOf } from '../../sales/deal-filter.ts'
import { expectedBy, sayExpected } from '../../sales/expected-by.ts'
import { type Money, sayMoney } from '../../sales/facts.ts'
import { type Forecast, forecastOf } from '../../sales/forecast.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { basisWithShare, interval, percent, points, reasonsOf, whoOf } from '../../sales/sandbox/describe.ts'
import type { Trail } from '../../sales/sandbox/trail.ts'
import { sayDay, sayDayOf } from '../../sales/say-day.ts'
import { ladder, stageLabel } from '../../sales/stage.ts'
import { daysOf, sayDated } from '../../sales/told-time.ts'
import { pageOf } from '../sandbox/cards.ts'

const reasonsShown = 3
const stepsShown = 5
/** Days on a chart as wide as a phone. */
const stopsShown = 12

/** 赢单概率 with its reasons, and how it compares with what was said before. */
export function scoreCard(decision: Decision, trail: Trail | undefined, notes: readonly string[], today: string): Card {
  const { estimate, id, facts } = decision
  const reasons = reasonsOf(estimate)
  return {
    title: `赢单概率 ${percent(estimate.value)}（${interval(estimate)}）`,
    subtitle: basisWithShare(estimate),
    blocks: [
      { kind: 'text', text: [whoOf(facts), ...compared(trail, today)].join(' ｜ '), tone: 'strong' },
      ...notes.map((text) => ({ kind: 'text' as const, text })),
      {
        kind: 'points',
        for: reasons.for.slice(0, reasonsShown).map(({ text }) => text),
        against: reasons.against.slice(0, reasonsShown).map(({ text }) => text),
      },
      ...history(trail, today),
    ],
    buttons: [
      { label: '怎么往上走', action: 'sandbox.suppose', argument: id, emphasis: 'primary' },
      { label: '看三套话术', action: 'sandbox.show', argument: id },
    ],
    link: { label: '详情', path: pageOf(decision) },
  }
}

function compared(trail: Trail | undefined, today: string): string[] {
  if (trail === undefined) return []
  const [before, now] = [trail.since.estimate.value, trail.now.estimate.value]
  const since = sayDayOf(trail.since.at, today)
  if (percent(before) === percent(now)) return [`跟 ${since} 比没有变`]
  return [`${since} 是 ${percent(before)}，差 ${points(before, now)}`]
}

/** The figure over time, once it has moved from one day to another. */
function history(trail: Trail | undefined, today: string): Block[] {
  const stops = trail?.stops.slice(-stopsShown) ?? []
  const said = new Set(stops.map(({ estimate }) => percent(estimate.value)))
  if (said.size < 2) return []
  const points = stops.map(({ on, estimate: { value, low, high } }) => ({
    label: on === today ? '今天' : sayDay(on, today),
    value: wholePercent(value),
    low: wholePercent(low),
    high: wholePercent(high),
  }))
  return [{ kind: 'chart', shape: 'line', name: '赢单概率', unit: '%', points }]
}

function wholePercent(probability: number): number {
  return Math.round(probability * 100)
}

/** What moved the figure, day by day, as a text that is not cut; `undefined` where nothing did. */
export function trailText({ since, now, steps }: Trail, today: string): string {
  const from = sayDayOf(since.at, today)
  const [before, after] = [since.estimate.value, now.estimate.value]
  if (steps.length === 0) return `从 ${from} 到现在，依据的事实没有变，概率还是 ${percent(after)}。`
  const lines = steps.slice(-stepsShown).map(({ on, from, to, reasons }) => {
    return `${sayDay(on, today)} ${percent(from)} → ${percent(to)}：${reasons.join('，')}`
  })
  const left = steps.length - lines.length
  return [
    `${from} ${percent(before)} → 现在 ${percent(after)}（${points(before, after)}），是这样变的：`,
    ...(left === 0 ? [] : [`（更早还有 ${left} 次变化，见详情）`]),
    ...lines,
  ].join('\n')
}

/** "月底能签吗", "什么时候能签": what is recorded of it, and what the figure does not say. */
export function whenSigned({ facts }: Decision, by: string | undefined, today: string): string {
  const expected = sayExpected(facts, today)
  if (expected === undefined)
    return `什么时候签还没有记录（数据不足），说一句“预计12月底签”我就记下。${notByThen(facts)}`
  return `${expected}${by === undefined ? '' : `，${held(facts, by, today)}`}。日子是你们说的；${notByThen(facts)}`
}

function held(facts: Decision['facts'], by: string, today: string): string {
  const { within, perhaps } = expectedBy([{ facts }], by, today)
  if (within.length > 0) return `在${sayAsked(by)}`
  return perhaps.length > 0 ? `可能在${sayAsked(by)}` : `不在${sayAsked(by)}`
}

/** The figure is about winning in the end. */
function notByThen({ stage }: Decision['facts']): string {
  const left = stage === undefined ? [] : ladder.slice(ladder.indexOf(stage.value) + 1).map((rung) => stageLabel[rung])
  return `概率是最终拿下的把握，会不会拖还没有依据${left.length === 0 ? '' : `；离签约还有：${left.join('、')}`}`
}

export const noTenderScore =
  '标书能得几分我估不出：评分办法和各家的应答都不在记录里（数据不足）。下面是整单的赢单概率。'

export interface Standing {
  deal: Deal
  decision: Decision
}

/** Deals beside each other, the likeliest first. */
export function standingsText(standings: readonly Standing[]): string {
  return standings
    .map(({ deal, decision: { estimate } }) => {
      const { for: good, against } = reasonsOf(estimate)
      const main = [
        ...good.slice(0, 1).map(({ text }) => `＋${text}`),
        ...against.slice(0, 1).map(({ text }) => `－${text}`),
      ]
      return `${deal.customer} ${deal.name}：${percent(estimate.value)}（${interval(estimate)}）${main.join('，')}`
    })
    .join('\n')
}

/** What may come of all one has in hand, whenever that is. */
export function forecastText(standings: readonly Standing[]): string {
  const forecast = forecastOf(standings.map(worthAndChance))
  return [
    `在谈 ${standings.length} 单，按现在的概率加起来，最终能成 ${expectedCount(forecast)}（八成把握，按各单互不影响算）。`,
    expectedAmount(forecast, standings.length),
    '最有把握的：',
    standingsText(standings.slice(0, likeliestShown)),
  ].join('\n')
}

/** What may come of those expected to be signed within a time, and what is left out of that because nobody has said when. */
export function forecastByText(standings: readonly Standing[], by: string, today: string): string {
  const { within, perhaps, overdue, undated } = expectedBy(
    standings.map((standing) => ({ ...standing, facts: standing.deal.facts })),
    by,
    today,
  )
  const forecast = forecastOf(within.map(worthAndChance))
  const all = sumOf(within)
  return [
    within.length === 0
      ? `在谈 ${standings.length} 单，没有一单预计在${sayAsked(by)}签。`
      : `预计在${sayAsked(by)}签的有 ${within.length} 单${all}，按现在的概率能成 ${expectedCount(forecast)}。${expectedAmount(forecast, within.length)}`,
    ...within
      .map(
        ({ deal, decision }) =>
          `${callOf(deal)}：${sayExpected(deal.facts, today)}，${percent(decision.estimate.value)}`,
      )
      .slice(0, dueShown),
    left('只说了大概、可能落在这段时间', perhaps),
    left('预计的日子已过还没签', overdue),
    left('没说预计哪天签', undated),
    '日子是你们说的，概率是最终拿下的把握，会不会拖还没有依据。说一句“某某预计12月底签”就记下，或者改掉。',
  ]
    .filter((line) => line !== undefined)
    .join('\n')
}

function expectedCount({ count, low, high }: Forecast): string {
  return `${count.toFixed(1)} 单左右，多半在 ${low === high ? low : `${low}–${high}`} 单`
}

function expectedAmount({ amount, withoutAmount }: Forecast, deals: number): string {
  if (withoutAmount === deals) return '金额都没有记，折算不出钱数（数据不足）。'
  const left = withoutAmount === 0 ? '' : `，另有 ${withoutAmount} 单没记金额，没算进去`
  return `金额折算约 ${sayRoughly(amount)}${left}。`
}

/** `，一共 150 万`: what they would bring if all were won. */
function sumOf(standings: readonly Standing[]): string {
  const { amount, withoutAmount } = forecastOf(
    standings.map(({ deal }) => ({ estimate: { value: 1 }, ...amountOf(deal) })),
  )
  if (withoutAmount === standings.length) return ''
  return `，一共 ${sayRoughly(amount)}`
}

/** Those left out of a sum, and who they are. */
function left(why: string, standings: readonly Standing[]): string | undefined {
  if (standings.length === 0) return undefined
  const named = standings.slice(0, namedShown).map(({ deal }) => callOf(deal))
  return `${why}的 ${standings.length} 单没算进去：${named.join('、')}${standings.length > namedShown ? '等' : ''}。`
}

/** An expected sum is not known to the yuan: from 十万 on in whole 万. */
function sayRoughly(fen: number): string {
  const unit = fen >= 10_000_000 ? 1_000_000 : 100
  const rounded = Math.round(fen / unit) * unit
  return sayMoney({ min: rounded, max: rounded })
}

/** `11月里`, `11月30日 周一前`, `10月1日到12月31日之间`. */
function sayAsked(by: string): string {
  const said = by.length === 4 ? `${by} 年` : sayDated({ value: by })
  if (said.endsWith('之间')) return said
  const { first, last } = daysOf({ value: by })
  return `${said}${first === last ? '前' : '里'}`
}

function callOf({ customer, name }: Deal): string {
  return `${customer} ${name}`
}

function worthAndChance({ deal, decision: { estimate } }: Standing) {
  return { estimate, ...amountOf(deal) }
}

function amountOf({ facts }: Deal): { amount?: Money } {
  const amount = worthOf(facts)
  return amount === undefined ? {} : { amount }
}

const dueShown = 8
const namedShown = 5
const likeliestShown = 3

/** A customer on file of whom nothing is going on: what is missing is one tap away. */
export function noDealYet({ id, name }: Pick<Customer, 'id' | 'name'>): Card {
  return {
    title: `${name}还没有商机，算不出赢单概率`,
    subtitle: '建一个，或者说一句他们的情况，我现算一个',
    blocks: [],
    buttons: [{ label: '建商机', action: 'deal.beginWith', argument: id, emphasis: 'primary' }],
  }
}
