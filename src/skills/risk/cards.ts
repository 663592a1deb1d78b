import type { Block, Button, Card } from '../../conversation/card.ts'
import { type Pause, sayPause } from '../../sales/events/pause.ts'
import { type Cell, speaking } from '../../sales/risk/board.ts'
import type { Found, FoundRow, Tally } from '../../sales/risk/findings.ts'
import { signals } from '../../sales/risk/signals/index.ts'
import { sayDay } from '../../sales/say-day.ts'
import { sayStage } from '../../sales/stage.ts'
import type { BoardRow } from './board.ts'

const caution = '只是记录里的信号，要你核实；没记下来的我看不到。'

const levelNames = { high: '高', watch: '留意' } as const

/** Rows that fit on the smallest screen beside what to do first. */
const rowsShown = 5

/** One deal: every signal that speaks, the gravest first, what the gravest rests on, and what to do about it. */
export function dealCard({ deal, cells, pause }: BoardRow, today: string): Card {
  const { id, customer, name, stage } = deal
  const found = speaking(cells)
  const [first] = found
  return {
    title: found.length === 0 ? `${customer}：记录里没有要核实的信号` : `${customer}：${found.length} 个信号要核实`,
    subtitle: `${name} · ${sayStage(stage)}`,
    blocks: [
      ...(pause === undefined
        ? []
        : [{ kind: 'text' as const, text: `${sayPause(pause, today)}。`, tone: 'strong' as const }]),
      ...(first === undefined
        ? []
        : [
            { kind: 'facts' as const, rows: found.slice(0, rowsShown).map(rowOf) },
            ...evidenceOf(first, today),
            { kind: 'text' as const, text: `先做：${first.finding.suggestion}`, tone: 'strong' as const },
            { kind: 'text' as const, text: `${first.finding.clears}，这一条就消了。`, tone: 'quiet' as const },
          ]),
      { kind: 'text', text: caution, tone: 'quiet' },
    ],
    buttons: [
      ...(pause === undefined ? [] : alertButtons(pause)),
      { label: '接着怎么说', action: 'sandbox.show', argument: `record-${id}`, emphasis: 'primary' },
      { label: '记拜访', action: 'visit.start', argument: `record-${id}` },
      ...(first === undefined
        ? []
        : [{ label: `${first.signal.name}不适用`, action: 'risk.dismiss', argument: `${id} ${first.signal.id}` }]),
    ],
    link: { label: '详情', path: `/h5/deals/${id}` },
  }
}

/** How to go on with a deal that is paused; what is held already can only be let go on. */
function alertButtons({ eventId, heldBy }: Pause): Button[] {
  const resume = { label: heldBy === undefined ? '知道了，继续' : '继续', action: 'tipping.resume', argument: eventId }
  return heldBy === undefined ? [resume, { label: '先停着', action: 'tipping.hold', argument: eventId }] : [resume]
}

function rowOf({ signal, finding }: Cell): { label: string; value: string } {
  return { label: `${levelNames[finding.level === 'high' ? 'high' : 'watch']} ${signal.name}`, value: finding.reason }
}

function evidenceOf({ finding: { evidence } }: Cell, today: string) {
  const [last] = evidence.slice(-1)
  return last === undefined
    ? []
    : [{ kind: 'text' as const, text: `${sayDay(last.on, today)} ${last.who}：“${last.quote}”` }]
}

/** Deals that fit on the smallest screen. */
const shown = 5
const marks = ['①', '②', '③', '④', '⑤'] as const

/** The deals with the gravest signals, one row each; with owners where they are others'; `tallies` where not all are shown. */
export function listCard(
  { rows, count, speaking: signed, due }: Found,
  tallies: readonly Tally[],
  withOwners: boolean,
): Card {
  const waiting =
    due === 0 ? [] : [{ kind: 'text' as const, text: `还有 ${due} 单刚有新动静，正在看，过几秒再问一次。` }]
  if (signed === 0) {
    return {
      title: count === 0 ? '没有对得上的商机' : `看了 ${count} 单，记录里没有要核实的信号`,
      blocks: [...waiting, { kind: 'text', text: caution, tone: 'quiet' }],
    }
  }
  const few = rows.slice(0, Math.min(shown, signed))
  return {
    title: `${count} 单里有 ${signed} 单要核实`,
    subtitle: signed > few.length ? `先列最要紧的 ${few.length} 单` : '按要紧程度排',
    blocks: [
      {
        kind: 'choices',
        rows: few.map((row, at) => ({
          mark: marks[at] ?? '',
          name: withOwners ? `${row.deal.customer}（${row.deal.ownerName}）` : row.deal.customer,
          figure: gravestOf(row),
        })),
      },
      ...(tallies.length > 0 ? [tallyChart(tallies)] : []),
      ...waiting,
      { kind: 'text', text: caution, tone: 'quiet' },
    ],
    buttons: few.map(({ deal }, at) => ({
      label: `${marks[at] ?? ''}怎么办`,
      action: 'sandbox.show',
      argument: `record-${deal.id}`,
    })),
    link: { label: '热力图', path: '/h5/heatmap' },
  }
}

/** What the rest of them are about: of the list only the top is shown. */
function tallyChart(tallies: readonly Tally[]): Block {
  const points = tallies.flatMap(({ signal, deals }) => {
    const label = signals.find(({ id }) => id === signal)?.name
    return label === undefined ? [] : [{ label, value: deals }]
  })
  return { kind: 'chart', shape: 'bars', name: '各信号涉及', unit: '单', points: points.slice(0, barsShown) }
}

/** Bars that a phone shows without scrolling. */
const barsShown = 8

/** The first grave word, else the first worth a look. */
function gravestOf({ levels }: FoundRow): string {
  const inOrder = signals.flatMap(({ id }) => levels[id] ?? [])
  return (inOrder.find(({ level }) => level === 'high') ?? inOrder.find(({ level }) => level === 'watch'))?.short ?? ''
}
