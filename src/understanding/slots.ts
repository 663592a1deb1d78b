import type { ObjectionCode } from '../language/objections.ts'
import type { Facts } from './facts.ts'
import type { Message } from './message.ts'
import { recordsOf, tellsOfSeveral } from './records.ts'
import { readCommand } from './slots/commands.ts'
import { readTimes } from './slots/times.ts'
import type { Contact, Intent, Slots } from './understood.ts'

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
  const { organisations, money, milestone, terms } = facts
  const is = (...some: Intent[]) => some.some((intent) => intents.includes(intent))
  const notSo = is('smalltalk') && facts.stage.stageNot !== undefined
  if (is('undo.last', 'smalltalk', 'help') && !notSo) return {}
  const [customer, ...more] =
    is('deal.create') && !tellsOfSeveral(message.text) ? organisations.customers.slice(0, 1) : organisations.customers
  const { contacts, owner } = ownPeople(message, facts, intents)
  const objections = objectionsFor(message, intents, facts)
  const records = recordsOf(message, facts, intents)
  const several = records.length > 0
  return {
    ...(customer !== undefined &&
      !recordsName(records) && { customer: more.length > 0 ? [customer, ...more] : customer }),
    ...(organisations.region !== undefined && { region: organisations.region }),
    ...(facts.industry !== undefined && { industry: facts.industry }),
    ...(several || unpriced.some((intent) => is(intent)) ? {} : money),
    ...(organisations.rivals.length > 0 && { competitor: organisations.rivals }),
    ...(organisations.rivalsOut.length > 0 && { competitor_not: organisations.rivalsOut }),
    ...(contacts.length > 0 && !recordsName(records) && { contacts }),
    ...(owner !== undefined && { owner }),
    ...(objections.length > 0 && !recordsName(records) && { objection: objections }),
    ...stageFor(intents, facts),
    ...(facts.procurement !== undefined && { procurement: facts.procurement }),
    ...(facts.discount !== undefined && { discount: facts.discount }),
    ...(milestone !== undefined && { milestone }),
    ...terms,
    ...readCommand(message, intents),
    ...(several && { records }),
    ...readTimes(message, intents),
  }
}

/** What is told as a fact of the deal (a date moved, a budget not yet granted) is no pushback. */
const factsOfTheDeal: readonly ObjectionCode[] = ['TIME', 'BUDGET', 'PROCESS', 'AUTH', 'PAYMENT']

/** What the rep asks for is no pushback of the customer, unless the customer is told to press for it. */
const pressing = /嫌|张口|开口|咬|贵|压价|非要|逼|死活|(?:客户|对方|他们).{0,3}[说嫌要讲]|不[肯愿]|要求/

/** A budget that was cut weighs on the deal, however it is told. */
const cut = /预算[^，。]{0,14}(?:砍|削|腰斩)|(?:砍|削)[^，。]{0,4}预算/

function objectionsFor({ text }: Message, intents: readonly Intent[], { objections }: Facts): ObjectionCode[] {
  if (!intents.some((intent) => pushbacks.includes(intent))) return []
  if (intents.includes('approval.request') && !pressing.test(text)) return []
  const onlyFacts = intents.includes('deal.update') && !intents.includes('objection.handle')
  return objections.filter(
    (code) => !(onlyFacts && factsOfTheDeal.includes(code) && !(code === 'BUDGET' && cut.test(text))),
  )
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

/** 不是他们信息科的蒙科长, 写成王总了: the wrong name in a correction. */
function isTakenBack(text: string, name: string): boolean {
  const before = text.slice(0, text.indexOf(name))
  const after = text.slice(text.indexOf(name) + name.length)
  return (
    /(?:不[是系姓]|唔系)(?:他们|那个)?[^，。,\s]{0,6}$|[写记录打说听弄搞填叫]成了?$/.test(before) ||
    // 是章工不是张工: the first is the right one.
    (/^(?:不是|唔系)/.test(after) && !/是[^，。,\s]{0,8}$/.test(before))
  )
}

/** 小李那个中车的单子, 小邓这个月跑了几家: people of ours are owners, no contacts; a swarm gathers only people of ours. */
function ownPeople(
  { text, names }: Message,
  { contacts }: Facts,
  intents: readonly Intent[],
): { contacts: Contact[]; owner?: string } {
  const colleague = names.find(({ kind }) => kind === 'colleague')
  const owner = colleague === undefined ? {} : { owner: text.slice(colleague.start, colleague.end) }
  if (intents.includes('swarm.manage')) return { contacts: [], ...owner }
  if (intents.includes('correct.last'))
    return { contacts: contacts.filter(({ name }) => name === null || !isTakenBack(text, name)), ...owner }
  return { contacts, ...owner }
}
