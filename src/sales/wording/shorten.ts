import { figureTokens } from '../lock/figures.ts'
import { timeTokens } from '../lock/times.ts'
import { sentencesOf } from './sentences.ts'
import type { Wording } from './wording.ts'

/**
 * Words cut down to what has to be said: the question or the offer, and the next step. Whole sentences go, never parts of one, and
 * none that holds a fact: a name, a sum, a day.
 */
export function shortened({ opening, handling, nextStep }: Wording, names: readonly string[]): Wording {
  const holds = (sentence: string) => holdsFact(sentence, names)
  const [first = '', ...others] = sentencesOf(opening)
  const ask = others.join('')
  const stands = ask !== '' && !leaning.test(ask) && [...ask].length >= shortestAsk
  const opened = stands && !holds(first) ? ask : opening
  const brought = thingsIn(nextStep).filter((thing) => !opened.includes(thing))
  const kept = sentencesOf(handling).filter(
    (sentence) => holds(sentence) || brought.some((thing) => sentence.includes(thing)),
  )
  return { opening: opened, handling: withoutLeaning(kept).join(''), nextStep }
}

const shortestAsk = 12

function holdsFact(sentence: string, names: readonly string[]): boolean {
  return (
    names.some((name) => sentence.includes(name)) ||
    figureTokens(sentence).some(({ weighs }) => weighs) ||
    timeTokens(sentence).length > 0
  )
}

/** Points back at what was said before it, and cannot stand without. */
const leaning =
  /^(?:[这那它他她]|其[中余]|所以|因此|不过|但|而且|可是?|于是|反过来|正相反|同样|也|再|还|就|填完|看完|做完|跑完|打完|三样|两样)/

function withoutLeaning(sentences: readonly string[]): string[] {
  return sentences.map((sentence, at) => (at === 0 ? sentence.replace(/^(?:不过|所以|因此|而且|但)，?/, '') : sentence))
}

/** What a next step works with, and somebody has to have mentioned: 清单我留下. */
function thingsIn(nextStep: string): string[] {
  return things.filter((thing) => nextStep.includes(thing))
}

const things = [
  '清单',
  '条子',
  '表格',
  '名单',
  '记录',
  '台账',
  '问答稿',
  '半页',
  '一页',
  '底稿',
  '标本',
  '样本',
  '条件',
  '对照稿',
  '信号',
  '试行',
  '偏离',
]
