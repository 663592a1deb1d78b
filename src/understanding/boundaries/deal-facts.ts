import type { Facts } from '../facts.ts'
import type { Message } from '../message.ts'
import { phrases, saysAny } from '../phrases.ts'

/** Whether something about the deal itself was told: a sum, a rival, a way of buying, a date of its course. */
export function hasDealFacts(facts: Facts, message?: Message): boolean {
  const { money, organisations, procurement, details, discount } = facts
  return (
    Object.keys(money).length > 0 ||
    organisations.rivals.length > 0 ||
    organisations.rivalsOut.length > 0 ||
    procurement !== undefined ||
    details.milestone !== undefined ||
    details.payment !== undefined ||
    details.budget_status !== undefined ||
    discount !== undefined ||
    (message !== undefined && saysAny(message.clauses, courseOfTheDeal))
  )
}

const courseOfTheDeal = phrases`
  开标|投标|截止|交付|上线|签约|签合同|招标|到期|挂网|发标|立项|交货|验收|定标|预计签 …8 推迟|延期|提前|定在|改到|是|在|前|月|号|周|年
  推迟|延期|顺延|提前 到|了
  流标|废标|重新招标
  预计|计划|争取|大概 …6 签|下单|成交
`
