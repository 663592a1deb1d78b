import type { Owner } from '../owner.ts'
import type { Storage } from '../storage.ts'
import { openActivity } from './activity.ts'
import { openAdmission } from './admission.ts'
import { openAllowances } from './allowances.ts'
import { openApprovals } from './approvals.ts'
import { openAssessmentSettings } from './assessment-settings.ts'
import { openAttentions } from './attentions.ts'
import { openAudit } from './audit.ts'
import { openBehaviourSettings } from './behaviour-settings.ts'
import { openBriefs } from './briefs.ts'
import { openCalendar } from './calendar.ts'
import { openChallenges } from './challenges.ts'
import { openChanges } from './changes.ts'
import { openChatGroups } from './chat-groups.ts'
import { openClashes } from './clashes.ts'
import { furnish, openCompanies } from './companies.ts'
import { openContacts } from './contacts.ts'
import { openCourses } from './courses.ts'
import { openCustomers } from './customers.ts'
import { openDataRequests } from './data-requests.ts'
import { bringUpToDate, openDatabase } from './database.ts'
import { openDealChats } from './deal-chats.ts'
import { openDealEvents } from './deal-events.ts'
import { openDeals } from './deals.ts'
import { openDecisions } from './decisions.ts'
import { openEntries } from './entries.ts'
import { openExchanges } from './exchanges.ts'
import { openFindings } from './findings.ts'
import { openGrants } from './grants.ts'
import { openGuesses } from './guesses.ts'
import { openHandOvers } from './hand-overs.ts'
import { openIdentities } from './identities.ts'
import { openImports } from './imports.ts'
import { openJournal } from './journal.ts'
import { openLedger } from './ledger.ts'
import { openLibraries } from './libraries.ts'
import { openLooks } from './looks.ts'
import { openMeetings } from './meetings.ts'
import { openMerges } from './merges.ts'
import { openModels } from './models.ts'
import { openNames } from './names.ts'
import { openNotices } from './notices.ts'
import { openOutcomes } from './outcomes.ts'
import { openOutsideApprovals } from './outside-approvals.ts'
import { openOutsideCalendars } from './outside-calendars.ts'
import { openOutsideContacts } from './outside-contacts.ts'
import { openPeople } from './people.ts'
import { openPoints } from './points.ts'
import { openPractices } from './practices.ts'
import { openPushedMeetings } from './pushed-meetings.ts'
import { openResponses } from './responses.ts'
import { openSessions } from './sessions.ts'
import { openSignalSettings } from './signal-settings.ts'
import { openSolutions } from './solutions.ts'
import { openTargets } from './targets.ts'
import { openTasks } from './tasks.ts'
import { openVisitAttachments } from './visit-attachments.ts'
import { openVisits } from './visits.ts'
import { openWorks } from './works.ts'
import { openWriter } from './writer.ts'

/** The embedded database: one file (`:memory:` for tests), one writer. */
export function openSqlite(options: { path: string; migrationsFolder: string; owner: Owner }): Storage {
  const database = openDatabase(options.path)
  bringUpToDate(database, options.migrationsFolder)
  const writer = openWriter(database)
  const audit = openAudit(database)
  const identities = openIdentities(database)
  const admission = openAdmission(database, identities)
  const writeChange = openChanges(database, admission)
  // A value that changes: on a full disk only a row that is truly written fails.
  const probe = database.prepare(
    `INSERT INTO leases (owner, until) VALUES ('probe', ?) ON CONFLICT (owner) DO UPDATE SET until = excluded.until`,
  )
  return {
    people: openPeople(database, writer, identities, admission),
    companies: openCompanies(database, writer, identities, admission),
    sessions: openSessions(database, writer),
    allowances: openAllowances(database, writer),
    journal: openJournal(database, { writer, audit, writeChange, owner: options.owner }),
    decisions: openDecisions(database, writer, audit),
    customers: openCustomers(database, writer, audit),
    contacts: openContacts(database, writer, audit),
    merges: openMerges(database, writer, audit),
    handOvers: openHandOvers(database, writer, audit),
    deals: openDeals(database, writer, audit),
    clashes: openClashes(database),
    visits: openVisits(database),
    visitAttachments: openVisitAttachments(database, writer, audit),
    names: openNames(database),
    guesses: openGuesses(database),
    ledger: openLedger(database, { writer, audit, writeChange }),
    libraries: openLibraries(database, { writer, audit, writeChange }),
    solutions: openSolutions(database, writer, audit),
    models: openModels(database, writer, audit),
    outcomes: openOutcomes(database),
    entries: openEntries(database),
    tasks: openTasks(database),
    exchanges: openExchanges(database),
    dealEvents: openDealEvents(database, writer, audit),
    chatGroups: openChatGroups(database, writer, audit),
    findings: openFindings(database, writer, audit),
    attentions: openAttentions(database),
    signalSettings: openSignalSettings(database, writer, audit),
    dataRequests: openDataRequests(database),
    calendar: openCalendar(database),
    meetings: openMeetings(database),
    outsideCalendars: openOutsideCalendars(database),
    outsideContacts: openOutsideContacts(database),
    pushedMeetings: openPushedMeetings(database, writer, audit),
    grants: openGrants(database, writer),
    notices: openNotices(database, writer),
    approvals: openApprovals(database),
    dealChats: openDealChats(database),
    outsideApprovals: openOutsideApprovals(database),
    activities: openActivity(database),
    works: openWorks(database),
    responses: openResponses(database, writer),
    briefs: openBriefs(database),
    assessmentSettings: openAssessmentSettings(database, writer, audit),
    challenges: openChallenges(database, writer, audit),
    looks: openLooks(database, writer, audit),
    behaviourSettings: openBehaviourSettings(database, writer, audit),
    targets: openTargets(database, writer, audit),
    courses: openCourses(database, { writer, audit, writeChange }),
    points: openPoints(database, writer, audit),
    practices: openPractices(database, writer, audit),
    imports: openImports(database, { writer, audit, writeChange }),
    furnish: (company) => writer.write(() => furnish(database, company)),
    note: (line) => writer.write(() => audit.append(line)),
    firstBrokenAudit: async (tenantId) => audit.firstBroken(tenantId),
    async probe() {
      await writer.write(() => probe.run(Date.now()))
    },
    async close() {
      writer.flush()
      database.close()
    },
  }
}
