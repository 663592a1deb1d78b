/** Words that say when, each as one token however it is said: 下星期三 and 下周三 are the same. */
export function timeTokens(text: string): string[] {
  return [...text.matchAll(time)].map(([word]) =>
    word
      .replace(/星期|礼拜/, '周')
      .replace(/^这/, '本')
      .replace(/周天$/, '周日')
      .replace(/个(?=[周月季])/, '')
      .replace(/日$/, (day) => (/^[今明后昨前当次]日$/.test(word) ? '天' : day))
      .replace(/^今儿个?$/, '今天')
      .replace(/^明儿个?$/, '明天')
      .replace(/末$/, '底'),
  )
}

const time = new RegExp(
  [
    '大后天|[今明后昨前当次隔][天日]|[今明当昨][晚早]|[今明]儿个?',
    '(?:下下|[上下本这])个?(?:周|星期|礼拜)[一二三四五六日天末]?',
    '(?:周|星期|礼拜)[一二三四五六日天末](?!期)',
    '(?:下下|[上下本这])个?(?:月|季度?)|月[初中底末内]|季[初末底]|年[初中底末内]|[今明去后前]年|年[前后](?!半)',
    '[上下中]午|早上|晚上|傍晚|凌晨|午[前后]|下班[前后]',
    '元旦|春节|清明|五一|端午|中秋|国庆|双十[一二]|圣诞|过年',
    '马上|立刻|立即|随时|即刻|当场|永远|终身',
  ].join('|'),
  'g',
)
