import type { Facts } from './facts.ts'
import type { Message } from './message.ts'
import { readTimes } from './slots/times.ts'
import type { Contact, Intent, Slots } from './understood.ts'

/** The slots that an intent uses, out of everything that was read. */
export function slotsOf(message: Message, facts: Facts, intents: readonly Intent[]): Slots {
  const { organisations, money, details, stage, objections } = facts
  const is = (...some: Intent[]) => some.some((intent) => intents.includes(intent))
  if (is('undo.last', 'smalltalk', 'help') && intents.length === 1) return {}
  const [customer, ...more] = organisations.customers
  const priced =
    !is('security.refuse', 'team.query', 'approval.request', 'data.rights', 'brief.daily') ||
    money.amount_min !== undefined
  const staged = is(
    'stage.change',
    'risk.query',
    'customer.query',
    'team.query',
    'sandbox.whatif',
    'score.explain',
    'sandbox.talktrack',
  )
  const pushed =
    objections.length > 0 &&
    is(
      'sandbox.talktrack',
      'objection.handle',
      'visit.log',
      'deal.lost',
      'deal.update',
      'sandbox.whatif',
      'correct.last',
      'deal.create',
      'chain.update',
    )
  const { track_no, rating, skills, window_days, ...kept } = details
  return {
    ...(customer !== undefined && { customer: more.length > 0 ? [customer, ...more] : customer }),
    ...(organisations.region !== undefined && { region: organisations.region }),
    ...(facts.industry !== undefined && { industry: facts.industry }),
    ...(priced ? money : {}),
    ...(organisations.rivals.length > 0 && { competitor: organisations.rivals }),
    ...(organisations.rivalsOut.length > 0 && { competitor_not: organisations.rivalsOut }),
    ...(facts.contacts.length > 0 && { contacts: [...facts.contacts] as Contact[] }),
    ...(pushed && { objection: [...objections] }),
    ...(staged && stage.stage !== undefined && { stage: stage.stage }),
    ...(stage.stageNot !== undefined && { stage_not: stage.stageNot }),
    ...(facts.procurement !== undefined && { procurement: facts.procurement }),
    ...(facts.discount !== undefined && { discount: facts.discount }),
    ...kept,
    ...(is('feedback.track') && track_no !== undefined && { track_no }),
    ...(is('feedback.track') && rating !== undefined && { rating }),
    ...(is('swarm.manage') && skills !== undefined && { skills }),
    ...(is('swarm.manage') && { swarm_action: facts.swarmAction }),
    ...(is('team.query', 'risk.query') && window_days !== undefined && { window_days }),
    ...readTimes(message, intents),
  }
}
