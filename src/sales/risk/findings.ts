import type { Day } from '../../language/calendar.ts'
import type { Person } from '../../people/person.ts'
import type { Deal } from '../deal.ts'
import type { Pause } from '../events/pause.ts'
import type { Stage } from '../stage.ts'
import type { SignalAnswer } from './answer.ts'
import type { Cell } from './board.ts'
import type { Told } from './case-of-deal.ts'
import type { SettingsNow } from './settings.ts'
import type { Finding } from './signals/signal.ts'
import type { TippingKind } from './tipping/point.ts'

/** All that the findings of one deal rest on. `mark` tells whether anything came to it since it was read. */
export interface Subject extends Told {
  deal: Deal
  settings: SettingsNow
  answers: readonly SignalAnswer[]
  mark: number
}

/** What the signals found in a deal on a day. */
export interface Judged extends Pick<Subject, 'deal' | 'mark'> {
  today: Day
  cells: readonly Cell[]
}

/** How grave, and in a few characters why; by signal. */
type Levels = Readonly<Record<string, Pick<Finding, 'level' | 'short'>>>

/** A deal on the board, as it was last judged. */
export interface FoundRow {
  deal: Deal
  levels: Levels
  /** Why the product does nothing by itself about it; absent where it does. */
  pause?: Pause
}

/** One deal as it was last judged. */
export interface FoundDeal {
  deal: Deal
  findings: Readonly<Record<string, Finding>>
  /** Whether that no longer holds today; `told`: for something was told since, not only for a day has begun. */
  due: boolean
  told: boolean
  /** What was told lately that may turn it, each kind once, the newest last. */
  turned: readonly Turned[]
  pause?: Pause
}

/** Something that may turn a deal, and when it happened: ISO 8601, UTC. */
export interface Turned {
  kind: TippingKind
  at: string
}

/** Open deals as wanted, the gravest first, at most so many. */
export interface Found {
  rows: FoundRow[]
  /** All that were wanted, those with a signal that speaks, and those that were told something not judged yet. */
  count: number
  speaking: number
  due: number
}

/** In how many deals a signal speaks. */
export interface Tally {
  signal: string
  deals: number
}

/** What of the board is wanted; what is absent is not asked for. */
export interface Wanted {
  ownerId?: string
  teamId?: string
  stage?: string
  /** In fen; a deal whose amount nobody said is none of at least so much. */
  atLeast?: number
  dealIds?: readonly string[]
}

/** What a board can be narrowed to, of all the deals somebody may see. */
export interface Choices {
  owners: { id: string; name: string }[]
  teams: { id: string; name: string }[]
  stages: Stage[]
}

/**
 * The keeper of findings. What they rest on marks them in the transaction that changes it; they are judged again before they are
 * next looked at, and each day anew. Whoever asks gets those of deals they may see.
 */
export interface Findings {
  /** Open deals of a company whose findings do not hold on this day: first those something was told of since. */
  due(tenantId: string, today: Day, limit: number): Promise<Subject[]>
  /** One of them, whether due or not; `undefined` where it is not open. */
  subject(tenantId: string, dealId: string): Promise<Subject | undefined>
  /** Of deals to which something came meanwhile, the mark stays. */
  keep(judged: readonly Judged[]): Promise<void>
  /** From now on this program judges, and what another one judged is to be judged again: its rules may have been others. */
  doubt(program: string): Promise<void>
  rows(person: Person, today: Day, wanted: Wanted, limit: number): Promise<Found>
  /** The signals that speak in the deals wanted, as they were last judged; the most frequent first. */
  tally(person: Person, wanted: Wanted): Promise<Tally[]>
  /** What each signal found in one deal when it was last judged, and what else the board knows of it. */
  ofDeal(person: Person, dealId: string, today: Day): Promise<FoundDeal | undefined>
  /** Somebody's answer to what a signal found; `false` where the deal is not theirs to change. */
  answer(person: Person, answer: Omit<SignalAnswer, 'by'>): Promise<boolean>
  /** Takes an answer back. */
  withdraw(person: Person, dealId: string, signal: string): Promise<boolean>
  choices(person: Person): Promise<Choices>
  /** Changes with every mark, whichever process sets it. */
  revision(): string
}
