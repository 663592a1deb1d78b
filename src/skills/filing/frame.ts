import type { Turn } from '../../conversation/skill.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import type { SalesChange } from '../../sales/change.ts'
import type { Entry } from '../../sales/record/entry.ts'
import type { Intent } from '../../understanding/understood.ts'
import { uninvited } from '../calendar/invitation.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { remember, type Talk } from '../talk/memory.ts'
import { previewCard, settledCard } from './cards.ts'
import { type Draft, withDraft, withoutDraft } from './drafts.ts'
import type { Filer, Proposal } from './filer.ts'
import { informing } from './inform.ts'
import { moveOf } from './move.ts'
import { namedWithAuthors, overtakenIn } from './overtaken.ts'
import { putRight } from './put-right.ts'
import { asTheyStand, without } from './records.ts'
import { takeBack } from './take-back.ts'
import { openWrite } from './write.ts'

/** What skills use to write, and the frame's own buttons to go on. */
export interface Filing {
  /** Shows what would be written; nothing is, before the tap. */
  propose<Source>(turn: Turn, filer: Filer<Source>, source: Source, note?: string): Promise<SalesAnswer>
  /** Writes at once what may be taken back with one tap: for what the bot answers for alone. */
  file<Source>(turn: Turn, filer: Filer<Source>, source: Source): Promise<SalesAnswer>
  /** Writes what was shown and confirmed on a page, under the id that the page gave it. */
  confirmed<Source>(turn: Turn, filer: Filer<Source>, source: Source, id: string): Promise<SalesAnswer>
  /** Shows a draft put right, or with what was missing, on a card in the place of the last. */
  correct(turn: Turn, draft: Draft, source: unknown): Promise<SalesAnswer>
  /** Writes a draft as it was shown. */
  keep(turn: Turn, draft: Draft): Promise<SalesAnswer>
  /** Writes an entry once more, put right, in the place of what it was. */
  replace(turn: Turn, entry: Entry, source: unknown): Promise<SalesAnswer>
  filerOf(intent: string): Filer<unknown> | undefined
}

/** The one way in which anything is written at a person's word. */
export function openFiling(
  ports: Pick<
    Ports,
    'deals' | 'customers' | 'contacts' | 'decisions' | 'guesses' | 'libraries' | 'solutions' | 'people'
  >,
  cases: Cases,
  filers: readonly Filer<unknown>[],
): Filing {
  const { deals } = ports
  const records = asTheyStand(ports, cases)
  const write = openWrite(ports, cases)
  return { propose, file, confirmed, correct, keep, replace, filerOf }

  async function propose<Source>(
    turn: Turn,
    filer: Filer<Source>,
    source: Source,
    note?: string,
  ): Promise<SalesAnswer> {
    return shown(turn, await drafted(turn, filer, source), note)
  }

  async function file<Source>(turn: Turn, filer: Filer<Source>, source: Source): Promise<SalesAnswer> {
    return write(turn, await drafted(turn, filer, source), { level: 'auto', records })
  }

  async function confirmed<Source>(turn: Turn, filer: Filer<Source>, source: Source, id: string): Promise<SalesAnswer> {
    return keep(turn, { ...(await drafted(turn, filer, source)), id })
  }

  async function correct(turn: Turn, draft: Draft, source: unknown): Promise<SalesAnswer> {
    const proposal = await known(draft.intent).draft(turn, source, records)
    const note = `${putRight(draft.proposal, proposal).join('；')}，还没有记`
    return shown(turn, { ...draft, ...stampOf(turn), source, proposal }, note, draft.id)
  }

  async function keep(turn: Turn, draft: Draft): Promise<SalesAnswer> {
    mayWrite(turn, known(draft.intent))
    const why = await known(draft.intent).stale?.(turn, draft.source)
    if (why !== undefined) throw new Refusal(why)
    const moved = await overtakenIn(turn, draft.proposal.changes, deals)
    if (moved.length > 0) {
      const lines = await namedWithAuthors(turn, moved, draft.at, deals)
      const proposal = await known(draft.intent).draft(turn, draft.source, records)
      const now = { ...draft, ...stampOf(turn), proposal }
      const again = await shown(turn, now, '按现在的记录重新列了一遍', draft.id)
      const text = `这次没有写：你看过之后记录动过了，${lines}。`
      const old = settledCard(draft.proposal, '看新的一张')
      return { ...again, replies: [{ kind: 'redraw', card: old }, { kind: 'text', text }, ...again.replies] }
    }
    const written = await write(turn, draft, { level: 'confirm', records })
    return { ...written, memory: withoutDraft(written.memory ?? turn.memory, draft.id) }
  }

  async function replace(turn: Turn, entry: Entry, source: unknown): Promise<SalesAnswer> {
    const filer = known(entry.intent)
    const before = without(entry, records, cases)
    const draft = await drafted(turn, filer, source, before)
    const was = await filer.draft(turn, JSON.parse(entry.source), before)
    const put = { title: '已更正', note: putRight(was, draft.proposal).join('；') }
    const { changes = [], ...answer } = await write(turn, draft, { level: 'auto', records: before, put })
    const taken: SalesChange[] = [
      { kind: 'entry.undone', level: 'auto', subject: entry.id },
      ...takeBack(entry.changes),
    ]
    const told = await informing(ports.people, turn, uninvited(turn, entry.changes))
    return { ...answer, replies: [...told, ...answer.replies], changes: [...taken, ...changes] }
  }

  async function drafted<Source>(turn: Turn, filer: Filer<Source>, source: Source, against = records): Promise<Draft> {
    mayWrite(turn, filer)
    const proposal = await filer.draft(turn, source, against)
    return { ...stampOf(turn), intent: filer.intent, source, proposal }
  }

  async function shown(turn: Turn, draft: Draft, note?: string, overtakes?: string): Promise<SalesAnswer> {
    const move = await moveOf(turn, cases, draft.proposal, records)
    return {
      replies: [{ kind: 'card', card: previewCard(draft.id, draft.proposal, move, note) }],
      memory: remember(withDraft(turn.memory, draft, overtakes), {
        ...(await aboutDeal(turn, draft.proposal)),
        pending: pendingOf(draft),
      }),
    }
  }

  /** From the card on the talk is about its deal. */
  async function aboutDeal({ person, memory }: Turn, { dealId }: Proposal): Promise<Partial<Talk>> {
    const deal = dealId === undefined || dealId === memory['deal'] ? undefined : await deals.byId(person, dealId)
    return deal === undefined ? {} : { deal: deal.id, customer: deal.customer, decision: undefined }
  }

  function filerOf(intent: string): Filer<unknown> | undefined {
    return filers.find((filer) => filer.intent === intent)
  }

  function known(intent: Intent | string): Filer<unknown> {
    const filer = filerOf(intent)
    if (filer === undefined) throw new Refusal('这一类记录现在改不了，请重新说一遍。')
    return filer
  }
}

function stampOf({ newId, now }: Turn): Pick<Draft, 'id' | 'at'> {
  return { id: newId(), at: now.toISOString() }
}

function mayWrite({ person }: Turn, { writes = 'deal' }: { writes?: Filer<unknown>['writes'] }): void {
  if (reachOf(person, 'change', writes) === undefined)
    throw new Refusal('你的角色只能查看，这类记录请由负责的销售来写。')
}

/** What the bot showed last: a card that waits for its tap, or the question on it. */
function pendingOf({ intent, proposal: { asks } }: Draft): string {
  return asks === undefined ? `card:${intent}` : `ask:${asks}`
}
