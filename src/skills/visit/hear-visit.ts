import type { Turn } from '../../conversation/skill.ts'
import type { Deal } from '../../sales/deal.ts'
import { type Facts, nothingKnown } from '../../sales/facts.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Hear } from '../ports.ts'
import { toldFacts } from '../sandbox/facts-from-slots.ts'
import { asVisit, partsOf } from './told.ts'

/** What words of a visit mean, and what they tell of its deal. */
export interface HeardVisit {
  meaning: Understood
  news: Facts
}

/** Words of a visit as the chat would hear them while it talks of that deal; of several customers, those of the first. */
export function openHearVisit(hear: Hear) {
  return async (turn: Turn, note: string, deal: Deal | undefined, names: readonly string[]): Promise<HeardVisit> => {
    if (note === '') return { meaning: { intents: [], slots: {}, tier: 'auto' }, news: nothingKnown }
    const memory = deal === undefined ? {} : { deal: deal.id, customer: deal.customer }
    const alone = await hear(note, { ...turn, memory })
    const heard = alone.intents.includes('visit.log')
      ? alone
      : await hear(`刚见了${names.join('、') || '客户'}，${note}`, { ...turn, memory })
    const [part] = partsOf(note, heard)
    const meaning = asVisit(part?.meaning ?? heard)
    return { meaning, news: toldFacts(note, meaning, deal?.facts ?? nothingKnown, turn.today) }
  }
}
