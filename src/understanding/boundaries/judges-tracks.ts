import type { Message } from '../message.ts'

/** Whether a message can be about the sets that were just shown: it judges, picks one, or has a word for them. 不对 周三 does none of it. */
export function judgesTracks({ text, ahead, names }: Message): boolean {
  const taken = [...ahead.filter((moment) => !isNumber(moment.text)), ...names].sort(
    (one, other) => other.start - one.start,
  )
  return judging.test(taken.reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text))
}

/** 2号 right after sets were shown is the second. */
const isNumber = (words: string) => /^[1-5一二三四五]号$/.test(words)

const judging =
  /[条套句版段招组批太好硬软短长换重用选采按照挑抄赞棒灵爽尬油腻土俗虚空假差烂绝妙顶牛妥爱味腔念1-5①-⑤一二三四五]|行(?![业程情长])|第|号|再[来给]|改|话术|说法|开场|台词|脚本|思路|方案|效果|反应|管用|喜欢|满意|合适|像|中(?!标|午)|可以|不错|还成|啰嗦|OK|ok|[oO]kay|👍|👎/
