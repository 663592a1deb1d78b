import { figureTokens } from '../lock/figures.ts'
import { movedFacts } from '../lock/lock.ts'
import { timeTokens } from '../lock/times.ts'
import { sentencesOf } from './sentences.ts'
import type { Tone } from './tone.ts'

/** A turn of phrase and what is said for it in another tone. */
type Change = readonly [from: RegExp, to: string]

/** Clause starts, where an order begins. */
const start = '(?<=^|[，。；！？!?,\\s])'

const changes: Record<Tone, readonly Change[]> = {
  soft: [
    [/你们/g, '您这边'],
    [/你(?!好)/g, '您'],
    [/(?:必须|务必|一定得|一定要)(?=.)/g, '最好能'],
    [/(?:赶紧|赶快|尽快|抓紧)/g, '方便的时候尽早'],
    [/(?:绝对|根本|肯定)?(?:不行|不可能|办不到)(?=[，。！；,!;]|$)/g, '确实有难处'],
    [/(?:绝对|根本|坚决)?不能再?(?=[降让减退改动拖等])/g, '实在不好再'],
    [/我(?:们)?要(?=您)/g, '我想请'],
    [new RegExp(`${start}请?您?(?=(?:给我|回我|发我|把))`, 'g'), '麻烦您'],
    [new RegExp(`${start}为什么`, 'g'), '想请教一句，为什么'],
    [/[！!]+/g, '。'],
  ],
  seasoned: [
    [/(?:真的?)?不好意思[，,]?(?:打扰|麻烦|叨扰)(?:到?您)?(?:了|一下)?[，,。！!]?/g, ''],
    [/(?:求求|拜托)(?:您|你)?了?[，,！!。]?/g, ''],
    [/能不能(?:麻烦|请|拜托)(?:您|你)/g, '请您'],
    [/(?:真的|实在是?|特别特别|非常非常|超级|超)(?=[好想希满感棒优])/g, ''],
    [/(?:我|我们)(?:个人)?(?:觉得|感觉|认为)[，,]?/g, ''],
    [/(?:那个|就是说|怎么说呢|其实吧)[，,]?/g, ''],
    [/[~～]+|[！!]+/g, '。'],
    [/[呢哈呀啦哦噢嘛](?=[，。！？,!?]|$)/g, ''],
  ],
  short: [
    [/(?:真的?)?不好意思[，,]?(?:打扰|麻烦|叨扰)(?:到?您)?(?:了|一下)?[，,。！!]?/g, ''],
    [/(?:非常)?感谢您?(?:百忙之中|的支持|的理解|抽空)[^，。！]{0,12}[，。！]/g, ''],
    [/(?:祝您|希望您)(?:工作|生活|身体|一切|周末)[^，。！]{0,10}[，。！]?/g, ''],
    [/(?:您好|你好|在吗|亲)[，,。！!～~]+/g, ''],
    [/(?:那个|就是说|怎么说呢|其实|的话(?=，))[，,]?/g, ''],
    [/[~～]+/g, ''],
  ],
}

/**
 * The rep's own words in another tone, by turns of phrase that are known to read well; `undefined` where none applies, for words
 * that are only stirred are no better. No figure, day or name moves.
 */
export function ownWordsIn(tone: Tone, said: string, names: readonly string[]): string | undefined {
  const turned = changes[tone].reduce((text, [from, to]) => text.replace(from, to), said)
  const text = tidied(tone === 'short' ? essential(turned) : asksInTheEnd(tone, turned))
  if (text === tidied(said) || [...text].length < fewest) return undefined
  return movedFacts(text, { source: said, names }).length === 0 ? text : undefined
}

const fewest = 4

/** Sentences that ask, or hold a fact; the first one where none does. */
function essential(text: string): string {
  const all = sentencesOf(text)
  const kept = all.filter(
    (sentence) =>
      /[？?]|请|麻烦|劳|约|发|回|给|定/.test(sentence) ||
      timeTokens(sentence).length > 0 ||
      figureTokens(sentence).some(({ weighs }) => weighs),
  )
  return (kept.length === 0 ? all.slice(0, 1) : kept).join('')
}

/** An order that was made softer ends in a question. */
function asksInTheEnd(tone: Tone, text: string): string {
  if (tone !== 'soft' || /[？?]/.test(text) || !/麻烦您|请您|最好能|我想请/.test(text)) return text
  return `${text.replace(/[。；，\s]+$/, '')}，您看行吗？`
}

function tidied(text: string): string {
  return text
    .replace(/^[，。；、\s]+/, '')
    .replace(/([，。；])[，。；]+/g, '$1')
    .replace(/。([？！])/g, '$1')
    .trim()
}
