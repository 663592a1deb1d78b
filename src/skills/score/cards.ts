import type { Card } from '../../conversation/card.ts'
import type { Deal } from '../../sales/deal.ts'
import { sayMoney } from '../../sales/facts.ts'
import type { Forecast } from '../../sales/forecast.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { basisWithShare, interval, percent, points, reasonsOf, whoOf } from '../../sales/sandbox/describe.ts'
import type { Trail } from '../../sales/sandbox/trail.ts'
import { sayDay, sayDayOf } from '../../sales/say-day.ts'
import { ladder, stageLabel } from '../../sales/stage.ts'
import { sayDated } from '../../sales/told-time.ts'
import { pageOf } from '../sandbox/cards.ts'

const reasonsShown = 3
const stepsShown = 5

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

/** "月底能签吗": what the figure says of it, and what it does not. */
export function byThen({ facts }: Decision, by: string): string {
  const stage = facts.stage?.value
  const left = stage === undefined ? [] : ladder.slice(ladder.indexOf(stage) + 1).map((rung) => stageLabel[rung])
  const way = left.length === 0 ? '' : `；离签约还有：${left.join('、')}`
  return `这是最终拿下的把握，不是${sayDated({ value: by })}前签下来的把握：从这一步到签约要多久，还没有记录（数据不足）${way}`
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

/** What may come of all one has in hand. */
export function forecastText(forecast: Forecast, standings: readonly Standing[], by: string | undefined): string {
  const { count, low, high, amount, withoutAmount } = forecast
  const range = low === high ? `${low}` : `${low}–${high}`
  return [
    `在谈 ${standings.length} 单，按现在的概率加起来，最终能成 ${count.toFixed(1)} 单左右，多半在 ${range} 单（八成把握，按各单互不影响算）。`,
    withoutAmount === standings.length
      ? '金额都没有记，折算不出钱数（数据不足）。'
      : `金额折算 ${sayMoney({ min: Math.round(amount), max: Math.round(amount) })}${withoutAmount === 0 ? '' : `，另有 ${withoutAmount} 单没记金额，没算进去`}。`,
    by === undefined ? undefined : `说不出有几单落在${sayDated({ value: by })}：各单什么时候签没有记录（数据不足）。`,
    '最有把握的：',
    standingsText(standings.slice(0, likeliestShown)),
  ]
    .filter((line) => line !== undefined)
    .join('\n')
}

const likeliestShown = 3
