import { saysAny } from '../../language/phrases.ts'
import type { Facts } from '../facts.ts'
import type { Message } from '../message.ts'
import { aboutTheBot } from '../signals/help.ts'
import { chatter } from '../signals/smalltalk.ts'
import type { Intent } from '../understood.ts'
import { hasDealFacts } from './deal-facts.ts'
import { remindsRep } from './said-orders.ts'

export type Heard = ReadonlySet<Intent>

/** What needs a person, gravest first. */
export const safety: readonly Intent[] = ['security.refuse', 'data.rights', 'outbound.refuse', 'approval.request']

/** A rule that, where it applies, says all there is to say about a message. */
type Settles = (heard: Heard, message: Message, facts: Facts) => Intent[] | undefined

/** The guide's boundaries that settle a message alone, in their order: the first that answers wins. */
export const settling: readonly Settles[] = [
  safetyStandsAlone,
  aboutTheBotIsHelp,
  chatterIsSmallTalk,
  undoDropsTheLast,
  correctionOfTheLast,
  answerToTheQuestion,
  pickOfATrack,
  typedYesConfirmsNothing,
]

/** Boundary 1: safety beats the rest, and absorbs the report it rests on. */
function safetyStandsAlone(heard: Heard, { text }: Message): Intent[] | undefined {
  // 寄给客户，提醒一下: done by the rep, with a reminder.
  const byRep = remindsRep(text)
  const first = safety.find((intent) => heard.has(intent) && !(byRep && intent === 'outbound.refuse'))
  return first === undefined ? undefined : [first]
}

function aboutTheBotIsHelp(_: Heard, { clauses }: Message, facts: Facts): Intent[] | undefined {
  const about = clauses.some(
    (clause) => saysAny([clause], aboutTheBot) && (facts.organisations.customers.length === 0 || clause.includes('你')),
  )
  return about ? ['help'] : undefined
}

/** Nothing of the trade is in it, and the rep says so. */
function chatterIsSmallTalk(heard: Heard, { clauses }: Message, facts: Facts): Intent[] | undefined {
  const businesslike = [...heard].some((intent) => !idle.includes(intent)) || hasDealFacts(facts)
  return saysAny(clauses, chatter) && !businesslike ? ['smalltalk'] : undefined
}

/** What may be heard in chatter without being meant. */
const idle: readonly Intent[] = [
  'smalltalk',
  'visit.log',
  'customer.query',
  'feedback.track',
  'sandbox.talktrack',
  'objection.handle',
  'correct.last',
  'help',
]

function undoDropsTheLast(heard: Heard, { text }: Message): Intent[] | undefined {
  return heard.has('undo.last') &&
    (/撤销|撤回|作废/.test(text) ? !/应该是|改成|改为/.test(text) : !/应该是|改成|改为|不是.{1,12}是/.test(text))
    ? ['undo.last']
    : undefined
}

/** Boundary 7: a word of correction, or the right value straight after an entry. */
function correctionOfTheLast(heard: Heard, message: Message, facts: Facts): Intent[] | undefined {
  const { pending, text } = message
  if (heard.has('correct.last') && !heard.has('feedback.track') && pending[0] !== 'ask') return ['correct.last']
  if (pending[0] !== 'saved') return undefined
  if (/不是.{1,14}[,，\s]*(?:是|而是|应该|[\u4e00-\u9fff\w])|[,，\s]不是/.test(text)) return ['correct.last']
  const orders = [...heard].filter((intent) => intent !== 'smalltalk' && intent !== 'visit.log')
  const hasValue =
    hasDealFacts(facts) ||
    facts.contacts.length > 0 ||
    message.ahead.length > 0 ||
    facts.organisations.customers.length > 0
  return orders.length === 0 && hasValue && text.length <= 16 ? ['correct.last'] : undefined
}

/** What would be said to the bot rather than answered to it. */
const elsewhere: readonly Intent[] = [
  'sandbox.talktrack',
  'sandbox.whatif',
  'objection.handle',
  'score.explain',
  'customer.query',
  'risk.query',
  'task.create',
  'calendar.create',
  'brief.previsit',
  'brief.daily',
  'team.query',
  'deal.won',
  'deal.lost',
  'deal.create',
  'swarm.manage',
  'help',
  'visit.log',
  'stage.change',
  'feedback.track',
]

/** What comes after the bot's question is its answer, unless it plainly is something else. */
function answerToTheQuestion(heard: Heard, { pending, text }: Message, facts: Facts): Intent[] | undefined {
  if (pending[0] !== 'ask' || text === '' || elsewhere.some((intent) => heard.has(intent))) return undefined
  return heard.has('smalltalk') && !hasDealFacts(facts) ? undefined : ['deal.update']
}

/** 第二个, 用②, straight after tracks were shown. */
function pickOfATrack(_: Heard, { pending, text }: Message): Intent[] | undefined {
  if (pending[0] !== 'tracks') return undefined
  return /^(?:就|那就|用|选|要|按|照|采用|我选|我用)*第?\s*[一二三四五1-5]\s*[号条个套]?(?:吧|来|的|说|讲)?[。!！]?$|^(?:再)?换(?:一)?[个条批下组种]|^(?:不行|不好|太.{1,6}了?|可以|不错|都不.{1,4}|不够.{1,3}|一般般?|还行|[1-5]和[1-5].{0,4}|就这么说|用这个|挺好|好用)[。!！]?$/.test(
    text,
  )
    ? ['feedback.track']
    : undefined
}

/** Boundary 3: 嗯, 好 and 行 are small talk, whatever card stands open. */
function typedYesConfirmsNothing(heard: Heard, { text }: Message, facts: Facts): Intent[] | undefined {
  const says = hasDealFacts(facts) || facts.contacts.length > 0 || facts.organisations.customers.length > 0
  if (heard.has('smalltalk') && heard.size === 1 && !says) return ['smalltalk']
  return /[\u4e00-\u9fffA-Za-z\d]/.test(text) ? undefined : ['smalltalk']
}
