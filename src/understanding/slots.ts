import type { ObjectionCode } from '../language/objections.ts'
import type { Facts } from './facts.ts'
import type { Message } from './message.ts'
import { recordsOf } from './records.ts'
import { readTimes } from './slots/times.ts'
import type { Intent, Slots } from './understood.ts'

/** Intents in which what the customer holds against us is of use. */
const pushbacks: readonly Intent[] = [
  'sandbox.talktrack',
  'objection.handle',
  'visit.log',
  'deal.lost',
  'deal.update',
  'correct.last',
  'chain.update',
  'approval.request',
]

/** Intents whose sums are not the deal's: bribes, quotas, credit lines. */
const unpriced: readonly Intent[] = ['security.refuse', 'approval.request', 'data.rights', 'help']

/** The slots that the intents use, out of everything that was read. */
export function slotsOf(message: Message, facts: Facts, intents: readonly Intent[]): Slots {
  const { organisations, money, details, contacts } = facts
  const is = (...some: Intent[]) => some.some((intent) => intents.includes(intent))
  if (is('undo.last', 'smalltalk', 'help')) return {}
  const [customer, ...more] =
    is('deal.create') && !isPlural(message.text) ? organisations.customers.slice(0, 1) : organisations.customers
  const objections = objectionsFor(intents, facts)
  const records = recordsOf(message, facts, intents)
  const several = records.length > 0
  const { track_no, rating, skills, window_days, ...kept } = details
  return {
    ...(customer !== undefined &&
      !recordsName(records) && { customer: more.length > 0 ? [customer, ...more] : customer }),
    ...(organisations.region !== undefined && { region: organisations.region }),
    ...(facts.industry !== undefined && { industry: facts.industry }),
    ...(several || unpriced.some((intent) => is(intent)) ? {} : money),
    ...(organisations.rivals.length > 0 && { competitor: organisations.rivals }),
    ...(organisations.rivalsOut.length > 0 && { competitor_not: organisations.rivalsOut }),
    ...(contacts.length > 0 && !recordsName(records) && { contacts: [...contacts] }),
    ...(objections.length > 0 && !recordsName(records) && { objection: objections }),
    ...stageFor(intents, facts),
    ...(facts.procurement !== undefined && { procurement: facts.procurement }),
    ...(facts.discount !== undefined && { discount: facts.discount }),
    ...kept,
    ...(is('feedback.track') && track_no !== undefined && { track_no }),
    ...(is('feedback.track') && rating !== undefined && { rating }),
    ...(is('swarm.manage') && { swarm_action: facts.swarmAction }),
    ...(is('swarm.manage') && skills !== undefined && { skills }),
    ...(is('team.query', 'risk.query') && window_days !== undefined && { window_days }),
    ...(several && { records }),
    ...readTimes(message, intents),
  }
}

/** What is told as a fact of the deal (a date moved, a budget not yet granted) is no pushback. */
const factsOfTheDeal: readonly ObjectionCode[] = ['TIME', 'BUDGET', 'PROCESS', 'AUTH']

function objectionsFor(intents: readonly Intent[], { objections }: Facts): ObjectionCode[] {
  if (!intents.some((intent) => pushbacks.includes(intent))) return []
  const onlyFacts = intents.includes('deal.update') && !intents.includes('objection.handle')
  return objections.filter((code) => !(onlyFacts && factsOfTheDeal.includes(code)))
}

/** A stage is a target of an order, or named in so many words; 赢单 and 丢单 have intents of their own. */
function stageFor(intents: readonly Intent[], { stage }: Facts): Pick<Slots, 'stage' | 'stage_not'> {
  const ends = intents.some((intent) => intent === 'deal.won' || intent === 'deal.lost')
  const ordered = intents.includes('stage.change')
  return {
    ...(stage.stage !== undefined && !ends && (ordered || stage.explicit) && { stage: stage.stage }),
    ...(stage.stageNot !== undefined && { stage_not: stage.stageNot }),
  }
}

/** Records of several customers hold what was said of each; those of versions hold sums only. */
function recordsName(records: readonly Slots[]): boolean {
  return records.some(({ customer }) => customer !== undefined)
}

/** One new deal has one customer; what else looks like a firm in it is the product (焊接机器人). */
function isPlural(text: string): boolean {
  return /[两俩三四五几]\s?[个条单家]|分别|各|都是/.test(text)
}
