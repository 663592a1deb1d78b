/** Words that stand for many, so that a rule reads like the sentence it is looking for. */
const terms: Record<string, string> = {
  '…': '[^，。！？；]{0,8}',
  '‥': '[^，。！？；]{0,4}',
  '〈人〉': '(?:您|你|他|她|领导|[^，。！？；、\\s]{0,3}(?:主任|院长|科长|处长|局长|经理|总))',
  '〈家人〉': '(?:家属|孩子|小孩|儿子|女儿|爱人)',
  '〈我们〉': '(?:我们|咱们|我司|我方|本公司)',
  '〈公司〉': '(?:公司|老板|领导|总部|我们)',
  '〈对手〉': '(?:他们家?|他家|别家|其他家|[这那]家|对手|竞品|友商|另一家|人家|\\{竞品\\})',
  '〈招标〉': '(?:公开招标|招标|投标|招采|采购程序|政府采购|集采)',
  '〈范围〉': '(?:全国|国内|国际|行业|行业内|业内|市面上|全?市场上?|全[省市球网]|世界上?|同行|同类(?:产品)?(?:里|中)?)',
  '〈最〉': '最(?:好|强|佳|优|先进|高级|低|便宜|安全|可靠|专业|大|领先|权威|划算|准|快|稳)',
  // 第一次, 第一步, 第一批 count; they do not boast.
  '〈第一〉': '第一(?![次步批期轮季个年线届台家套款版]|时间)',
  '〈数〉': '\\s?[\\d一二两三四五六七八九十半][\\d.一二三四五六七八九十百千]{0,6}\\s?',
  // 三万 is money, 三万件 is not.
  '〈让步〉': '(?:天|日|个?月|个?点|折|元|块|%|成|[万千](?![件只台次个份管片吨条人米平]))',
  '〈个人信息〉': '(?:患者|病人|客户|会员|顾客|员工|职工|用户)的?(?:名单|姓名|电话|手机号|身份证|病历|住址|通讯录)',
}

const term = new RegExp(Object.keys(terms).join('|'), 'g')

/** One expression that finds any of `words`, each a regular expression in which the terms above may stand. */
export function anyOf(words: readonly string[]): RegExp {
  return new RegExp(words.map((word) => word.replace(term, (name) => terms[name] ?? name)).join('|'), 'gu')
}
