import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { addDays } from '../../language/calendar.ts'
import { Refusal } from '../../people/refusal.ts'
import { type ChallengeAnswer, type Contested, sayOutcome } from '../../sales/assessment/challenge.ts'
import { allIntents } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { remember } from '../talk/memory.ts'
import { asksForOwn, type ContestAsked, contestAsked } from './asked.ts'
import { ownCard } from './cards.ts'
import type { AssessmentDesk } from './desk.ts'

/** 申诉: whoever is assessed contests it in a sentence or with a tap, and whoever may answers. */
export function assessmentSkill({ challenges }: Pick<Ports, 'challenges'>, desk: AssessmentDesk): SalesSkill {
  return {
    name: 'assessment',
    // Why somebody contests may be told in words that mean anything.
    intents: allIntents,
    comesFirst: true,
    shown: {
      title: '评价和申诉',
      what: '对我的评价怎么来的；不对就说“我对客户触达有异议：…”',
      examples: ['我的评价'],
    },

    async reply(turn, text) {
      const asked = contestAsked(text)
      if (asked !== undefined) return { ...(await contest(turn, asked)), halts: true }
      if (asksForOwn(text)) return { ...(await own(turn)), halts: true }
      if (turn.awaited !== true) return undefined
      if (/^(?:算了|不提了|取消|没事了?)[。！!]*$/.test(text.trim())) return forgotten(turn)
      const { contested, upheld } = turn.memory
      if (contested !== undefined) return raise(turn, contested as Contested, text)
      return upheld === undefined ? undefined : answer(turn, upheld, { remark: text })
    },

    presses: {
      contest: async (turn, about) => askWhy(turn, about as Contested),
      uphold: async (turn, id) => {
        await waiting(turn, id)
        return {
          replies: [{ kind: 'text', text: '维持的理由是？一句话，会原样告诉本人。' }],
          memory: remember(turn.memory, { contested: undefined, upheld: id }),
          awaits: 'assessment',
        }
      },
      'leave-out': async (turn, argument) => {
        const [id = '', dealId = ''] = argument.split(' ')
        return correct(turn, id, { dealIds: [dealId], until: addDays(turn.today, quarter) })
      },
      aside: async (turn, id) => correct(turn, id, { until: addDays(turn.today, weeksAside * 7) }),
    },
  }

  async function contest(turn: Turn, { about, reason }: ContestAsked): Promise<SalesAnswer> {
    if (about === 'unnamed') return own(turn)
    const all = await desk.own(turn)
    const named = all.find((one) =>
      about === 'score' ? one.about.startsWith('score ') : one.about === `habit ${about.habit}`,
    )
    if (named === undefined) throw new Refusal('这一项现在没有数字，不用申诉；有数字了再提。')
    return reason === '' ? askWhy(turn, named.about) : raise(turn, named.about, reason)
  }

  async function own(turn: Turn): Promise<SalesAnswer> {
    if (await desk.isOff(turn)) {
      return { replies: [{ kind: 'text', text: '对你的评价，管理员停用了：不量习惯，不算评分，晨会简报也不提。' }] }
    }
    const [all, raised] = await Promise.all([desk.own(turn), challenges.of(turn.person)])
    const card = ownCard(
      all,
      raised.filter(({ ownerId }) => ownerId === turn.person.id),
    )
    return { replies: [{ kind: 'card', card }] }
  }

  async function raise(turn: Turn, about: Contested, reason: string): Promise<SalesAnswer> {
    const change = await desk.raise(turn, about, reason)
    const { shown } = change.challenge
    const text = `记下了：对${shown.name}（当时显示 ${shown.figure}，${shown.sample}，算到 ${shown.asOf}）有异议。转给有权答复的人，答复会告诉你；那之前提到它都注明“有异议，待核”。`
    return {
      replies: [{ kind: 'text', text }],
      changes: [change],
      memory: remember(turn.memory, nothingAwaited),
      halts: true,
    }
  }

  async function correct(
    turn: Turn,
    id: string,
    correction: NonNullable<ChallengeAnswer['correction']>,
  ): Promise<SalesAnswer> {
    return answer(turn, id, { remark: '', correction })
  }

  async function answer(turn: Turn, id: string, given: ChallengeAnswer): Promise<SalesAnswer> {
    const change = await desk.answer(turn, id, given)
    const { shown, name } = await waiting(turn, id)
    const { remark, correction } = change.answer
    const outcome = sayOutcome({
      shown,
      answer: { by: turn.person.name, at: '', remark, ...(correction && { correction }) },
    })
    const card: Card = {
      title: `${name}对${shown.name}的异议：${outcome}`,
      blocks: remark === '' ? [] : [{ kind: 'text', text: `“${remark}”` }],
    }
    return {
      replies: [
        correction === undefined ? { kind: 'card', card } : { kind: 'redraw', card },
        { kind: 'text', text: `好，${outcome}，会告诉${name}。` },
      ],
      changes: [change],
      memory: remember(turn.memory, nothingAwaited),
      halts: true,
    }
  }

  async function waiting(turn: Turn, id: string) {
    const found = (await desk.waiting(turn)).find((one) => one.id === id)
    if (found === undefined) throw new Refusal('这条异议不用你答复：可能别人答过了，或者是你自己的。')
    return found
  }
}

const nothingAwaited = { contested: undefined, upheld: undefined }
const weeksAside = 4
const quarter = 12 * 7

function forgotten(turn: Turn): SalesAnswer {
  const memory = remember(turn.memory, nothingAwaited)
  return { replies: [{ kind: 'text', text: '好，什么都没记。' }], memory, halts: true }
}

function askWhy(turn: Turn, about: Contested): SalesAnswer {
  return {
    replies: [{ kind: 'text', text: '为什么有异议？一句话，会和当时的数字一起记下，转给能答复的人。' }],
    memory: remember(turn.memory, { contested: about, upheld: undefined }),
    awaits: 'assessment',
  }
}
