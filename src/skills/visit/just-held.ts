import type { Turn } from '../../conversation/skill.ts'
import type { Deal } from '../../sales/deal.ts'
import { readMood } from '../../sales/mood.ts'
import type { Intent, Understood } from '../../understanding/understood.ts'
import { ownOrderIn } from '../hearing/own-orders.ts'
import type { Hear, Ports } from '../ports.ts'

/** A meeting that somebody was asked about and has not told of yet. */
interface Held {
  deal: Deal
  /** Whom it was agreed on with, as they are addressed. */
  with: readonly string[]
  /** Whether nothing was asked of us since the question. */
  isLastTalk: boolean
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
    const isLastTalk = !(await isTalkSince(turn, asked.at))
    if (memory['deal'] !== dealId && !isLastTalk) return undefined
    const [last] = await visits.ofDeal(person, dealId, 1)
    if (last !== undefined && last.ownerId === person.id && Date.parse(last.at) >= asked.at) return undefined
    const deal = await deals.byId(person, dealId)
    return deal && { deal, with: asked.appointment.with, isLastTalk }
  }

  async function isTalkSince({ person, memory }: Turn, since: number): Promise<boolean> {
    const id = memory['decision']
    const talk = id === undefined ? undefined : await decisions.byId(person, id)
    return talk !== undefined && Date.parse(talk.at) > since
  }
}

/**
 * News without a name, said after the question how it went, is heard as what came of the meeting with the people it was agreed on with;
 * so is, said right after it, what would be a pleasantry or a pushback at another time.
 */
export function openHearingAfter(justHeld: JustHeld, hear: Hear): (text: string, turn: Turn) => Promise<Understood> {
  return async (text, turn) => {
    const meaning = await hear(text, turn)
    const isNews = isAll(news, meaning)
    const isOrder = ownOrderIn(text, turn.memory, turn.now) !== undefined
    if (isOrder || meaning.slots.customer !== undefined || !(isNews || isAll(news.concat(ambiguous), meaning)))
      return meaning
    const held = await justHeld(turn)
    if (held === undefined || !(isNews || held.isLastTalk)) return meaning
    const told = await hear(`刚见了${held.with.join('、') || '客户'}，${text}`, turn)
    return isNews || isTold(text, told) ? told : meaning
  }
}

const news: readonly Intent[] = ['visit.log', 'deal.update', 'chain.update', 'calendar.create']
/** 聊得不错, 他说再想想: an answer to the question, or nothing of the kind. */
const ambiguous: readonly Intent[] = ['smalltalk', 'objection.handle']

function isAll(some: readonly Intent[], { intents }: Understood): boolean {
  return intents.length > 0 && intents.every((intent) => some.includes(intent))
}

/** It tells of a visit when it is one's, and says what was there or how it was; 好的 and 等会儿记 do not. */
function isTold(text: string, told: Understood): boolean {
  if (!told.intents.includes('visit.log') || !isAll(['visit.log', 'objection.handle'], told)) return false
  const { contacts: _, datetime: __, ...more } = told.slots
  return Object.keys(more).length > 0 || readMood(text) !== undefined || isOfOthers.test(text)
}

const isOfOthers = /[他她]们?|对方|客户|人家|那边/
