import { stageLabel } from '../../stage.ts'
import { daysBetween } from '../age.ts'
import { onRecord } from '../evidence.ts'
import { levelFrom } from '../thresholds.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/** 停滞: too long on one rung. */
export const stuckSignal: Signal = {
  id: 'stuck-stage',
  name: '停滞',
  threshold: {
    what: '停在一个阶段多少天',
    unit: '天',
    direction: 'rising',
    standard: { watch: 30, high: 60 },
    least: 1,
    most: 730,
  },
  look({ deal: { stage, facts }, today }, limits) {
    const since = facts.stage?.on
    if (stage === undefined || since === undefined) return notApplicable('没有记下什么时候到的这个阶段')
    const days = daysBetween(since, today)
    const level = levelFrom(days, limits)
    if (level === 'none') return quiet(`到${stageLabel[stage]} ${days} 天`)
    return {
      level,
      short: `停 ${days} 天`,
      reason: `停在${stageLabel[stage]} ${days} 天`,
      evidence: onRecord('stage', facts.stage, (reached) => `到${stageLabel[reached]}`),
      suggestion: '问清下一步卡在谁那里、差什么',
      clears: '阶段往前走，或约好下一步的日子',
    }
  },
}
