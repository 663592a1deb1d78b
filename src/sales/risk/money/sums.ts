import { type Amount, readAmounts } from '../../../language/amounts.ts'
import type { Figure } from './figure.ts'

/** A sum of an event with where it stands, a range kept as one. */
export interface Sum extends Figure {
  start: number
  end: number
  tax: Amount['tax']
  /** Said without a unit. */
  bare: boolean
  /** Where it is a price of one times the pieces, a line of a bill to which its other lines are added: how many. */
  pieces?: number
}

/** How far a sum may lie from the deal's known ones and still be of this deal, when only its place speaks for it. */
const comparable = 6

/**
 * The sums of a text; numbers without a unit too where the talk is of money and their size fits the deal (一百二只剩九十八). Upper
 * and lower bounds are the number itself.
 */
export function sumsIn(text: string, sizes: readonly number[]): Sum[] {
  const sure = readAmounts(text)
  const isOfMoney = sure.length > 0 || moneyTalk.test(text) || inShort.test(text)
  return readAmounts(text, { bareUnit: 10_000 }).flatMap((read) => {
    const amount = inWan(text, read)
    const bare = amount !== read || !sure.some(({ start, end }) => start <= amount.start && amount.end <= end)
    const [min, max] = [amount.value ?? amount.min ?? amount.max ?? 0, amount.value ?? amount.max ?? amount.min ?? 0]
    if (
      bare &&
      !isListed(text, amount) &&
      !sizes.some((size) => fits(min, max, size, differing.test(text.slice(0, amount.start))))
    )
      return []
    if (
      bare &&
      !isOfMoney &&
      !(/个$/.test(text.slice(amount.start, amount.end)) && sizes.some((size) => isNear(min, max, size))) &&
      !(speaksForItself(text, amount) && sizes.some((size) => isNear(min, max, size)))
    )
      return []
    if (bare && isCounted(text, amount)) return []
    // 五百万以下的, 超过30万的 is a line drawn for many purchases, not a sum of this one.
    if (/^(?:及)?(?:以[下上]|起)的/.test(text.slice(amount.end))) return []
    if (
      /(?:超过?|高于|大于|低于|不足|满)了?$/.test(text.slice(0, amount.start)) &&
      /^(?:的|就|都|一律|须|需|要)/.test(text.slice(amount.end))
    )
      return []
    if (amount.currency !== undefined || /^(?:成(?!交|[的了])|折|个?百?分?点|%)/.test(text.slice(amount.end))) return []
    return [{ start: amount.start, end: amount.end, min, max, tax: amount.tax, bare }]
  })
}

/** 含广播点位四十个: so many of what goes with it. */
function isCounted(text: string, { start, end }: Amount): boolean {
  return (
    /个$/.test(text.slice(start, end)) &&
    /(?:含|配|带|送|共|布|装|设)了?[\u4e00-\u9fff]{2,6}$/.test(text.slice(0, start))
  )
}

/** 主机五百六，套筒四十，运装二十: in a list of labels and numbers each number is a part, however small. */
function isListed(text: string, { start }: Amount): boolean {
  const list = /[：:](?<items>[^：:。；]{4,80})$/.exec(text)?.groups?.['items']
  if (list === undefined || start < text.length - list.length) return false
  const items = list.split(/[，、,]/)
  return items.length > 1 && items.every((item) => listed.test(item))
}

const listed = /^[\u4e00-\u9fffA-Za-z]{1,8}?[\d一二两三四五六七八九十百千]{1,6}$/

/** 四百整 of a deal is 400万, and no 400元整. */
function inWan(text: string, amount: Amount): Amount {
  const words = text.slice(amount.start, amount.end + 1)
  const { value = 0 } = amount
  return value > 0 && value < 10_000 && /整/.test(words) && !/[元块]/.test(words)
    ? { ...amount, value: value * 10_000 }
    : amount
}

/** 给他的最新一版是755: a number of two digits or more, of nothing that is counted, in a text without a word of money. */
function speaksForItself(text: string, { start, end }: Amount): boolean {
  return (
    end - start > 1 &&
    !/[A-Za-z第\d.楼室号栋房间厅座线路型门第层班车]$/.test(text.slice(0, start)) &&
    /^(?:发(?:过去|出|给|了)|收(?:到|悉)|给到|以[内下上]|之间|左右|上下|出头|来|多|成交|卖|拿下|$|[，。,.；;、！!？?\s])/.test(
      text.slice(end),
    )
  )
}

function isNear(min: number, max: number, size: number): boolean {
  return max > size / 1.7 && min < size * 1.7
}

/** A difference is smaller than what it changes: 抽走20 of 230万. */
function fits(min: number, max: number, size: number, isDifference: boolean): boolean {
  return isDifference ? max < size && max > size / 50 : max > size / comparable && min < size * comparable
}

const differing = /(?:砍|削|核?减|扣|抽|划|挪|让|追加|加|添|补)(?:了|掉|走|去|上)?$/

/** 一百八, which is 180, is said of money. */
const inShort = /[一二两三四五六七八九]百[一二三四五六七八九](?![十百千万\d个台套间件人名位页条号楼天米吨])/

const moneyTalk =
  /预算|报|价|投的|批|砍|削|剩|额|上限|封顶|经费|资金|财务|财政|盘子|钱|款|追加|加到|降|压|口子|投资|底|核减|给到|总共|一共|合计|限|多一分|争取|拨|税|留|账上|口径|话事|肯|松口|便宜|低|列|最多|顶多|硬件|软件|现在|计划|缩|测算|只有|的数|估算/
