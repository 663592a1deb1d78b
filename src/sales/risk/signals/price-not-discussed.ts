import { ladder, stageLabel } from '../../stage.ts'
import { onRecord } from '../evidence.ts'
import { notApplicable, quiet, type Signal } from './signal.ts'

/** 没谈价: late in the deal, and no price of ours is on record. */
export const priceSignal: Signal = {
  id: 'price-not-discussed',
  name: '没谈价',
  look({ deal: { facts }, risk: { deal }, ledger }) {
    const rung = ladder.indexOf(deal.stage)
    if (rung < ladder.indexOf('budget')) return notApplicable('还没到谈价的时候')
    if (ledger.quote !== null) return quiet('报过价了')
    return {
      level: rung >= ladder.indexOf('negotiation') ? 'high' : 'watch',
      short: '没报过价',
      reason: '到了这一步，记录里还没有我们的报价',
      evidence: onRecord('stage', facts.stage, (reached) => `到${stageLabel[reached]}`),
      suggestion: '把价格区间说出来，看对方的反应',
      clears: '记下一次报价',
    }
  },
}
