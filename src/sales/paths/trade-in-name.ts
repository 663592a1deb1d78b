import type { Industry } from '../../language/industries.ts'

const tails: readonly (readonly [RegExp, Industry])[] = [
  [/医院|[一二三四五六七八九]院$|卫生院|妇幼|疾控|保健院/, '医疗'],
  [/大学|学院|中学|小学|学校|[一二三四五六七八九]中$/, '教育'],
  [/银行|农商行|信用社|农信/, '金融'],
  [/[局委厅]$|政府|管委会|街道办/, '政府'],
]

/** What the name itself of a customer shows of the trade, where nobody said it: who decides in a hospital is no general manager. */
export function tradeInName(customer: string | undefined): Industry | undefined {
  return customer === undefined ? undefined : tails.find(([tail]) => tail.test(customer))?.[1]
}
