import type { AddressCalendars, CalendarReading } from '../conversation/calendars.ts'
import type { Log } from '../conversation/log.ts'
import type { Platform } from '../conversation/platform.ts'
import type { Answer, Memory, Skill } from '../conversation/skill.ts'
import type { AttentionChange, Attentions } from '../people/attention.ts'
import type { DepartmentChange, JoiningChange, MembershipChange } from '../people/joining.ts'
import type { People, Person } from '../people/person.ts'
import type { SecurityChange } from '../people/security.ts'
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
import type { Courses } from '../sales/coaching/course.ts'
import type { Points } from '../sales/coaching/points.ts'
import type { Contacts, Customers } from '../sales/customer.ts'
import type { Deals } from '../sales/deal.ts'
import type { DealChats } from '../sales/deal-chat.ts'
import type { DealEvents } from '../sales/events/deal-event.ts'
import type { Exchanges } from '../sales/exchange.ts'
import type { Guesses } from '../sales/learning/guess.ts'
import type { Models, Outcomes } from '../sales/learning/models.ts'
import type { Ledger } from '../sales/ledger/showing.ts'
import type { Libraries } from '../sales/library/libraries.ts'
import type { OutsideApprovals } from '../sales/outside-approval.ts'
import type { OutsideCalendars } from '../sales/outside-calendar.ts'
import type { OutsideContacts } from '../sales/outside-contact.ts'
import type { Entries } from '../sales/record/entry.ts'
import type { Partner } from '../sales/rehearsal/partner.ts'
import type { Findings } from '../sales/risk/findings.ts'
import type { SignalSettings } from '../sales/risk/settings.ts'
import type { Decisions } from '../sales/sandbox/decision.ts'
import type { Solutions } from '../sales/solutions/solution.ts'
import type { Targets } from '../sales/targets/target.ts'
import type { Tasks } from '../sales/task.ts'
import type { Responses } from '../sales/timeliness/response.ts'
import type { Visits } from '../sales/visit.ts'
import type { VisitAttachments } from '../sales/visit-attachment.ts'
import type { Names } from '../sales/who/names.ts'
import type { Polisher } from '../sales/wording/polisher.ts'
import type { DataRequestChange, DataRequests } from '../sovereignty/data-request.ts'
import type { PointReader } from '../understanding/point-reading.ts'
import type { SecondReader } from '../understanding/second-reading.ts'
import type { Understood } from '../understanding/understood.ts'
import type { Importing } from './import/index.ts'
import type { SolutionFiles } from './solutions/files.ts'
import type { Cell } from './targets/workbook.ts'

/** What a skill may write. */
export type Writes =
  | SalesChange
  | JoiningChange
  | MembershipChange
  | DepartmentChange
  | SecurityChange
  | DataRequestChange
  | AttentionChange

/** A skill of ours: hears what understanding makes of a message. */
export type SalesSkill = Skill<Understood, Writes>
export type SalesAnswer = Answer<Writes>

/** What skills ask of the rest of the house. */
export interface Ports {
  decisions: Decisions
  customers: Customers
  contacts: Contacts
  deals: Deals
  clashes: Clashes
  visits: Visits
  visitAttachments: Pick<VisitAttachments, 'put' | 'drop' | 'waiting' | 'of'>
  names: Names
  guesses: Guesses
  ledger: Ledger
  models: Models
  outcomes: Outcomes
  entries: Entries
  tasks: Tasks
  exchanges: Exchanges
  dealEvents: DealEvents
  findings: Findings
  signalSettings: SignalSettings
  dataRequests: DataRequests
  calendar: Calendar
  attentions: Attentions
  meetings: Meetings
  outsideCalendars: OutsideCalendars
  outsideContacts: OutsideContacts
  approvals: Approvals
  dealChats: DealChats
  outsideApprovals: OutsideApprovals
  people: Pick<
    People,
    'known' | 'departmentsOn' | 'requestState' | 'withRole' | 'inTeamsCalled' | 'byId' | 'addressesOf' | 'above'
  >
  activities: Activities
  works: Works
  responses: Responses
  briefs: Briefs
  looks: Looks
  behaviourSettings: BehaviourSettings
  courses: Courses
  points: Points
  challenges: Challenges
  assessmentSettings: AssessmentSettings
  targets: Targets
  libraries: Libraries
  solutions: Solutions
  /** What a platform offers beside the chat. */
  platform(
    name: string,
  ): Pick<Platform, 'label' | 'calendars' | 'approvals' | 'outsiders' | 'groups' | 'media' | 'files'> | undefined
  /** Rows as a workbook of one sheet. */
  writeWorkbook(
    rows: readonly (readonly Cell[])[],
    options: { sheet: string; widths: readonly number[]; header: number },
  ): Promise<Uint8Array>
  /** Who reads files that are sent into the chat; absent, none are read. */
  intakes?: { importing: Pick<Importing, 'take' | 'as' | 'dryRun'>; solutionFiles: SolutionFiles }
  /** Calendars at addresses of their own. */
  addressCalendars?: AddressCalendars
  /** Calendars that other programs fill. */
  pushedCalendars?: { of(tenantId: string): Pick<CalendarReading, 'look'> }
  /** Reads along where there is doubt; absent without a language model. */
  secondReader?: SecondReader
  /** Reads where a deal hangs when our own words do not tell it; absent without a language model. */
  pointReader?: PointReader
  /** Words things better; absent without a language model. */
  polisher?: Polisher
  /** Plays customers more freely; absent without a language model. */
  partner?: Partner
  /** What a look at a platform came to. */
  log?: Log
  /** The calendar day a moment falls on where the company works, `YYYY-MM-DD`. */
  dayOf(at: Date): string
}

/** For whom and when something is looked at; a `Turn` is one, and so is a page's request. */
export interface Viewing {
  person: Person
  now: Date
  today: string
  newId(): string
}

/** What words mean to this person at this point of the talk; a page has no talk behind it. */
export type Hear = (text: string, viewing: Viewing & { memory?: Memory }) => Promise<Understood>
