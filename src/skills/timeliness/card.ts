import type { Block, Card } from '../../conversation/card.ts'
import type { Day } from '../../language/calendar.ts'
import type { Distribution } from '../../sales/timeliness/distribution.ts'
import { sayWait } from '../../sales/timeliness/say-wait.ts'
import type { Group, Timeliness } from '../../sales/timeliness/timeliness.ts'

/** Of people a chat shows those who are behind most; the page has them all. */
const groupsShown = 4

export interface Subject {
  title: string
  /** What holds, as it is said behind a share. */
  goal: string
  /** What has not come. */
  open: string
}

export const responsesAsked: Subject = { title: '响应时间', goal: '500 毫秒内', open: '没送到' }
export const handlingAsked: Subject = { title: '异议处理时效', goal: '一天内', open: '还没接' }

/** How soon, as a distribution, and where it is slowest. */
export function timelinessCard(
  { title, goal, open }: Subject,
  { all, teams, people, channels, objections }: Timeliness,
  from: Day,
): Card {
  const { sample, median, within } = all
  const head = median === undefined ? '数据不足' : `中位 ${sayWait(median)}`
  const many = people.length > 1 ? [...(teams.length > 1 ? teams : []), ...slowest(people)] : []
  return {
    title: `${title}：${head}${within === undefined ? '' : `，${goal} ${within.value} %`}`,
    subtitle: `${from} 以来 ${sample} 次，${open} ${all.open} 次`,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '最慢一成', value: all.p90 === undefined ? '数据不足' : `${sayWait(all.p90)}以上` },
          { label: '最慢百一', value: all.p99 === undefined ? '数据不足' : `${sayWait(all.p99)}以上` },
        ],
      },
      ...rowsOf(many, goal, open),
      ...rowsOf(objections.length > 0 ? slowest(objections) : channels, goal, open),
      { kind: 'text', text: `${open}的按等到现在算，不当作快，也不丢掉。`, tone: 'quiet' },
    ],
    link: { label: '全部', path: '/h5/response' },
  }
}

function rowsOf(groups: readonly Group[], goal: string, open: string): Block[] {
  if (groups.length === 0) return []
  return [
    { kind: 'facts', rows: groups.map((group) => ({ label: group.name, value: sayDistribution(group, goal, open) })) },
  ]
}

/** `中位 0.3 秒，500 毫秒内 92 %，共 40 次，没送到 1 次` */
function sayDistribution({ sample, open: waiting, median, within }: Distribution, goal: string, open: string): string {
  const count = `共 ${sample} 次${waiting === 0 ? '' : `，${open} ${waiting} 次`}`
  if (within === undefined) return `数据不足，${count}`
  return [...(median === undefined ? [] : [`中位 ${sayWait(median)}`]), `${goal} ${within.value} %`, count].join('，')
}

/** Those of whom it is known first, the furthest from the goal before the others. */
function slowest(groups: readonly Group[]): Group[] {
  const share = ({ within }: Group) => within?.value ?? 101
  return groups.toSorted((one, other) => share(one) - share(other)).slice(0, groupsShown)
}
