import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { allIntents } from '../../understanding/understood.ts'
import type { Ports, SalesSkill } from '../ports.ts'
import type { Scores } from '../targets/scores.ts'
import { isCalled } from '../whom/is-called.ts'
import { type ScoreAsked, scoreAsked } from './asked.ts'
import { personCard, teamCard } from './card.ts'

/** 综合评分 in the chat: what the page shows, to whom the page shows it, and each look noted as there. */
export function peopleScoreSkill({ looks, dayOf }: Pick<Ports, 'looks' | 'dayOf'>, scores: Scores): SalesSkill {
  return {
    name: 'people-score',
    // Heard as a question how a deal’s figure came about, or about the team.
    intents: allIntents,
    comesFirst: true,
    shown: {
      title: '综合评分',
      what: '达成率 × 健康系数，公式和样本写在卡片上；本人和主管看到的一样',
      examples: ['我的综合评分'],
    },

    async reply(turn, text) {
      const asked = scoreAsked(text)
      if (asked === undefined) return undefined
      const board = await scores(turn)
      const meant = board.people.filter((one) => isMeant(asked, one, turn.person))
      if (meant.length === 0) {
        if (asked.of === 'name' && board.unassessed.some((name) => isCalled(name, asked.name)))
          throw new Refusal(`管理员停用了对${asked.name}的评价，不算评分。`)
        throw new Refusal(
          asked.of === 'name' ? `没有找到你能看评分的“${asked.name}”。` : '没有你能看的人；评分只评做销售的人。',
        )
      }
      const ids = meant.map(({ id }) => id)
      await looks.note(turn.person, ids, dayOf(turn.now), turn.now.getTime())
      const [only, ...others] = meant
      const card =
        only !== undefined && others.length === 0 ? personCard(board, only) : teamCard({ ...board, people: meant })
      return { replies: [{ kind: 'card', card }] }
    },
  }
}

function isMeant(asked: ScoreAsked, { id, name }: { id: string; name: string }, asker: Person): boolean {
  switch (asked.of) {
    case 'team':
      return true
    case 'me':
      return id === asker.id
    case 'name':
      return isCalled(name, asked.name)
  }
}
