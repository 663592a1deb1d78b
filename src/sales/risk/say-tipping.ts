import type { TippingKind } from './tipping/point.ts'

const tippingNames: Record<TippingKind, string> = {
  competitor_price: '对手报价了',
  procurement_change: '采购方式变了',
  escalation: '客户把事情往上捅了',
  key_person_left: '关键人走了',
  budget_cut: '预算被砍了',
  contract_threat: '合同有危险',
}

/** What may turn a deal, in words: each once. */
export function sayTipping(kinds: readonly TippingKind[]): string {
  return [...new Set(kinds)].map((kind) => tippingNames[kind]).join('，')
}
