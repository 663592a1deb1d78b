import { isNegated } from '../../language/negation.ts'
import { spanOf } from '../../language/span.ts'
import { screen } from '../compliance.ts'
import { timeTokens } from '../lock/times.ts'
import { sentencesOf } from '../wording/sentences.ts'
import type { Reaction } from './lines.ts'

/** What an answer is held against, in the order of a good one; the last two are better absent. */
export const criteria = ['heard', 'asked', 'proved', 'settled', 'overpromised', 'unsayable'] as const
export type Criterion = (typeof criteria)[number]

export const criterionNames: Record<Criterion, string> = {
  heard: '接住顾虑',
  asked: '问清楚',
  proved: '拿依据',
  settled: '约下一步',
  overpromised: '话说满了',
  unsayable: '踩了红线',
}

/** The rep's own words that met a criterion; those that met none are absent. */
export interface Judged extends Partial<Record<Criterion, string>> {
  /** Which norm the words offend against. */
  why?: string
}

/** An answer by the rubric: plain rules anybody can check, each with the words it rests on. Pure. */
export function judge(answer: string): Judged {
  const sentences = sentencesOf(answer).map((sentence) => sentence.trim())
  const find = (meets: (sentence: string) => boolean) =>
    sentences.find((sentence) => sentence !== '' && meets(sentence))
  const breaches = screen(answer)
  // What nobody can promise is said too loudly; the rest may not be said at all.
  const tooLoud = breaches.find(({ rule }) => rule === 'sure-win')
  const breach = breaches.find(({ rule }) => rule !== 'sure-win')
  const holding = (quote: string) => find((sentence) => sentence.includes(quote)) ?? answer
  const found: Partial<Record<Criterion, string | undefined>> = {
    heard: find((sentence) => says(sentence, hearing)),
    asked: find((sentence) => asking.test(sentence) && !onlyAgreeing.test(sentence)),
    proved: find((sentence) => proving.test(sentence)),
    settled: find((sentence) => (timeTokens(sentence).length > 0 || sooner.test(sentence)) && meeting.test(sentence)),
    overpromised: tooLoud === undefined ? find((sentence) => says(sentence, promising)) : holding(tooLoud.quote),
    unsayable: breach === undefined ? undefined : holding(breach.quote),
  }
  const met = Object.fromEntries(Object.entries(found).filter(([, quote]) => quote !== undefined)) as Judged
  return breach === undefined ? met : { ...met, why: breach.why }
}

/** How the customer takes it: the worst first. */
export function reactionTo(judged: Judged): Reaction {
  if (judged.unsayable !== undefined) return 'unsayable'
  if (judged.overpromised !== undefined) return 'overpromised'
  if (judged.heard === undefined) return 'unheard'
  if (judged.asked === undefined && judged.proved === undefined) return 'unasked'
  if (judged.proved === undefined && judged.settled === undefined) return 'unproved'
  return judged.settled === undefined ? 'unsettled' : 'good'
}

/** Said, and not denied where it stands: 我不敢保证 promises nothing. */
function says(sentence: string, pattern: RegExp): boolean {
  return [...sentence.matchAll(pattern)].some(
    (match) => !isNegated(sentence, spanOf(sentence, match.index, match.index + match[0].length)),
  )
}

const hearing =
  /理解|明白|清楚您|您(?:说|讲|提)得?(?:对|有理|有道理|在理|没错)|有道理|在理|确实|(?:很|挺|也|再)?正常|难怪|应该的|听(?:明白|进去|懂|到)|换(?:了|作)?我|是这个理|您的?(?:顾虑|担心|难处|意思)|谨慎|(?:谢|感)谢您(?:直说|提|坦率|告诉)|这话我(?:听|记)/g

const asking = /[？?]|(?:请教|想问|问一?[句下]|想(?:听|了解))/

/** Asks for a yes, and not to learn anything. */
const onlyAgreeing = /^(?:[^，。]{0,20}，)?[^，。]{0,4}(?:行|好|可以|成|中|怎么样)(?:不行|不好)?[吗么吧]?[？?]$/

const proving =
  /案例|数据|记录|报告|台账|明细|清单|对照|测(?:试|一|给|算)|试(?:用|点|运行|一)|样[品机本]|现场|参观|第三方|合同|验收|演示|证书|标准|出处|原件|核实|算(?:一|给|笔)|[一张]?表(?:格|上|里)?|工单|流程图|条款/

const meeting = /约|见|来|去|过来|碰|谈|会|演示|测|发|送|带|给您|回(?:话|复)|看|定|开|排|试/
const sooner = /(?:约|定|排)[^，。]{0,8}(?:时间|日子|半小时|会|面)/

const promising =
  /保证|担保|包(?:您|在我|退|过|赔)|打包票|一定(?:能|会|可以|没)|肯定(?:能|会|可以|没|行)|绝对|没(?:有)?(?:任何)?问题|放心(?:吧|好了)?[，。！]|随时(?:都)?(?:能|可以|到)|什么都(?:能|可以)|百分(?:之)?百|万无一失|免费(?:送|给|升级|维护)|马上(?:就)?(?:降|给您降|批)|我说了算|您说多少就多少|都听您的价/g
