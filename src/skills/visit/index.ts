import type { Answer, Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { mergeFacts } from '../../sales/facts.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { undoWindow, type Visit } from '../../sales/visit.ts'
import { understand } from '../../understanding/understand.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Ports, SalesSkill, Writes } from '../ports.ts'
import { openCases } from '../sandbox/cases.ts'
import { factsFrom } from '../sandbox/facts-from-slots.ts'
import { keptCard, previewCard } from './cards.ts'

type Reaction = Promise<Answer<Writes>>

const longestNote = 600

/**
 * 记拜访, first form: the rep's own words are kept beside what they were talking about, and pay back at once with the new
 * probability. Nothing is written before it is confirmed.
 */
export function visitSkill(ports: Ports): SalesSkill {
  const { decisions, visits, newId } = ports
  const cases = openCases(ports)
  return {
    name: 'visit',
    level: 'confirm',
    intents: ['visit.log'],
    title: '记拜访',
    about: '一句话记拜访，确认后才写，十分钟内能撤销',
    examples: ['刚见了张主任，他说预算月底批', '打电话给王经理，没接'],

    async reply(turn, { text, meaning }) {
      const { awaiting: _, ...memory } = turn.memory
      if (meaning.intents.includes('undo.last') || meaning.intents.includes('help')) {
        return { replies: [{ kind: 'text', text: '好，不记了。' }], memory }
      }
      const note = text.trim().slice(0, longestNote)
      const id = newId()
      const before = await concerned(turn, meaning)
      const after = before === undefined ? undefined : await afterwards(turn, before, note, meaning)
      const card = previewCard(id, note, customersIn(meaning), before, after)
      return { replies: [{ kind: 'card', card }], memory: { ...memory, visit: note, visitId: id } }
    },

    press(turn, verb, argument) {
      switch (verb) {
        case 'start':
          return start(turn, argument)
        case 'keep':
          return keep(turn, argument)
        case 'drop':
          return drop(turn, argument)
        case 'undo':
          return undo(turn, argument)
        default:
          throw new Refusal('这个按钮已经过期了，重新发一句话就好。')
      }
    },
  }

  async function start(turn: Turn, decisionId: string): Reaction {
    return {
      replies: [{ kind: 'text', text: '说吧，见了谁、聊到什么、约了什么，一句话就行。我先给你看，你确认了才记。' }],
      memory: { ...turn.memory, awaiting: 'visit', decision: decisionId },
    }
  }

  async function keep(turn: Turn, id: string): Reaction {
    const { visit: note, visitId, ...memory } = turn.memory
    if (note === undefined || visitId !== id) {
      throw new Refusal('这张卡片过期了：已经处理过，或者后面又说了新的。没有重复记。')
    }
    const meaning = meaningOf(turn, note)
    const before = await concerned(turn, meaning)
    const after = before === undefined ? undefined : await afterwards(turn, before, note, meaning)
    const visit = visitOf(turn, id, note, before)
    return {
      replies: [{ kind: 'card', card: keptCard(visit, after) }],
      changes: [
        { kind: 'visit.logged', level: 'confirm', subject: id, visit },
        ...(after === undefined
          ? []
          : [{ kind: 'sandbox.decided' as const, level: 'auto' as const, subject: after.id, decision: after }]),
      ],
      memory: after === undefined ? memory : { ...memory, decision: after.id },
    }
  }

  async function drop({ memory }: Turn, id: string): Reaction {
    const { visit: _, visitId, ...rest } = memory
    if (visitId !== id) throw new Refusal('这张卡片过期了，它没有被记下。')
    return { replies: [{ kind: 'text', text: '好，没有记。' }], memory: rest }
  }

  async function undo({ person, now }: Turn, id: string): Reaction {
    const visit = await visits.byId(person, id)
    if (visit === undefined || visit.ownerId !== person.id) throw new Refusal('这一条已经撤销过，或者不是你记的。')
    if (now.getTime() - Date.parse(visit.at) > undoWindow) {
      throw new Refusal('超过十分钟了，不能撤销。要更正的话，再记一条说明。')
    }
    return {
      replies: [{ kind: 'text', text: '已撤销，这条拜访不算数了。概率想按没发生来算，重新说一遍客户情况就行。' }],
      changes: [{ kind: 'visit.undone', level: 'auto', subject: id }],
    }
  }

  /** What the talk was about, when the visit was to the same customer: other names are other customers. */
  async function concerned({ person, memory }: Turn, meaning: Understood): Promise<Decision | undefined> {
    const id = memory['decision']
    const talk = id === undefined ? undefined : await decisions.byId(person, id)
    const names = customersIn(meaning)
    const same = names.length === 0 || (names.length === 1 && names[0] === talk?.facts.customer?.value)
    return same ? talk : undefined
  }

  /** The same case with what the visit told. */
  function afterwards(turn: Turn, before: Decision, note: string, meaning: Understood): Promise<Decision> {
    const told = factsFrom(note, { ...meaning, intents: [...meaning.intents, 'visit.log'] }, turn.today)
    return cases.make(
      turn,
      mergeFacts(before.facts, told),
      before.dealId === undefined ? {} : { dealId: before.dealId },
    )
  }
}

function meaningOf({ now, memory }: Turn, note: string): Understood {
  return understand(note, {
    channel: 'single',
    now,
    context: memory['customer'] === undefined ? {} : { customer: memory['customer'] },
  })
}

/** Every customer a message names. */
function customersIn({ slots }: Understood): string[] {
  return [slots, ...(slots.records ?? [])].flatMap(({ customer }) => (customer === undefined ? [] : [customer].flat()))
}

function visitOf({ person, now }: Turn, id: string, text: string, about: Decision | undefined): Visit {
  return {
    id,
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    ...(about === undefined ? {} : { decisionId: about.id }),
    ...(about?.dealId === undefined ? {} : { dealId: about.dealId }),
    at: now.toISOString(),
    text,
  }
}
