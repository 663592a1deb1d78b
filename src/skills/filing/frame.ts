import type { Turn } from '../../conversation/skill.ts'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Level } from '../../people/responsibility.ts'
import type { SalesChange } from '../../sales/change.ts'
import type { Entry } from '../../sales/record/entry.ts'
import { changed } from '../../sales/record/field-change.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import type { Intent } from '../../understanding/understood.ts'
import { asksFor, withGuess } from '../guess/index.ts'
import { remember, type Talk, talkAbout } from '../memory.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { keptCard, type Move, previewCard } from './cards.ts'
import { type Draft, withDraft, withoutDraft } from './drafts.ts'
import type { Filer, Proposal, Records } from './filer.ts'
import { namedWithAuthors, overtakenIn } from './overtaken.ts'
import { putRight } from './put-right.ts'
import { takeBack } from './take-back.ts'

/** What skills use to write, and the frame's own buttons to go on. */
export interface Filing {
  /** Shows what would be written; nothing is, before the tap. */
  propose<Source>(turn: Turn, filer: Filer<Source>, source: Source, note?: string): Promise<SalesAnswer>
  /** Writes at once what may be taken back with one tap: for what the bot answers for alone. */
  file<Source>(turn: Turn, filer: Filer<Source>, source: Source): Promise<SalesAnswer>
  /** Shows a draft put right, or with what was missing, under the same id. */
  correct(turn: Turn, draft: Draft, source: unknown): Promise<SalesAnswer>
  /** Writes a draft as it was shown. */
  keep(turn: Turn, draft: Draft): Promise<SalesAnswer>
  /** Writes an entry once more, put right, in the place of what it was. */
  replace(turn: Turn, entry: Entry, source: unknown): Promise<SalesAnswer>
  filerOf(intent: string): Filer<unknown> | undefined
}

/** The one way in which anything is written at a person's word. */
export function openFiling(
  ports: Pick<Ports, 'deals' | 'customers' | 'contacts' | 'decisions' | 'guesses'>,
  cases: Cases,
  filers: readonly Filer<unknown>[],
): Filing {
  const { deals, customers, contacts, decisions } = ports
  const asTheyStand: Records = {
    deal: ({ person }, id) => deals.byId(person, id),
    standing: cases.ofDeal,
    customer: ({ person }, id) => customers.byId(person, id),
    contacts: ({ person }, id) => contacts.of(person, id),
    peers: ({ person }, industry) => decisions.peers(person.tenantId, industry),
  }
  return { propose, file, correct, keep, replace, filerOf }

  async function propose<Source>(
    turn: Turn,
    filer: Filer<Source>,
    source: Source,
    note?: string,
  ): Promise<SalesAnswer> {
    mayWrite(turn, filer)
    const proposal = await filer.draft(turn, source, asTheyStand)
    return shown(turn, { id: turn.newId(), intent: filer.intent, source, proposal, at: turn.now.toISOString() }, note)
  }

  async function correct(turn: Turn, draft: Draft, source: unknown): Promise<SalesAnswer> {
    const proposal = await known(draft.intent).draft(turn, source, asTheyStand)
    const note = `改成了${putRight(draft.proposal, proposal).join('；')}，还没有记`
    return shown(turn, { ...draft, source, proposal, at: turn.now.toISOString() }, note)
  }

  async function shown(turn: Turn, draft: Draft, note: string | undefined): Promise<SalesAnswer> {
    const move = await moveOf(turn, draft.proposal, asTheyStand)
    return {
      replies: [{ kind: 'card', card: previewCard(draft.id, draft.proposal, move, note) }],
      memory: remember(withDraft(turn.memory, draft), {
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

  async function keep(turn: Turn, draft: Draft): Promise<SalesAnswer> {
    mayWrite(turn, known(draft.intent))
    const why = await known(draft.intent).stale?.(turn, draft.source)
    if (why !== undefined) throw new Refusal(why)
    const moved = await overtakenIn(turn, draft.proposal.changes, deals)
    if (moved.length > 0) {
      const lines = await namedWithAuthors(turn, moved, draft.at, deals)
      const proposal = await known(draft.intent).draft(turn, draft.source, asTheyStand)
      const again = await shown(turn, { ...draft, proposal, at: turn.now.toISOString() }, '按现在的记录重新列了一遍')
      const text = `这次没有写：你看过之后记录动过了，${lines}。`
      return { ...again, replies: [{ kind: 'text', text }, ...again.replies] }
    }
    const written = await write(turn, draft, 'confirm', asTheyStand)
    return { ...written, memory: withoutDraft(written.memory ?? turn.memory, draft.id) }
  }

  async function file<Source>(turn: Turn, filer: Filer<Source>, source: Source): Promise<SalesAnswer> {
    mayWrite(turn, filer)
    const proposal = await filer.draft(turn, source, asTheyStand)
    const draft = { id: turn.newId(), intent: filer.intent, source, proposal, at: turn.now.toISOString() }
    return write(turn, draft, 'auto', asTheyStand)
  }

  async function replace(turn: Turn, entry: Entry, source: unknown): Promise<SalesAnswer> {
    const filer = known(entry.intent)
    mayWrite(turn, filer)
    const without = before(entry)
    const proposal = await filer.draft(turn, source, without)
    const lines = putRight(await filer.draft(turn, JSON.parse(entry.source), without), proposal)
    const draft = { id: turn.newId(), intent: entry.intent as Intent, source, proposal, at: turn.now.toISOString() }
    const { changes = [], ...answer } = await write(turn, draft, 'auto', without, {
      title: '已更正',
      note: lines.join('；'),
    })
    const taken: SalesChange[] = [
      { kind: 'entry.undone', level: 'auto', subject: entry.id },
      ...takeBack(entry.changes),
    ]
    return { ...answer, changes: [...taken, ...changes] }
  }

  async function write(
    turn: Turn,
    { id, intent, source, proposal }: Draft,
    level: Level,
    records: Records,
    put?: { title: string; note: string },
  ): Promise<SalesAnswer> {
    const move = await moveOf(turn, proposal, records)
    const { person, now } = turn
    const stamped = await Promise.all(proposal.changes.map((change) => stamp(turn, change, level, records)))
    const changes = [...stamped, ...(move === undefined ? [] : [decided(move.after)])]
    const entry: Entry = {
      id,
      tenantId: person.tenantId,
      ownerId: person.id,
      teamId: person.teamId,
      intent,
      ...(proposal.dealId === undefined ? {} : { dealId: proposal.dealId }),
      ...(move?.before === undefined || proposal.dealId !== undefined ? {} : { decisionBefore: move.before.id }),
      name: proposal.name,
      at: now.toISOString(),
      changes,
      source: JSON.stringify(source),
    }
    const card = keptCard(id, proposal, move, put)
    const asked = await guessAskedFor(turn, proposal, move)
    return {
      replies: [{ kind: 'card', card: asked === undefined ? card : withGuess(card, asked.of) }],
      changes: [...changes, { kind: 'entry.kept', level, subject: id, entry }, ...(asked?.changes ?? [])],
      memory: remember(turn.memory, {
        ...(move === undefined ? {} : talkAbout(move.after)),
        pending: `saved:${intent}`,
      }),
    }
  }

  /** In passing, with the probability paid back: the owner's own guess. Not of a deal that closes by this very entry. */
  async function guessAskedFor(
    turn: Turn,
    { dealId, changes }: Proposal,
    move: Move | undefined,
  ): Promise<{ of: Decision; changes: SalesChange[] } | undefined> {
    const closes = changes.some(
      (change) => change.kind === 'deal.changed' && change.changes.some(({ field }) => field === 'status'),
    )
    if (dealId === undefined || move === undefined || closes || !(await asksFor(ports, turn, dealId))) return undefined
    return { of: move.after, changes: [{ kind: 'guess.asked', level: 'auto', subject: dealId }] }
  }

  /** What filing it does to the probability; `undefined` where it tells nothing that has one. */
  async function moveOf(turn: Turn, proposal: Proposal, records: Records): Promise<Move | undefined> {
    const { tells, dealId } = proposal
    if (tells === undefined) return undefined
    if (opens(proposal)) return { after: await cases.make(turn, tells.news, dealId === undefined ? {} : { dealId }) }
    const before = await standing(turn, dealId, tells.decision, records)
    if (before === undefined) return undefined
    return { before: await cases.renewed(turn, before), after: await cases.told(turn, before, tells.news) }
  }

  async function standing(
    turn: Turn,
    dealId: string | undefined,
    decision: string | undefined,
    records: Records,
  ): Promise<Decision | undefined> {
    if (dealId === undefined) return decision === undefined ? undefined : cases.byId(turn, decision)
    const deal = await records.deal(turn, dealId)
    return deal === undefined ? undefined : records.standing(turn, deal)
  }

  /** A change as of the moment it is written. */
  async function stamp(turn: Turn, change: SalesChange, level: Level, records: Records): Promise<SalesChange> {
    const at = turn.now.toISOString()
    if (change.kind === 'visit.logged') return { ...change, level, visit: { ...change.visit, loggedAt: at } }
    if (change.kind !== 'deal.changed') return { ...change, level } as SalesChange
    const deal = await records.deal(turn, change.subject)
    return { ...change, level, at, before: deal?.updatedAt ?? at }
  }

  /** The records without what this entry wrote. */
  function before({ changes }: Entry): Records {
    return {
      ...asTheyStand,
      standing: cases.recorded,
      async deal(turn, id) {
        const deal = await deals.byId(turn.person, id)
        if (deal === undefined) return undefined
        const own = takeBack(changes).filter((change) => change.kind === 'deal.changed' && change.subject === id)
        return own.reduce(
          (record, change) =>
            change.kind === 'deal.changed' ? { ...changed(record, change.changes), updatedAt: change.at } : record,
          deal,
        )
      },
    }
  }

  function filerOf(intent: string): Filer<unknown> | undefined {
    return filers.find((filer) => filer.intent === intent)
  }

  function known(intent: string): Filer<unknown> {
    const filer = filerOf(intent)
    if (filer === undefined) throw new Refusal('这一类记录现在改不了，请重新说一遍。')
    return filer
  }
}

function mayWrite({ person }: Turn, { writes = 'deal' }: Pick<Filer<unknown>, 'writes'>): void {
  if (reachOf(person, 'change', writes) === undefined)
    throw new Refusal('你的角色只能查看，这类记录请由负责的销售来写。')
}

/** A deal that is opened stood nowhere before. */
function opens({ changes }: Proposal): boolean {
  return changes.some(({ kind }) => kind === 'deal.opened')
}

/** What the bot showed last: a card that waits for its tap, or the question on it. */
function pendingOf({ intent, proposal: { asks } }: Draft): string {
  return asks === undefined ? `card:${intent}` : `ask:${asks}`
}

function decided(decision: Decision): SalesChange {
  return { kind: 'sandbox.decided', level: 'auto', subject: decision.id, decision }
}
