import type { Turn } from '../../conversation/skill.ts'
import { addDays } from '../../language/calendar.ts'
import type { Deal } from '../../sales/deal.ts'
import { everyTrack } from '../../sales/library/library.ts'
import { peopleCalled } from '../../sales/who/people-called.ts'
import type { Slots, Understood } from '../../understanding/understood.ts'
import { approvalsText, asksWhetherGranted } from '../approval/state-text.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { say } from '../say.ts'
import { remember, talkAbout } from '../talk/memory.ts'
import type { FindCustomer } from '../whom/find-customer.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import type { Who } from '../whom/who.ts'
import { factsAskedFor } from './facts-asked.ts'
import { historyText } from './history.ts'
import { listText } from './list.ts'
import { knowsSomebody, peopleText } from './people.ts'
import { type Topic, topicOf } from './topic.ts'
import { whoseCard } from './whose-card.ts'
import { withoutDealText } from './without-deal.ts'
import { exchangesText, factsText, handlingText, ownerLine } from './words.ts'

const dealsShown = 10
const exchangesRead = 50
const daysLookedBack = 30

/** 查资料: what was logged, with its day and its source, of what the speaker may see and nothing else. Writes nothing. */
export function querySkill(
  ports: Ports,
  who: Who,
  findDeal: FindDeal,
  findCustomer: FindCustomer,
  cases: Cases,
): SalesSkill {
  const { deals, exchanges, libraries } = ports
  return {
    name: 'query',
    intents: ['customer.query'],
    shown: {
      title: '查资料',
      what: '谁在跟、上次聊到哪、我手上有哪些单',
      examples: ['宏达精密上次聊到哪', '我手上有哪些单在谈判'],
    },

    async reply(turn, text, meaning) {
      const { slots } = meaning
      const topic = topicOf(text, slots)
      const granted = asksWhetherGranted(text) ? await approvalsText(ports, turn) : undefined
      if (granted !== undefined) return say(granted)
      if (topic === 'list') return say(await listText(ports, turn, text, slots))
      if (Array.isArray(slots.customer)) return several(turn, text, slots.customer)
      if (topic === 'exchanges' && slots.customer === undefined && slots.scope === 'self') return ownHandling(turn)
      const found = await findDeal(turn, text, slots.customer)
      if (found.asked !== undefined) return found.asked
      if (found.deal !== undefined) return about(turn, text, slots, topic, found.deal)
      return slots.customer === undefined
        ? fromTheTalk(turn, text, meaning, topic)
        : say(await anyOf(turn, text, slots.customer))
    },

    presses: {
      async contact(turn, argument) {
        const [dealId = '', name = ''] = argument.split(':')
        const deal = await deals.byId(turn.person, dealId)
        if (deal === undefined) return say(noSuchPerson(name))
        return within(turn, deal, await peopleText(ports, cases, turn, deal, [name]))
      },
    },
  }

  async function about(turn: Turn, text: string, slots: Slots, topic: Topic, deal: Deal): Promise<SalesAnswer> {
    return within(turn, deal, await wordsAbout(turn, text, slots, topic, deal))
  }

  async function wordsAbout(turn: Turn, text: string, slots: Slots, topic: Topic, deal: Deal): Promise<string> {
    const names = await namesIn(turn, text, slots, deal)
    switch (topic) {
      case 'owner':
        return ownerLine(deal, turn.today)
      case 'people':
        return peopleText(ports, cases, turn, deal, names)
      case 'exchanges': {
        const said = await exchanges.ofDeal(turn.person, deal.id, exchangesRead)
        const library = await libraries.of(turn.person.tenantId)
        return `${deal.customer} ${deal.name}\n${exchangesText(said, everyTrack(library), turn.today)}`
      }
      case 'history':
        return historyText(ports, cases, turn, deal, { names, when: slots.datetime, lastOnly: lastTime.test(text) })
      default:
        return factsText(await cases.ofDeal(turn, deal), deal, turn.today, factsAskedFor(text))
    }
  }

  /** Who was asked about: people told of, else those on file there who are called so in the words. */
  async function namesIn(turn: Turn, text: string, { contacts = [] }: Slots, deal: Deal): Promise<string[]> {
    const told = contacts.flatMap(({ name }) => name ?? [])
    if (told.length > 0) return told
    const { facts } = await cases.ofDeal(turn, deal)
    return facts.contacts.flatMap(({ name }) => (name !== undefined && text.includes(name) ? name : []))
  }

  /** No customer was named: the one the talk is about, or whose the person is who was named. */
  async function fromTheTalk(turn: Turn, text: string, { slots }: Understood, topic: Topic): Promise<SalesAnswer> {
    const id = turn.memory['deal']
    const deal = id === undefined ? undefined : await deals.byId(turn.person, id)
    const [name] = (slots.contacts ?? []).flatMap((contact) => contact.name ?? [])
    const isHere = deal !== undefined && (name === undefined || (await knowsSomebody(ports, cases, turn, deal, name)))
    if (isHere) return about(turn, text, slots, topic, deal)
    const { customer } = turn.memory
    const theirs = customer === undefined || id !== undefined ? undefined : await onFile(turn, customer)
    if (theirs !== undefined) return say(theirs)
    if (name === undefined) return say('说的是哪家？说客户名就行，比如“宏达精密上次聊到哪”。')
    const open = await deals.open(turn.person)
    const known = open.filter(({ facts }) => peopleCalled(name, facts.contacts).length > 0)
    const [only, ...more] = known
    if (only === undefined) return say(noSuchPerson(name))
    return more.length === 0
      ? about(turn, text, slots, topic, only)
      : { replies: [{ kind: 'card', card: whoseCard(name, known) }] }
  }

  /** How the deals of each stand, won and lost ones as well; nothing is told of what one may not see. */
  async function several(turn: Turn, text: string, customers: readonly string[]): Promise<SalesAnswer> {
    const parts = await Promise.all(customers.map((customer) => anyOf(turn, text, customer)))
    return say(parts.join('\n'))
  }

  async function anyOf(turn: Turn, text: string, customer: string | string[]): Promise<string> {
    const { deals: found, sure } = await who.any(turn.person, customer, text)
    if (found.length === 0 || !sure) {
      const said = [customer].flat().join('、')
      return (await onFile(turn, said)) ?? notFound(said)
    }
    const all = await Promise.all(found.slice(0, dealsShown).map(({ id }) => deals.byId(turn.person, id)))
    return all.flatMap((deal) => (deal === undefined ? [] : [ownerLine(deal, turn.today)])).join('\n')
  }

  async function onFile(turn: Turn, said: string): Promise<string | undefined> {
    const found = await findCustomer(turn.person, said)
    return found?.sure ? withoutDealText(ports, turn, found.customer) : undefined
  }

  async function ownHandling({ person, today }: Turn): Promise<SalesAnswer> {
    const since = new Date(`${addDays(today, -daysLookedBack)}T00:00:00+08:00`).toISOString()
    const [said, library] = await Promise.all([
      exchanges.ofOwner(person, person.id, since),
      libraries.of(person.tenantId),
    ])
    return say(handlingText(said, everyTrack(library)))
  }

  /** The answer, and from now on the talk is about this deal. */
  async function within(turn: Turn, deal: Deal, text: string): Promise<SalesAnswer> {
    return {
      ...say(text),
      memory: remember(turn.memory, { ...talkAbout(await cases.ofDeal(turn, deal)), pending: undefined }),
    }
  }
}

/** 上次怎么说的 asks for one time, not for all of them. */
const lastTime = /上次|上回|上一次|最后一次|最近一次/

/** The same for what does not exist and for what is not theirs to see. */
function notFound(customer: string): string {
  return `你看得到的客户里没有“${customer}”。要确认有没有同事在跟，问主管或销售运营。`
}

function noSuchPerson(name: string): string {
  return `你看得到的商机里没有记过${name}。是哪家的？说客户名我再找。`
}
