import type { LinearModel } from '../../language/linear-model.ts'
import type { PersonMention } from '../../language/people.ts'
import type { Facts } from '../facts.ts'
import type { Message } from '../message.ts'
import { firms } from '../names/firms.ts'
import { isVendor } from '../names/vendors.ts'
import type { Decision, Reading } from '../read.ts'
import { readContacts } from '../slots/contacts.ts'
import type { Organisations } from '../slots/organisations.ts'
import { doubtFeatures } from './doubt-features.ts'
import { doubtOf, type Wrong } from './doubts.ts'
import type { NamedSpan } from './name-tagger.ts'
import type { NamedKind } from './tags.ts'

/**
 * How much a name must be believed in to be written down. A wrong one costs five needless questions; on authors nobody learned
 * from, of the names below these every third was wrong.
 */
export const enoughForCustomer = 0.75
const enough: Partial<Record<NamedKind, number>> = { customer: enoughForCustomer, rival: 0.5, person: 0.5, post: 0.4 }

/** While the talk is about another customer, leaving a name out would lay to them what is somebody else's. */
const enoughElsewhere = 0.3

/** 跟徐矿的人吃了个饭: whoever has people is a firm. */
const enoughWithPeople = 0.5

/** Firms that everybody knows are names beyond doubt, and seldom anything but rivals where they are taken for some. */
const enoughForVendor = 0.4

/** The kinds of names that are doubted. */
const doubted: readonly NamedKind[] = ['customer', 'rival', 'person', 'post']

/** A department or a rank beside somebody with a name. */
const enoughForRank = 0.8

/**
 * From which doubt on a name is not written, whatever the belief in it. On authors nobody learned from, going down to it from one
 * half saved a wrong write for every four right names that are asked for instead.
 */
const tooDoubtful = 0.35

/** What there is to write: a message and its facts without the names that are in doubt, which will be asked for. */
export function surelyNamed(
  reading: Reading,
  decision: Decision,
  doubts: LinearModel<Wrong>,
): { message: Message; facts: Facts } {
  const { message, facts } = reading
  // Of a correction the name is all there is; left out, it would take back what it was to put right.
  const corrects = decision.intents.includes('correct.last')
  const doubtful = message.names.filter(
    (name) =>
      name.belief < enoughFor(name, message) ||
      (!corrects && isDoubted(name, message) && doubtOf(doubts, doubtFeatures(name, reading, decision)) > tooDoubtful),
  )
  const isSure = ({ start, end }: { start: number; end: number }) =>
    !doubtful.some((name) => name.start < end && start < name.end)
  const people = message.people.filter((person) => isSure(person) && !isMereRank(person, message))
  if (doubtful.length === 0 && people.length === message.people.length) return { message, facts }
  return {
    message: { ...message, people },
    facts: {
      ...facts,
      organisations: sureOf(message.text, facts.organisations, isSure),
      contacts: readContacts(message.text, people),
    },
  }
}

/**
 * Whoever is on file is beyond doubt, so are a rival and a customer whom everybody knows, whoever is called a rival, and the post
 * of somebody whose stance is told: 分管副院长，他支持我们.
 */
function isDoubted({ start, end, kind, belief }: NamedSpan, { text, people }: Message): boolean {
  const name = text.slice(start, end)
  if (kind === 'post' && people.some((one) => one.stance !== undefined && one.start < end && start < one.end))
    return false
  if (kind === 'rival' && calledRival.test(text.slice(0, start))) return false
  const isKnown = kind === 'rival' ? isVendor(name) : kind === 'customer' && firms.includes(name)
  return doubted.includes(kind) && belief < 1 && !isKnown
}

function hasPeople(text: string, { start, end }: Pick<NamedSpan, 'start' | 'end'>): boolean {
  return /[跟和与同陪]$/.test(text.slice(0, start)) && /^的(?:人|几个人|那帮人)/.test(text.slice(end))
}

/** 竞品就剩, 对手是: right before a name. */
const calledRival =
  /(?:竞品再?加(?:一?个|一家)?|对[比标]的?|一起比的|另一家|竞品|对手|友商|竞对)(?:现在|目前|还)?[就只]?(?:剩下?|是|有|叫|换成|变成)?了?[:：\s]?$/

function enoughFor({ start, end, kind }: NamedSpan, { text, heard }: Message): number {
  if (kind === 'customer' && heard.context?.customer !== undefined) return enoughElsewhere
  if (kind === 'customer' && hasPeople(text, { start, end })) return enoughWithPeople
  return kind === 'rival' && isVendor(text.slice(start, end)) ? enoughForVendor : (enough[kind] ?? 0)
}

/**
 * 采购那边是小鲍, EB是分管副总，叫韦国强: beside somebody with a name, a department or a rank of which nothing is told is theirs as
 * often as not.
 */
function isMereRank(person: PersonMention, { people, names }: Message): boolean {
  if (person.name !== null || person.stance !== undefined || person.inferred !== true) return false
  if (people.every(({ name }) => name === null)) return false
  const tagged = names.find(({ start, end }) => start < person.end && person.start < end)
  return person.title === undefined || tagged === undefined || tagged.belief < enoughForRank
}

function sureOf(
  text: string,
  { customers, rivals, rivalsOut, named, mentions, region }: Organisations,
  isSure: (span: { start: number; end: number }) => boolean,
): Organisations {
  const sure = named.filter(isSure)
  const isNamed = (name: string) => sure.some(({ start, end }) => text.slice(start, end) === name)
  return {
    customers: customers.filter(isNamed),
    rivals: rivals.filter(isNamed),
    rivalsOut: rivalsOut.filter(isNamed),
    ...(region !== undefined && { region }),
    named: sure,
    mentions: mentions.filter(isSure),
  }
}
