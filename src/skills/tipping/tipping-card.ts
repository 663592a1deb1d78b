import type { Button, Card } from '../../conversation/card.ts'
import type { Deal } from '../../sales/deal.ts'
import { type DealEvent, matchNames } from '../../sales/events/deal-event.ts'
import type { AlertAnswer } from '../../sales/events/pause.ts'
import { sayTipping } from '../../sales/risk/say-tipping.ts'
import type { TippingKind } from '../../sales/risk/tipping/point.ts'

const remedies: Record<TippingKind, string> = {
  competitor_price: '先问清范围和条件，再谈价值差在哪，别急着降价',
  procurement_change: '问清新的方式、时间和门槛，按新规则重排材料',
  escalation: '主管出面，先认问题再给时间表，当天回话',
  key_person_left: '请他引荐接手的人，一周内见一面，把决策链重画',
  budget_cut: '问清砍到多少、哪些必须保，拿出分期或减配的方案',
  contract_threat: '主管和交付一起回应，书面给出补救',
}

const longestQuote = 60

/** What a rep and their manager see at once when something may turn a deal: until one of them answers, the product keeps still. */
export function tippingCard(event: DealEvent, deal: Deal): Card {
  const card = cardOf(event, deal)
  return {
    ...card,
    blocks: [
      ...card.blocks,
      { kind: 'text', text: '有人回应之前，这一单的会前一页纸、会后追问我先不发；你问的照答。', tone: 'quiet' },
    ],
    buttons: [
      { label: '知道了，继续', action: 'tipping.resume', argument: event.id, emphasis: 'primary' },
      { label: '先停着', action: 'tipping.hold', argument: event.id },
      goOnWith(deal),
    ],
  }
}

/** The same once it was answered, with what was said and by whom; what is held can be let go on from here. */
export function answeredCard(event: DealEvent, deal: Deal, { said, by }: { said: AlertAnswer; by: string }): Card {
  const card = cardOf(event, deal)
  const text =
    said === 'go-on' ? `${by}：知道了，继续。会前一页纸、会后追问照常。` : `${by}：先停着。要我接着主动发，点“继续”。`
  return {
    ...card,
    blocks: [...card.blocks, { kind: 'text', text, tone: 'strong' }],
    buttons: [
      ...(said === 'go-on' ? [] : [{ label: '继续', action: 'tipping.resume', argument: event.id }]),
      goOnWith(deal),
    ],
  }
}

function cardOf({ at, who, source, text, tipping, matchedBy }: DealEvent, { id, customer, name }: Deal): Card {
  const said = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text
  return {
    title: `${customer}：${sayTipping(tipping)}`,
    subtitle: `${name} · ${at.slice(5, 10)} ${who === '' ? source : who}`,
    blocks: [
      { kind: 'text', text: `“${said}”` },
      { kind: 'text', text: `先做：${tipping.map((kind) => remedies[kind]).join('；')}`, tone: 'strong' },
      {
        kind: 'text',
        text: `按${matchedBy === undefined ? '记录' : matchNames[matchedBy]}对上这一单；对得不对，到详情里改。`,
        tone: 'quiet',
      },
    ],
    link: { label: '详情', path: `/h5/deals/${id}/events` },
  }
}

function goOnWith({ id }: Deal): Button {
  return { label: '接着怎么说', action: 'sandbox.show', argument: `record-${id}` }
}
