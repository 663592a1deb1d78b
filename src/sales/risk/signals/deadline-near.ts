import { papersNeeded } from '../../papers.ts'
import { daysBetween } from '../age.ts'
import { onRecord } from '../evidence.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/** 截止: something is due in a few days, and papers it needs are missing, or nobody said whether they are there. */
export const deadlineSignal: Signal = {
  id: 'deadline-near',
  name: '截止',
  threshold: {
    what: '离截止还有多少天',
    unit: '天',
    direction: 'falling',
    standard: { watch: 7, high: 3 },
    least: 0,
    most: 90,
  },
  look({ deal: { facts, stage }, today }, limits) {
    const day = /^\d{4}-\d\d-\d\d/.exec(facts.deadline?.value ?? '')?.[0]
    if (day === undefined) return notApplicable('没有记下截止日')
    const left = daysBetween(today, day)
    if (left < 0) return quiet('截止日已过')
    if (left > limits.watch) return quiet(`还有 ${left} 天`)
    const needed = papersNeeded(facts.procurement?.value, stage)
    const have = facts.papers?.value
    const missing = needed.filter((paper) => have?.includes(paper) !== true)
    if (have !== undefined && needed.length > 0 && missing.length === 0)
      return quiet(`${day} 截止，要的 ${needed.length} 样资料都在手上`)
    return {
      level: left <= limits.high ? 'high' : 'watch',
      short: left === 0 ? '今天截止' : `剩 ${left} 天`,
      reason: `${day} 截止，${sayPapers(have, needed, missing)}`,
      evidence: onRecord('deadline', facts.deadline, (until) => `截止 ${until}`).concat(
        onRecord(
          'papers',
          facts.papers,
          (names) => `资料：${names.length === 0 ? '都还没有' : `有${names.join('、')}`}`,
        ),
      ),
      suggestion:
        have === undefined || missing.length === 0
          ? '今天把缺的资料列出来，一项一个人'
          : `今天定下谁去拿${missing.slice(0, 2).join('、')}，拿到了说一声我来记`,
      clears: '资料交齐，或截止日改了',
    }
  },
}

/** What is missing, where it is known; else what it usually takes. */
function sayPapers(have: readonly string[] | undefined, needed: readonly string[], missing: readonly string[]): string {
  const usual = needed.length === 0 ? '' : `；这种采购一般要${needed.join('、')}`
  if (have === undefined) return `资料齐没齐没有记录${usual}`
  if (needed.length > 0) return `还缺${missing.join('、')}`
  return `手上${have.length === 0 ? '什么都还没有' : `有${have.join('、')}`}，还要什么没有记录`
}
