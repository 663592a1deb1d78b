import { onRecord, quoted } from '../evidence.ts'
import { quiet, type Signal } from './signal.ts'

/** 对手: a rival is in play; grave once its price is on the table. */
export const rivalSignal: Signal = {
  id: 'competitor-appeared',
  name: '对手',
  look({ deal: { facts }, risk, tipping }) {
    const priced = tipping
      .filter(({ kind }) => kind === 'competitor_price')
      .flatMap(({ event }) => risk.events[event] ?? [])
    const names = facts.competitors?.value ?? []
    if (priced.length === 0 && names.length === 0) return quiet('没有听说对手')
    return {
      level: priced.length > 0 ? 'high' : 'watch',
      short: priced.length > 0 ? '对手报价了' : (names[0] ?? ''),
      reason: priced.length > 0 ? '对手的价格已经在桌上' : `${names.join('、')}在场`,
      evidence:
        priced.length > 0
          ? priced.slice(-2).map(quoted)
          : onRecord('competitors', facts.competitors, (rivals) => `竞品 ${rivals.join('、')}`),
      suggestion: '问清比的是什么，把价值差讲成客户的数',
      clears: '客户说不考虑对手',
    }
  },
}
