import { daysBetween } from '../age.ts'
import { quoted } from '../evidence.ts'
import { levelFrom } from '../thresholds.ts'
import { openTroubles } from '../troubles.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/** 交付: an order of this customer's is late or went wrong on its way, and nothing says that it was put right. */
export const deliverySignal: Signal = {
  id: 'delivery-trouble',
  name: '交付',
  threshold: {
    what: '物流异常多少天没有了结',
    unit: '天',
    direction: 'rising',
    standard: { watch: 0, high: 3 },
    least: 0,
    most: 60,
  },
  look({ outside: { delivery }, today }, limits) {
    if (delivery.length === 0) return notApplicable('没有收到过这个客户的物流消息')
    const open = openTroubles(delivery, words, ({ text }) => orderIn.exec(text)?.[0] ?? '').filter(
      ({ at }) => daysBetween(at, today) <= forgottenAfter,
    )
    const [first] = open
    if (first === undefined) return quiet('物流没有未了结的异常')
    const days = daysBetween(first.at, today)
    const level = open.some(({ text }) => lost.test(text)) ? 'high' : levelFrom(days, limits)
    if (level === 'none') return quiet(`${days} 天前有物流异常，先看看`)
    return {
      level,
      short: open.length > 1 ? `${open.length} 起异常` : '交付异常',
      reason: `${open.length} 条物流异常没有看到了结，最早的在 ${days} 天前`,
      evidence: open.slice(-2).map(quoted),
      suggestion: '先问清货在哪、几号到，赶在客户问之前告诉他',
      clears: '物流说签收、到货或已恢复',
    }
  },
}

/** What nobody spoke of again for so long was settled without a notice. */
const forgottenAfter = 60

const orderIn = /[A-Za-z]{0,6}[-_]?\d{6,}/
const lost = /丢失|遗失|破损|损坏|拒收|退回|整批|倾覆/
const words = {
  trouble:
    /延误|延迟|延期|推迟|晚点|晚到|滞留|滞港|拒收|破损|损坏|丢失|遗失|退回|异常|[未没](?:能)?(?:按期|按时|如期|准时)|逾期|超期|缺货|缺件|少件|错发|漏发|停运|爆仓|扣关|扣留|改(?:到|为)\d|倾覆/,
  over: /签收|送达|已?到货|妥投|验收入库|补发(?:完|到|成功)|恢复(?:运输|配送|正常)|放行|异常(?:已)?(?:解除|处理完)/,
}
