import type { Turn } from '../../conversation/skill.ts'

/** A short human word back. What waits for a tap is pointed at, for a typed 好 confirms nothing. */
export function smallTalk(text: string, { memory, now }: Turn): string {
  const waits = memory['pending']?.startsWith('card:') === true
  if (waits && agreeing.test(text)) return '卡片上点一下才算数，打字我不敢替你确认。'
  return answers.find(([said]) => said.test(text))?.[1](now) ?? '嗯，我在。'
}

const agreeing = /^(?:嗯+|好+的?|行+|可以|收到|ok|没问题|对|是的?|👌|👍|确认|同意|就这样)/i

const answers: readonly [RegExp, (now: Date) => string][] = [
  [/早|morning/i, (now) => `${hourOf(now) < 11 ? '早' : '在呢'}。今天先去哪家？路上想好了说一句，我帮你理。`],
  [/谢|辛苦|感谢|多谢|thx|thanks/i, () => '应该的。客户那边有动静再叫我。'],
  [/再见|拜拜|走了|下班|撤了|明[天儿]见|回头|晚安|👋/, () => '好，路上慢点。'],
  [/你是(?:不是)?(?:AI|机器|人|真人)|AI吧/i, () => '是机器，不是人。话是照着规则和话术库说的，拿不准的我会说拿不准。'],
  [/笑话|段子/, () => '客户说“价格不是问题”，我等了三秒，他说“问题是没有预算”。好了，干活。'],
  [
    /累|烦|卷|怼|骂|虐|喷|崩|服了|郁闷|难受|不想上班|吐槽|唉|哎|气死/,
    () => '是挺磨人的。歇口气，缓过来再说，哪家最堵，我陪你拆。',
  ],
  [/哈哈|嘿嘿|呵呵|绝了|笑死|😂|🤣|😄/, () => '哈哈。'],
  [/在[吗么不？?]|在$|hi|hello|你好|哈喽|嗨|您好/i, () => '在。客户有什么新情况，一句话发我。'],
  [agreeing, () => '好。'],
]

function hourOf(now: Date): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' }).format(now),
  )
}
