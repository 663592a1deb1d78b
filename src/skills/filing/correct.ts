import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Understood } from '../../understanding/understood.ts'
import type { Hear, Ports, SalesAnswer } from '../ports.ts'
import { remember } from '../talk/memory.ts'
import type { Who } from '../whom/who.ts'
import { isCorrecting, withoutPointer } from './correcting.ts'
import type { Filing } from './frame.ts'
import { dealOf, type Filed, isDraft, lately, nameOf, sourceOf } from './lately.ts'
import { refuseIfNewerRestsOn } from './undo.ts'

/** Puts right what a message is about: shown again, or written in the place of what it was. */
export type Correct = (turn: Turn, text: string, meaning: Understood) => Promise<SalesAnswer>

/** How long an entry may still be put right in words, as long as nothing newer rests on it. */
const correctionWindow = 24 * 60 * 60_000

/** Two cards of one message are tapped within this, in milliseconds. */
const oneBreath = 2 * 60_000

export function openCorrect(
  ports: Pick<Ports, 'deals' | 'visits' | 'entries'>,
  filing: Filing,
  hear: Hear,
  who: Pick<Who, 'any'>,
): Correct {
  return async (turn, text, meaning) => {
    const all = await lately(ports.entries, turn, correctionWindow)
    const [last] = all
    const isWaited = turn.memory['pending'] !== undefined
    const isOther = await isAnotherMatter(turn, text, last)
    if (isOther && isWaited) return heardAnew(turn, text)
    if (last === undefined && isWaited) return heardAnew(turn, text)
    if (last === undefined) throw new Refusal('没找到刚记的内容，什么都没改。把正确的情况整句再说一遍就行。')
    const found = isOther ? undefined : await fitting(turn, text, meaning, all)
    if (found === undefined && isWaited && !isCorrecting(text)) return heardAnew(turn, text)
    if (found === undefined) throw new Refusal(`没看出${nameOf(last)}里要改哪一项，什么都没改。说“不是A，是B”就行。`)
    const { wrong, right } = found
    if (isDraft(wrong)) return filing.correct(turn, wrong, right)
    await refuseIfNewerRestsOn(ports, turn, wrong)
    return filing.replace(turn, wrong, right)
  }

  /**
   * After something was filed nearly anything reads like a correction. What says of itself that it is one is, and so is what
   * could be nothing else; a visit, an order or a question is heard as what it is, and so is what names another customer.
   */
  async function isAnotherMatter(turn: Turn, text: string, last: Filed | undefined): Promise<boolean> {
    if (isCorrecting(text)) return false
    const { intents, slots } = await hear(text, { ...turn, memory: remember(turn.memory, { pending: undefined }) })
    if (intents.some((intent) => matters.includes(intent))) return true
    if (slots.customer !== undefined && intents.some((intent) => news.includes(intent))) return true
    const named = (await who.any(turn.person, slots.customer, text)).deals
    return named.length > 0 && named.every(({ id }) => id !== (last && dealOf(last)))
  }

  /** The newest thing that the words can be about, among those filed in one breath with the last, or all when they point back. */
  async function fitting(turn: Turn, text: string, meaning: Understood, all: readonly Filed[]) {
    const [last] = all
    const said = withoutPointer(text)
    const isPointed = said !== text
    const meant = isPointed ? await hear(said, turn) : meaning
    for (const wrong of all) {
      const isOlder = last !== undefined && Date.parse(last.at) - Date.parse(wrong.at) > oneBreath
      if (isOlder && !isPointed) return undefined
      const right = await filing.filerOf(wrong.intent)?.corrected?.(turn, sourceOf(wrong), said, meant)
      if (right !== undefined) return { wrong, right }
    }
    return undefined
  }
}

function heardAnew({ memory }: Turn, text: string): SalesAnswer {
  return { replies: [], memory: remember(memory, { pending: undefined }), hears: text }
}

/** What is news where it names its customer, and may be a correction where it does not. */
const news: readonly string[] = ['deal.update', 'chain.update']

/** What stands on its own, whatever was filed before it. */
const matters: readonly string[] = [
  'visit.log',
  'deal.create',
  'deal.won',
  'deal.lost',
  'stage.change',
  'task.create',
  'calendar.create',
  'customer.query',
  'brief.daily',
  'brief.previsit',
  'team.query',
  'risk.query',
  'score.explain',
  'approval.request',
]
