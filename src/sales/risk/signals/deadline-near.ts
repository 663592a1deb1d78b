import { daysBetween } from '../age.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/** 截止: something is due in a few days; whether the papers are ready is not on record. */
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
  look({ deal: { facts }, today }, limits) {
    const day = /^\d{4}-\d\d-\d\d/.exec(facts.deadline?.value ?? '')?.[0]
    if (day === undefined) return notApplicable('没有记下截止日')
    const left = daysBetween(today, day)
    if (left < 0) return quiet('截止日已过')
    if (left > limits.watch) return quiet(`还有 ${left} 天`)
    return {
      level: left <= limits.high ? 'high' : 'watch',
      short: left === 0 ? '今天截止' : `剩 ${left} 天`,
      reason: `${day} 截止，资料齐没齐没有记录`,
      evidence: [],
      suggestion: '今天把缺的资料列出来，一项一个人',
      clears: '资料交齐，或截止日改了',
    }
  },
}
