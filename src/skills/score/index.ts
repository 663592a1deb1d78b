import type { Reply, Turn } from '../../conversation/skill.ts'
import type { Deal } from '../../sales/deal.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { type Trail, trailOf } from '../../sales/sandbox/trail.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { type Cases, isOnlyRecord } from '../sandbox/cases.ts'
import { decided } from '../sandbox/index.ts'
import { openSoFar } from '../sandbox/so-far.ts'
import { say } from '../say.ts'
import { remember, talkAbout } from '../talk/memory.ts'
import type { FindCustomer } from '../whom/find-customer.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import type { Who } from '../whom/who.ts'
import { type Asked, askedIn } from './asked.ts'
import {
  forecastByText,
  forecastText,
  noDealYet,
  noTenderScore,
  type Standing,
  scoreCard,
  standingsText,
  trailText,
  whenSigned,
} from './cards.ts'

/** Kept probabilities of a deal that are looked back at. */
const decisionsRead = 60

/** 问赢率: how likely, why, what moved it since when; and what all one has in hand may come to. */
export function scoreSkill(
  ports: Ports,
  who: Who,
  findDeal: FindDeal,
  findCustomer: FindCustomer,
  cases: Cases,
): SalesSkill {
  const { deals, decisions } = ports
  const soFar = openSoFar(cases, ports.libraries)
  return {
    name: 'score',
    // When somebody will sign is often asked as if it stood in the record, and what will be signed as a matter of the team.
    intents: ['score.explain', 'customer.query', 'team.query', 'help'],
    shown: {
      title: '问赢率',
      what: '现在几成、为什么、比上周变在哪；手上的单能成几单',
      examples: ['这单赢率多少，为啥比上周低', '这个月能成几单'],
    },

    async reply(turn, text, meaning) {
      const asked = askedIn(text, meaning.slots, turn.now)
      if (!meaning.intents.includes('score.explain') && !asked.when && !asked.forecast) return undefined
      if (asked.about === 'ranking') return ranking(turn, text, meaning)
      if (asked.about === 'book') return book(turn, asked)
      const found = await findDeal(turn, text, meaning.slots.customer, meaning.slots)
      return found.asked ?? one(turn, meaning, asked, found.deal)
    },
  }

  async function one(turn: Turn, meaning: Understood, asked: Asked, deal: Deal | undefined): Promise<SalesAnswer> {
    const standing = await soFar.before(turn, meaning, deal)
    if (standing === undefined) return unknown(turn, meaning)
    // What is said today has to be there to be compared with next week.
    const isNew = isOnlyRecord(standing)
    const decision = isNew ? { ...standing, id: turn.newId() } : standing
    const trail = await trailBehind(turn, decision, asked)
    const notes = [
      ...(asked.tender ? [noTenderScore] : []),
      ...((asked.by === undefined && !asked.when) || asked.tender ? [] : [whenSigned(decision, asked.by, turn.today)]),
    ]
    const told: Reply[] =
      asked.compared === undefined
        ? []
        : [{ kind: 'text', text: trail === undefined ? nothingBefore : trailText(trail, turn.today) }]
    return {
      replies: [{ kind: 'card', card: scoreCard(decision, trail, notes, turn.today) }, ...told],
      ...(isNew ? { changes: [decided(decision)] } : {}),
      memory: remember(turn.memory, { ...talkAbout(decision), pending: 'score' }),
    }
  }

  async function trailBehind(turn: Turn, decision: Decision, { compared }: Asked): Promise<Trail | undefined> {
    if (decision.dealId === undefined) return undefined
    const kept = (await decisions.ofDeal(turn.person, decision.dealId, decisionsRead)).toReversed()
    const all = kept.at(-1)?.id === decision.id ? kept : [...kept, decision]
    return trailOf(all, typeof compared === 'string' ? compared : undefined)
  }

  /** Nobody was named, or nobody whom the speaker may see: the same words for both. */
  async function unknown(turn: Turn, { slots }: Understood): Promise<SalesAnswer> {
    const said = slots.customer === undefined ? undefined : [slots.customer].flat().join('、')
    const onFile = said === undefined ? undefined : await findCustomer(turn.person, said)
    if (onFile?.sure) return { replies: [{ kind: 'card', card: noDealYet(onFile.customer) }] }
    if (said !== undefined) {
      return say(`你看得到的商机里没有“${said}”，给不了概率。说一句他们的情况，比如行业、阶段、卡在哪，我现算一个。`)
    }
    const standings = await inHand(turn)
    if (standings.length === 0) return say('说的是哪一单？说客户名，或者说一句客户情况，我现算一个。')
    return say(
      `说的是哪一单？说客户名就行。手上在谈的，把握从大到小：\n${standingsText(standings.slice(0, dealsShown))}`,
    )
  }

  async function ranking(turn: Turn, text: string, { slots }: Understood): Promise<SalesAnswer> {
    const named = await who.open(turn.person, slots.customer, text)
    const standings = await inHand(turn, slots.customer === undefined ? undefined : named.deals.map(({ id }) => id))
    if (standings.length === 0) return say('你看得到的在谈商机里没有这几家，比不了。')
    return say(`把握从大到小：\n${standingsText(standings.slice(0, dealsShown))}`)
  }

  async function book(turn: Turn, { by }: Asked): Promise<SalesAnswer> {
    const standings = await inHand(turn)
    if (standings.length === 0) return say('你手上没有在谈的商机，没有可预测的。')
    return say(by === undefined ? forecastText(standings) : forecastByText(standings, by, turn.today))
  }

  /** Deals going on with where they stand, the likeliest first; one's own, or among `ids`. */
  async function inHand(turn: Turn, ids?: readonly string[]): Promise<Standing[]> {
    const open = await deals.open(turn.person)
    const chosen = ids === undefined ? open : open.filter(({ id }) => ids.includes(id))
    const standings = await Promise.all(
      chosen.map(async (deal) => ({ deal, decision: await cases.ofDeal(turn, deal) })),
    )
    return standings.sort((one, other) => other.decision.estimate.value - one.decision.estimate.value)
  }
}

const dealsShown = 8

const nothingBefore = '之前没有留下可比的推演：这是这一单的第一次。从现在起每次都会留底，下次就能比。'
