import { daysBetween } from '../age.ts'
import type { CaseEvent } from '../case.ts'
import { quoted } from '../evidence.ts'
import { levelFrom } from '../thresholds.ts'
import { openTroubles } from '../troubles.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/** 设备: what this customer runs of ours gives an alarm nobody has cleared, or its readings have stopped coming. */
export const deviceSignal: Signal = {
  id: 'device-alarm',
  name: '设备',
  threshold: {
    what: '报警没有解除、读数断了多少天',
    unit: '天',
    direction: 'rising',
    standard: { watch: 1, high: 3 },
    least: 0,
    most: 60,
  },
  look({ outside: { device }, today }, limits) {
    const newest = device.at(-1)
    if (newest === undefined) return notApplicable('没有收到过这个客户的设备读数')
    const silentFor = daysBetween(newest.at, today)
    if (silentFor > forgottenAfter) return notApplicable(`设备 ${silentFor} 天没有消息，不知道还在不在用`)
    const [alarm, ...more] = openTroubles(device, words, ({ who }) => who)
    if (alarm !== undefined) {
      const days = daysBetween(alarm.at, today)
      const level = levelFrom(days, limits)
      if (level === 'none') return quiet('今天有报警，先看看')
      return {
        level,
        short: '有报警',
        reason: `设备报警 ${days} 天没有看到解除`,
        evidence: [alarm, ...more].slice(-2).map(quoted),
        suggestion: '先让售后去看，再联系客户说处理到哪一步',
        clears: '设备说恢复、复位或解除',
      }
    }
    const usual = usualGap(device)
    const level = usual === undefined || silentFor <= usual * gapsMissed ? 'none' : levelFrom(silentFor, limits)
    if (level === 'none') return quiet(`最近一次读数在 ${silentFor} 天前，没有报警`)
    return {
      level: 'watch',
      short: '读数断了',
      reason: `平常约 ${usual} 天一次读数，这次断了 ${silentFor} 天；可能是离线，也可能只是没推过来`,
      evidence: [quoted(newest)],
      suggestion: '问售后设备是不是离线，是就先修',
      clears: '读数又来了',
    }
  },
}

/** Days without any word of the devices after which they may be out of use. */
const forgottenAfter = 60
/** So many readings in a row have to be missing. */
const gapsMissed = 3
/** Fewer readings tell no rhythm. */
const fewest = 4

/** Days between two readings, as they usually come; at least one. */
function usualGap(device: readonly CaseEvent[]): number | undefined {
  if (device.length < fewest) return undefined
  const gaps = device
    .slice(1)
    .map(({ at }, before) => daysBetween(device[before]?.at ?? at, at))
    .sort((one, other) => one - other)
  return Math.max(1, gaps[Math.floor(gaps.length / 2)] ?? 1)
}

const words = {
  trouble:
    /报警|告警|警报|预警|故障|停机|宕机|离线|掉线|断线|失联|超限|超标|超温|超压|过热|过载|异常|泄漏|泄露|停摆|急停|(?:读数|校准|保养|点检|维保)(?:已)?(?:逾期|超期|过期|到期)/,
  over: /恢复|复位|解除|排除|消除|修复|修好|恢复正常|重新上线|已上线|运行正常|读数正常|一切正常/,
}
