import { pendingMark, sayOutcome } from '../../sales/assessment/challenge.ts'
import { sayPeriod } from '../../sales/targets/period.ts'
import type { ScoreBoard, ScoredPerson } from './scores.ts'

/** A cell of a table that goes out: words stay words, whatever they begin with; a formula is ours alone. */
export type Cell = string | number | { formula: string; format?: string }

const header = [
  '姓名',
  '团队',
  '目标（元）',
  '已签（元）',
  '签了几单',
  '金额没记的单',
  '达成率',
  '节奏',
  '内容',
  '协同',
  '健康系数',
  '综合分',
  '页面上的综合分',
  '量到几项习惯',
  '说明',
  '异议',
]

export const scoreWidths = [10, 12, 12, 12, 9, 12, 9, 8, 8, 8, 10, 9, 14, 12, 40, 40]

const short = '数据不足'

/** Scores as rows of a sheet, one line of header; what is reckoned is a formula over what it is reckoned from, and said in words below. */
export function scoreRows({ period, asOf, people, unassessed }: ScoreBoard): Cell[][] {
  const rows = people.map((person, at): Cell[] => {
    const { name, team, score } = person
    const row = at + 2
    const none = person.asideUntil === undefined ? short : `搁置到 ${person.asideUntil}`
    const { target, signed, deals, withoutAmount, attainment, axes, health, habits, score: total } = score
    return [
      name,
      team,
      target === undefined ? '没有定' : target / 100,
      signed / 100,
      deals,
      withoutAmount,
      attainment === undefined ? short : { formula: `D${row}/C${row}`, format: '0%' },
      ...axes.map((axis): Cell => axis.score ?? short),
      health === undefined ? short : { formula: `AVERAGE(H${row}:J${row})/100`, format: '0.00' },
      total === undefined ? none : { formula: `ROUND(G${row}*K${row}*100,1)`, format: '0.0' },
      total ?? none,
      `${habits.known}/${habits.all}`,
      whyShort(score),
      sayChallenges(person),
    ]
  })
  const told = [
    `${sayPeriod(period.value)}，行为算到 ${asOf}（之前一个季度的记录）。`,
    '综合分 = 达成率 × 健康系数 × 100；达成率 = 已签 ÷ 目标；健康系数 = 节奏、内容、协同里有数的几项的平均 ÷ 100，三项里至少两项有数才算。',
    '已签取赢单时记的金额，没记取报价或商机金额，范围取下限；都没有的不算，单列几单。没记不等于没做。',
    ...(unassessed.length === 0 ? [] : [`停评（管理员关掉了对他们的评价）：${unassessed.join('、')}。`]),
    '综合分是辅助，不单独决定奖惩；本人看到的和主管一样，有异议可以提。',
  ]
  return [header, ...rows, [''], ...told.map((line) => [line])]
}

function whyShort({ target, health, habits }: ScoreBoard['people'][number]['score']): string {
  return [
    ...(target === undefined ? ['没有定目标'] : []),
    ...(health === undefined ? [`行为记录太少，${habits.all} 项只量到 ${habits.known} 项`] : []),
    ...(health !== undefined && 2 * habits.known < habits.all ? ['样本偏少，慎用'] : []),
  ].join('；')
}

/** 有异议，待核（“上周在出差”）；客户触达有异议，待核 */
function sayChallenges({ challenges, contestedHabits }: ScoredPerson): string {
  return [
    ...challenges.map((one) => `${sayOutcome(one)}（“${one.reason}”）`),
    ...contestedHabits.map((name) => `${name}${pendingMark}`),
  ].join('；')
}
