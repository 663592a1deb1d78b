import type { Turn } from '../../conversation/skill.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import { nothingKnown } from '../../sales/facts.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { whoOf } from '../../sales/sandbox/describe.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Filer } from '../filing/filer.ts'
import type { Filing } from '../filing/frame.ts'
import type { Hear, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { toldFacts } from '../sandbox/facts-from-slots.ts'
import { remember, talkAbout } from '../talk/memory.ts'
import type { FindCustomer } from '../whom/find-customer.ts'
import type { FindDeal } from '../whom/find-deal.ts'
import type { ToldVisit } from './filer.ts'
import type { VisitForms } from './forms.ts'
import type { JustHeld } from './just-held.ts'
import { asVisit, type Part, partsOf } from './told.ts'

/** 记拜访: one sentence is shown with what it changes, and filed with one tap. */
export function visitSkill(
  justHeld: JustHeld,
  findDeal: FindDeal,
  findCustomer: FindCustomer,
  cases: Cases,
  filing: Filing,
  filer: Filer<ToldVisit>,
  hear: Hear,
  forms: Pick<VisitForms, 'file'>,
): SalesSkill {
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
      let together: SalesAnswer = { replies: [] }
      const parts = partsOf(text, meaning)
      for (const part of parts) {
        const { memory = turn.memory } = together
        const heard = parts.length === 1 ? part : await alone(turn, part)
        const answer = await propose({ ...turn, memory }, text, heard)
        if (answer.halts) return answer
        together = { ...answer, replies: [...together.replies, ...answer.replies] }
      }
      return together
    },

    presses: { start, file: forms.file },
  }

  /** Of several customers each is heard by itself, so that nobody gets what was said of another. */
  async function alone(turn: Turn, part: Part): Promise<Part> {
    const { memory: _, ...viewing } = turn
    const heard = await hear(part.note, viewing)
    const { slots } = part.meaning
    return { ...part, meaning: { ...part.meaning, slots: { ...slots, ...heard.slots, ...onlyCustomer(slots) } } }
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

  async function propose(turn: Turn, text: string, { customer, note, meaning }: Part): Promise<SalesAnswer> {
    const held = customer === undefined ? await justHeld(turn) : undefined
    const found = held?.deal === undefined ? await findDeal(turn, text, customer, meaning.slots) : { deal: held.deal }
    if (found.asked !== undefined) return found.asked
    const before = found.deal === undefined ? await talkedAbout(turn, customer) : await cases.ofDeal(turn, found.deal)
    const dealId = before?.dealId
    const onFile = customer === undefined ? undefined : await findCustomer(turn.person, customer)
    return filing.propose(turn, filer, {
      note,
      at: turn.now.toISOString(),
      on: meaning.slots.datetime ?? turn.today,
      news: toldFacts(note, asVisit(meaning), before?.facts ?? nothingKnown, turn.today),
      ...(meaning.intents.includes('calendar.create') ? { besideAppointment: true as const } : {}),
      ...(customer === undefined ? {} : { customer }),
      ...(onFile?.sure ? { customerId: onFile.customer.id } : {}),
      ...(dealId === undefined ? {} : { dealId }),
      ...(before === undefined || dealId !== undefined ? {} : { decision: before.id, who: whoOf(before.facts) }),
    })
  }

  /** What the talk is about, when no other name was said. */
  async function talkedAbout(turn: Turn, customer: string | undefined): Promise<Decision | undefined> {
    const talk = await cases.talkedAbout(turn)
    return customer !== undefined && customer !== talk?.facts.customer?.value ? undefined : talk
  }
}

function onlyCustomer({ customer }: Understood['slots']): Pick<Understood['slots'], 'customer'> {
  return customer === undefined ? {} : { customer }
}

/** What was asked for as a visit is one, unless the words plainly are something else. */
function canBeVisit({ intents }: Understood): boolean {
  return !intents.some((intent) => ['sandbox.whatif', 'undo.last', 'correct.last', 'help'].includes(intent))
}
