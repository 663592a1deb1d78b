import type { Turn } from '../../conversation/skill.ts'
import { type ObjectionCode, objectionNames } from '../../language/objections.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Ports, SalesAnswer, SalesSkill, Writes } from '../ports.ts'
import { isCalled } from '../whom/is-called.ts'
import { asksOfOneself, gapsAsked } from './asked.ts'
import { nothingCard, personCard, teamCard } from './card.ts'
import type { PersonReport, Reports } from './reports.ts'

/** 能力缺口报告: where somebody handles pushbacks below their colleagues, what to learn, whom to ask; the same for whoever is measured. */
export function capabilitySkill({ deals }: Pick<Ports, 'deals'>, reports: Reports): SalesSkill {
  return {
    name: 'capability',
    // No intent of its own: its words are heard for a look at the team.
    intents: ['team.query', 'customer.query'],
    comesFirst: true,
    shown: {
      title: '能力缺口',
      what: '哪类异议、阶段、对谁、哪个行业接得不如同事，学什么、问谁',
      examples: ['能力缺口报告', '我哪块弱'],
    },

    async reply(turn, text, { slots }) {
      if (!gapsAsked(text)) return undefined
      const { people } = await reports(turn.person, turn.today)
      const own = people.find(({ seller }) => seller.id === turn.person.id)
      const { owner } = slots
      const named = people.find(
        ({ seller: { name } }) => text.includes(name) || (owner !== undefined && isCalled(name, owner)),
      )
      if (named !== undefined) return one(turn, named)
      if (owner !== undefined) throw new Refusal('你看得到的人里没有这位。')
      // Of a customer others know.
      if ([slots.customer ?? []].flat().some((name) => text.includes(name))) return undefined
      if (own !== undefined && (people.length === 1 || asksOfOneself(text))) return one(turn, own)
      const [card, seen] = [teamCard(people, false) ?? nothingCard(people), people.map(({ seller }) => seller.id)]
      return { replies: [{ kind: 'card', card }], changes: looked(turn, seen), halts: true }
    },

    presses: {
      person: async (turn, id) => {
        const { people } = await reports(turn.person, turn.today)
        const found = people.find(({ seller }) => seller.id === id)
        if (found === undefined) throw new Refusal('这位不在你能看的范围里。')
        return one(turn, found)
      },
      rehearse: async (turn, argument) => {
        const [objection = '', dealId = ''] = argument.split(':')
        const deal = await deals.byId(turn.person, dealId)
        const name = objectionNames[objection as ObjectionCode] ?? ''
        const whose = deal === undefined ? '' : `${deal.customer}那单`
        return { replies: [], hears: `陪我练练${whose}，客户${name}` }
      },
    },
  }
}

function one(turn: Turn, person: PersonReport): SalesAnswer {
  return {
    replies: [{ kind: 'card', card: personCard(person) }],
    changes: looked(turn, [person.seller.id]),
    halts: true,
  }
}

/** Whoever looks at how somebody else works leaves a trace that they can see. */
function looked({ person, today }: Turn, ids: readonly string[]): Writes[] {
  return ids
    .filter((id) => id !== person.id)
    .map((subject) => ({ kind: 'behaviour.seen', level: 'human', subject, day: today }))
}
