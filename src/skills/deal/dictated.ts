import { readAmounts } from '../../language/amounts.ts'
import { readPeople } from '../../language/people.ts'
import { places } from '../../understanding/names/places.ts'

/** A customer and what it is about, as they stand in an order to open a deal: 建个商机 明道零售 门店巡检 50万. */
export interface Dictated {
  customer?: string
  name?: string
}

/** Empty where the words are no such order; of its fields one may say whose it is, the first other plain thing is what for. */
export function dictatedIn(text: string, known: string | undefined): Dictated {
  const fields = text.trim().split(/[，,。；;：:\s]+/)
  const at = fields.findIndex((field) => ordering.test(field))
  if (at < 0) return {}
  const rest = fields.filter((field, index) => index !== at && field !== known)
  const customer = known ?? whose(rest) ?? (isList(text) ? rest.find(isThing) : undefined)
  const name = rest
    .map((field) => withoutWishing(field, customer))
    .find((field) => field !== customer && isThing(field))
  return { ...(customer === undefined ? {} : { customer }), ...(name === undefined ? {} : { name }) }
}

/** 建个商机, 录个新单子, 给柯印也立一个商机, 帮我建单. */
const ordering =
  /(?:建|立|录|开|加|增|报备?)[一上]?[个条单]?新?(?:的)?(?:商机|单子?|项目|一单)|建[一个]?单|^(?:新)?(?:商机|单子)$/

/** Dictated word by word, with blanks between. */
function isList(text: string): boolean {
  return text.trim().split(/\s+/).length > 2
}

function whose(fields: readonly string[]): string | undefined {
  return fields.map((field) => /^客户(?:是|叫|名)?(?<name>.{2,})$/.exec(field)?.groups?.['name']).find(Boolean)
}

/** 南山制药要一套冷库监控 is 冷库监控, 超声设备两台 is 超声设备. */
function withoutWishing(field: string, customer: string | undefined): string {
  return (customer === undefined ? field : field.replace(customer, ''))
    .replace(/^(?:客户|他们|对方)?(?:想要?|要|打算|准备|需要|计划)(?:上|换|买|采购|做|搞|建)?/, '')
    .replace(/^[一二两三四五六七八九十\d]*[套批台条](?!件)/, '')
    .replace(/[一二两三四五六七八九十\d]+[台套条批]$/, '')
}

/** What a project can be called by: no figure, no day, nobody, nothing that somebody says or thinks. */
function isThing(field: string): boolean {
  if (!word.test(field) || told.test(field) || saying.test(field) || timed.test(field)) return false
  return readAmounts(field).length === 0 && readPeople(field).length === 0 && !places.includes(field)
}

const word = /^[\p{Script=Han}a-zA-Z\d（）()·-]{2,20}$/u

/** Fields that say by themselves what they are. */
const told =
  /^(?:预计|预算|竞品|对手|友商|阶段|客户|联系人|金额|报价|合同额?|采购方式|大概|大约|差不多|左右|行业)|(?:行业|的|左右)$/

const saying =
  /我们?|[他她你]|嫌|觉得|说(?!明)|吗|呢|吧$|没有|还没|不(?:要|想|行|肯|同意|急|是|太|会|能|满)|太(?:贵|高|慢)|很|比较|支持|反对|怎么|了$|在谈|跟进|负责|帮/

const timed = /(?:\d|[一二两三四五六七八九十下上本这])个?(?:月|周|年|号|日|季)|[月年]底|[年节]前/
