import { isArranged } from '../../facts.ts'
import { onRecord } from '../evidence.ts'
import { quiet, type Signal } from './signal.ts'

/** 下一步: none was agreed, or its day has passed without a word. */
export const nextStepSignal: Signal = {
  id: 'no-next-step',
  name: '下一步',
  look({ deal: { facts }, lastWord: { on, said }, today }) {
    const arranged = isArranged(facts)
    const day = /^\d{4}-\d\d-\d\d/.exec(facts.nextStep?.value ?? '')?.[0]
    if (arranged && (day === undefined || day >= today || on >= day)) return quiet('约好了下一步')
    return {
      level: 'watch',
      short: arranged ? '下一步过期了' : '没约下一步',
      reason: arranged ? `约好的 ${day} 已过，之后没有记录` : '没有约好的下一步',
      evidence: arranged
        ? onRecord('nextStep', facts.nextStep, (step) => `下一步 ${step}`)
        : said === undefined
          ? []
          : [said],
      suggestion: arranged ? '问一句结果，补记拜访，再约下一次' : '约一个日子',
      clears: '约好一个日子',
    }
  },
}
