import type { Block, Card } from '../../conversation/card.ts'
import { type Lift, liftsOf } from '../../sales/ledger/lift.ts'
import type { PolicyOutlook } from '../../sales/ledger/outlook.ts'
import { type Preference, sayPart } from '../../sales/ledger/policy.ts'
import type { Study } from '../../sales/ledger/study.ts'
import type { Tally } from '../../sales/ledger/tallies.ts'
import { interval, percent } from '../../sales/sandbox/describe.ts'
import { strategyNames } from '../../sales/tracks/track.ts'

/** What became of a track that is still in the library. */
export type Named = Tally & { name: string }

/** Tracks that lead, on a card. */
const leading = 3
/** Fewer times first say nothing of one track. */
const enoughToName = 10

/** The ledger on a card: the three ways, the tracks that lead, those that retired, and what another policy would bring. */
export function ledgerCard(
  { moved, won }: Study,
  tallies: readonly Named[],
  outlook: PolicyOutlook | undefined,
  preferences: readonly Preference[],
): Card {
  const trials = sum(moved.counts)
  const [lifts, wins] = [liftsOf(moved), liftsOf(won)]
  const proven = lifts.filter(({ label }) => label === '有证据')
  return {
    title: proven.length === 0 ? '三种接法，还分不出高下' : '有的接法已经分出高下',
    subtitle: `轮换过 ${trials} 次，已结 ${sum(won.counts)} 单；只算谁排第一是轮换出来的`,
    blocks: [
      { kind: 'text', text: '两周内有动静（回应、见面、阶段往前）：', tone: 'strong' },
      { kind: 'facts', rows: lifts.map(row) },
      { kind: 'text', text: '赢单另算：', tone: 'strong' },
      { kind: 'facts', rows: wins.map(row) },
      ...trackBlocks(tallies),
      ...(preferences.length === 0 ? [] : [{ kind: 'text' as const, text: sayPreferences(preferences) }]),
      ...(outlook === undefined ? [] : [{ kind: 'text' as const, text: sayOutlook(outlook), tone: 'quiet' as const }]),
      { kind: 'text', text: '和三种的平均比，80 % 区间；有动静不等于赢单。', tone: 'quiet' },
    ],
    link: { label: '话术台账', path: '/h5/tracks' },
  }
}

/** The tracks that lead by the lower end of what is known of them, and those that are out, with the evidence. */
function trackBlocks(tallies: readonly Named[]): Block[] {
  const ahead = tallies
    .filter(({ tried, retired }) => tried >= enoughToName && !retired)
    .toSorted((one, other) => other.low - one.low)
    .slice(0, leading)
  const out = tallies.filter(({ retired }) => retired)
  return [...block('靠前的几套：', ahead), ...block('退下的，有别的顶上：', out)]
}

function block(head: string, tallies: readonly Named[]): Block[] {
  if (tallies.length === 0) return []
  const rows = tallies.map(({ name, rate, low, high, moved, tried }) => ({
    label: name,
    value: `有动静 ${percent(rate)}（${interval({ low, high })}），排第一 ${tried} 次里 ${moved} 次`,
  }))
  return [
    { kind: 'text', text: head, tone: 'strong' },
    { kind: 'facts', rows },
  ]
}

function sayOutlook({ leader, value }: PolicyOutlook): string {
  const change = `${percent(value.logged)} 变成 ${percent(value.doublyRobust)}`
  const gain = `${points(value.gain)} 点（${points(value.gainAtLeast)} 到 ${points(value.gainAtMost)}）`
  const end = value.passes ? '够得上换，在话术台账页上定' : '证据不足，照旧轮换'
  return `要是总把“${strategyNames[leader.strategy]}”排第一，按账估有动静的从 ${change}，差 ${gain}，${end}。`
}

/** Who stands first as it was decided. */
export function sayPreferences(preferences: readonly Preference[]): string {
  const said = preferences.map((one) => `${sayPart(one, '其余')}：${strategyNames[one.strategy]}`)
  return `销售运营定了谁排第一：${said.join('；')}。`
}

function row({ strategy, value, low, high, label, trials }: Lift): { label: string; value: string } {
  const figure = `${points(value)} 点（${points(low)} 到 ${points(high)}）`
  return { label: strategyNames[strategy], value: trials === 0 ? label : `${figure}，${trials} 次，${label}` }
}

function points(probability: number): string {
  const whole = Math.round(probability * 100)
  return whole > 0 ? `＋${whole}` : whole < 0 ? `－${-whole}` : '0'
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((all, one) => all + one, 0)
}
