import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { isCalled } from '../whom/is-called.ts'
import { type HealthAsked, healthAsked } from './asked.ts'
import { personCard, teamCard } from './card.ts'
import type { Standing, Standings } from './standings.ts'

/** 销售健康度 in the chat: what the page shows, to whom the page shows it, and each look noted as there. */
export function behaviourSkill({ looks, dayOf }: Pick<Ports, 'looks' | 'dayOf'>, standings: Standings): SalesSkill {
  return {
    name: 'behaviour',
    // Heard as a question about a deal, a customer or the team, most of the time.
    intents: ['risk.query', 'team.query', 'customer.query', 'score.explain', 'help'],
    comesFirst: true,
    shown: {
      title: '销售健康度',
      what: '节奏、内容、协同各几分，哪项习惯要练，样本多少；本人和主管看到的一样',
      examples: ['我的销售健康度'],
    },

    async reply({ person, now, today }, text) {
      const asked = healthAsked(text)
      if (asked === undefined) return undefined
      const meant = (await standings.now(person, today)).filter(({ work: { person: of } }) =>
        isMeant(asked, of, person),
      )
      if (meant.length === 0) {
        if (asked.of !== 'name') throw new Refusal('没有你能看的人；行为只量做销售的人。')
        if (!asked.surely) return undefined
        throw new Refusal(`没有找到你能看的“${asked.name}”。`)
      }
      await looks.note(
        person,
        meant.map(({ work }) => work.person.id),
        dayOf(now),
        now.getTime(),
      )
      return answer(meant)
    },
  }
}

function isMeant(asked: HealthAsked, { id, name }: { id: string; name: string }, asker: Person): boolean {
  switch (asked.of) {
    case 'team':
      return true
    case 'me':
      return id === asker.id
    case 'name':
      return isCalled(name, asked.name)
  }
}

function answer(meant: readonly Standing[]): SalesAnswer {
  const [only, ...others] = meant
  const card = only !== undefined && others.length === 0 ? personCard(only) : teamCard(meant)
  return { replies: [{ kind: 'card', card }] }
}
