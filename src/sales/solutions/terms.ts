/** A piece of a text that can be looked for: two Chinese characters, or a word of Latin letters and figures. */
export interface Term {
  text: string
  start: number
  end: number
}

/** As texts are compared: without width and case; every character stays where it was. */
export function plain(text: string): string {
  return [...text].map((char) => (char.length === 1 ? narrow(char) : char)).join('')
}

/**
 * The terms of a text that `plain` has been through. Chinese is cut into each two neighbouring characters, so that a word of two
 * is found wherever it stands and no dictionary has to know it; what says nothing by itself is left out.
 */
export function termsIn(text: string): Term[] {
  return [...text.matchAll(/\p{Script=Han}+|[a-z0-9][a-z0-9.+-]*/gu)].flatMap((match) =>
    /^\p{Script=Han}/u.test(match[0]) ? pairsOf(match[0], match.index) : wordOf(match[0], match.index),
  )
}

function pairsOf(run: string, from: number): Term[] {
  const chars = [...run]
  const pairs: Term[] = []
  let at = from
  for (const [index, char] of chars.entries()) {
    const pair = char + (chars[index + 1] ?? '')
    if (pair !== char && !saysNothing(pair)) pairs.push({ text: pair, start: at, end: at + pair.length })
    at += char.length
  }
  return pairs
}

function wordOf(word: string, start: number): Term[] {
  return word.length < 2 || /^[\d.+-]+$/.test(word) ? [] : [{ text: word, start, end: start + word.length }]
}

function saysNothing(pair: string): boolean {
  return particles.test(pair) || common.has(pair)
}

/** Characters that belong to grammar; a pair that has one straddles two words. */
const particles =
  /[没不等的了吗呢吧啊呀嘛着过得地我你他她它们咱这那哪是也很就还都又再才把被让给跟和与及或但而且么怎啥说想]/

/** What any visit and any paper has, whatever it is about. */
const common = new Set(
  [
    '今天 明天 昨天 后天 上午 下午 晚上 中午 上周 本周 下周 这周 周一 周二 周三 周四 周五 周六 周日 上月 本月 下月 月底 年底 年初 今年 明年 去年 时候 时间 最近 刚才 现在 已经',
    '客户 对方 公司 单位 拜访 见面 主任 经理 院长 处长 科长 部长 局长 厂长 所长 校长 总监 老师 老板 采购 联系 沟通 电话 微信 领导 同事 人员 大家',
    '方案 案例 资料 项目 产品 系统 设备 平台 解决 摘要 介绍 材料 文档 商机 合同 报价 价格 预算 万元 金额 下单 签约 招标 投标 流程',
    '没有 可以 什么 需要 要求 希望 觉得 认为 表示 支持 反对 比较 问题 情况 使用 进行 提供 完成 实现 通过 相关 以及 同时 如果 因为 所以 不过 之前 之后 以后 以前 目前 可能 应该 能够 不能 不会 不要 一个 一些 一下 一次 一份 几个 三个 两个 几家 不少 很多 全部 所有 其他 另外 主要 重要 特别 非常 自己 每天 每次 每月 左右 以上 以下 以内 其中 为了 关于 对于 由于 作为 成为 做到 达到 看看 先看 发我 找找 推荐 合适 适合 有关',
  ].flatMap((line) => line.split(' ')),
)

function narrow(char: string): string {
  const folded = char.normalize('NFKC').toLowerCase()
  return folded.length === 1 ? folded : char
}
