import type { Block, Card } from '../../conversation/card.ts'
import type { AxisHealth, Health, HealthPart } from '../../sales/behaviour/health.ts'
import type { BehaviourLevel } from '../../sales/behaviour/measured.ts'
import type { Standing } from './standings.ts'

/** Rows that fit on the smallest screen; the rest stand below as text. */
const rowsShown = 6

const tooLittle = '数据不足'
const levelWords: Record<BehaviourLevel, string> = { warning: '警戒', watch: '留意', fine: '健康', unknown: tooLittle }
const gravest: readonly BehaviourLevel[] = ['warning', 'watch', 'fine']

/** Everybody's three sides, in the order of the page; nobody is ranked. */
export function teamCard(standings: readonly Standing[]): Card {
  const rows = standings.map(({ work, health }) => ({ label: work.person.name, value: sides(health) }))
  return {
    title: `${standings.length} 人的销售健康度`,
    subtitle: '近一个季度的记录，健康是 100，警戒是 50',
    blocks: [
      { kind: 'facts', rows: rows.slice(0, rowsShown) },
      ...rows.slice(rowsShown).map(({ label, value }): Block => ({ kind: 'text', text: `${label}：${value}` })),
      { kind: 'text', text: modest, tone: 'quiet' },
    ],
    link: { label: '健康度', path: '/h5/behaviour' },
  }
}

/** One person's habits, the gravest first, each with its interval and sample; the same for whoever is measured. */
export function personCard({ work, health }: Standing): Card {
  const known = gravest.flatMap((level) => health.parts.filter(({ measured }) => measured.level === level))
  const unknown = health.parts.filter(({ measured }) => measured.level === 'unknown')
  const [first] = known
  return {
    title: `${work.person.name}的销售健康度`,
    subtitle: sides(health),
    blocks: [
      ...(known.length === 0
        ? []
        : [
            { kind: 'facts' as const, rows: known.slice(0, rowsShown).map(row) },
            ...known
              .slice(rowsShown)
              .map((part): Block => ({ kind: 'text', text: `${row(part).label}：${row(part).value}` })),
          ]),
      ...(unknown.length === 0
        ? []
        : [
            {
              kind: 'text' as const,
              text: `${tooLittle}：${unknown.map(({ behaviour }) => behaviour.name).join('、')}`,
            },
          ]),
      ...(first?.measured.level === 'warning'
        ? [{ kind: 'text' as const, text: `先做：${first.behaviour.action}。`, tone: 'strong' as const }]
        : []),
      { kind: 'text', text: modest, tone: 'quiet' },
    ],
    link: { label: '怎么算的', path: `/h5/behaviour/${work.person.id}` },
  }
}

const modest = '只数记在这里的，没记不等于没做；本人和主管看到的一样。'

function row({ behaviour, measured: { value, low, high, sample, level } }: HealthPart): {
  label: string
  value: string
} {
  const interval = low === undefined || high === undefined || low === high ? '' : `${low}–${high}，`
  return {
    label: behaviour.name,
    value: `${levelWords[level]} ${value} ${behaviour.unit}（${interval}样本 ${sample}）`,
  }
}

function sides({ axes }: Health): string {
  return axes.map(side).join(' · ')
}

function side({ axis, score }: AxisHealth): string {
  return `${axis} ${score ?? tooLittle}`
}
