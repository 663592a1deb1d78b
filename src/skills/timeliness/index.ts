import { Refusal } from '../../people/refusal.ts'
import type { Seller } from '../../sales/behaviour/work.ts'
import type { Timeliness } from '../../sales/timeliness/timeliness.ts'
import type { SalesSkill } from '../ports.ts'
import { isCalled } from '../whom/is-called.ts'
import { timelinessAsked } from './asked.ts'
import { handlingAsked, responsesAsked, timelinessCard } from './card.ts'
import type { Timings } from './timings.ts'

/** 响应与异议时效: how soon reps have words from us, and how soon they answer what customers raise; the same for whoever is measured. */
export function timelinessSkill(timings: Timings): SalesSkill {
  return {
    name: 'timeliness',
    // No intent of its own: its words are heard for a look at the team.
    intents: ['team.query', 'customer.query'],
    comesFirst: true,
    shown: {
      title: '响应与异议时效',
      what: '话术多快到手、客户的异议多快接上，看分布',
      examples: ['响应时间怎么样', '我们组异议处理时效'],
    },

    async reply({ person, now, today }, text, { slots }) {
      const asked = timelinessAsked(text)
      if (asked === undefined) return undefined
      const times = await timings(person, now, today)
      const all = times[asked]
      const named = times.sellers.find(
        ({ name }) => text.includes(name) || (slots.owner !== undefined && isCalled(name, slots.owner)),
      )
      if (named === undefined && slots.owner !== undefined) throw new Refusal('你看得到的人里没有这位。')
      // Of a customer others know.
      if (named === undefined && [slots.customer ?? []].flat().some((name) => text.includes(name))) return undefined
      const shown = named === undefined ? all : ofOne(all, named)
      const card = timelinessCard(asked === 'responses' ? responsesAsked : handlingAsked, shown, times.from[asked])
      return { replies: [{ kind: 'card', card }], halts: true }
    },
  }
}

function ofOne({ people }: Timeliness, { id }: Seller): Timeliness {
  const all = people.find((one) => one.id === id) ?? { sample: 0, open: 0 }
  return { all, teams: [], people: [], channels: [], objections: [] }
}
