/** Money that is not yuan. */
export type Currency = 'USD' | 'EUR' | 'HKD' | 'JPY' | 'GBP'

/** All patterns are for folded text: those ending in `$` read what stands before a number, those with `^` what follows it. */

export const currencyBefore =
  /(?:¥|￥|RMB|CNY|人民币|US\$|HK\$|\$|USD|美[元金刀]|€|EUR|欧元|HKD|港[币元]|JPY|日[元币]|£|GBP|英镑)\s?$/i

/** 元, or a foreign currency, which may come as an afterthought: 50k，刀. */
export const currencyAfter =
  /^\s?(?:元整?|整(?![天个体套年月周夜晚])|人民币|RMB|块钱)|^[,，]?\s?(?:美[元金刀]|刀(?![具片口库架])|USD|欧元|欧(?![洲姆])|EUR|港[币元]|HKD|日[元币]|JPY|英镑|GBP)/i

const currencyNames: [RegExp, Currency][] = [
  [/HK\$|HKD|港[币元]/i, 'HKD'],
  [/\$|USD|美[元金刀]|刀/i, 'USD'],
  [/€|EUR|欧/i, 'EUR'],
  [/JPY|日[元币]/i, 'JPY'],
  [/£|GBP|英镑/i, 'GBP'],
]

/** `undefined` for yuan. */
export function currencyNamed(words: string): Currency | undefined {
  return currencyNames.find(([name]) => name.test(words))?.[1]
}

/** 80个 is 80万 in money talk, if no thing follows that it could count. */
export const colloquialWan =
  /^个(?:$|[，。,.;；!！?？、\s)~-]|左右|上下|以[内上]|出头|打底|起步|封顶|往上|不到|[吧呢了行能都还就到至]|拿下|成交|(?:的|[那这])[那这]?个?(?:单|盘子|项目|合同|预算|报价))/

export const moneyTalk = /预算|报|价|金额|合同|盘子|额|经费|资金|批|砍|降|压|给|款|钱|(?<![清名表])单|税|投资|估|标的/

/** What 80万 counts when it is no money: 80万台, 5w用户. */
export const countedAfter =
  /^\s?(?:[来多]?个|人(?!民币)|名|用户|粉丝|会员|学生|师生|员工|居民|户|台|套|条|吨|件|支(?![付持出])|次|页|公里|米|家|亩|千?瓦|度|片|颗|份|字|辆|级|像素|门店|终端|并发|[日月]活|箱|瓶|盒|剂|例|床|股|桶|羽|株|点位|步|倍|平(?![台均安])|方(?![案面便向]))/

/** Right before a number: whatever its unit, it is an amount. */
export const moneyCue =
  /(?:税|价|预算|报|给|批|砍|降|到|成|剩|是|涨|加|压|减|合同|谈|要|按|最[多少低高]|起码|至少|限|盘子|额|款|顶多|还是|或|出|投|中标|接受|做到|拿到|才|变|估|算|总|共|从)[了的只能就是为做给再在者:：\s]{0,3}$/

/** What may follow a number that counts nothing. */
export const numberEnd =
  /^(?:\s*(?:$|[，。!！?？；;、)）\]】"”…~\n]|[,.](?!\d)|\s(?!\d))|左右|上下|之间|以[内上]|出头|打[底住]|起步|封顶|往上|不到|[吧呢了啊呀嘛的能够可行就都还再也才太只我他但含带未]|成交|拿下|不含|不带|发(?:过去|出|给|了)|收(?:到|悉)|给到)/

/** One sum becoming another: 从80[砍到]65万. */
export const changeAfter = /^(?:直接|一下子?|又|再)?[降砍压减涨加提追改变调谈还]?[价低高少]?[到成至为](?!底)/

/** 第2, MX200, 3-3-4, 15:30, 二分之一 and 周三 hold no amount; 80万 does even right after letters. */
export function isInWord(before: string, hasUnit: boolean): boolean {
  return (hasUnit ? ordinal : inWord).test(before) && !currencyBefore.test(before)
}

const inWord = /(?:[A-Za-z.]|[第之_#号唯期拜同]|(?<!系)统|(?<![总钱的底个这那高低])数|周|[A-Za-z\d][-/:])$/
const ordinal = /(?:[第之]|(?<![总钱的底个这那高低])数)$/

export const approxBefore = /(?:大概|大约|差不多|估计|估摸着?|大致|将近|接近|约|估|近)[是在有\s]{0,2}$/
export const approxAfter = /^(?:左右|上下|出头|光景|附近)/

export const maxBefore =
  /(?:限价|拦标价|控制价)[^，。\d一二三四五六七八九十百千]{0,4}了[，,:：\s]?$|(?:不到|不足|没到|不超过?|[不别]会?能?得?超过?|[至最顶]多|最高|上限|限价|拦标价|控制价|控制总价|控制在|封顶|(?<!不|不会|不能|不得|不可)低于|小于|少于|撑死|顶天|天花板|[<≤])[是为在就给到了写的定只有能也还可以接承受出拿做报批:：\s]{0,6}$/
export const maxAfter = /^(?:以内|之内|内(?![部容蒙])|封顶|以下|顶天|到顶|都?不到(?![位账货场会]))/

export const minBefore =
  /(?:起码|至少|最[少低]|不(?:会|能|得|可)?[低少]于|不止|(?<![不别能得会])超过?|(?<!不)高于|大于|多于|保底|打底|起步|[>≥]|(?:^|[能会要已额算，,。\s])过)[了是为在就给到要得有:：\s]{0,3}$/
export const minAfter = /^(?:以上|往上|朝上|打底|起步|起(?![草诉来拍])|开外|打不住|保底|都?不止|\+)/

export const untaxedBefore = /(?:不含税|未税|不带税|除税|裸价|净价)[总价是为的:：\s]{0,3}$/
export const untaxedAfter =
  /^[\s(（是指]{0,2}(?:不含增?值?税|未税|[不没]带税|净[价额])(?![是为价总]{0,2}[\d一二两三四五六七八九十])/
export const taxedBefore = /(?:含税|带税)[总价是为的:：\s]{0,3}$/
export const taxedAfter = /^[\s(（是]{0,2}(?:含税|带税)(?![是为价总]{0,2}[\d一二两三四五六七八九十])/
