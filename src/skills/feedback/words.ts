/** What a rep wants of the words they were offered, beyond good or bad. */
export interface Wish {
  /** To use them as they are. */
  adopts: boolean
  /** To get others. */
  redo: boolean
  /** It is the last one they mean, whatever number was heard. */
  last: boolean
}

export function wishIn(text: string): Wish {
  return {
    adopts: adopting.test(text) || setPicked(text) !== undefined,
    redo: again.test(text),
    last: /最后|末了|倒数第一/.test(text),
  }
}

const adopting =
  /(?:就?[用按照选挑拿]|采用|采纳)(?!了|过|不了|着).{0,4}(?:第|最|前|后|中|[一二三四五1-5①②③]|这|那)|就(?:它|这[个条套句么]|用)|第.{1,2}[条个套句].{0,4}(?:我?就|来|收了)|(?:收下|收藏|留下)/

const again =
  /换|重[写来新]|再(?:来|给|出|整|想|生成|软|硬|短)|多(?:来|给)|另(?:外|给|来)|别的|其他(?:的|说法|话术)|没[有]?一[条个].{0,4}(?:能用|行|好)|都(?:不行|不好|一般|太|没法用)|改(?:短|软|硬|口语|简单|委婉)/

/** Whether words they used did any good; `undefined` when the message does not tell. */
export function toneOf(text: string): 'good' | 'bad' | undefined {
  if (failing.test(text)) return 'bad'
  return working.test(text) ? 'good' : undefined
}

const failing =
  /不(?:接|吃|买账|好[用使]|管用|灵|行|认|顶用|对路|合适|太行|咋样|怎么样)|没(?:用|效果|反应|接|搭理)|白说|碰(?:了)?(?:壁|钉子)|顶回来|怼回来|太[硬软官长虚假]/
const working =
  /好[用使]|管用|有[用效]|灵|奏效|松(?:了)?口|接住|认可|不错|可以|挺好|有反应|吃这套|点头|绝了|牛|给力|妙|赞|爱听|喜欢|成了|高招|到位|实在/

/** 我改成这样说的：…, 第2条我是这么说的：…: what a rep really said in the place of words they were offered. */
export function saidInstead(text: string): { said: string; number?: number } | undefined {
  const found = instead.exec(text.trim())?.groups
  const said = found?.['said']?.trim()
  if (said === undefined) return undefined
  const number = numberOf(found?.['number'])
  return { said, ...(number === undefined ? {} : { number }) }
}

function numberOf(said = ' '): number | undefined {
  const at = ['一1①', '二2②', '三3③'].findIndex((ways) => ways.includes(said))
  return at < 0 ? undefined : at + 1
}

const instead = new RegExp(
  [
    /^(?:第?\s*(?<number>[一二三123①②③])\s*[条套个句]?[，,]?)?/,
    /(?:后来|实际上?|当时|刚才|最后|现场)?[，,]?我(?:后来|实际上?|当时|是|给|自己|把[它这那][句条套段]?)*/,
    /(?:(?:改成|改了|换成|说成|改说)(?:了)?[，,]?(?:这样|这么)?(?:说|讲)?|(?:这样|这么)(?:说|讲))(?:的是|的|了)?[：:]\s*/,
    /[“"「]?(?<said>[\s\S]{6,600}?)[”"」]?$/,
  ]
    .map(({ source }) => source)
    .join(''),
)

/**
 * 用①, 第二条, 3: a button's label typed, and nothing else. 1, 2 or 3 below three sets is the set, whatever the card asks besides: no
 * budget is that small, and a wrong set costs a tap while a wrong figure is written.
 */
export function setPicked(text: string): number | undefined {
  return numberOf(picking.exec(text.trim())?.groups?.['number'])
}

const picking =
  /^(?:就?[用选要来]\s*第?|第)?\s*(?<number>(?<=第|[用选要来]\s*)[一二三]|[123①②③])\s*[条个套句种]?[吧了]?[。！!]?$/u
