import type { Turn } from '../../conversation/skill.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import { nothingKnown } from '../../sales/facts.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Filing } from '../filing/frame.ts'
import { remember, talkAbout } from '../memory.ts'
import type { SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { toldFacts } from '../sandbox/facts-from-slots.ts'
import type { FindDeal } from '../which-deal.ts'
import { visitFiler } from './filer.ts'

const longestNote = 600

/** 记拜访: one sentence is shown with what it changes, and filed with one tap. */
export function visitSkill(findDeal: FindDeal, cases: Cases, filing: Filing): SalesSkill {
  return {
    name: 'visit',
    intents: ['visit.log'],
    absorbs: ['deal.update', 'chain.update'],
    shown: {
      title: '记拜访',
      what: '一句话记拜访，确认后才写，十分钟内能撤销',
      examples: ['刚见了张主任，他说预算月底批', '打电话给王经理，没接'],
    },

    async reply(turn, text, meaning) {
      if (turn.awaited && !canBeVisit(meaning)) return undefined
      const note = text.trim().slice(0, longestNote)
      const names = customersIn(meaning)
      const found = names.length === 1 ? await findDeal(turn, text, names) : {}
      if (found.asked !== undefined) return found.asked
      const before = found.deal === undefined ? await talkedAbout(turn, meaning) : await cases.ofDeal(turn, found.deal)
      const heard = { ...meaning, intents: [...meaning.intents, 'visit.log' as const] }
      const { dealId } = before ?? {}
      return filing.propose(turn, visitFiler, {
        note,
        at: turn.now.toISOString(),
        on: meaning.slots.datetime ?? turn.today,
        news: toldFacts(note, heard, before?.facts ?? nothingKnown, turn.today),
        customers: names,
        ...(dealId === undefined ? {} : { dealId }),
        ...(before === undefined || dealId !== undefined ? {} : { decision: before.id }),
      })
    },

    presses: { start },
  }

  async function start(turn: Turn, decisionId: string): Promise<SalesAnswer> {
    if (reachOf(turn.person, 'change', 'deal') === undefined) {
      throw new Refusal('你的角色只能查看，拜访请由负责的销售来记。')
    }
    const decision = await cases.byId(turn, decisionId)
    if (decision === undefined) throw new Refusal('找不到这张卡片对应的推演，可能不是发给你的。')
    return {
      replies: [{ kind: 'text', text: '说吧，见了谁、聊到什么、约了什么，一句话就行。我先给你看，你确认了才记。' }],
      memory: remember(turn.memory, talkAbout(await cases.current(turn, decision))),
      awaits: 'visit',
    }
  }

  /** What the talk is about, when no other name was said. */
  async function talkedAbout(turn: Turn, meaning: Understood): Promise<Decision | undefined> {
    const id = turn.memory['decision']
    const talk = id === undefined ? undefined : await cases.byId(turn, id)
    return talk === undefined || !concerns(meaning, talk) ? undefined : cases.current(turn, talk)
  }
}

/** What was asked for as a visit is one, unless the words plainly are something else. */
function canBeVisit({ intents }: Understood): boolean {
  return !intents.some((intent) => ['sandbox.whatif', 'undo.last', 'correct.last', 'help'].includes(intent))
}

/** Other names are other customers. */
function concerns(meaning: Understood, { facts }: Decision): boolean {
  const names = customersIn(meaning)
  return names.length === 0 || (names.length === 1 && names[0] === facts.customer?.value)
}

/** Every customer a message names. */
function customersIn({ slots }: Understood): string[] {
  return [slots, ...(slots.records ?? [])].flatMap(({ customer }) => (customer === undefined ? [] : [customer].flat()))
}
