import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { tippingCard } from './tipping-card.ts'

/** 临界点: whoever presses first has it in hand, and the others read who. */
export function tippingSkill({
  dealEvents,
  deals,
  people,
}: Pick<Ports, 'dealEvents' | 'deals' | 'people'>): SalesSkill {
  return { name: 'tipping', intents: [], presses: { answer } }

  async function answer({ person }: Turn, id: string): Promise<SalesAnswer> {
    const event = await dealEvents.byId(person, id)
    const deal = event?.dealId === undefined ? undefined : await deals.byId(person, event.dealId)
    if (event === undefined || deal === undefined) throw new Refusal('这一条已经不在你名下了。')
    if (event.answeredBy !== undefined) {
      const by = await people.byId(person.tenantId, event.answeredBy)
      return { replies: [{ kind: 'text', text: `${by?.name ?? '同事'}已经接手了。` }] }
    }
    const card = tippingCard(event, deal)
    return {
      replies: [
        {
          kind: 'redraw',
          card: {
            ...card,
            blocks: [...card.blocks, { kind: 'text', text: `${person.name}接手了。`, tone: 'strong' }],
            buttons: (card.buttons ?? []).filter(({ action }) => action !== 'tipping.answer'),
          },
        },
      ],
      changes: [{ kind: 'tipping.answered', level: 'human', subject: id }],
    }
  }
}
