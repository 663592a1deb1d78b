import type { Card } from '../../conversation/card.ts'
import type { VersionLine } from '../../sales/learning/models.ts'
import type { Tenure } from '../../sales/learning/version.ts'

const link = { label: '预测战绩', path: '/h5/scoreboard' }

/** What sales-ops hear after a lesson: whether another model speaks now, and on what evidence. */
export function lessonCard({ number, cases, recalled, verdict, why, evidence }: VersionLine): Card {
  return {
    title: verdict === 'promoted' ? `赢单概率换成了第 ${number} 版模型` : `试了第 ${number} 版模型，没有换`,
    subtitle: `学自 ${cases} 单已结的单${recalled === 0 ? '' : `，其中 ${recalled} 单来自导入的历史`}`,
    blocks: [
      { kind: 'text', text: why },
      {
        kind: 'points',
        for: evidence.rules.filter(({ passed }) => passed).map(({ rule }) => rule),
        against: evidence.rules.filter(({ passed }) => !passed).map(({ rule }) => rule),
      },
    ],
    link,
  }
}

/** Wins and forecasts have parted, and the level was moved after them. */
export function refreshCard({ why }: Tenure): Card {
  return {
    title: '预测和结果走偏了，已先调整整体水平',
    subtitle: '排序不变，只动水平；够数后会重新学习',
    blocks: [{ kind: 'text', text: why }],
    link,
  }
}
