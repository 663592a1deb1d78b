import { readAmounts } from '../../language/amounts.ts'

/** A customer and what it is about, as they stand in an order dictated field by field: 建个商机 明道零售 门店巡检 50万. */
export interface Dictated {
  customer?: string
  name?: string
}

/** Empty where the words are no such list; the first plain word is whose it is, the next what for. */
export function dictatedIn(text: string, known: string | undefined): Dictated {
  const spoken = known === undefined ? undefined : spokenOf(text, known)
  if (known !== undefined && spoken !== undefined) return { customer: known, name: spoken }
  const [order = '', ...fields] = text.trim().split(/\s+/)
  if (fields.length < 2 || !ordering.test(order)) return {}
  const plain = fields.filter((field) => word.test(field) && !told.test(field) && readAmounts(field).length === 0)
  const customer = known ?? plain[0]
  const name = plain.find((field) => field !== customer)
  return { ...(customer === undefined ? {} : { customer }), ...(name === undefined ? {} : { name }) }
}

/** 给柯印立个商机，染缸温控改造: what it is for, said after the order, where it is called as projects are. */
function spokenOf(text: string, known: string): string | undefined {
  const [order = '', ...clauses] = text.trim().split(/[，,。；;]\s*/)
  const name = clauses.find((clause) => word.test(clause) && project.test(clause) && !clause.includes(known))
  return ordering.test(order) ? name : undefined
}

const project =
  /(?:改造|升级|扩容|扩产|项目|系统|平台|软件|设备|检测|监测|监控|巡检|自动化|信息化|数字化|运维|工程|产线|方案|采购|服务)$/

const ordering = /(?:商机|单子?|项目)[：:]?$/

/** One word without figures or stops. */
const word = /^[\p{Script=Han}a-zA-Z（）()·-]{2,20}$/u

/** Fields that say by themselves what they are. */
const told = /^(?:预计|预算|竞品|对手|阶段|客户|联系人|金额|报价|合同|采购)/
