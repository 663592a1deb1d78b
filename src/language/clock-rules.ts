import { numberIn, type PartOfDay, rule, type TimeRule, type TimeWord } from './time-rules.ts'

const hour = String.raw`(?<hour>1\d|2[0-3]|0?\d|十[一二]|[二三四五六七八九十两]|(?<=[午晚早晨天])一|一(?=点[半钟整]|点[一三]刻|点[一二三四五]十))`
const minute =
  '(?:(?<half>半)|(?<quarter>[一三])刻|(?<minute>[0-5]\\d|零[一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)分?|钟|整)?'

/** 让8点, 提了三点, 三点建议 and 三点五 are no clock times. */
const noPoints = String.raw`(?<![\d.:]|[降提让差涨返]了?|[说讲聊]了|[有第这那])`
const noTopics =
  '(?!\\d|多(?!久|少)|[一二三四五六七八九](?![轮面审])|意见|建议|要求|需求|问题|顾虑|原因|想法|优势|内容|理由|异议|诉求|收获|共识|结论|疑问|反馈|区别|方面)'

/** The end of 2点到4点 and 9:00-11:30 adds nothing: what counts is when it begins. */
const until = String.raw`(?:\s?[-~—到至]\s?(?:上午|中午|下午|晚上)?(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:点半?|:[0-5]\d))?`

const morning =
  '(?<![周期拜])一大?早|大?清早|早[上晨间]|清晨|上午|凌晨|[早晨](?<=[今明昨].)|早(?<=[天日号一二三四五六]早)(?=[\\d七八九十])'

/** Rules for parts of the day and clock times: 下午, 一早, 下班前, 3点半, 15:30. Good wishes (早上好) are none. */
export const clockRules: TimeRule[] = [
  rule('早午晨', `(?:${morning})(?!好)`, () => during('morning')),
  rule('午', '(?:中午|正午|午[后间]|下午)(?!好)', () => during('afternoon')),
  rule('班', '下班(?:之|以)?前', () => ({ type: 'part', part: 'afternoon', bound: 'before' })),
  rule('晚夜班', '(?:傍晚|晚[上间]|夜里|下班后)(?!好)|[晚夜](?<=[今明昨天日号一二三四五六].)(?![点上间一])', () =>
    during('evening'),
  ),
  rule('点', `${noPoints}${hour}点${minute}${noTopics}${until}`, (said) => ({
    type: 'clock',
    hour: numberIn(said['hour']),
    minute: said['half'] ? 30 : said['quarter'] ? 15 * numberIn(said['quarter']) : numberIn(said['minute'] ?? '0'),
  })),
  rule(':', String.raw`(?<![\d:.])(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?![\d:])${until}`, (said) => {
    const time = { type: 'clock', hour: numberIn(said['hour']), minute: numberIn(said['minute']) } as const
    return said['hour']?.startsWith('0') ? { ...time, isExact: true } : time
  }),
]

function during(part: PartOfDay): TimeWord {
  return { type: 'part', part }
}
