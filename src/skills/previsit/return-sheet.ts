import type { Card } from '../../conversation/card.ts'
import { type Facts, type Money, sayMoney } from '../../sales/facts.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { whoOf } from '../../sales/sandbox/describe.ts'

/** What a return-on-investment sheet ROI 测算表 rests on, as far as it is on record. */
export function returnPreview({ id, facts }: Decision): Card {
  return {
    title: `给${whoOf(facts)}出一份 ROI 草稿，对吗？`,
    subtitle: '只写记录里有的，其余留空给你填；不含我们的成本',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: '投入', value: investmentOf(facts) ?? '没有报价记录，留空' },
          { label: '收益', value: '没有记录，留空' },
          { label: '回收期', value: '收益填上才算得出' },
        ],
      },
    ],
    buttons: [
      { label: '出草稿', action: 'previsit.sheet', argument: id, emphasis: 'primary' },
      { label: '不用了', action: 'previsit.nosheet', argument: id },
    ],
  }
}

/** The sheet as text: what is known is filled in, what is not is left blank and said to be. */
export function returnSheet({ facts }: Decision): string {
  return [
    `ROI 测算表（草稿）：${whoOf(facts)}${facts.product === undefined ? '' : ` · ${facts.product.value}`}`,
    `① 一次性投入：${investmentOf(facts) ?? blank}`,
    `② 每年新增的费用（维保、耗材、人员）：${blank}`,
    `③ 每年省下或多赚的（人工、损耗、时间、产量，逐项写依据）：${blank}`,
    '④ 回收期（年）＝ ① ÷（③ − ②）；③ 不填就没有结论，不要估一个放上去。',
    '',
    '空着的请跟客户一起填，数字写明出处。草稿由你改好再给客户；可分享的链接还没有上线。',
  ].join('\n')
}

const blank = '＿＿＿＿（记录里没有）'

function investmentOf({ quote, amount }: Facts): string | undefined {
  const price: Money | undefined = (quote ?? amount)?.value
  return price === undefined ? undefined : `${sayMoney(price)}（${quote === undefined ? '商机金额' : '我方报价'}）`
}
