import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { basisWithShare, interval, percent, whoOf } from '../../sales/sandbox/describe.ts'
import { sayTold } from '../../sales/told-time.ts'
import type { Slots, Understood } from '../../understanding/understood.ts'
import { toldIn } from '../hearing/told-times.ts'
import type { Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { pageOf as addressOf } from '../sandbox/cards.ts'
import type { Cases } from '../sandbox/cases.ts'
import { factsFrom } from '../sandbox/facts-from-slots.ts'
import { decided } from '../sandbox/index.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import { type Known, pageOf, pageText, titleOf } from './page.ts'
import { returnPreview, returnSheet } from './return-sheet.ts'

type Needs = Pick<Ports, 'deals' | 'decisions' | 'visits' | 'tasks' | 'calendar' | 'libraries'>

/** Pages of one message beyond these are asked for once more. */
const mostAtOnce = 3
const visitsRead = 5

/** 拜访前一页纸: what is on record about a customer, what to ask and what would move it; a return sheet on a second tap. */
export function previsitSkill(ports: Needs, findDeal: FindDeal, cases: Cases): SalesSkill {
  return {
    name: 'previsit',
    intents: ['brief.previsit'],
    shown: {
      title: '拜访准备',
      what: '上次说好什么、谁没见到、会提什么异议、先问哪三句',
      examples: ['明天拜访宏达精密，准备一下'],
    },

    async reply(turn, text, meaning) {
      let together: SalesAnswer = { replies: [] }
      for (const { name, slots } of whoIn(meaning).slice(0, mostAtOnce)) {
        const found = await findDeal(turn, text, name)
        if (found.asked !== undefined) return found.asked
        const standing = found.deal === undefined ? await talkedAbout(turn, name) : await cases.ofDeal(turn, found.deal)
        const decision = standing ?? (await cases.make(turn, factsFrom(text, { ...meaning, slots }, turn.today), {}))
        const answer =
          meaning.tier === 'confirm' && asksForSheet(text) ? sheetFor(decision) : await page(turn, decision, slots)
        together = {
          replies: [...together.replies, ...answer.replies],
          // A decision made just now has to be there when its buttons are pressed.
          changes: [...(together.changes ?? []), ...(standing === undefined ? [decided(decision)] : [])],
        }
      }
      return together
    },

    presses: {
      page: async (turn, id) => page(turn, await visible(turn, id), {}),
      sheet: async (turn, id) => ({ replies: [{ kind: 'text', text: returnSheet(await visible(turn, id)) }] }),
      nosheet: async () => ({ replies: [{ kind: 'text', text: '好，不出了。' }] }),
    },
  }

  async function visible(turn: Turn, id: string): Promise<Decision> {
    const decision = await cases.byId(turn, id)
    if (decision === undefined) throw new Refusal('找不到这张卡片对应的客户，可能不是发给你的。')
    return decision
  }

  function sheetFor(decision: Decision): SalesAnswer {
    return { replies: [{ kind: 'card', card: returnPreview(decision) }] }
  }

  async function page(turn: Turn, decision: Decision, slots: Slots): Promise<SalesAnswer> {
    const known = await knownOf(turn, decision)
    const when = toldIn(slots)
    const title = titleOf(known, when === undefined ? undefined : sayTold(when, turn.today))
    return {
      replies: [
        { kind: 'text', text: pageText(title, pageOf(known)) },
        { kind: 'card', card: cardOf(known) },
      ],
    }
  }

  /** What one has oneself noted, agreed and left to do, beside what is known of the deal. */
  async function knownOf({ person, today }: Turn, decision: Decision): Promise<Known> {
    const { dealId } = decision
    const isOf = (one: { dealId?: string }) => dealId !== undefined && one.dealId === dealId
    const [visits, tasks, booked, library] = await Promise.all([
      dealId === undefined ? [] : ports.visits.ofDeal(person, dealId, visitsRead),
      ports.tasks.open(person),
      ports.calendar.between(person, today, '9999-12-31'),
      ports.libraries.of(person.tenantId),
    ])
    return {
      decision,
      visits,
      tasks: tasks.filter(isOf),
      appointments: booked.filter(isOf),
      library,
      today,
    }
  }

  /** Without a name, whom the talk is about. */
  async function talkedAbout(turn: Turn, name: string | undefined): Promise<Decision | undefined> {
    const id = name === undefined ? turn.memory['decision'] : undefined
    const talk = id === undefined ? undefined : await ports.decisions.byId(turn.person, id)
    return talk === undefined ? undefined : cases.current(turn, talk)
  }
}

/** Each customer to be prepared for, with what was said of them. */
function whoIn({ slots }: Understood): { name: string | undefined; slots: Slots }[] {
  const records = (slots.records ?? []).filter(({ customer }) => customer !== undefined)
  if (records.length > 0)
    return records.flatMap((record) => namesIn(record).map((name) => ({ name, slots: { ...record, customer: name } })))
  const names = namesIn(slots)
  return names.length === 0
    ? [{ name: undefined, slots }]
    : names.map((name) => ({ name, slots: { ...slots, customer: name } }))
}

function namesIn({ customer }: Slots): string[] {
  return customer === undefined ? [] : [customer].flat()
}

function asksForSheet(text: string): boolean {
  return /roi|回[收本]|投[产资]?(?:入)?(?:产出|回报)|测算/i.test(text)
}

/** What one can do with the page above it: nothing on it stands there already. */
function cardOf({ decision }: Known): Card {
  const { estimate, facts } = decision
  return {
    title: `${whoOf(facts)}，赢单概率 ${percent(estimate.value)}（${interval(estimate)}）`,
    subtitle: basisWithShare(estimate),
    blocks: [],
    buttons: [
      { label: '接着怎么说', action: 'sandbox.show', argument: decision.id, emphasis: 'primary' },
      { label: '记拜访', action: 'visit.start', argument: decision.id },
      { label: '出 ROI 草稿', action: 'previsit.sheet', argument: decision.id },
    ],
    link: { label: '详情', path: addressOf(decision) },
  }
}
