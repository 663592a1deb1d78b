import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { type AlertAnswer, answerKinds } from '../../sales/events/pause.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { answeredCard } from './tipping-card.ts'

/** 临界点: one tap says how to go on, and the others read who said it. */
export function tippingSkill({
  dealEvents,
  deals,
  people,
}: Pick<Ports, 'dealEvents' | 'deals' | 'people'>): SalesSkill {
  return {
    name: 'tipping',
    intents: [],
    presses: { resume: (turn, id) => answer(turn, id, 'go-on'), hold: (turn, id) => answer(turn, id, 'hold') },
  }

  async function answer({ person }: Turn, id: string, said: AlertAnswer): Promise<SalesAnswer> {
    const event = await dealEvents.byId(person, id)
    const deal = event?.dealId === undefined ? undefined : await deals.byId(person, event.dealId)
    if (event === undefined || deal === undefined) throw new Refusal('这一条已经不在你名下了。')
    if (event.answer === 'go-on' || event.answer === said) {
      const by = event.answeredBy === undefined ? undefined : await people.byId(person.tenantId, event.answeredBy)
      return { replies: [{ kind: 'text', text: `${by?.name ?? '同事'}已经回应了：${answerWords[event.answer]}。` }] }
    }
    return {
      replies: [{ kind: 'redraw', card: answeredCard(event, deal, { said, by: person.name }) }],
      changes: [{ kind: answerKinds[said], level: 'human', subject: id }],
    }
  }
}

const answerWords: Record<AlertAnswer, string> = { 'go-on': '知道了，继续', hold: '先停着' }
