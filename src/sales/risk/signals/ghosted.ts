import { daysBetween } from '../age.ts'
import { quoted } from '../evidence.ts'
import { levelFrom } from '../thresholds.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/** 不回: we wrote again and again, and nobody answered. */
export const ghostedSignal: Signal = {
  id: 'ghosted',
  name: '不回',
  threshold: {
    what: '多少天没有回音',
    unit: '天',
    direction: 'rising',
    standard: { watch: 7, high: 14 },
    least: 1,
    most: 180,
  },
  look({ risk: { events, asOf } }, limits) {
    const talk = events.filter(({ source }) => source === 'chat' || source === 'call' || source === 'email')
    if (talk.length === 0) return notApplicable('没有收到聊天或通话记录')
    const answered = talk.findLastIndex(({ from }) => from === 'customer')
    const unanswered = talk.slice(answered + 1).filter(({ from }) => from === 'rep')
    const [first] = unanswered
    const level = first === undefined || unanswered.length < 2 ? 'none' : levelFrom(daysBetween(first.at, asOf), limits)
    if (level === 'none' || first === undefined) return quiet('有来有往')
    return {
      level,
      short: `${unanswered.length} 次没回`,
      reason: `${daysBetween(first.at, asOf)} 天里找了 ${unanswered.length} 次，没有回音`,
      evidence: unanswered.slice(-2).map(quoted),
      suggestion: '换一个人、换一种方式，带一件对他有用的东西去',
      clears: '客户有一句回音',
    }
  },
}
