import { touchesOf } from '../last-touches.ts'
import { decisionChain } from '../rules/decision-chain.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/** 单线: at most one person at the customer's in touch with us. */
export const singleThreadSignal: Signal = {
  id: 'single-thread',
  name: '单线',
  threshold: {
    what: '多少天内联系过才算在联系',
    called: { watch: '联系过' },
    unit: '天',
    direction: 'apart',
    standard: { watch: 45, high: 45 },
    least: 7,
    most: 365,
  },
  look({ risk, chronicle }, { watch: thread }) {
    if (['lead', 'contact', 'need'].includes(risk.deal.stage)) return notApplicable('方案之前，一个人对接是常事')
    if (!decisionChain(risk, chronicle, { thread }).reasons.includes('single_thread')) return quiet('不止一个人在联系')
    return {
      level: 'watch',
      short: '只靠一人',
      reason: `${thread} 天内最多联系过一个人`,
      evidence: touchesOf(chronicle.people, risk.events).slice(-1),
      suggestion: '请他引荐一位使用的人和一位把关的人',
      clears: `${thread} 天内联系过两个人`,
    }
  },
}
