import type { Card } from '../../conversation/card.ts'
import type { Answer, Turn } from '../../conversation/skill.ts'
import type { Intent } from '../../understanding/understood.ts'
import type { SalesSkill, Writes } from '../ports.ts'

/** "你能干啥": drawn from what the other skills say of themselves, and honest about the rest. */
export function helpSkill(others: readonly SalesSkill[]): SalesSkill {
  return {
    name: 'help',
    level: 'auto',
    intents: ['help', 'smalltalk'],
    title: '帮助',
    about: '问我能做什么',
    examples: ['你能干啥'],
    async reply({ person }, { meaning }) {
      if (meaning.intents.includes('help')) return { replies: [{ kind: 'card', card: helpCard(person.name, others) }] }
      return { replies: [{ kind: 'text', text: '在。客户有什么新情况，一句话发给我就行。' }] }
    },
  }
}

/** What a person sees first, once a day. */
export function welcome(others: readonly SalesSkill[]): (turn: Turn) => Answer<Writes> {
  return ({ person }) => ({ replies: [{ kind: 'card', card: helpCard(person.name, others) }] })
}

function helpCard(name: string, others: readonly SalesSkill[]): Card {
  return {
    title: `${name}，把客户情况说一句给我`,
    subtitle: '赢单概率、理由、三套能直接说的话',
    blocks: [
      { kind: 'facts', rows: others.map(({ title, about }) => ({ label: title, value: about })) },
      { kind: 'text', text: others.flatMap(({ examples }) => examples.map((example) => `“${example}”`)).join('\n') },
      { kind: 'text', text: '你发的内容只有你和你的主管能看到。概率是参考，决定由人做。', tone: 'quiet' },
    ],
    link: { label: '我的商机', path: '/h5/' },
  }
}

/** Answers what was understood but cannot be done yet: says which it was, and what can be done now. */
export const fallbackSkill: SalesSkill = {
  name: 'fallback',
  level: 'auto',
  intents: [],
  title: '如实说',
  about: '听懂了但还做不了的，如实说',
  examples: [],
  async reply(_, { meaning }) {
    const later = meaning.intents.map((intent) => laterWords[intent]).find((words) => words !== undefined)
    if (later === undefined) {
      return {
        replies: [{ kind: 'text', text: '没听明白。说说客户是谁、卡在哪，比如“苏州一家做锂电的，嫌贵，怎么推进”。' }],
      }
    }
    return {
      replies: [
        {
          kind: 'text',
          text: `你是想${later}吧？这个还在做，眼下没有替你记任何东西。现在能做的：说一句客户情况，我给概率和三套话术。`,
        },
      ],
    }
  },
}

const laterWords: Partial<Record<Intent, string>> = {
  'deal.create': '建一个商机',
  'deal.won': '把商机标成赢单',
  'deal.lost': '把商机标成丢单',
  'stage.change': '改商机阶段',
  'customer.query': '查客户或商机的资料',
  'task.create': '设一个提醒',
  'calendar.create': '约一个日程',
  'brief.previsit': '准备拜访材料',
  'brief.daily': '看今天的要事或早会清单',
  'team.query': '看团队的数据',
  'risk.query': '看商机风险',
  'correct.last': '更正上一条',
  'undo.last': '撤销上一条',
  'feedback.track': '评价一套话术',
  'swarm.manage': '拉一个打单小组',
}
