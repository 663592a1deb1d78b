import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { screen } from '../../sales/compliance.ts'
import { nothingKnown } from '../../sales/facts.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Offer } from '../../sales/sandbox/offers.ts'
import { withBasis } from '../../sales/sandbox/with-basis.ts'
import { type Topic, topics } from '../../sales/tracks/track.ts'
import { ownWordsIn } from '../../sales/wording/own-words.ts'
import { retoned } from '../../sales/wording/retone.ts'
import { type Tone, toneNames, tones } from '../../sales/wording/tone.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { marks, wordsOf } from '../sandbox/cards.ts'
import type { Cases } from '../sandbox/cases.ts'
import { offerIn, pointedAt, sayable, taking } from '../sandbox/take.ts'
import { remember } from '../talk/memory.ts'
import { toneAsked } from './asked.ts'
import { namesIn, polished, saidAs } from './polished.ts'

/** 换个语气: any set of words just shown, or the rep's own, said more like an old hand, softer or shorter. */
export function toneSkill({ polisher }: Pick<Ports, 'polisher'>, cases: Cases): SalesSkill {
  return {
    name: 'tone',
    // Heard as a judgement of words, most of the time; hearing sees to the rest.
    intents: ['feedback.track'],
    shown: { title: '换个语气', what: '老练一点、软一点、短一点，你自己的话也行', examples: ['软一点'] },

    async reply(turn, text) {
      const asked = toneAsked(text)
      if (asked === undefined) return undefined
      if (asked.own !== undefined) return { ...(await own(turn, asked.own, asked.tone)), halts: true }
      const made = await wordsShown(turn)
      if (made === undefined) return undefined
      const number = asked.number ?? numberShown(turn, made) ?? (made.offers.length === 1 ? 1 : undefined)
      const answer = number === undefined ? openings(made, asked.tone) : await say(turn, made, number, asked.tone)
      return { ...answer, halts: true }
    },

    presses: {
      menu: async (turn, argument) => {
        const { made, number } = await pointedAt(turn, argument, cases)
        return { replies: [{ kind: 'card', card: menu(made, number) }] }
      },
      say: async (turn, argument) => {
        const { made, number } = await pointedAt(turn, argument, cases)
        const tone = tones.find((each) => each === argument.split(':')[2])
        if (tone === undefined) throw new Refusal('没有这种语气，重新点一次“换个语气”。')
        return say(turn, made, number, tone)
      },
    },
  }

  async function say(turn: Turn, made: Decision, number: number, tone: Tone): Promise<SalesAnswer> {
    const offer = offerIn(made, number)
    if (offer.basis !== undefined && tone !== 'short') throw new Refusal(regulated)
    const words = sayable(turn, made, offer, inTone(made, offer, tone), polisher, tone)
    return {
      replies: [
        await saidAs(turn, words, (spoken) => wordsOf({ ...offer, ...spoken.words }, number, { ...spoken, tone })),
      ],
      changes: [taking(made, offer)],
      memory: remember(turn.memory, { words: `${made.id}:${number}` }),
    }
  }

  /** The words of the last press, else those on the card of the talk. */
  async function wordsShown(turn: Turn): Promise<Decision | undefined> {
    const { words, decision } = turn.memory
    const id = words?.split(':')[0] ?? decision
    const made = id === undefined ? undefined : await cases.byId(turn, id)
    return made === undefined || made.offers.length === 0 ? undefined : made
  }

  async function own(turn: Turn, said: string, tone: Tone): Promise<SalesAnswer> {
    const breach = screen(said)[0]
    if (breach !== undefined) throw new Refusal(`这句换什么语气都不能说：“${breach.quote}”。${breach.why}`)
    const decision = turn.memory['decision']
    const facts = (decision === undefined ? undefined : await cases.byId(turn, decision))?.facts ?? nothingKnown
    const ruled = ownWordsIn(tone, said, namesIn(facts))
    const whole = { opening: ruled ?? said, handling: '', nextStep: '' }
    const { words, byModel } = await polished(turn, whole, facts, polisher, tone)
    if (ruled === undefined && !byModel) return { replies: [{ kind: 'text', text: nothingBetter(tone) }] }
    return {
      replies: [{ kind: 'text', text: `${toneNames[tone]}${byModel ? '（AI 生成）' : ''}：\n${words.opening}` }],
    }
  }
}

const regulated = '这是受监管场景的话，每句都有依据的条款，换语气会多出没有依据的句子。可以说“短一点”，或者照原话讲。'

function nothingBetter(tone: Tone): string {
  return `这句我没有更好的改法，硬改反而别扭，不改。${tone === 'short' ? '已经够短了。' : '告诉我客户是谁、卡在哪，我从话术库里给你配。'}`
}

function numberShown({ memory }: Turn, { id, offers }: Decision): number | undefined {
  const [decision, number] = memory['words']?.split(':') ?? []
  const shown = decision === id ? Number(number) : undefined
  return shown !== undefined && offers[shown - 1] !== undefined ? shown : undefined
}

function inTone({ facts }: Decision, offer: Offer, tone: Tone): Offer {
  const topic: Topic = topics.find((each) => offer.trackId.startsWith(`${each.toLowerCase()}-`)) ?? 'NONE'
  const occasion = { topic, strategy: offer.strategy, names: namesIn(facts), seed: offer.trackId }
  return { ...offer, ...retoned(offer, tone, occasion) }
}

/** All of them at once, as far as their beginnings go. */
function openings(made: Decision, tone: Tone): SalesAnswer {
  const lines = made.offers.flatMap((offer, at) => {
    if (offer.basis !== undefined && tone !== 'short') return []
    const said = inTone(made, offer, tone)
    return screen(said.opening).length > 0 ? [] : [`${marks[at]} ${offer.name}\n${withBasis(said, 'opening')}`]
  })
  if (lines.length === 0) throw new Refusal(regulated)
  const text = [`${toneNames[tone]}，开头这么说：`, ...lines, `要全文，说“第1条${toneNames[tone]}”。`].join('\n\n')
  return { replies: [{ kind: 'text', text }] }
}

function menu(made: Decision, number: number): Card {
  const offer = offerIn(made, number)
  const wanted = offer.basis === undefined ? tones : (['short'] as const)
  return {
    title: `${marks[number - 1]} ${offer.name}，换个语气`,
    subtitle: '事实一个不动，只换说法',
    blocks: offer.basis === undefined ? [] : [{ kind: 'text', text: regulated, tone: 'quiet' }],
    buttons: wanted.map((tone) => ({
      label: toneNames[tone],
      action: 'tone.say',
      argument: `${made.id}:${number}:${tone}`,
    })),
  }
}
