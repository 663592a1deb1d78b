import { pendingMark } from '../../sales/assessment/challenge.ts'
import type { Measured } from '../../sales/behaviour/measured.ts'
import { sayChain } from '../../sales/behaviour/morning/best-practice.ts'
import type { Course } from '../../sales/coaching/course.ts'
import type { CoachLine, HealthPart } from '../../sales/coaching/line.ts'
import type { Since } from '../../sales/coaching/since.ts'

/** `方案雷同 71 %`. */
export function sayFigure({ behaviour, measured, contested }: HealthPart): string {
  return `${behaviour.name} ${measured.value ?? '–'} ${behaviour.unit}${contested ? `（${pendingMark}）` : ''}`
}

/** What a figure rests on: `样本 9，八成把握 66–76 %，健康 45，警戒 65`. */
export function sayBasis({ behaviour, measured, standard }: HealthPart): string {
  const { sample, low, high } = measured
  const range = low === undefined || low === high ? [] : [`八成把握 ${low}–${high} ${behaviour.unit}`]
  return [`样本 ${sample}`, ...range, `健康 ${standard.healthy}`, `警戒 ${standard.warning}`].join('，')
}

/** What others could copy, in one line; `undefined` where the records do not tell. */
export function sayStrong({ practice, strong }: CoachLine): string | undefined {
  if (practice !== undefined) return sayChain(practice)
  return strong === undefined ? undefined : `${sayFigure(strong)}（样本 ${strong.measured.sample}）`
}

export function sayCourse({ title, minutes }: Pick<Course, 'title' | 'minutes'>): string {
  return `《${title}》${minutes} 分钟`
}

/** What moved since a course: `方案雷同 71 → 58 %（样本 9 → 12），区间还重叠，看不出是真变；之后做了，相关的单动了`. */
export function saySince({ behaviour, before, now, turned, done, moved }: Since): string {
  const figure = ({ value }: Pick<Measured, 'value'>) => value ?? '–'
  const figures = `${behaviour.name} ${figure(before)} → ${figure(now)} ${behaviour.unit}（样本 ${before.sample} → ${now.sample}）`
  const after = [done ? '之后做了' : '之后还没见到动作', ...(moved ? ['相关的单动了'] : [])].join('，')
  return `${figures}，${turned === undefined ? '数据不足' : turns[turned]}；${after}`
}

const turns: Record<NonNullable<Since['turned']>, string> = {
  better: '好了，两头的区间已经分开',
  worse: '更差了，两头的区间已经分开',
  unclear: '区间还重叠，看不出是真变',
}
