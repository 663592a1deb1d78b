import type { Person } from '../../../people/person.ts'
import type { BestPractice } from './best-practice.ts'
import type { Coached, Followed } from './coaching.ts'
import type { Focus } from './focus.ts'
import type { Answers } from './questions.ts'

/** What a manager is told before the morning meeting 晨会. */
export interface Brief {
  focus: readonly Focus[]
  practice?: BestPractice
  answers: Answers
  /** What became of what was spoken of last. */
  followed: readonly Followed[]
  /** So many are not assessed, by the company’s wish. */
  unassessed: number
}

/** A morning’s brief as it was told, a manager’s or a rep’s; on a day there was nothing to say it has no items. */
interface KeptBrief {
  day: string
  items: readonly Coached[]
}

/** Written with the card that tells it, and read with the first tap on it. */
export type BriefChange =
  | { kind: 'brief.told'; level: 'auto'; subject: string; day: string; items: readonly Coached[]; said: boolean }
  | { kind: 'brief.read'; level: 'auto'; subject: string }
  /** Wanted once more at `until`, ISO 8601; and said then. */
  | { kind: 'brief.snoozed'; level: 'auto'; subject: string; day: string; until: string }
  | { kind: 'brief.repeated'; level: 'auto'; subject: string; day: string }

/** The keeper of briefs. */
export interface Briefs {
  /** Who had theirs on a day, or had nothing to be told. */
  toldOn(tenantId: string, day: string): Promise<ReadonlySet<string>>
  /** Who wants theirs of a day once more by now (milliseconds), with the instant they wished for. */
  wantedAgain(tenantId: string, day: string, now: number): Promise<ReadonlyMap<string, number>>
  /** The latest before a day that said something. */
  before(person: Person, day: string): Promise<KeptBrief | undefined>
  /** Ids of the notices that somebody’s mornings told from a day on and before another. */
  noticesTold(person: Person, from: string, before: string): Promise<ReadonlySet<string>>
  /** The day of the first that said something since they last looked at one; `undefined` where they have read the latest. */
  unreadSince(tenantId: string, personId: string): Promise<string | undefined>
}

/** What to speak of, as it is kept: each habit with the person it is plainest in. */
export function coachedIn(focus: readonly Focus[]): Coached[] {
  return focus.flatMap(({ behaviour, people: [first] }) =>
    first === undefined
      ? []
      : [
          {
            behaviour: behaviour.id,
            personId: first.id,
            dealIds: first.measured.about.slice(0, 3).map(({ dealId }) => dealId),
          },
        ],
  )
}

/** Whether there is anything a meeting should hear: what is merely due today stands in the agenda. */
export function saysSomething({ focus, practice, followed }: Brief): boolean {
  return focus.length > 0 || practice !== undefined || followed.length > 0
}
