import type { Turn } from '../../conversation/skill.ts'
import { Refusal } from '../../people/refusal.ts'
import type { SalesChange } from '../../sales/change.ts'
import type { NewDeal } from '../../sales/deal.ts'
import { type Entry, undoWindow } from '../../sales/record/entry.ts'
import { differences } from '../../sales/record/field-change.ts'
import type { Understood } from '../../understanding/understood.ts'
import { remember } from '../memory.ts'
import type { Hear, Ports, SalesAnswer, SalesSkill } from '../ports.ts'
import type { Who } from '../who.ts'
import { settledCard } from './cards.ts'
import { isCorrecting } from './correcting.ts'
import { type Draft, draftsIn, withoutDraft } from './drafts.ts'
import type { Filing } from './frame.ts'
import { namedWithAuthors, overtakenIn } from './overtaken.ts'
import { takeBack } from './take-back.ts'

/** How long an entry may still be put right in words, as long as nothing newer rests on it. */
const correctionWindow = 24 * 60 * 60_000

/** 记下、不记、撤销、更正: what one can do with anything that is filed, whichever skill proposed it. */
export function filingSkill(
  { deals, visits, entries }: Pick<Ports, 'deals' | 'visits' | 'entries'>,
  filing: Filing,
  hear: Hear,
  who: Pick<Who, 'any'>,
): SalesSkill {
  return {
    name: 'filing',
    intents: ['correct.last', 'undo.last'],
    async reply(turn, text, meaning) {
      return meaning.intents.includes('correct.last') ? correct(turn, text, meaning) : undoLast(turn)
    },
    presses: { keep, drop, undo, settled },
  }

  async function keep(turn: Turn, id: string): Promise<SalesAnswer> {
    const draft = draftIn(turn, id)
    if (draft === undefined) throw new Refusal(await whatBecameOf(turn, id))
    const kept = await filing.keep(turn, draft)
    return kept.changes === undefined
      ? kept
      : { ...kept, replies: [{ kind: 'redraw', card: settledCard(draft.proposal, '已记下') }, ...kept.replies] }
  }

  async function drop(turn: Turn, id: string): Promise<SalesAnswer> {
    const draft = draftIn(turn, id)
    if (draft === undefined) throw new Refusal(await whatBecameOf(turn, id))
    return dropped(turn, draft)
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

  /** Why a card has nothing more to do. */
  async function whatBecameOf({ person }: Turn, id: string): Promise<string> {
    const entry = await entries.byId(person, id)
    if (entry === undefined) return '这张卡片已失效，没有写任何东西。需要记的话，再说一遍。'
    return entry.undoneAt === undefined ? '这条已经记过了，没有重复记。' : '这条已经撤销了，需要的话再说一遍。'
  }

  async function settled(_turn: Turn, label: string): Promise<SalesAnswer> {
    throw new Refusal(`这张卡片已经处理过：${label}。`)
  }

  async function undo(turn: Turn, id: string): Promise<SalesAnswer> {
    const entry = await entries.byId(turn.person, id)
    if (entry === undefined) throw new Refusal('这一条不是你记的，或者已经找不到了。')
    if (entry.undoneAt !== undefined) throw new Refusal('这一条已经撤销过了。')
    if (turn.now.getTime() - Date.parse(entry.at) > undoWindow) {
      throw new Refusal('超过十分钟了，不能撤销。要更正的话，直接说正确的是什么。')
    }
    return undone(turn, entry)
  }

  async function undone(turn: Turn, entry: Entry): Promise<SalesAnswer> {
    await refuseIfNewerRestsOn(turn, entry)
    const back = await withoutWhatOthersNeed(turn, entry)
    const own = entry.changes.find((change) => change.kind === 'sandbox.decided')?.subject
    const restsOnIt = own !== undefined && turn.memory['decision'] !== own
    const home = restsOnIt || entry.decisionBefore === undefined ? {} : { decision: entry.decisionBefore }
    return {
      replies: [
        { kind: 'redraw', card: settledCard({ name: entry.name, about: '已经不在记录里' }, '已撤销') },
        { kind: 'text', text: undoneWords(entry, restsOnIt) },
      ],
      changes: [...back, { kind: 'entry.undone', level: 'auto', subject: entry.id }],
      memory: remember(turn.memory, { ...home, pending: undefined }),
    }
  }

  async function refuseIfNewerRestsOn(turn: Turn, entry: Entry): Promise<void> {
    for (const change of entry.changes) if (change.kind === 'deal.opened') await refuseIfGoneOnWith(turn, change.deal)
    const newer = await overtakenIn(turn, takeBack(entry.changes), deals)
    if (newer.length === 0) return
    const lines = await namedWithAuthors(turn, newer, entry.at, deals)
    throw new Refusal(`${entry.name}撤不回来了，后面又有改动：${lines}。要改哪一项，直接说正确的值。`)
  }

  async function refuseIfGoneOnWith({ person }: Turn, opened: NewDeal): Promise<void> {
    const deal = await deals.byId(person, opened.id)
    const moved = deal === undefined ? [] : differences(opened, deal)
    const visited = await visits.ofDeal(person, opened.id, 1)
    if (moved.length === 0 && visited.length === 0) return
    throw new Refusal('建单以后又记了别的，撤不回来了。这单不跟了，就说“搁置”或“丢了”。')
  }

  /** A customer stays as long as something else is with them. */
  async function withoutWhatOthersNeed({ person }: Turn, entry: Entry): Promise<SalesChange[]> {
    const own = new Set(entry.changes.map(({ subject }) => subject))
    const back: SalesChange[] = []
    for (const change of takeBack(entry.changes)) {
      const isCustomer = change.kind === 'customer.removed'
      const others = isCustomer ? await deals.ofCustomer(person, change.subject) : []
      const seen = isCustomer ? await visits.ofCustomer(person, change.subject, 2) : []
      if ([...others, ...seen].every(({ id }) => own.has(id))) back.push(change)
    }
    return back
  }

  async function undoLast(turn: Turn): Promise<SalesAnswer> {
    const [last] = await lately(turn, undoWindow)
    if (last === undefined) throw new Refusal('最近十分钟没有可以撤销的记录。更早的要更正，直接说正确的是什么。')
    return 'proposal' in last ? dropped(turn, last) : undone(turn, last)
  }

  /**
   * After something was filed nearly anything reads like a correction. What says of itself that it is one is, and so is what
   * could be nothing else; a visit or an order told next is heard as what it is, and so is what names another customer.
   */
  async function isAnotherMatter(turn: Turn, text: string, last: Draft | Entry | undefined): Promise<boolean> {
    if (isCorrecting(text)) return false
    const { intents, slots } = await hear(text, { ...turn, memory: remember(turn.memory, { pending: undefined }) })
    if (intents.some((intent) => matters.includes(intent))) return true
    const named = (await who.any(turn.person, slots.customer, text)).deals
    return named.length > 0 && named.every(({ id }) => id !== (last && dealOf(last)))
  }

  function heardAnew({ memory }: Turn, text: string): SalesAnswer {
    return { replies: [], memory: remember(memory, { pending: undefined }), hears: text }
  }

  /** The draft or the entry put right; shown again, or written in the place of what it was. */
  async function correct(turn: Turn, text: string, meaning: Understood): Promise<SalesAnswer> {
    const all = await lately(turn, correctionWindow)
    const [last] = all
    const isWaited = turn.memory['pending'] !== undefined
    const isOther = await isAnotherMatter(turn, text, last)
    if (isOther && isWaited) return heardAnew(turn, text)
    if (last === undefined) throw new Refusal('没找到刚记的内容，什么都没改。把正确的情况整句再说一遍就行。')
    const found = isOther ? undefined : await fitting(turn, text, meaning, all)
    if (found === undefined && isWaited && !isCorrecting(text)) return heardAnew(turn, text)
    if (found === undefined) throw new Refusal(`没看出${nameOf(last)}里要改哪一项，什么都没改。说“不是A，是B”就行。`)
    const { wrong, right } = found
    if ('proposal' in wrong) return filing.correct(turn, wrong, right)
    await refuseIfNewerRestsOn(turn, wrong)
    return filing.replace(turn, wrong, right)
  }

  /** The newest thing that the words can be about, among those filed in one breath with the last. */
  async function fitting(turn: Turn, text: string, meaning: Understood, all: readonly (Draft | Entry)[]) {
    const [last] = all
    for (const wrong of all) {
      if (last !== undefined && Date.parse(last.at) - Date.parse(wrong.at) > oneBreath) return undefined
      const source = 'proposal' in wrong ? wrong.source : (JSON.parse(wrong.source) as unknown)
      const right = await filing.filerOf(wrong.intent)?.corrected?.(turn, source, text, meaning)
      if (right !== undefined) return { wrong, right }
    }
    return undefined
  }

  /** Whatever was shown or written, the last first. */
  async function lately({ person, memory, now }: Turn, within: number): Promise<(Draft | Entry)[]> {
    const drafts = draftsIn(memory).toReversed()
    const written = await entries.recent(person, new Date(now.getTime() - within))
    const isSaved = memory['pending']?.startsWith('saved:') ?? false
    const all: (Draft | Entry)[] = isSaved ? [...written, ...drafts] : [...drafts, ...written]
    return all.sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
  }
}

/** Two cards of one message are tapped within this, in milliseconds. */
const oneBreath = 2 * 60_000

/** What stands on its own, whatever was filed before it. */
const matters: readonly string[] = [
  'visit.log',
  'deal.create',
  'deal.won',
  'deal.lost',
  'stage.change',
  'task.create',
  'calendar.create',
]

function draftIn({ memory }: Turn, id: string): Draft | undefined {
  return draftsIn(memory).find((draft) => draft.id === id)
}

function dealOf(last: Draft | Entry): string | undefined {
  return 'proposal' in last ? last.proposal.dealId : last.dealId
}

function nameOf(last: Draft | Entry): string {
  return 'proposal' in last ? last.proposal.name : last.name
}

/** Later talk that built on it keeps what it told: that is said, not hidden. */
function undoneWords({ name }: Entry, restsOnIt: boolean): string {
  const rest = restsOnIt ? '后面的推演已经用到它，那张卡片上的概率没有跟着改。' : ''
  return `已撤销，${name}不在记录里了。${rest}`
}
