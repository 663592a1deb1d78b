import { alternatives } from '../../../language/alternatives.ts'
import { daysBetween } from '../age.ts'
import { type CaseComplaint, gravest, type RiskCase, type RiskLevel } from '../case.ts'
import { kinshipOf } from '../kinship.ts'
import { isRelatedProduct } from '../related-products.ts'
import type { Limits } from '../thresholds.ts'

export interface ComplaintLink {
  level: RiskLevel
  /** Ids of the complaints that weigh on the deal. */
  complaints: string[]
}

/** Days for which a resolved complaint stays grave, and for which it is remembered at all. */
const standard: Limits = { high: 90, watch: 365 }

/** Complaints of this customer that weigh on the deal; after the labelling guide, section 1. */
export function complaintLink(risk: RiskCase, limits: Limits = standard): ComplaintLink {
  const linked = risk.complaints.filter(({ customer }) => kinshipOf(customer, risk) !== undefined)
  const judged = linked.map((complaint) => ({ id: complaint.id, level: levelOf(complaint, linked, risk, limits) }))
  const weighing = judged.filter(({ level }) => level !== 'none')
  return { level: gravest(weighing.map(({ level }) => level)), complaints: weighing.map(({ id }) => id) }
}

function levelOf(
  complaint: CaseComplaint,
  linked: readonly CaseComplaint[],
  risk: RiskCase,
  { watch: rememberedDays, high: freshDays }: Limits,
): RiskLevel {
  const unresolved = isUnresolved(complaint, linked, risk)
  if (!unresolved && !isRelatedProduct(complaint.product, risk.deal.product)) return 'none'
  const age = daysBetween(complaint.opened, risk.asOf)
  if (complaint.severity !== 'low' && (unresolved || age <= freshDays)) return 'high'
  return unresolved || age <= rememberedDays ? 'watch' : 'none'
}

/** The field, unless a later event says that it came back or that the customer signed it off. */
function isUnresolved(complaint: CaseComplaint, linked: readonly CaseComplaint[], { events, deal }: RiskCase): boolean {
  let unresolved = complaint.closed === null
  for (const { text, at } of events) {
    if (at < complaint.opened || !isAbout(text, complaint, linked, deal.product)) continue
    const signed = notSigned.test(text) ? -1 : text.search(signedOff)
    const back = notBack.test(text) ? -1 : text.search(cameBack)
    if (signed >= 0 || back >= 0) unresolved = back > signed
  }
  return unresolved
}

/** One complaint is meant without naming it; of several the one whose product is named, else those of the deal's own product. */
function isAbout(text: string, complaint: CaseComplaint, linked: readonly CaseComplaint[], sold: string): boolean {
  if (linked.length === 1) return true
  const named = linked.filter(({ product }) => namesProduct(text, product))
  if (named.length > 0) return named.includes(complaint)
  const candidates = linked.filter(
    ({ closed, product }) => (closed === null) === signedOff.test(text) && isRelatedProduct(product, sold),
  )
  return candidates.length === 0 || candidates.includes(complaint)
}

function namesProduct(text: string, product: string): boolean {
  return [...product].slice(1).some((char, at) => text.includes(`${product[at]}${char}`) && product.length >= 2)
}

const signedOff =
  /满意(?:度)?(?:确认|回执|反馈|单)|签了满意|(?:可以|能|给)(?:销|结|关)(?:单|案|掉|了)|销(?:单|案)(?:吧|了)|(?:投诉|工单|问题|那单|这单|那事|这事)[^，。]{0,8}(?:可以)?(?:撤了?|撤销|结案|关了|关闭|了结|翻篇|销了)|验收(?:确认)?签了|签了?(?:处理|整改|维修)?(?:确认|验收|闭环)(?:单|书)|签过字|(?:昨天|已经?|都)?(?:彻底)?(?:解决|修好|处理好|处理完|弄好)了?[，,]?(?:没问题|确认|很?满意|签)|认可(?:了)?(?:处理|整改)结果|闭环(?:了|确认)/
const notSigned = /[没未不](?:有)?(?:签|满意|同意销|能销|能结|认可)|别(?:销|结)|拒(?:签|绝)|还没/
const cameBack = alternatives()`
  老毛病|旧病|又犯|又(?:冒|坏|出(?:现|问题|故障|来)|开始|不行|报警|停机|死机|漏|卡|断|掉|发作|复发|烧|返)|复发|(?:等于|相当于|跟)没(?:处理|修|解决|弄|治|改|换)|没改好|没弄好
  没修好|没(?:根治|断根|彻底|真正)(?:解决|处理|修)?|治标不治本|原封不动|(?:还|仍)?(?:摆|搁|晾)(?:着|在那)|还在那
  (?:还是|依旧|依然|照样|仍然?)(?:老样子|没好|不行|那样|那毛病|出|坏|报错|没解决|存在)|反反复复|故态复萌|没过(?:几|两|三)天(?:又|就)|问题(?:又|还在|依旧|重现)
  压根没(?:好|修|解决|处理)|根本没(?:好|修|解决|处理)
`
const notBack = /没有?(?:再|又)(?:犯|出现|坏|发作|出)|不(?:会)?再(?:犯|出)|没复发|未(?:再|复发)/
