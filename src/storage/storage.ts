import type { Grants } from '../conversation/grants.ts'
import type { Journal } from '../conversation/journal.ts'
import type { NoticeBook } from '../conversation/notice-book.ts'
import type { Allowances } from '../people/allowance.ts'
import type { AttentionChange, Attentions } from '../people/attention.ts'
import type { Companies } from '../people/company.ts'
import type { DepartmentChange, JoiningChange, MembershipChange } from '../people/joining.ts'
import type { People, Team } from '../people/person.ts'
import type { Level } from '../people/responsibility.ts'
import type { SecurityChange } from '../people/security.ts'
import type { Sessions } from '../people/session.ts'
import type { Activities } from '../sales/activity.ts'
import type { Approvals } from '../sales/approval.ts'
import type { Challenges } from '../sales/assessment/challenge.ts'
import type { AssessmentSettings } from '../sales/assessment/settings.ts'
import type { Looks } from '../sales/behaviour/looks.ts'
import type { Briefs } from '../sales/behaviour/morning/brief.ts'
import type { BehaviourSettings } from '../sales/behaviour/settings.ts'
import type { Works } from '../sales/behaviour/work.ts'
import type { Calendar, Meetings } from '../sales/calendar.ts'
import type { SalesChange } from '../sales/change.ts'
import type { Clashes } from '../sales/clash.ts'
import type { Course, Courses } from '../sales/coaching/course.ts'
import type { Points } from '../sales/coaching/points.ts'
import type { Practices } from '../sales/coaching/practices.ts'
import type { Contacts, Customer, Customers } from '../sales/customer.ts'
import type { HandOvers } from '../sales/customers/hand-over.ts'
import type { Merges } from '../sales/customers/merge.ts'
import type { Deals, NewDeal } from '../sales/deal.ts'
import type { DealChats } from '../sales/deal-chat.ts'
import type { ChatGroups } from '../sales/events/chat-group.ts'
import type { DealEvents } from '../sales/events/deal-event.ts'
import type { Exchanges, JudgedExchange } from '../sales/exchange.ts'
import type { Imports } from '../sales/import/imports.ts'
import type { Guesses } from '../sales/learning/guess.ts'
import type { Models, Outcomes } from '../sales/learning/models.ts'
import type { Ledger } from '../sales/ledger/showing.ts'
import type { Libraries } from '../sales/library/libraries.ts'
import type { OutsideApprovals } from '../sales/outside-approval.ts'
import type { OutsideCalendars } from '../sales/outside-calendar.ts'
import type { OutsideContacts } from '../sales/outside-contact.ts'
import type { PushedMeetings } from '../sales/pushed-meeting.ts'
import type { Entries } from '../sales/record/entry.ts'
import type { Findings } from '../sales/risk/findings.ts'
import type { SignalSettings } from '../sales/risk/settings.ts'
import type { Decision, Decisions } from '../sales/sandbox/decision.ts'
import type { Solution, Solutions } from '../sales/solutions/solution.ts'
import type { Target, Targets } from '../sales/targets/target.ts'
import type { Tasks } from '../sales/task.ts'
import type { Response, Responses } from '../sales/timeliness/response.ts'
import type { Visit, Visits } from '../sales/visit.ts'
import type { VisitAttachments } from '../sales/visit-attachment.ts'
import type { Names } from '../sales/who/names.ts'
import type { DataRequestChange, DataRequests } from '../sovereignty/data-request.ts'

/** Everything an answer may write. */
export type Written =
  | SalesChange
  | JoiningChange
  | MembershipChange
  | DepartmentChange
  | SecurityChange
  | DataRequestChange
  | AttentionChange

/** Our database, whichever engine holds it. Ports are coarse and async: what belongs together is one call. */
export interface Storage {
  people: People
  companies: Companies
  sessions: Sessions
  allowances: Allowances
  attentions: Attentions
  journal: Journal<Written>
  decisions: Decisions
  customers: Customers
  contacts: Contacts
  merges: Merges
  handOvers: HandOvers
  deals: Deals
  clashes: Clashes
  visits: Visits
  visitAttachments: VisitAttachments
  names: Names
  guesses: Guesses
  ledger: Ledger
  libraries: Libraries
  solutions: Solutions
  models: Models
  outcomes: Outcomes
  entries: Entries
  tasks: Tasks
  exchanges: Exchanges
  dealEvents: DealEvents
  chatGroups: ChatGroups
  findings: Findings
  signalSettings: SignalSettings
  dataRequests: DataRequests
  calendar: Calendar
  meetings: Meetings
  outsideCalendars: OutsideCalendars
  outsideContacts: OutsideContacts
  pushedMeetings: PushedMeetings
  approvals: Approvals
  dealChats: DealChats
  outsideApprovals: OutsideApprovals
  activities: Activities
  works: Works
  responses: Responses
  challenges: Challenges
  assessmentSettings: AssessmentSettings
  looks: Looks
  briefs: Briefs
  behaviourSettings: BehaviourSettings
  targets: Targets
  courses: Courses
  points: Points
  practices: Practices
  imports: Imports
  /** Sealed already: what is kept here opens nothing by itself. */
  grants(tenantId: string, platform: string): Grants
  notices(tenantId: string, platform: string): NoticeBook
  /** Fills a company that has no deals yet; `false` when it had some. */
  furnish(company: Furniture): Promise<boolean>
  /** Appends a line that belongs to no change: what was turned away, what an operator did. */
  note(line: AuditLine): Promise<void>
  /** Sequence number of the first audit line that does not follow from the one before it. */
  firstBrokenAudit(tenantId: string): Promise<number | undefined>
  /** Resolves when a row can be written; throws the engine's own error when not. */
  probe(): Promise<void>
  close(): Promise<void>
}

/** One line of the audit trail; `subject` is an id or counts, never a name. */
export interface AuditLine {
  tenantId: string
  at: number
  actor: string
  action: string
  level: Level
  subject: string
}

/** A ready-made company: people with their teams, customers, deals and visits, and what was predicted of the deals. */
export interface Furniture {
  tenantId: string
  teams: Team[]
  people: {
    id: string
    name: string
    role: 'rep' | 'manager' | 'sales-ops' | 'administrator'
    teamId: string
    userId: string
  }[]
  platform: string
  customers: Customer[]
  deals: NewDeal[]
  visits: Visit[]
  decisions?: Decision[]
  solutions?: Solution[]
  targets?: Target[]
  courses?: Course[]
  exchanges?: JudgedExchange[]
  responses?: Response[]
}
