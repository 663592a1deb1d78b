import type { Level } from '../people/responsibility.ts'
import type { ApprovalChange } from './approval.ts'
import type { ChallengeChange } from './assessment/challenge.ts'
import type { LookChange } from './behaviour/looks.ts'
import type { BriefChange } from './behaviour/morning/brief.ts'
import type { CalendarChange } from './calendar.ts'
import type { ClashChange } from './clash.ts'
import type { CourseChange } from './coaching/course.ts'
import type { PointsChange } from './coaching/points.ts'
import type { Contact, ContactFields, Customer, CustomerFields } from './customer.ts'
import type { NewDeal } from './deal.ts'
import type { DealChatChange } from './deal-chat.ts'
import type { AlertAnswered } from './events/pause.ts'
import type { Exchange } from './exchange.ts'
import type { GuessChange } from './learning/guess.ts'
import type { SnapshotChange } from './learning/snapshot.ts'
import type { PolicyChange } from './ledger/policy.ts'
import type { Reprieve, Rewording } from './ledger/showing.ts'
import type { LibraryChange } from './library/draft.ts'
import type { OutsideApprovalChange } from './outside-approval.ts'
import type { OutsideCalendarChange } from './outside-calendar.ts'
import type { OutsideContactChange } from './outside-contact.ts'
import type { Entry } from './record/entry.ts'
import type { FieldChange } from './record/field-change.ts'
import type { Decision } from './sandbox/decision.ts'
import type { TaskChange } from './task.ts'
import type { Verdict } from './verdict.ts'
import type { Visit } from './visit.ts'

/** What selling writes: each with the level of who answers for it, and the id its audit line is about. */
export type SalesChange =
  | { kind: 'sandbox.decided'; level: 'auto'; subject: string; decision: Decision }
  /** The decision speaks for its deal no more: what it rested on was taken back. */
  | { kind: 'sandbox.withdrawn'; level: 'auto'; subject: string }
  /** `subject`: the decision that offered the track. */
  | { kind: 'track.judged'; level: 'auto'; subject: string; trackId: string; verdict: Verdict }
  | Rewording
  | Reprieve
  | PolicyChange
  | { kind: 'exchange.kept'; level: Level; subject: string; exchange: Exchange }
  | { kind: 'exchange.withdrawn'; level: 'auto'; subject: string }
  /** A contact's number was shown in full; `subject`: the visit it was noted in. */
  | { kind: 'contact.shown'; level: 'confirm'; subject: string }
  | { kind: 'visit.logged'; level: Level; subject: string; visit: Visit }
  | { kind: 'visit.undone'; level: Level; subject: string }
  /** A photo that its sender had put waits no more: it is of this visit. */
  | { kind: 'visit.photographed'; level: 'confirm'; subject: string; photoId: string }
  | { kind: 'customer.added'; level: Level; subject: string; customer: Customer }
  | { kind: 'customer.removed'; level: Level; subject: string }
  /** `from` holds the same keys as `to`: what stood there before. */
  | { kind: 'customer.changed'; level: Level; subject: string; from: CustomerFields; to: CustomerFields }
  | { kind: 'contact.added'; level: Level; subject: string; contact: Contact }
  /** As with customers. */
  | { kind: 'contact.changed'; level: Level; subject: string; from: ContactFields; to: ContactFields }
  | { kind: 'contact.removed'; level: Level; subject: string }
  | { kind: 'deal.opened'; level: Level; subject: string; deal: NewDeal }
  | { kind: 'deal.removed'; level: Level; subject: string }
  | DealChanged
  | ClashChange
  | DealChatChange
  | { kind: 'entry.kept'; level: Level; subject: string; entry: Entry }
  | { kind: 'entry.undone'; level: Level; subject: string }
  | TaskChange
  | CalendarChange
  | OutsideCalendarChange
  | ApprovalChange
  | OutsideApprovalChange
  | OutsideContactChange
  | GuessChange
  | BriefChange
  | CourseChange
  | PointsChange
  | LookChange
  | ChallengeChange
  | SnapshotChange
  | LibraryChange
  | AlertAnswered

/**
 * A deal's record moves on. Written only while every field still says what the change starts from; otherwise the whole answer
 * fails, and is made anew against the record as it has become.
 */
export interface DealChanged {
  kind: 'deal.changed'
  level: Level
  /** The deal. */
  subject: string
  changes: readonly FieldChange[]
  /** Since when the record says so, and since when it said what it said before; ISO 8601. */
  at: string
  before: string
}
