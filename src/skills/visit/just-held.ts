import type { Turn } from '../../conversation/skill.ts'
import type { Deal } from '../../sales/deal.ts'
import type { Intent, Understood } from '../../understanding/understood.ts'
import { ownOrderIn } from '../hearing/own-orders.ts'
import type { Hear, Ports } from '../ports.ts'

/** A meeting that somebody was asked about and has not told of yet. */
interface Held {
  deal: Deal
  /** Whom it was agreed on with, as they are addressed. */
  with: readonly string[]
}

/** Which meeting words without a name are about; `undefined` where the talk has gone on to somebody else since. */
export type JustHeld = (turn: Turn) => Promise<Held | undefined>

/** So long after the question an answer without a name is an answer to it. */
const answeredWithinMs = 2 * 3_600_000

export function openJustHeld({
  meetings,
  deals,
  decisions,
  visits,
}: Pick<Ports, 'meetings' | 'deals' | 'decisions' | 'visits'>): JustHeld {
  return async (turn) => {
    const { person, memory, now } = turn
    const asked = await meetings.askedAbout(person, now.getTime() - answeredWithinMs)
    const dealId = asked?.appointment.dealId
    if (asked === undefined || dealId === undefined) return undefined
    if (memory['deal'] !== dealId && (await isTalkSince(turn, asked.at))) return undefined
    const [last] = await visits.ofDeal(person, dealId, 1)
    if (last !== undefined && last.ownerId === person.id && Date.parse(last.at) >= asked.at) return undefined
    const deal = await deals.byId(person, dealId)
    return deal && { deal, with: asked.appointment.with }
  }

  async function isTalkSince({ person, memory }: Turn, since: number): Promise<boolean> {
    const id = memory['decision']
    const talk = id === undefined ? undefined : await decisions.byId(person, id)
    return talk !== undefined && Date.parse(talk.at) > since
  }
}

/** News without a name, said after the question how it went, is heard as what came of the meeting with the people it was agreed on with. */
export function openHearingAfter(justHeld: JustHeld, hear: Hear): (text: string, turn: Turn) => Promise<Understood> {
  return async (text, turn) => {
    const meaning = await hear(text, turn)
    const { intents, slots } = meaning
    const isOrder = ownOrderIn(text, turn.memory, turn.now) !== undefined
    const isNews =
      !isOrder && slots.customer === undefined && intents.length > 0 && intents.every((intent) => news.includes(intent))
    const held = isNews ? await justHeld(turn) : undefined
    return held === undefined ? meaning : hear(`刚见了${held.with.join('、') || '客户'}，${text}`, turn)
  }
}

const news: readonly Intent[] = ['visit.log', 'deal.update', 'chain.update', 'calendar.create']
