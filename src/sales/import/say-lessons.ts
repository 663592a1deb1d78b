import type { Suspect } from '../learning/suspects.ts'
import { labelOf } from '../sandbox/features.ts'
import { featureOf, isStart, type SignKey } from '../sandbox/signs.ts'
import type { WeightKey } from '../sandbox/weights.ts'
import type { Lessons } from './lesson-tally.ts'
import { type Untold, untoldWords } from './snapshot-row.ts'

/** What the closed deals of a file are good for, in sentences for whoever brings them in; none where there are no deals. */
export function sayLessons({ taught, untaught, suspects }: Lessons): string[] {
  const others = (Object.keys(untoldWords) as Untold[]).flatMap((why) => {
    const count = untaught[why]
    return count === undefined ? [] : [`${untoldWords[why].replace(/[^）]$/, '$& ')}${count} 单`]
  })
  return [
    ...(taught === 0 ? [] : [`${taught} 单写明了结案前某天的情况，可以用来学习赢单概率。`]),
    ...(others.length === 0 ? [] : [`其余只计入同类赢率，不用来学习：${others.join('；')}。`]),
    ...(taught === 0 && others.length > 0 ? [howTo] : []),
    ...suspects.map(saySuspect),
  ]
}

const howTo =
  '要让它们也能教：导出时带一列“数据日期”，写这一行的值是哪天的（早于结案 3 天以上），同一单可以有好几行；或每个阶段一列，写哪天到的，如“进入报价日期”。'

function saySuspect({ key, won, lost }: Suspect): string {
  const share = (part: number) => `${Math.round(part * 100)} %`
  return `“${nameOf(key)}”在赢单里占 ${share(won)}、丢单里占 ${share(lost)}，多半是结案时才写的，这一项不学。`
}

function nameOf(key: SignKey): string {
  if (key.startsWith('stage:')) return '阶段'
  if (isStart(key)) return '行业'
  return labelOf(featureOf(key as WeightKey))
}
