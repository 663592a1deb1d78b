import { type Card, quiet } from '../../conversation/card.ts'
import { pendingMark } from '../../sales/assessment/challenge.ts'
import { sayMoney } from '../../sales/facts.ts'
import { sayPeriod } from '../../sales/targets/period.ts'
import type { ScoreBoard, ScoredPerson } from '../targets/scores.ts'

const tooLittle = '数据不足'
const modest = '评分是辅助，不单独决定奖惩；本人和主管看到的一样。'

/** One person’s score, with its formula in figures; what is not known is said. */
export function personCard(board: ScoreBoard, person: ScoredPerson): Card {
  const { name, score, contested, asideUntil } = person
  const { attainment, health, target, signed, deals, withoutAmount, axes, habits } = score
  return {
    title: `${name}的综合评分：${said(person)}`,
    subtitle: `${sayPeriod(board.period.value)}，算到 ${board.asOf}`,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '公式', value: `达成率 ${percent(attainment)} × 健康系数 ${coefficient(health)} × 100` },
          {
            label: '达成率',
            value: `签约 ${money(signed)}（${deals} 单）÷ 目标 ${target === undefined ? '没定' : money(target)}`,
          },
          {
            label: '健康系数',
            value: axes
              .map(({ axis, score: one }) => `${axis} ${one === undefined ? tooLittle : Math.round(one)}`)
              .join(' · '),
          },
          { label: '样本', value: `${habits.all} 项习惯里 ${habits.known} 项有数` },
        ],
      },
      ...(withoutAmount === 0 ? [] : [quiet(`${withoutAmount} 单没说多少钱，没算进去。`)]),
      ...(contested ? [quiet(`这个分${pendingMark}。`)] : []),
      ...(asideUntil === undefined ? [] : [quiet(`申诉成立，搁置到 ${asideUntil}。`)]),
      quiet(modest),
    ],
    link: { label: '怎么算的', path: '/h5/score' },
  }
}

/** Everybody’s, in the order of the page; nobody is ranked. */
export function teamCard(board: ScoreBoard): Card {
  return {
    title: `${board.people.length} 人的综合评分`,
    subtitle: `${sayPeriod(board.period.value)}，达成率 × 健康系数，算到 ${board.asOf}`,
    blocks: [
      ...board.people.map((person) => ({
        kind: 'text' as const,
        text: `${person.name}：${said(person)}${formula(person)}`,
      })),
      quiet(modest),
    ],
    link: { label: '综合评分', path: '/h5/score' },
  }
}

function said({ score: { score, target }, asideUntil }: ScoredPerson): string {
  if (asideUntil !== undefined) return `搁置到 ${asideUntil}`
  return score === undefined ? (target === undefined ? '没定目标，不评' : tooLittle) : String(score)
}

function formula({ score: { attainment, health, score } }: ScoredPerson): string {
  return score === undefined ? '' : ` = ${percent(attainment)} × ${coefficient(health)}`
}

function percent(share: number | undefined): string {
  return share === undefined ? tooLittle : `${Math.round(100 * share)} %`
}

function coefficient(share: number | undefined): string {
  return share === undefined ? tooLittle : share.toFixed(2)
}

function money(fen: number): string {
  return sayMoney({ min: fen, max: fen })
}
