import { clausesOf } from '../language/clauses.ts'
import type { Span } from '../language/span.ts'
import type { Side } from './visit-details.ts'

/** A clause of a visit's words with who said it; neither, where the words do not tell. */
export interface SidedClause extends Span {
  side?: Side
}

/** Who said what in a visit's words: by its subject, by what only one side does, else as the clause before it in the sentence. */
export function sidesOf(text: string): SidedClause[] {
  let last: { side?: Side; end: number } = { end: 0 }
  return clausesOf(text).map((clause) => {
    const goesOn = !/[。！？!?；;\n]/.test(text.slice(last.end, clause.start))
    const own = sideOf(clause.text)
    const side = own === 'neither' ? undefined : (own ?? (goesOn ? last.side : undefined))
    last = { ...(side === undefined ? {} : { side }), end: clause.end }
    return { ...clause, ...(side === undefined ? {} : { side }) }
  })
}

/** `neither`: it tells that they met, and nothing that was said. */
function sideOf(clause: string): Side | 'neither' | undefined {
  const words = clause.replace(lead, '')
  if (meeting.test(words)) return 'neither'
  if (asked.test(words) || customer.test(words)) return 'customer'
  if (us.test(words)) return 'us'
  if (onlyCustomers.test(words)) return 'customer'
  return onlyOurs.test(words) ? 'us' : undefined
}

const lead = /^(?:但是?|可是|不过|然后|另外|还有|而且|后来|最后|所以|同时|顺便|今天|昨天|上午|下午|刚才?|也)+/

/** 见了张主任, 拜访宏达: who was seen, before anything is said. */
const meeting =
  /^(?:我们?|刚|和|跟|去|又|再|一起|已经)*(?:见[了到]?|拜访|去了|跑了|约了|碰了面|通了?电话|打了?电话|开了?会)(?!.*(?:说|嫌|要|问))/

const titles = '主任|经理|院长|处长|科长|部长|局长|厂长|所长|校长|书记|主管|老师|博士|站长|馆长|老板|总监|采购|客户'
const customer = new RegExp(
  `^(?:他们?|她们?|对方|客户|甲方|院方|校方|厂里|那边|人家|[\\u4e00-\\u9fff]{0,4}?(?:${titles})|[\\u4e00-\\u9fff]{1,2}(?:总|董|工))`,
)
const us = /^(?:我们?|咱们?|我方|我司|我这边|这边)/

/** 要我们补案例 is what they ask, whoever is to do it. */
const asked = /^(?:要|让|叫|请|希望|催|等)(?:我们?|咱们?)/

const onlyCustomers =
  /^(?:嫌|担心|顾虑|要求|希望|想[要看]|问|抱怨|支持|反对|同意|认可|答应|松口|预算|拒绝|不满|觉得|要看|等集采)/
const onlyOurs = /^(?:报价|报了|介绍|演示|讲[了解]|汇报|解释|答复|建议|承诺|带去|送去|展示|算了|给(?:他|她|客户|对方))/
