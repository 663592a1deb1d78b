import { daysBetween } from '../age.ts'
import { quoted } from '../evidence.ts'
import { openTroubles } from '../troubles.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/**
 * 舆情: bad news that names the customer. What it means for them (sued or suing, theirs or a namesake's) a text does not tell for sure, so
 * it says 提到; news of ourselves names no customer and is no deal's.
 */
export const pressSignal: Signal = {
  id: 'bad-press',
  name: '舆情',
  threshold: {
    what: '负面消息还记多少天',
    unit: '天',
    direction: 'falling',
    standard: { watch: 90, high: 30 },
    least: 1,
    most: 365,
  },
  look({ outside: { press }, today }, limits) {
    if (press.length === 0) return notApplicable('没有收到过提到这个客户的消息')
    const open = openTroubles(press, words, () => '').filter(({ at }) => daysBetween(at, today) <= limits.watch)
    const newest = open.at(-1)
    if (newest === undefined) return quiet('没有提到这个客户的负面消息')
    const isGrave = open.some(({ at, text }) => daysBetween(at, today) <= limits.high && grave.test(text))
    return {
      level: isGrave ? 'high' : 'watch',
      short: isGrave ? '事关付款' : '有负面',
      reason: `${open.length} 条提到这个客户的负面消息，最近的在 ${daysBetween(newest.at, today)} 天前；是不是说他们，要你核实`,
      evidence: open.slice(-2).map(quoted),
      suggestion: isGrave ? '先查清楚再发货垫资，付款条件请主管看一眼' : '打听一句是不是真的，会不会碰到这一单',
      clears: `后来的消息说和解、撤诉或不实，或过了 ${limits.watch} 天`,
    }
  },
}

/** What touches whether they can pay, or go on. */
const grave = /破产|重整|清算|被执行|失信|限高|限制高消费|欠薪|拖欠|停产|停工|资金链|冻结|查封|违约|暴雷|爆雷|跑路|退市/
const words = {
  trouble:
    /破产|重整|清算|被执行|失信|限高|限制高消费|欠薪|拖欠|停产|停工|资金链|冻结|查封|违约|暴雷|爆雷|跑路|退市|起诉|被告|被诉|诉讼|仲裁|裁员|亏损|下滑|处罚|罚款|立案|被查|约谈|召回|事故|爆炸|火灾|污染|停牌|质押|负面|造假|举报|维权|投诉|通报批评|降级|下调评级/,
  over: /和解|撤诉|撤销|解除|澄清|不实|辟谣|恢复(?:生产|经营|上市)|结清|移出|胜诉|整改(?:完成|到位)/,
}
