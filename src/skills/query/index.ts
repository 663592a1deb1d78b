import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { addDays, dayOf } from '../../language/calendar.ts'
import type { Deal } from '../../sales/deal.ts'
import { fits } from '../../sales/deal-filter.ts'
import { sayStep } from '../../sales/sandbox/describe.ts'
import { daysOf } from '../../sales/told-time.ts'
import type { Visit } from '../../sales/visit.ts'
import { peopleCalled } from '../../sales/who/people-called.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { remember, talkAbout } from '../talk/memory.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import type { Who } from '../whom/who.ts'
import { filterOf } from './filter.ts'
import { type Topic, topicOf } from './topic.ts'
import {
  changeLine,
  contactLine,
  dealLine,
  exchangesText,
  factsText,
  handlingText,
  ownerLine,
  visitLine,
} from './words.ts'

const visitsShown = 3
const changesShown = 3
const dealsShown = 10
const exchangesRead = 50
const buttonsShown = 6
const daysLookedBack = 30

/** 查资料: what was logged, with its day and its source, of what the speaker may see and nothing else. Writes nothing. */
export function querySkill(ports: Ports, who: Who, findDeal: FindDeal, cases: Cases): SalesSkill {
  const { deals, visits, exchanges, tracks } = ports
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
      if (topic === 'list') return list(turn, text, meaning)
      if (Array.isArray(slots.customer)) return several(turn, text, slots.customer)
      if (topic === 'exchanges' && slots.customer === undefined && slots.scope === 'self') return ownHandling(turn)
      const found = await findDeal(turn, text, slots.customer)
      if (found.asked !== undefined) return found.asked
      if (found.deal !== undefined) return about(turn, text, meaning, topic, found.deal)
      return slots.customer === undefined ? fromTheTalk(turn, text, meaning, topic) : closed(turn, text, slots.customer)
    },

    presses: {
      async contact(turn, argument) {
        const [dealId = '', name = ''] = argument.split(':')
        const deal = await deals.byId(turn.person, dealId)
        return deal === undefined ? say(noSuchPerson(name)) : people(turn, deal, [name])
      },
    },
  }

  async function about(
    turn: Turn,
    text: string,
    { slots }: Understood,
    topic: Topic,
    deal: Deal,
  ): Promise<SalesAnswer> {
    const names = (slots.contacts ?? []).flatMap(({ name }) => name ?? [])
    switch (topic) {
      case 'owner':
        return within(turn, deal, ownerLine(deal, turn.today))
      case 'people':
        return people(turn, deal, names)
      case 'exchanges': {
        const said = await exchanges.ofDeal(turn.person, deal.id, exchangesRead)
        return within(turn, deal, `${deal.customer} ${deal.name}\n${exchangesText(said, tracks, turn.today)}`)
      }
      case 'history':
        return history(turn, deal, names, slots.datetime)
      default:
        return within(turn, deal, factsText(await cases.ofDeal(turn, deal), deal, turn.today, factsAskedFor(text)))
    }
  }

  /** Visits and changes of the record, the newest first; with somebody or in a time when that was asked. */
  async function history(turn: Turn, deal: Deal, names: readonly string[], when?: string): Promise<SalesAnswer> {
    const { person, today } = turn
    const period = when === undefined ? undefined : daysOf({ value: when })
    const inTime = (at: string) => {
      const day = dayOf(new Date(at))
      return period === undefined || (period.first <= day && day <= period.last)
    }
    const seen = (await visits.ofDeal(person, deal.id, exchangesRead)).filter(
      ({ at, text }) => inTime(at) && names.every((name) => text.includes(name)),
    )
    const moved =
      names.length > 0 ? [] : (await deals.history(person, deal.id, changesShown)).filter(({ at }) => inTime(at))
    const { nextStep } = (await cases.ofDeal(turn, deal)).facts
    const lines = [
      ...seen.slice(0, visitsShown).map((visit) => visitLine(visit, person.id, today)),
      ...moved.map((line) => changeLine(line, today)),
      ...(nextStep === undefined || names.length > 0 ? [] : [`下一步：${sayStep(nextStep.value)}`]),
    ]
    const head = `${deal.customer} ${deal.name}${seen.length > visitsShown ? `，共 ${seen.length} 次，最近的：` : '：'}`
    const whom = names.length === 0 ? '' : `和${names.join('、')}`
    return within(
      turn,
      deal,
      lines.length === 0 ? `${deal.customer}${whom}的往来没有记录。` : [head, ...lines].join('\n'),
    )
  }

  async function people(turn: Turn, deal: Deal, names: readonly string[]): Promise<SalesAnswer> {
    const { contacts } = (await cases.ofDeal(turn, deal)).facts
    const asked = names.flatMap((name) => peopleCalled(name, contacts))
    const shown = names.length === 0 ? contacts : asked
    const missing = names.filter((name) => peopleCalled(name, contacts).length === 0)
    const lines = [
      ...shown.map((contact) => contactLine(contact, turn.today)),
      ...missing.map((name) => `${name}：${deal.customer}的记录里没有这个人`),
    ]
    const seen = (await visits.ofDeal(turn.person, deal.id, exchangesRead)).filter(({ text }) =>
      names.some((name) => text.includes(name)),
    )
    const told = seen.slice(0, 1).map((visit) => visitLine(visit, turn.person.id, turn.today))
    return within(
      turn,
      deal,
      lines.length === 0 ? `${deal.customer}还没记过联系人。` : [`${deal.customer}：`, ...lines, ...told].join('\n'),
    )
  }

  /** No customer was named: the one the talk is about, or whose the person is who was named. */
  async function fromTheTalk(turn: Turn, text: string, meaning: Understood, topic: Topic): Promise<SalesAnswer> {
    const id = turn.memory['deal']
    const deal = id === undefined ? undefined : await deals.byId(turn.person, id)
    const [name] = (meaning.slots.contacts ?? []).flatMap((contact) => contact.name ?? [])
    const isHere = deal !== undefined && (name === undefined || (await knows(turn, deal, name)))
    if (isHere) return about(turn, text, meaning, topic, deal)
    if (name === undefined) return say('说的是哪家？说客户名就行，比如“宏达精密上次聊到哪”。')
    const open = await deals.open(turn.person)
    const theirs = open.filter(({ facts }) => peopleCalled(name, facts.contacts).length > 0)
    const [only, ...more] = theirs
    if (only === undefined) return say(noSuchPerson(name))
    return more.length === 0
      ? about(turn, text, meaning, topic, only)
      : { replies: [{ kind: 'card', card: whichCard(name, theirs) }] }
  }

  async function knows(turn: Turn, deal: Deal, name: string): Promise<boolean> {
    if (peopleCalled(name, (await cases.ofDeal(turn, deal)).facts.contacts).length > 0) return true
    return (await visits.ofDeal(turn.person, deal.id, exchangesRead)).some(({ text }) => text.includes(name))
  }

  /** Won and lost deals of a customer with none going on; nothing is told of what one may not see. */
  async function closed(turn: Turn, text: string, customer: string | string[]): Promise<SalesAnswer> {
    const { deals: found, sure } = await who.any(turn.person, customer, text)
    if (found.length === 0 || !sure) return say(notFound([customer].flat().join('、')))
    const all = await Promise.all(found.slice(0, dealsShown).map(({ id }) => deals.byId(turn.person, id)))
    return say(all.flatMap((deal) => (deal === undefined ? [] : [ownerLine(deal, turn.today)])).join('\n'))
  }

  async function several(turn: Turn, text: string, customers: readonly string[]): Promise<SalesAnswer> {
    const parts = await Promise.all(
      customers.map(async (customer) => {
        const { deals: found, sure } = await who.any(turn.person, customer, text)
        if (found.length === 0 || !sure) return notFound(customer)
        const all = await Promise.all(found.slice(0, visitsShown).map(({ id }) => deals.byId(turn.person, id)))
        return all.flatMap((deal) => (deal === undefined ? [] : [ownerLine(deal, turn.today)])).join('\n')
      }),
    )
    return say(parts.join('\n'))
  }

  async function list(turn: Turn, text: string, { slots }: Understood): Promise<SalesAnswer> {
    const open = await deals.open(turn.person)
    const own = slots.scope === 'self' ? open.filter(({ ownerId }) => ownerId === turn.person.id) : open
    if (asksForVisits.test(text)) return visitList(turn, own, slots.datetime)
    const filter = filterOf(slots, text, turn.today)
    const fitting = own.filter((deal) => fits(deal, filter))
    if (fitting.length === 0)
      return say(own.length === 0 ? '手上没有在谈的商机。' : `在谈 ${own.length} 单，没有符合的；没记的项不算符合。`)
    const left = fitting.length - dealsShown
    return say(
      [
        `${fitting.length === own.length ? '在谈' : '符合的有'} ${fitting.length} 单：`,
        ...fitting.slice(0, dealsShown).map((deal) => dealLine(deal, turn.today)),
        ...(left > 0 ? [`还有 ${left} 单，在“我的商机”里看，或者加个条件。`] : []),
      ].join('\n'),
    )
  }

  async function visitList(turn: Turn, own: readonly Deal[], when: string | undefined): Promise<SalesAnswer> {
    const { first, last } = daysOf({ value: when ?? turn.today })
    const all = await Promise.all(own.map(({ id }) => visits.ofDeal(turn.person, id, exchangesRead)))
    const lines = own.flatMap((deal, at) =>
      (all[at] ?? [])
        .filter((visit) => isWithin(visit, first, last))
        .map((visit) => `${deal.customer} ${visitLine(visit, turn.person.id, turn.today)}`),
    )
    return say(lines.length === 0 ? '这段时间没有记过拜访。' : lines.slice(0, dealsShown).join('\n'))
  }

  async function ownHandling({ person, today }: Turn): Promise<SalesAnswer> {
    const since = new Date(`${addDays(today, -daysLookedBack)}T00:00:00+08:00`).toISOString()
    return say(handlingText(await exchanges.ofOwner(person, person.id, since), tracks))
  }

  /** The answer, and from now on the talk is about this deal. */
  async function within(turn: Turn, deal: Deal, text: string): Promise<SalesAnswer> {
    return {
      ...say(text),
      memory: remember(turn.memory, { ...talkAbout(await cases.ofDeal(turn, deal)), pending: undefined }),
    }
  }
}

function isWithin({ at }: Visit, first: string, last: string): boolean {
  const day = dayOf(new Date(at))
  return first <= day && day <= last
}

const asksForVisits = /拜访|跑[了过]|去[了过]|见[了过]/

/** Facts by the words for them; none named, all. */
function factsAskedFor(text: string): string[] {
  return factWords.filter(([, pattern]) => pattern.test(text)).flatMap(([labels]) => labels)
}

const factWords: readonly [string[], RegExp][] = [
  [['我方报价', '折扣'], /报价|报过?价|报的|报了多少/],
  [['金额', '预算', '我方报价'], /多少钱|金额/],
  [['预算', '预算状态'], /预算/],
  [['竞品'], /竞品|对手/],
  [['阶段', '节点'], /阶段|哪一步|到哪步/],
  [['采购方式'], /采购方式|招标|怎么采购/],
  [['下一步'], /下一?步/],
  [['合同', '签约'], /合同|到期|续约|签约|交[货付]|付款|回款/],
]

/** The same for what does not exist and for what is not theirs to see. */
function notFound(customer: string): string {
  return `你看得到的客户里没有“${customer}”。要确认有没有同事在跟，问主管或销售运营。`
}

function noSuchPerson(name: string): string {
  return `你看得到的商机里没有记过${name}。是哪家的？说客户名我再找。`
}

function whichCard(name: string, theirs: readonly Deal[]): Card {
  const shown = theirs.slice(0, buttonsShown)
  return {
    title: `哪一位${name}？`,
    subtitle: `有 ${theirs.length} 单里都有这个称呼`,
    blocks: [
      { kind: 'facts', rows: shown.map(({ customer, name: project }) => ({ label: customer, value: project })) },
    ],
    buttons: shown.map(({ id, customer, name: project }) => ({
      label: `${customer} ${project}`,
      action: 'query.contact',
      argument: `${id}:${name}`,
    })),
  }
}

function say(text: string): SalesAnswer {
  return { replies: [{ kind: 'text', text }] }
}
