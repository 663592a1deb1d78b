import { complaintLink } from '../rules/complaint-link.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/** 投诉: what this customer complained of weighs on the deal. */
export const complaintSignal: Signal = {
  id: 'complaint-link',
  name: '投诉',
  threshold: {
    what: '了结的投诉还记多少天',
    unit: '天',
    direction: 'falling',
    standard: { watch: 365, high: 90 },
    least: 1,
    most: 1095,
  },
  look({ risk }, limits) {
    if (risk.complaints.length === 0) return notApplicable('没有收到过这个客户的投诉')
    const { level, complaints } = complaintLink(risk, limits)
    if (level === 'none') return quiet('投诉都已了结，或与这一单无关')
    const weighing = risk.complaints.filter(({ id }) => complaints.includes(id))
    const open = weighing.filter(({ closed }) => closed === null).length
    return {
      level,
      short: `${weighing.length} 起投诉`,
      reason: `${weighing.length} 起投诉压着这一单${open > 0 ? `，${open} 起还没结` : ''}`,
      evidence: weighing.map(({ id, opened, product, text, customer }) => ({
        on: opened.slice(0, 10),
        quote: `${product}：${text}`,
        who: customer,
        of: { kind: 'event' as const, id },
      })),
      suggestion: '先把投诉处理到客户签字，再谈这一单',
      clears: `客户签了满意确认，或投诉过了 ${limits.watch} 天`,
    }
  },
}
