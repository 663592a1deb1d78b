import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import { undoWindow } from '../../sales/record/entry.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Hear, Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import { remember } from '../talk/memory.ts'
import type { Who } from '../whom/who.ts'
import { settledCard } from './cards.ts'
import { openCorrect } from './correct.ts'
import { isCorrecting } from './correcting.ts'
import { type Draft, draftsIn, overtakenBy, withoutDraft } from './drafts.ts'
import type { Filing } from './frame.ts'
import { isDraft, lately } from './lately.ts'
import { undone } from './undo.ts'
import { isUndoing } from './undoing.ts'

/** 记下、不记、撤销、更正: what one can do with anything that is filed, whichever skill proposed it. */
export function filingSkill(
  ports: Pick<Ports, 'deals' | 'visits' | 'entries' | 'people'>,
  filing: Filing,
  hear: Hear,
  who: Pick<Who, 'any'>,
): SalesSkill {
  const { entries } = ports
  const correct = openCorrect(ports, filing, hear, who)
  return {
    name: 'filing',
    intents: ['correct.last', 'undo.last'],
    async reply(turn, text, meaning) {
      if (meaning.intents.includes('correct.last')) return correct(turn, text, meaning)
      return isUndoing(text) ? undoLast(turn) : notUndone(turn, text, meaning)
    },
    presses: { keep, drop, undo, settled },
  }

  async function keep(turn: Turn, id: string): Promise<SalesAnswer> {
    const draft = await waiting(turn, id)
    const kept = await filing.keep(turn, draft)
    return kept.changes === undefined
      ? kept
      : { ...kept, replies: [{ kind: 'redraw', card: settledCard(draft.proposal, '已记下') }, ...kept.replies] }
  }

  async function drop(turn: Turn, id: string): Promise<SalesAnswer> {
    return dropped(turn, await waiting(turn, id))
  }

  async function undo(turn: Turn, id: string): Promise<SalesAnswer> {
    const entry = await entries.byId(turn.person, id)
    if (entry === undefined) throw new Refusal('这一条不是你记的，或者已经找不到了。')
    if (entry.undoneAt !== undefined) throw new Refusal('这一条已经撤销过了。')
    if (turn.now.getTime() - Date.parse(entry.at) > undoWindow) {
      throw new Refusal('超过十分钟了，不能撤销。要更正的话，直接说正确的是什么。')
    }
    return undone(ports, turn, entry)
  }

  /** Heard as an order to take something back without saying so: it puts something right, or is heard as if nothing had been filed. */
  async function notUndone(turn: Turn, text: string, meaning: Understood): Promise<SalesAnswer> {
    if (isCorrecting(text)) return correct(turn, text, meaning)
    const { pending } = turn.memory
    if (pending !== undefined)
      return { replies: [], memory: remember(turn.memory, { pending: undefined }), hears: text }
    throw new Refusal('没听明白，什么都没动。要撤销刚记的，就说“撤销”。')
  }

  async function undoLast(turn: Turn): Promise<SalesAnswer> {
    const [last] = await lately(entries, turn, undoWindow)
    if (last === undefined) throw new Refusal('最近十分钟没有可以撤销的记录。更早的要更正，直接说正确的是什么。')
    return isDraft(last) ? dropped(turn, last) : undone(ports, turn, last)
  }

  /** What still waits for its tap; else a `Refusal` that says why its card has nothing more to do. */
  async function waiting({ person, memory }: Turn, id: string): Promise<Draft> {
    const draft = draftsIn(memory).find((one) => one.id === id)
    // Its page may have written it since.
    if (draft !== undefined && (await entries.byId(person, id)) === undefined) return draft
    const newer = overtakenBy(memory, id)
    if (draftsIn(memory).some((one) => one.id === newer))
      throw new Refusal('这张之后又改过，以新的那张为准。点这张没有写任何东西。')
    const entry = await entries.byId(person, newer ?? id)
    if (entry === undefined) throw new Refusal('这张卡片已失效，没有写任何东西。需要记的话，再说一遍。')
    throw new Refusal(
      entry.undoneAt === undefined ? '这条已经记过了，没有重复记。' : '这条已经撤销了，需要的话再说一遍。',
    )
  }
}

function dropped({ memory }: Turn, { id, proposal }: Draft): SalesAnswer {
  return {
    replies: [
      { kind: 'redraw', card: settledCard(proposal, '没有记') },
      { kind: 'text', text: `好，${proposal.name}没有记。` },
    ],
    memory: remember(withoutDraft(memory, id), { pending: undefined }),
  }
}

async function settled(_turn: Turn, label: string): Promise<SalesAnswer> {
  throw new Refusal(`这张卡片已经处理过：${label}。`)
}
