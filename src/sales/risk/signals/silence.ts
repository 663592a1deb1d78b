import { daysBetween } from '../age.ts'
import { levelFrom, thresholds } from '../thresholds.ts'
import { quiet, type Signal } from './signal.ts'

/** 沉默: nothing on record for too long. */
export const silenceSignal: Signal = {
  id: 'silence',
  name: '沉默',
  look({ lastWord, today }) {
    const days = daysBetween(lastWord, today)
    const level = levelFrom(days, thresholds.silent)
    if (level === 'none') return quiet(`${days} 天前有记录`)
    return {
      level,
      short: `${days} 天没记录`,
      reason: `${days} 天没有任何记录`,
      evidence: [],
      suggestion: '联系一次，哪怕没接也记一笔',
      clears: '记一次拜访或收到客户一条消息',
    }
  },
}
