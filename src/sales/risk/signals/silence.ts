import { daysBetween } from '../age.ts'
import { levelFrom } from '../thresholds.ts'
import { quiet, type Signal } from './signal.ts'

/** 沉默: no word of people on record for too long. */
export const silenceSignal: Signal = {
  id: 'silence',
  name: '沉默',
  threshold: {
    what: '多少天没有人的往来（读数、物流、通知不算）',
    unit: '天',
    direction: 'rising',
    standard: { watch: 14, high: 28 },
    least: 1,
    most: 365,
  },
  look({ lastWord: { on, said }, today }, limits) {
    const days = daysBetween(on, today)
    const level = levelFrom(days, limits)
    if (level === 'none') return quiet(`${days} 天前有记录`)
    return {
      level,
      short: `${days} 天没记录`,
      reason: `${days} 天没有和人往来的记录`,
      evidence: said === undefined ? [] : [said],
      suggestion: '联系一次，哪怕没接也记一笔',
      clears: '记一次拜访或收到客户一条消息',
    }
  },
}
