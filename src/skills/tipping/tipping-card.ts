import type { Card } from '../../conversation/card.ts'
import type { Deal } from '../../sales/deal.ts'
import { type DealEvent, matchNames } from '../../sales/events/deal-event.ts'
import type { TippingKind } from '../../sales/risk/tipping/point.ts'

const tippingNames: Record<TippingKind, { title: string; remedy: string }> = {
  competitor_price: { title: '对手报价了', remedy: '先问清范围和条件，再谈价值差在哪，别急着降价' },
  procurement_change: { title: '采购方式变了', remedy: '问清新的方式、时间和门槛，按新规则重排材料' },
  escalation: { title: '客户把事情往上捅了', remedy: '主管出面，先认问题再给时间表，当天回话' },
  key_person_left: { title: '关键人走了', remedy: '请他引荐接手的人，一周内见一面，把决策链重画' },
  budget_cut: { title: '预算被砍了', remedy: '问清砍到多少、哪些必须保，拿出分期或减配的方案' },
  contract_threat: { title: '合同有危险', remedy: '主管和交付一起回应，书面给出补救' },
}

const longestQuote = 60

/** What a rep and their manager see at once when something may turn a deal. */
export function tippingCard(
  { id, at, who, source, text, tipping, matchedBy }: DealEvent,
  { id: dealId, customer, name }: Deal,
): Card {
  const said = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text
  return {
    title: `${customer}：${tipping.map((kind) => tippingNames[kind].title).join('，')}`,
    subtitle: `${name} · ${at.slice(5, 10)} ${who === '' ? source : who}`,
    blocks: [
      { kind: 'text', text: `“${said}”` },
      { kind: 'text', text: `先做：${tipping.map((kind) => tippingNames[kind].remedy).join('；')}`, tone: 'strong' },
      {
        kind: 'text',
        text: `按${matchedBy === undefined ? '记录' : matchNames[matchedBy]}对上这一单；对得不对，到详情里改。`,
        tone: 'quiet',
      },
    ],
    buttons: [
      { label: '我来处理', action: 'tipping.answer', argument: id, emphasis: 'primary' },
      { label: '接着怎么说', action: 'sandbox.show', argument: `record-${dealId}` },
    ],
    link: { label: '详情', path: `/h5/deals/${dealId}/events` },
  }
}
