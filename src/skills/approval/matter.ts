import type { Matter } from '../../people/responsibility.ts'
import { sayDiscount } from '../../sales/facts.ts'
import type { Slots } from '../../understanding/understood.ts'

/** What a request is about, by its slots first and its words after. */
export function matterOf(text: string, { discount, payment, concession }: Slots): Matter {
  if (discount !== undefined) return 'discount'
  if (payment !== undefined || words.payment.test(text)) return 'payment'
  if (concession !== undefined) return 'extras'
  const found = (Object.keys(words) as (keyof typeof words)[]).find((matter) => words[matter].test(text))
  return found ?? 'other'
}

const words = {
  channel: /飞单|撞单|窜货|渠道|报备|代理商|经销商/,
  credit: /信用额度|授信|额度/,
  payment: /账期|垫资|先发货|赊|分期|预付|首付|尾款/,
  contract: /合同|条款|违约|模板|盖章|保证金/,
  discount: /折扣|[降让]价|便宜|最低价|底价|打折/,
  extras: /免费|白送|赠|送|搭|试用/,
} as const satisfies Partial<Record<Matter, RegExp>>

const longestWhat = 24

/** What is asked for, in a few words. */
export function whatOf(text: string, { discount, payment, concession }: Slots): string {
  if (discount !== undefined) return sayDiscount(discount)
  return payment ?? concession ?? clauseOf(text)
}

function clauseOf(text: string): string {
  const clause = text.trim().split(/[，,。；;！!？?\n]/)[0] ?? ''
  return (clause.length < 4 ? text.trim() : clause).slice(0, longestWhat)
}
