import type { Day } from '../../language/calendar.ts'
import { reachOf } from '../../people/permissions.ts'
import type { Person, Role } from '../../people/person.ts'

/** What of how somebody is assessed is contested 申诉: a habit by its id, or the score of a period. */
export type Contested = `habit ${string}` | `score ${string}`

/** What stood there at the moment it was contested, in words. */
export interface Shown {
  name: string
  figure: string
  interval?: string
  sample: string
  /** The last day that counted. */
  asOf: Day
  deals: readonly { dealId: string; customer: string }[]
}

/** Somebody's word against an assessment of themselves, kept beside it for everybody who sees it. Instants ISO 8601, UTC. */
interface Challenge {
  id: string
  tenantId: string
  /** Whose assessment it is; nobody contests another's. */
  ownerId: string
  about: Contested
  shown: Shown
  reason: string
  at: string
}

/** What came of it: upheld 维持 for a reason, or corrected 更正. */
export interface ChallengeAnswer {
  remark: string
  correction?: Correction
}

/** Until a day (excluded) these deals do not count in that habit; without deals the whole assessment is put aside 搁置. */
interface Correction {
  dealIds?: readonly string[]
  until: Day
}

/** As it is read: who it is of, and its answer. */
export interface KnownChallenge extends Challenge {
  name: string
  role: Role
  teamId: string
  answer?: ChallengeAnswer & { by: string; at: string }
}

export type ChallengeChange =
  | { kind: 'challenge.raised'; level: 'human'; subject: string; challenge: Challenge }
  | { kind: 'challenge.answered'; level: 'human'; subject: string; answer: ChallengeAnswer }
  /** Whoever answers it was told of it; and later whoever raised it of the answer. */
  | { kind: 'challenge.passed-on'; level: 'auto'; subject: string }
  | { kind: 'challenge.answer-told'; level: 'auto'; subject: string }

/** The keeper of challenges: everybody sees those against assessments they see. */
export interface Challenges {
  /** The newest first. */
  of(person: Person): Promise<KnownChallenge[]>
  byId(person: Person, id: string): Promise<KnownChallenge | undefined>
  /** Writes it with its audit line. One already open stays alone, and the first answer stands. */
  write(person: Person, change: ChallengeChange, now: number): Promise<void>
  /** Of every company: those nobody has been told of yet, and those whose answer was not told. */
  untold(): Promise<KnownChallenge[]>
}

/** Nobody answers their own; a manager's is answered beside the line, by sales operations or an administrator. */
export function mayAnswer(person: Person, { ownerId, role, answer }: KnownChallenge): boolean {
  if (person.id === ownerId || answer !== undefined) return false
  const reach = reachOf(person, 'decide', 'assessment')
  return reach === 'company' || (reach === 'team' && role !== 'manager')
}

/** How challenges bear on one assessment, as of a day. */
export interface Bearing {
  /** One is open: what is said is said with 有异议，待核. */
  contested: boolean
  /** Deals that do not count in it. */
  without: ReadonlySet<string>
  /** The whole of it is put aside until that day. */
  asideUntil?: Day
}

/** What was put aside holds from the day it was contested on; what was wrong with a deal's records was so before as well. */
export function bearingOf(challenges: readonly KnownChallenge[], about: Contested, day: Day): Bearing {
  const own = challenges.filter((one) => one.about === about)
  const held = own.flatMap(({ shown, answer }) =>
    answer?.correction !== undefined && day < answer.correction.until
      ? [{ ...answer.correction, from: shown.asOf }]
      : [],
  )
  const asideUntil = held
    .filter(({ dealIds, from }) => dealIds === undefined && from <= day)
    .map(({ until }) => until)
    .toSorted()
    .at(-1)
  return {
    contested: own.some(({ answer }) => answer === undefined),
    without: new Set(held.flatMap(({ dealIds }) => dealIds ?? [])),
    ...(asideUntil === undefined ? {} : { asideUntil }),
  }
}

/** What is said of an assessment while a challenge against it is open. */
export const pendingMark = '有异议，待核'

/** 维持, 不算宏达精密（到 12月20日）, 搁置到 12月20日; 待核 while nobody has answered. */
export function sayOutcome({ shown, answer }: Pick<KnownChallenge, 'shown' | 'answer'>): string {
  if (answer === undefined) return pendingMark
  const { correction } = answer
  if (correction === undefined) return '维持'
  const { dealIds, until } = correction
  if (dealIds === undefined) return `更正，搁置到 ${until}`
  const names = shown.deals.filter(({ dealId }) => dealIds.includes(dealId)).map(({ customer }) => customer)
  return `更正，${until} 前不算${names.join('、')}`
}
