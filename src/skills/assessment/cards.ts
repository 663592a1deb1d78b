import type { Block, Button, Card } from '../../conversation/card.ts'
import { quiet } from '../../conversation/card.ts'
import {
  type Contested,
  type KnownChallenge,
  pendingMark,
  type Shown,
  sayOutcome,
} from '../../sales/assessment/challenge.ts'

const rowsShown = 5
const dealsShown = 2

/** One’s own assessments, each to be contested with a tap. */
export function ownCard(
  all: readonly { about: Contested; shown: Shown; isWarning: boolean }[],
  open: readonly KnownChallenge[],
): Card {
  const rows = [...all].sort((one, other) => Number(other.isWarning) - Number(one.isWarning)).slice(0, rowsShown)
  const isOpen = (about: Contested) => open.some((one) => one.about === about && one.answer === undefined)
  return {
    title: rows.length === 0 ? '现在没有对你的评价' : '对你的评价，你看到的和主管一样',
    ...(rows.length === 0 ? { subtitle: '记录还太少' } : {}),
    blocks: [
      ...(rows.length === 0
        ? []
        : [
            {
              kind: 'facts' as const,
              rows: rows.map(({ about, shown, isWarning }) => ({
                label: bare(shown.name),
                value: `${shown.figure}${isWarning ? '，要练' : ''}，${shown.sample}${isOpen(about) ? `，${pendingMark}` : ''}`,
              })),
            },
          ]),
      quiet('只看工作记录，不看年龄、性别、健康、籍贯这些；不对就点一下，答复前都注明“有异议，待核”。'),
    ],
    buttons: rows
      .filter(({ about }) => !isOpen(about))
      .map(({ about, shown }) => ({
        label: `我有异议·${bare(shown.name)}`,
        action: 'assessment.contest',
        argument: about,
      })),
    link: { label: '评价说明', path: '/h5/assessment' },
  }
}

/** 2026 年四季度综合评分 → 综合评分 */
function bare(name: string): string {
  return name.replace(/^\d.*(?=综合评分)/, '')
}

/** For whoever answers it: what stood there, what is said against it, and what can be done. */
export function waitingCard({ id, name, shown, reason, about }: KnownChallenge): Card {
  return {
    title: `${name}对${shown.name}有异议`,
    subtitle: `当时显示 ${shown.figure}，算到 ${shown.asOf}`,
    blocks: [
      { kind: 'text', text: `“${reason}”`, tone: 'strong' },
      ...seen(shown),
      quiet('答复前，页面、导出和晨会简报都注明“有异议，待核”。答复会告诉本人，留痕。'),
    ],
    buttons: [
      { label: '维持，写理由', action: 'assessment.uphold', argument: id },
      ...shown.deals.slice(0, dealsShown).map(
        ({ dealId, customer }): Button => ({
          label: `不算${[...customer].slice(0, 6).join('')}`,
          action: 'assessment.leave-out',
          argument: `${id} ${dealId}`,
        }),
      ),
      { label: '搁置四周', action: 'assessment.aside', argument: id },
    ],
    link: about.startsWith('score ')
      ? { label: '评分', path: '/h5/score' }
      : { label: '评价说明', path: '/h5/assessment' },
  }
}

function seen({ interval, sample, deals }: Shown): Block[] {
  const rows = [
    { label: '依据', value: interval === undefined ? sample : `${sample}，八成把握在 ${interval}` },
    ...(deals.length === 0
      ? []
      : [
          {
            label: '显出来的单',
            value: deals
              .slice(0, rowsShown)
              .map(({ customer }) => customer)
              .join('、'),
          },
        ]),
  ]
  return [{ kind: 'facts', rows }]
}

/** For whoever raised it. */
export function answeredCard(challenge: KnownChallenge): Card {
  const { shown, answer, reason } = challenge
  return {
    title: `你对${shown.name}的异议：${sayOutcome(challenge)}`,
    subtitle: `${answer?.by ?? ''}答复`,
    blocks: [
      ...(answer === undefined || answer.remark === ''
        ? []
        : [{ kind: 'text' as const, text: `“${answer.remark}”`, tone: 'strong' as const }]),
      quiet(`你说的是“${reason}”，当时显示 ${shown.figure}。还不认可，可以再提一次，或找销售运营、管理员。`),
    ],
    link: { label: '评价说明', path: '/h5/assessment' },
  }
}
