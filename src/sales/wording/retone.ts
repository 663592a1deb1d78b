import { seedOf } from '../ledger/assign.ts'
import type { Strategy, Topic } from '../tracks/track.ts'
import { frames } from './frames.ts'
import { shortened } from './shorten.ts'
import type { Tone } from './tone.ts'
import type { Wording } from './wording.ts'

/** What the words are for, so that what is put around them fits. */
export interface Occasion {
  topic: Topic
  strategy: Strategy
  /** Names and sums of the deal that have to stay. */
  names: readonly string[]
  /** The same words always sound the same. */
  seed: string
}

/** The same words in another tone, without any model: all that was said is still said, but what a shorter form can do without. */
export function retoned(words: Wording, tone: Tone, { topic, strategy, names, seed }: Occasion): Wording {
  if (tone === 'short') return shortened(words, names)
  const frame = frames[tone]
  const said = `${words.opening}${words.handling}${words.nextStep}`
  const about = bidding.test(words.opening) ? 'PROCESS' : topic
  const lead = alreadySoft(tone, words.opening) ? '' : pick(frame.leads[about], said, seed)
  const closing = leavesOpen.test(words.nextStep) ? '' : pick(frame.closings[strategy], said, seed)
  const change = tone === 'soft' ? asking : telling
  return {
    opening: `${lead}${words.opening}`,
    handling: words.handling,
    nextStep: `${change(words.nextStep)}${closing}`,
  }
}

/** While bids are invited everything is said by the rules first. */
const bidding = /招标|投标|评标|标书|述标|公示|澄清|偏离表/

function alreadySoft(tone: Tone, opening: string): boolean {
  return (tone === 'soft' ? soothing : composed).test(opening)
}

const soothing =
  /正常|理解|应该的|没关系|明白|有道理|不急|难免|我信|不[来争劝催请谈]|换我|看得出|不打扰|不添乱|先放|照走|照旧/
const composed = /不绕弯|不争|我认|照走|规矩|直说|先不急|说没用|按程序/
const leavesOpen = /您直说|您挑|您定|您选|不勉强|没关系|不要紧|准话|一句话|哪天都行|都行|到此为止/

/** One whose words the rest does not hold already; none is better than an echo. */
function pick(choices: readonly string[], said: string, seed: string): string {
  const from = seedOf(seed) % choices.length
  const turned = [...choices.slice(from), ...choices.slice(0, from)]
  return turned.find((choice) => !echoes(choice, said)) ?? ''
}

function echoes(choice: string, said: string): boolean {
  const characters = [...choice.replace(/[，。；]/g, '　')]
  return characters.some((_, at) => {
    const piece = characters.slice(at, at + 4).join('')
    return piece.length === 4 && !piece.includes('　') && said.includes(piece)
  })
}

/** 请您 asks; 想麻烦您 asks and knows that it is a bother. Once is enough. */
function asking(nextStep: string): string {
  return /麻烦|劳您|烦请|劳驾/.test(nextStep)
    ? nextStep
    : nextStep.replace(/(?<=^|[，。；])请您(?!按|回一句)/, '想麻烦您')
}

/** Whoever has done it often asks plainly. */
function telling(nextStep: string): string {
  return nextStep.replace(/(?<=^|[，。；])(?:劳您|烦请(?!告知|今)您?)/, '请您').replace(/能不能请您/, '请您')
}
