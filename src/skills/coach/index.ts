import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { CoachLine } from '../../sales/coaching/line.ts'
import type { SalesAnswer, SalesSkill } from '../ports.ts'
import { say } from '../say.ts'
import { isCalled } from '../whom/is-called.ts'
import { coachAsked } from './asked.ts'
import { boardCard, personCard } from './cards.ts'
import type { CoachDesk } from './desk.ts'

/** 教练看板: whom to coach on what, a micro-course sent with one tap and learned with another. */
export function coachSkill(desk: CoachDesk): SalesSkill {
  return {
    name: 'coach',
    // A wish about the board is no intent of its own: its words are heard for these.
    intents: [
      ...['smalltalk', 'help', 'brief.daily', 'customer.query', 'team.query', 'chain.update'],
      ...['outbound.refuse', 'approval.request', 'sandbox.talktrack', 'task.create', 'feedback.track'],
    ],
    comesFirst: true,
    shown: {
      title: '教练看板',
      what: '谁有新的可辅导、发哪门微课、学完之后动没动；本人看到的一样',
      examples: ['我该辅导谁', '我的微课'],
    },

    async reply(turn, text) {
      const asked = coachAsked(text)
      switch (asked?.what) {
        case 'board':
          return board(turn)
        case 'person':
          return called(turn, asked.called)
        case 'own':
          return own(turn)
        case 'learned':
          return learnedInWords(turn)
        default:
          return undefined
      }
    },

    presses: {
      person: async (turn, id) => {
        const [line] = await desk.lines(turn, id)
        if (line === undefined) throw new Refusal('这位同事不在你的团队里，或者还没有可看的记录。')
        return cardOf(turn, line)
      },
      send: async (turn, argument) => {
        const [personId = '', courseId = ''] = argument.split(' ')
        const { change, name, course } = await desk.sending(turn, personId, courseId)
        const text = `《${course.title}》发给${name}了：在他一天的提醒额度里送到，学完会记在看板上。`
        return { replies: [{ kind: 'text', text }], changes: [change] }
      },
      learned,
    },
  }

  async function board(turn: Turn): Promise<SalesAnswer> {
    const lines = await desk.lines(turn)
    const others = lines.filter(({ person }) => person.id !== turn.person.id)
    const [line] = lines
    if (line !== undefined && others.length === 0) return cardOf(turn, line)
    if (line === undefined) return say('还没有你能看的销售记录，看板是空的。')
    return { replies: [{ kind: 'card', card: boardCard(others, desk.maySend(turn.person)) }] }
  }

  async function called(turn: Turn, name: string): Promise<SalesAnswer | undefined> {
    if (!desk.maySend(turn.person)) return say('微课由主管发给自己组里的人；你自己的看“我的微课”。')
    const lines = await desk.lines(turn)
    const meant = lines.filter(({ person }) => person.id !== turn.person.id && isCalled(person.name, name))
    const [line] = meant
    if (line === undefined) return say(`你的团队里没有找到“${name}”，名字说全一点。`)
    if (meant.length > 1)
      return say(`有 ${meant.length} 位：${meant.map(({ person }) => person.name).join('、')}。说全名。`)
    return cardOf(turn, line)
  }

  async function own(turn: Turn): Promise<SalesAnswer> {
    const [line] = await desk.lines(turn, turn.person.id)
    return line === undefined ? say('还没有你的销售记录，看板是空的。') : cardOf(turn, line)
  }

  /** 学完了, where it is clear what. */
  async function learnedInWords(turn: Turn): Promise<SalesAnswer | undefined> {
    const [line] = await desk.lines(turn, turn.person.id)
    const open = line?.sent.filter(({ sent }) => sent.learnedAt === undefined) ?? []
    const [only] = open
    if (line === undefined || only === undefined) return undefined
    return open.length > 1 ? cardOf(turn, line) : learned(turn, only.sent.id)
  }

  async function learned(turn: Turn, id: string): Promise<SalesAnswer> {
    const { changes, sent } = await desk.learning(turn, id)
    const text =
      changes.length === 0
        ? `《${sent.course.title}》早就记成学完了。`
        : `好，《${sent.course.title}》记成学完了。之后做没做、单动没动，看板上会写着，你和主管看到的一样。`
    return { replies: [{ kind: 'text', text }], changes }
  }

  function cardOf(turn: Turn, line: CoachLine): SalesAnswer {
    const isOwn = line.person.id === turn.person.id
    return { replies: [{ kind: 'card', card: personCard(line, { isOwn, maySend: desk.maySend(turn.person) }) }] }
  }
}
