import type { Conversation } from '../conversation/index.ts'
import type { Journal } from '../conversation/journal.ts'
import type { Log } from '../conversation/log.ts'
import type { Platform } from '../conversation/platform.ts'
import type { Attentions } from '../people/attention.ts'
import type { People } from '../people/person.ts'
import type { Sessions } from '../people/session.ts'
import type { Challenges } from '../sales/assessment/challenge.ts'
import type { AssessmentSettings } from '../sales/assessment/settings.ts'
import type { Briefs } from '../sales/behaviour/morning/brief.ts'
import type { Meetings } from '../sales/calendar.ts'
import type { Courses } from '../sales/coaching/course.ts'
import type { Points } from '../sales/coaching/points.ts'
import type { HandOvers } from '../sales/customers/hand-over.ts'
import type { Deals } from '../sales/deal.ts'
import type { DealChats } from '../sales/deal-chat.ts'
import type { DealEvents } from '../sales/events/deal-event.ts'
import type { Models, Outcomes } from '../sales/learning/models.ts'
import type { Libraries } from '../sales/library/libraries.ts'
import type { OutsideApprovals } from '../sales/outside-approval.ts'
import type { OutsideCalendars } from '../sales/outside-calendar.ts'
import type { OutsideContacts } from '../sales/outside-contact.ts'
import type { Decisions } from '../sales/sandbox/decision.ts'
import type { Tasks } from '../sales/task.ts'
import type { Responses } from '../sales/timeliness/response.ts'
import type { Visits } from '../sales/visit.ts'
import type { VisitAttachments } from '../sales/visit-attachment.ts'
import type { Standings } from '../skills/behaviour/standings.ts'
import type { Mornings } from '../skills/brief/mornings.ts'
import type { Reports } from '../skills/capability/reports.ts'
import type { HandOverCard } from '../skills/hand-over/card.ts'
import type { Lessons } from '../skills/learning/lessons.ts'
import type { Viewing, Writes } from '../skills/ports.ts'
import type { Prepare } from '../skills/previsit/prepare.ts'
import type { Board } from '../skills/risk/board.ts'
import type { Cases } from '../skills/sandbox/cases.ts'
import { approvalsJob } from './approvals.ts'
import { briefsJob } from './briefs.ts'
import { calendarsJob } from './calendars.ts'
import { challengesJob } from './challenges.ts'
import { coursesJob } from './courses.ts'
import { dealChatsJob } from './deal-chats.ts'
import { departmentsJob } from './departments.ts'
import { findingsJob } from './findings.ts'
import { gapsJob } from './gaps.ts'
import { handOversJob } from './hand-overs.ts'
import { lessonsJob } from './lessons.ts'
import { libraryJob } from './library.ts'
import { meetingsJob } from './meetings.ts'
import { membersJob } from './members.ts'
import { missedApprovalsJob } from './missed-approvals.ts'
import { outsidersJob } from './outsiders.ts'
import { pointsJob } from './points.ts'
import { predictionsJob } from './predictions.ts'
import { remindersJob } from './reminders.ts'
import { responsesJob } from './responses.ts'
import { retentionJob } from './retention.ts'
import type { Job } from './schedule.ts'
import { visitAttachmentsJob } from './visit-attachments.ts'

/** Everything that happens by itself. */
export function openJobs(parts: {
  conversation: Pick<Conversation<Writes>, 'sweep' | 'announce' | 'receive'>
  platforms: readonly Platform[]
  people: People
  sessions: Sessions
  journal: Pick<Journal<Writes>, 'forget'>
  tasks: Tasks
  visits: Visits
  visitAttachments: VisitAttachments
  dealEvents: DealEvents
  meetings: Meetings
  attentions: Attentions
  responses: Responses
  briefs: Briefs
  courses: Courses
  points: Points
  standings: Standings
  challenges: Challenges
  assessmentSettings: AssessmentSettings
  mornings: Mornings
  reports: Reports
  deals: Deals
  dealChats: DealChats
  decisions: Decisions
  models: Models
  libraries: Libraries
  handOvers: HandOvers
  handOverCard: HandOverCard
  outcomes: Outcomes
  outsideApprovals: OutsideApprovals
  outsideCalendars: OutsideCalendars
  outsideContacts: OutsideContacts
  cases: Cases
  prepare: Prepare
  lessons: Lessons
  board: Board
  view(person: Viewing['person']): Viewing
  dayOf(at: Date): string
  /** `HH:MM` where the company works. */
  timeOf(at: Date): string
  log: Log
  now(): number
  sleep(ms: number): Promise<void>
}): Job[] {
  const { conversation, ...others } = parts
  const { announce, receive } = conversation
  return [
    { name: 'sweep', everyMs: 5_000, run: conversation.sweep },
    remindersJob({ ...others, announce }),
    findingsJob(others),
    briefsJob({ ...others, announce }),
    gapsJob({ ...others, announce }),
    challengesJob({ ...others, announce }),
    meetingsJob({ ...others, announce }),
    predictionsJob(others),
    lessonsJob({ ...others, announce }),
    libraryJob({ ...others, announce }),
    handOversJob({ ...others, announce }),
    dealChatsJob({ ...others, receive }),
    coursesJob({ ...others, announce }),
    pointsJob(others),
    calendarsJob({ ...others, receive }),
    approvalsJob({ ...others, receive }),
    missedApprovalsJob({ ...others, receive }),
    membersJob({ ...others, receive }),
    departmentsJob({ ...others, receive }),
    outsidersJob({ ...others, receive }),
    retentionJob(others),
    visitAttachmentsJob(others),
    responsesJob(others),
  ]
}
