import Router from '@koa/router'
import Koa, { type Context } from 'koa'
import { v7 as uuid } from 'uuid'
import type { AddressCalendars } from '../conversation/calendars.ts'
import type { Conversation } from '../conversation/index.ts'
import type { Log } from '../conversation/log.ts'
import type { Platform, Receive } from '../conversation/platform.ts'
import type { Memory } from '../conversation/skill.ts'
import type { Attentions } from '../people/attention.ts'
import type { People, Person } from '../people/person.ts'
import type { Activities } from '../sales/activity.ts'
import type { Approvals } from '../sales/approval.ts'
import type { Challenges } from '../sales/assessment/challenge.ts'
import type { AssessmentSettings } from '../sales/assessment/settings.ts'
import type { Looks } from '../sales/behaviour/looks.ts'
import type { BehaviourSettings } from '../sales/behaviour/settings.ts'
import type { Calendar } from '../sales/calendar.ts'
import type { Courses } from '../sales/coaching/course.ts'
import type { Points } from '../sales/coaching/points.ts'
import type { Contacts, Customers } from '../sales/customer.ts'
import type { HandOvers } from '../sales/customers/hand-over.ts'
import type { Merges } from '../sales/customers/merge.ts'
import type { Deals } from '../sales/deal.ts'
import type { ChatGroups } from '../sales/events/chat-group.ts'
import type { DealEvents } from '../sales/events/deal-event.ts'
import type { Exchanges } from '../sales/exchange.ts'
import type { Models, Outcomes } from '../sales/learning/models.ts'
import type { Ledger } from '../sales/ledger/showing.ts'
import type { Libraries } from '../sales/library/libraries.ts'
import type { OutsideCalendars } from '../sales/outside-calendar.ts'
import type { OutsideContacts } from '../sales/outside-contact.ts'
import type { SignalSettings } from '../sales/risk/settings.ts'
import type { Decisions } from '../sales/sandbox/decision.ts'
import type { Solutions } from '../sales/solutions/solution.ts'
import type { Targets } from '../sales/targets/target.ts'
import type { Tasks } from '../sales/task.ts'
import type { Visits } from '../sales/visit.ts'
import type { VisitAttachments } from '../sales/visit-attachment.ts'
import type { AssessmentDesk } from '../skills/assessment/desk.ts'
import type { Standings } from '../skills/behaviour/standings.ts'
import type { MeetingIntake } from '../skills/calendar/meeting-intake.ts'
import type { Reports } from '../skills/capability/reports.ts'
import type { CourseFiles } from '../skills/coach/course-files.ts'
import type { CoachDesk } from '../skills/coach/desk.ts'
import type { PracticeDesk } from '../skills/coach/practice-desk.ts'
import type { Importing } from '../skills/import/index.ts'
import type { Lessons } from '../skills/learning/lessons.ts'
import type { LibraryDesk } from '../skills/library/desk.ts'
import type { LibraryFiles } from '../skills/library/files.ts'
import type { Writes } from '../skills/ports.ts'
import type { Board } from '../skills/risk/board.ts'
import type { Cases } from '../skills/sandbox/cases.ts'
import type { SolutionFiles } from '../skills/solutions/files.ts'
import type { TargetFiles } from '../skills/targets/files.ts'
import type { ScoreFile } from '../skills/targets/score-file.ts'
import type { Scores } from '../skills/targets/scores.ts'
import type { Timings } from '../skills/timeliness/timings.ts'
import type { Intake } from '../skills/tipping/intake.ts'
import type { Mover } from '../skills/tipping/mover.ts'
import type { LedgerDesk } from '../skills/tracks/desk.ts'
import type { VisitForms } from '../skills/visit/forms.ts'
import { callbacks } from './callbacks.ts'
import { failures, HttpRefusal, notFound } from './failures.ts'
import { openFileToChat } from './file-to-chat.ts'
import { openLive } from './live.ts'
import type { Metrics } from './metrics.ts'
import { openapi } from './openapi/index.ts'
import { pages } from './pages.ts'
import { openPushDoor } from './push-door.ts'
import { assessmentRoutes } from './routes/assessment.ts'
import { attentionRoutes } from './routes/attention.ts'
import { behaviourRoutes } from './routes/behaviour.ts'
import { behaviourSettingRoutes } from './routes/behaviour-settings.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { caseRoutes } from './routes/cases.ts'
import { chatPeopleRoutes } from './routes/chat-people.ts'
import { coachRoutes } from './routes/coach.ts'
import { courseRoutes } from './routes/courses.ts'
import { customerRoutes } from './routes/customers.ts'
import { dealRecordRoutes } from './routes/deal-record.ts'
import { eventRoutes } from './routes/events.ts'
import { gapRoutes } from './routes/gaps.ts'
import { handOverRoutes } from './routes/hand-overs.ts'
import { healthRoutes } from './routes/health.ts'
import { heatmapRoutes } from './routes/heatmap.ts'
import { heatmapLiveRoutes } from './routes/heatmap-live.ts'
import { importRoutes } from './routes/imports.ts'
import { libraryRoutes } from './routes/library.ts'
import { libraryFileRoutes } from './routes/library-files.ts'
import { meRoutes } from './routes/me.ts'
import { mergeRoutes } from './routes/merges.ts'
import { outsideContactRoutes } from './routes/outside-contacts.ts'
import { pointRoutes } from './routes/points.ts'
import { practiceRoutes } from './routes/practices.ts'
import { pushedMeetingRoutes } from './routes/pushed-meetings.ts'
import { responseRoutes } from './routes/response.ts'
import { scoreRoutes } from './routes/score.ts'
import { scoreboardRoutes } from './routes/scoreboard.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { signalRoutes } from './routes/signals.ts'
import { solutionRoutes } from './routes/solutions.ts'
import { targetRoutes } from './routes/targets.ts'
import { todayRoutes } from './routes/today.ts'
import { trackRoutes } from './routes/tracks.ts'
import { visitAttachmentRoutes } from './routes/visit-attachments.ts'
import { visitRoutes } from './routes/visits.ts'
import type { SignedIn } from './session.ts'
import { verifyFiles } from './verify-files.ts'

export interface ServerParts {
  platforms: readonly Platform[]
  people: People
  /** Takes in what somebody does on a page, as if it came from their chat. */
  receive: Receive
  signedIn: SignedIn
  cases: Cases
  board: Board
  importing: Importing
  customers: Customers
  contacts: Contacts
  merges: Merges
  handOvers: HandOvers
  deals: Deals
  decisions: Decisions
  visits: Visits
  visitAttachments: VisitAttachments
  tasks: Tasks
  calendar: Calendar
  addressCalendars: AddressCalendars
  outsideCalendars: OutsideCalendars
  outsideContacts: OutsideContacts
  approvals: Approvals
  activities: Activities
  standings: Standings
  timings: Timings
  reports: Reports
  looks: Looks
  challenges: Challenges
  assessmentSettings: AssessmentSettings
  assessmentDesk: AssessmentDesk
  behaviourSettings: BehaviourSettings
  targets: Targets
  coachDesk: CoachDesk
  courses: Courses
  points: Points
  practiceDesk: PracticeDesk
  courseFiles: CourseFiles
  targetFiles: TargetFiles
  scores: Scores
  scoreFile: ScoreFile
  announce: Conversation<Writes>['announce']
  outcomes: Outcomes
  models: Models
  lessons: Lessons
  exchanges: Exchanges
  dealEvents: DealEvents
  chatGroups: ChatGroups
  signalSettings: SignalSettings
  intake: Intake
  meetingIntake: MeetingIntake
  mover: Mover
  pushTenant(): Promise<string | undefined>
  ledger: Ledger
  libraries: Libraries
  desk: LibraryDesk
  ledgerDesk: LedgerDesk
  libraryFiles: LibraryFiles
  solutions: Solutions
  solutionFiles: SolutionFiles
  visitForms: VisitForms
  attentions: Attentions
  /** What is remembered of a conversation. */
  memoryOf(conversation: string): Promise<Memory>
  dayOf(at: Date): string
  probe(): Promise<void>
  draining(): boolean
  metrics: Metrics
  log: Log
  publicUrl: string
  pagesFolder: string
  webhooks: ReadonlyMap<string, (message: unknown) => unknown[]>
  verifyFilesFolder: string | undefined
  pushApiKey: string | undefined
}

/** Everything that answers HTTP: the platforms' callbacks first and lean, then pages, sign-in and the API. */
export function openApp(parts: ServerParts): Koa {
  const { platforms, signedIn, log, dayOf } = parts
  const app = new Koa()
  const router = new Router()
  const now = () => new Date()

  const whoAsks = async (ctx: Context): Promise<Person> => {
    const person = await signedIn.holder(ctx)
    if (person !== undefined) return person
    const doors = platforms.filter(({ signIn }) => signIn !== undefined)
    const signIn = doors.map(({ name }) => ({ platform: name, path: `/auth/${name}/login` }))
    throw new HttpRefusal(401, '请先登录', { signIn })
  }

  healthRoutes(router, parts)
  signInRoutes(router, parts)
  meRoutes(router, { ...parts, whoAsks, placeOf: parts.people.placeOf })
  const view = (person: Person) => ({ person, now: now(), today: dayOf(now()), newId: uuid })
  caseRoutes(router, { ...parts, whoAsks, view })
  todayRoutes(router, { ...parts, whoAsks, view })
  mergeRoutes(router, { ...parts, whoAsks, view })
  handOverRoutes(router, { ...parts, whoAsks, view })
  customerRoutes(router, { ...parts, whoAsks, view })
  chatPeopleRoutes(router, { ...parts, whoAsks, view })
  dealRecordRoutes(router, { ...parts, whoAsks, view })
  importRoutes(router, { ...parts, whoAsks, view })
  scoreboardRoutes(router, { ...parts, whoAsks, now })
  const pushDoor = openPushDoor(parts)
  eventRoutes(router, { ...parts, pushDoor, whoAsks, now })
  pushedMeetingRoutes(router, { ...parts, pushDoor })
  const today = () => dayOf(now())
  const live = openLive(parts.board, today, log)
  heatmapLiveRoutes(router, { live, whoAsks, holder: signedIn.holder, today, log })
  signalRoutes(router, { ...parts, whoAsks })
  behaviourSettingRoutes(router, { ...parts, whoAsks })
  behaviourRoutes(router, { ...parts, whoAsks, now })
  gapRoutes(router, { ...parts, whoAsks, view })
  responseRoutes(router, { ...parts, whoAsks, view })
  assessmentRoutes(router, { ...parts, whoAsks, view })
  targetRoutes(router, { ...parts, whoAsks, view })
  scoreRoutes(router, { ...parts, fileToChat: openFileToChat(parts), whoAsks, view })
  coachRoutes(router, { ...parts, whoAsks, view })
  courseRoutes(router, { ...parts, whoAsks, view })
  pointRoutes(router, { ...parts, whoAsks, view })
  practiceRoutes(router, { ...parts, whoAsks, view })
  heatmapRoutes(router, { ...parts, whoAsks, view })
  trackRoutes(router, { ...parts, whoAsks, view })
  libraryFileRoutes(router, { ...parts, whoAsks, view })
  libraryRoutes(router, { ...parts, whoAsks, view })
  solutionRoutes(router, { ...parts, whoAsks, view })
  visitAttachmentRoutes(router, { ...parts, whoAsks })
  visitRoutes(router, { ...parts, whoAsks, view })
  attentionRoutes(router, { ...parts, whoAsks, now })
  calendarRoutes(router, { ...parts, whoAsks, now })
  outsideContactRoutes(router, { ...parts, whoAsks, now })
  router.get('/api/openapi.json', (ctx) => {
    ctx.body = openapi
  })
  router.all('/api/*rest', () => {
    throw notFound()
  })

  app.use(callbacks(platforms))
  app.use(failures(log))
  app.use(verifyFiles(parts.verifyFilesFolder))
  app.use(noStoreForData)
  app.use(router.routes())
  const scripts = platforms.flatMap(({ signIn }) => signIn?.pageScript ?? [])
  const console = platforms.some(({ name }) => name === 'console')
  app.use(pages(parts.pagesFolder, { console, scripts, publicUrl: parts.publicUrl }))
  app.on('error', (error: Error & { code?: string }) => {
    const goneAway = error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET'
    if (!goneAway) log.error({ err: error }, 'a response could not be sent')
  })
  return app
}

async function noStoreForData(ctx: Context, next: () => Promise<void>): Promise<void> {
  if (ctx.path.startsWith('/api/') || ctx.path.startsWith('/auth/')) ctx.set('cache-control', 'no-store')
  await next()
}
