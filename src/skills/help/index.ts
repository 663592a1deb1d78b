import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import type { SalesAnswer, SalesSkill } from '../ports.ts'
import { smallTalk } from './small-talk.ts'
import { topicAnswer } from './topics.ts'

/** "你能干啥": drawn from what the other skills say of themselves; how to do one thing or what a word means, said in a sentence. */
export function helpSkill(others: readonly SalesSkill[]): SalesSkill {
  return {
    name: 'help',
    intents: ['help', 'smalltalk'],
    comesLast: true,
    async reply(turn, text, meaning) {
      if (!meaning.intents.includes('help')) return { replies: [{ kind: 'text', text: smallTalk(text, turn) }] }
      const answer = topicAnswer(text)
      return answer === undefined ? helpWith(turn.person.name, others) : { replies: [{ kind: 'text', text: answer }] }
    },
  }
}

/** What one can do, with buttons to what one looks at every day. */
function helpWith(name: string, others: readonly SalesSkill[]): SalesAnswer {
  const buttons = others.flatMap(({ shown }) => shown?.open ?? [])
  return { replies: [{ kind: 'card', card: { ...helpCard(name, others), buttons } }] }
}

/** What a person sees first, once a day. */
export function welcome(others: readonly SalesSkill[]): (turn: Turn) => SalesAnswer {
  return ({ person }) => ({ replies: [{ kind: 'card', card: helpCard(person.name, others) }] })
}

/** Sentences worth trying. */
export function examplesOf(others: readonly SalesSkill[]): string[] {
  return others.flatMap(({ shown }) => shown?.examples ?? [])
}

/** More than these nobody reads on a phone. */
const examplesShown = 4

function helpCard(name: string, others: readonly SalesSkill[]): Card {
  const shown = others.flatMap((skill) => skill.shown ?? [])
  return {
    title: `${name}，把客户情况说一句给我`,
    subtitle: '赢单概率、理由、三套能直接说的话',
    blocks: [
      { kind: 'facts', rows: shown.map(({ title, what }) => ({ label: title, value: what })) },
      {
        kind: 'text',
        text: shown
          .slice(0, examplesShown)
          .flatMap(({ examples }) => examples.slice(0, 1).map((example) => `“${example}”`))
          .join('\n'),
      },
      {
        kind: 'text',
        text: '你记的拜访，你、你的主管和销售运营看得到。概率仅供参考，决定还是你来做。',
        tone: 'quiet',
      },
    ],
    link: { label: '我的商机', path: '/h5/' },
  }
}

/** Answers what nobody understood, with a sentence that would be. */
export function fallback(): SalesAnswer {
  const text = '没听明白。说说客户是谁、卡在哪，比如“苏州一家做锂电的，嫌贵，怎么推进”。'
  return { replies: [{ kind: 'text', text }] }
}
