import type { Card } from '../../conversation/card.ts'
import type { Turn } from '../../conversation/skill.ts'
import type { Level } from '../../people/responsibility.ts'
import type { SalesChange } from '../../sales/change.ts'
import { mergeFacts } from '../../sales/facts.ts'
import type { Entry } from '../../sales/record/entry.ts'
import type { Decision } from '../../sales/sandbox/decision.ts'
import { percent } from '../../sales/sandbox/describe.ts'
import type { Match } from '../../sales/solutions/match.ts'
import { asksFor, guessAsked, withGuess } from '../guess/index.ts'
import type { Ports, SalesAnswer } from '../ports.ts'
import type { Cases } from '../sandbox/cases.ts'
import { withFitting } from '../solutions/cards.ts'
import { openFitting } from '../solutions/fitting.ts'
import { remember, talkAbout } from '../talk/memory.ts'
import { keptCard } from './cards.ts'
import type { Draft } from './drafts.ts'
import type { Proposal, Records } from './filer.ts'
import { informing } from './inform.ts'
import { type Move, moveOf } from './move.ts'

/** How something is written: who answers for it, against which records, and what it puts right, if it does. */
interface How {
  level: Level
  records: Records
  put?: { title: string; note: string }
}

/** Writes a draft as it was shown: its changes, the new probability, and the entry they can be taken back by. */
export type Write = (turn: Turn, draft: Draft, how: How) => Promise<SalesAnswer>

export function openWrite(
  ports: Pick<Ports, 'deals' | 'decisions' | 'guesses' | 'solutions' | 'people'>,
  cases: Cases,
): Write {
  const fitting = openFitting(ports)
  return async (turn, draft, { level, records, put }) => {
    const { id, intent, proposal } = draft
    const move = await moveOf(turn, cases, proposal, records)
    const stamped = await Promise.all(proposal.changes.map((change) => stamp(turn, change, level, records)))
    const changes = [...stamped, ...(move === undefined ? [] : [decided(move.after)])]
    const { card, asked } = await asking(turn, proposal, move, keptCard(id, proposal, move, put))
    const fits = await fittingTo(turn, proposal, records)
    const told = await informing(ports.people, turn, proposal.informs ?? [])
    return {
      replies: [{ kind: 'card', card: withFitting(card, fits) }, ...told],
      changes: [
        ...changes,
        { kind: 'entry.kept', level, subject: id, entry: entryOf(turn, draft, changes, move) },
        ...asked,
      ],
      memory: remember(turn.memory, {
        ...(move === undefined ? {} : talkAbout(move.after)),
        pending: `saved:${intent}`,
      }),
    }
  }

  /** In passing, where the entry has moved the figure: the owner's own guess. Not of a deal that closes by this very entry. */
  async function asking(
    turn: Turn,
    { dealId, changes }: Proposal,
    move: Move | undefined,
    plain: Card,
  ): Promise<{ card: Card; asked: SalesChange[] }> {
    if (dealId === undefined || move === undefined || closes(changes) || !hasMoved(move))
      return { card: plain, asked: [] }
    if (!(await asksFor(ports, turn, dealId))) return { card: plain, asked: [] }
    const { card, asked } = withGuess(plain, move.after)
    return { card, asked: asked ? [guessAsked(dealId)] : [] }
  }

  /** What the company has for what the customer said. */
  async function fittingTo(turn: Turn, { dealId, told, changes }: Proposal, records: Records): Promise<Match[]> {
    if (told === undefined || closes(changes)) return []
    const deal = dealId === undefined ? undefined : await records.deal(turn, dealId)
    const facts = deal === undefined ? told.news : mergeFacts(deal.facts, told.news)
    return fitting(turn, { text: told.words, facts, news: told.news })
  }
}

function closes(changes: readonly SalesChange[]): boolean {
  return changes.some(
    (change) => change.kind === 'deal.changed' && change.changes.some(({ field }) => field === 'status'),
  )
}

/** As far as can be seen. */
function hasMoved({ before, after }: Move): boolean {
  return before !== undefined && percent(before.estimate.value) !== percent(after.estimate.value)
}

function entryOf(
  { person, now }: Turn,
  { id, intent, source, proposal: { dealId, name } }: Draft,
  changes: SalesChange[],
  move: Move | undefined,
): Entry {
  return {
    id,
    tenantId: person.tenantId,
    ownerId: person.id,
    teamId: person.teamId,
    intent,
    ...(dealId === undefined ? {} : { dealId }),
    ...(move?.before === undefined || dealId !== undefined ? {} : { decisionBefore: move.before.id }),
    name,
    at: now.toISOString(),
    changes,
    source: JSON.stringify(source),
  }
}

/** A change as of the moment it is written. */
async function stamp(turn: Turn, change: SalesChange, level: Level, records: Records): Promise<SalesChange> {
  const at = turn.now.toISOString()
  if (change.kind === 'visit.logged') return { ...change, level, visit: { ...change.visit, loggedAt: at } }
  if (change.kind !== 'deal.changed') return { ...change, level } as SalesChange
  const deal = await records.deal(turn, change.subject)
  return { ...change, level, at, before: deal?.updatedAt ?? at }
}

function decided(decision: Decision): SalesChange {
  return { kind: 'sandbox.decided', level: 'auto', subject: decision.id, decision }
}
