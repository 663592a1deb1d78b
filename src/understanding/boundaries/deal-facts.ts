import { phrases, saysAny } from '../../language/phrases.ts'
import type { Facts } from '../facts.ts'
import type { Message } from '../message.ts'

/** Whether something about the deal itself was told: a sum, a rival, a way of buying, a date of its course. */
export function hasDealFacts(facts: Facts, message?: Message): boolean {
  const { money, organisations, procurement, milestone, terms, discount } = facts
  return (
    Object.keys(money).length > 0 ||
    organisations.rivals.length > 0 ||
    organisations.rivalsOut.length > 0 ||
    procurement !== undefined ||
    milestone !== undefined ||
    terms.payment !== undefined ||
    terms.budget_status !== undefined ||
    discount !== undefined ||
    (message !== undefined && saysAny(message.clauses, courseOfTheDeal))
  )
}

const courseOfTheDeal = phrases`
  开标|投标|截止|交付|上线|签约|签合同|签字|招标|到期|挂网|发标|立项|交货|验收|定标|预计签 …8 推迟|延期|提前|定在|改到|是|在|前|月|号|周|年
  推迟|延期|顺延|提前|延后|后延|改期 到|了|至
  金额|预算|报价|付款|合同周期|合同期|合同额|交付|工期|账期|竞品|采购方式|数量|台数|套数|规模|点位|项目名|产品|范围|开标|交期|质保期|回款|首付|结算 …6 改|调|变|定|谈成|换|加到|减|追加|涨|降|
    更新|确认|推迟|提前|增|缩
    ≠ 怎么|吗|能不能|如果
  确定|决定|敲定|定下来 …4 走|用|采用|按|招|采
  要求|希望|必须|得|要 …8 上线|交付|到货|交货|完工|验收|投产 ≠ 怎么
  号|日|点|月 截止|截标|开标|交标|投标 ≠ 提醒
  不招标|不走招标|直接谈|改直采|换采购方式|改采购方式|采购方式变 ≠ 怎么|绕|能不能
  流标|废标|重新招标
  往后|一直|一路|又|再 拖|推|延 到|了|至|个|几|一 ≠ 怎么|如果|要是
  价|价格|价钱|条款|条件|合同 [都|也|已经|基本|全] 谈妥|谈好|谈拢|谈定|谈完|敲定 了 ≠ 怎么|如果|要是|没
  合同|章|协议 …10 还没|没有?|未|就差|只差 盖|用印|走完 ≠ 怎么|如果|要是|别标|别急
  预计|计划|争取|大概 …6 签|下单|成交
`
