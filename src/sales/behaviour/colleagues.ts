import { isNegated } from '../../language/negation.ts'
import { spanOf } from '../../language/span.ts'

const functions = '售前|交付|产品|研发|技术|实施|工程|质量|质检|售后|运维|供应链|法务|解决方案|专家'

/** 带售前老陈一起去, 拉上交付对了一遍: a colleague of ours, for the customer’s own people come with nobody’s 带. */
const brought = new RegExp(
  `(?:带[着上了]?|拉[着上了]?|叫[上了]|请[上了]?|约[上了]|和|跟|与|同|陪|我们的?|咱们的?|我方的?|公司的?)[^，。；]{0,4}?(?:${functions})[^，。；]{0,8}?(?:一起|一块|去|来|到场|参加|过去|讲|演示|开会|开了|对[接了齐]|评审|碰|答疑|交流|沟通)`,
)
/** In the title of an appointment a function is enough. */
const titled = new RegExp(`攻坚会|(?:${functions})[^，。；]{0,6}(?:会|评审|对接|交流|答疑|演示|一起|同事|老师)`)

/** Whether colleagues from another function were there, as words tell it. */
export function colleaguesIn(text: string, isTitle = false): boolean {
  const found = brought.exec(text) ?? (isTitle ? titled.exec(text) : null)
  return found !== null && !isNegated(text, spanOf(text, found.index, found.index + found[0].length))
}
