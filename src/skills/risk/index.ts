import type { Turn } from '../../conversation/skill.ts'
import type { Day } from '../../language/calendar.ts'
import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import type { Found, FoundRow } from '../../sales/risk/findings.ts'
import { sayStage } from '../../sales/stage.ts'
import type { Slots } from '../../understanding/understood.ts'
import type { SalesAnswer, SalesSkill } from '../ports.ts'
import { say } from '../say.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { isCalled } from '../whom/is-called.ts'
import { asksForHeatmap } from './asked.ts'
import type { Board } from './board.ts'
import { dealCard, listCard } from './cards.ts'
import { groupPicture } from './group-picture.ts'

/** 查风险, from records and what other systems told: each a signal to check, with what it rests on; none a verdict. */
export function riskSkill(board: Board, findDeal: FindDeal): SalesSkill {
  return {
    name: 'risk',
    intents: ['risk.query'],
    shown: {
      title: '查风险',
      what: '投诉、预算、决策链、对手、沉默……哪些单要留意，凭什么，怎么办',
      examples: ['哪些单子有风险', '宏达精密这单健康吗'],
    },

    presses: { dismiss },

    async reply(turn, text, { slots }) {
      const found = await findDeal(turn, text, slots.customer)
      if (found.asked !== undefined) return found.asked
      if (found.deal !== undefined) return one(turn, found.deal.id)
      if (slots.customer !== undefined) {
        return say(
          `记录里没有找到${[slots.customer].flat().join('、')}还在跟的单，所以看不出风险。先建商机，或换个叫法再问。`,
        )
      }
      const talkedAbout = turn.memory['deal']
      if (talkedAbout !== undefined && !asksForMany(text, slots)) return one(turn, talkedAbout)
      return list(turn, slots)
    },
  }

  /** The first signal of the card is said not to apply; what is left is shown. */
  async function dismiss(turn: Turn, argument: string): Promise<SalesAnswer> {
    const [dealId = '', signal = ''] = argument.split(' ')
    await board.dismiss(turn.person, dealId, signal, turn.today)
    const { replies } = await one(turn, dealId)
    return { replies: [{ kind: 'text', text: '标上了，这一项一有变化会再提醒你。' }, ...replies] }
  }

  async function one({ person, today }: Turn, id: string): Promise<SalesAnswer> {
    const row = await board.one(person, id, today)
    if (row === undefined) return say('这一单已经不在跟了，没有要看的信号。')
    return { replies: [{ kind: 'card', card: dealCard(row, today) }] }
  }

  async function list({ person, today, group }: Turn, slots: Slots): Promise<SalesAnswer> {
    const narrowed = filtersOf(slots).length > 0
    const looked = await board.look(person, today, {}, narrowed ? everyDeal : shown)
    if (looked.count === 0) return say('记录里没有在跟的商机，所以没有可看的。')
    const others = reachOf(person, 'see', 'deal') !== 'own'
    const fitting = narrowed ? only(looked, slots) : looked
    const those = narrowed ? { dealIds: fitting.rows.map(({ deal }) => deal.id) } : {}
    const tallies = fitting.speaking > shown ? await board.tally(person, those) : []
    const card = listCard(fitting, tallies, others)
    const picture = group && (await pictureFor(person, today, narrowed, fitting))
    return {
      replies: [
        { kind: 'card', card },
        ...(group === undefined || picture === undefined ? [] : [{ kind: 'picture' as const, picture, to: group }]),
      ],
    }
  }

  /** For the group it was asked in: more rows than a card has, and nothing that says whose they are. */
  async function pictureFor(person: Person, today: Day, narrowed: boolean, found: Found) {
    const looked = narrowed ? found : await board.found(person, today, {}, drawn)
    return groupPicture(looked, await board.columns(person))
  }
}

/** Rows of a picture. */
const drawn = 12

/** What a card shows; and more deals than a company has, for filters that only the record in full can answer. */
const shown = 5
const everyDeal = 1_000_000

/** 哪些, 几个, or a filter: not the one deal the talk is about. */
function asksForMany(text: string, slots: Slots): boolean {
  return (
    asksForHeatmap(text) ||
    /哪[些几个单]|几[个单]|多少|列|所有|全部/.test(text) ||
    slots.scope !== undefined ||
    filtersOf(slots).length > 0
  )
}

function filtersOf({ stage, region, industry, owner, competitor, amount_min }: Slots): unknown[] {
  return [stage, region, industry, owner, competitor, amount_min].filter((filter) => filter !== undefined)
}

function only({ rows, ...looked }: Found, slots: Slots): Found {
  const fitting = rows.filter((row) => fits(row, slots))
  const speaking = fitting.filter(({ levels }) =>
    Object.values(levels).some(({ level }) => level === 'high' || level === 'watch'),
  )
  return { ...looked, rows: speaking, count: fitting.length, speaking: speaking.length }
}

/** What was asked for beside risk; what a deal's record does not tell does not fit. */
function fits({ deal }: FoundRow, slots: Slots): boolean {
  const { facts, stage, ownerName } = deal
  const amount = (facts.amount ?? facts.quote ?? facts.budget)?.value
  const rivals = facts.competitors?.value ?? []
  return (
    (slots.stage === undefined || sayStage(stage) === slots.stage) &&
    (slots.region === undefined || facts.region?.value.includes(slots.region) === true) &&
    (slots.industry === undefined || facts.industry?.value === slots.industry) &&
    (slots.owner === undefined || isCalled(ownerName, slots.owner)) &&
    (slots.competitor === undefined || slots.competitor.some((name) => rivals.includes(name))) &&
    (slots.amount_min === undefined || (amount?.max ?? amount?.min ?? 0) >= slots.amount_min * 100)
  )
}
