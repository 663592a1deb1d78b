import { decisionChain } from '../rules/decision-chain.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/** 单线: at most one person at the customer's in touch with us. */
export const singleThreadSignal: Signal = {
  id: 'single-thread',
  name: '单线',
  look({ risk, chronicle }) {
    if (['lead', 'contact', 'need'].includes(risk.deal.stage)) return notApplicable('方案之前，一个人对接是常事')
    if (!decisionChain(risk, chronicle).reasons.includes('single_thread')) return quiet('不止一个人在联系')
    return {
      level: 'watch',
      short: '只靠一人',
      reason: '四十五天内最多联系过一个人',
      evidence: [],
      suggestion: '请他引荐一位使用的人和一位把关的人',
      clears: '四十五天内联系过两个人',
    }
  },
}
