import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { openConsole } from '../bots/index.ts'
import { learnInWorker } from './cli/model/in-worker.ts'
import { openPushedCalendars } from './connectors/calendar-pushed/index.ts'
import { readDocument } from './connectors/documents/read-document.ts'
import { partnerBy } from './connectors/language-model/partner.ts'
import { pointReaderBy } from './connectors/language-model/point-reader.ts'
import { polisherBy } from './connectors/language-model/polisher.ts'
import { secondReaderBy } from './connectors/language-model/second-reader.ts'
import { readMarkdownOrSheet } from './connectors/tables/read-markdown-or-sheet.ts'
import { readSheet } from './connectors/tables/read-sheet.ts'
import { writeWorkbook } from './connectors/tables/write-workbook.ts'
import { isLoopbackHost } from './conversation/http.ts'
import { openConversation, wallClock } from './conversation/index.ts'
import type { Log } from './conversation/log.ts'
import type { Platform } from './conversation/platform.ts'
import { openJobs } from './jobs/index.ts'
import { openSchedule } from './jobs/schedule.ts'
import { isWorkday } from './language/holidays.ts'
import { type Person, roleLabels } from './people/person.ts'
import type { Judged } from './sales/risk/findings.ts'
import { openApp } from './server/app.ts'
import { openMetrics } from './server/metrics.ts'
import { openSignedIn } from './server/session.ts'
import { openTeamFigures } from './server/team-metrics.ts'
import { addressCalendarsOf } from './setup/address-calendars.ts'
import { bindPlatforms } from './setup/bind-platforms.ts'
import { type Closer, closeAll } from './setup/close-all.ts'
import type { Config } from './setup/config.ts'
import { openStorage } from './setup/database.ts'
import { demoCompany } from './setup/demo-company.ts'
import { eventSourceJobs, webhooksBy } from './setup/event-sources.ts'
import { openSealedGrants } from './setup/grants.ts'
import { languageModelOf } from './setup/language-model.ts'
import { openNoticesOf } from './setup/notices.ts'
import { packageRoot } from './setup/package-root.ts'
import { openPlatforms } from './setup/platforms.ts'
import { programVersion } from './setup/program-version.ts'
import { secretKeyFor } from './setup/secret-key.ts'
import { openMeetingIntake } from './skills/calendar/meeting-intake.ts'
import { openCourseFiles } from './skills/coach/course-files.ts'
import { openPracticeDesk } from './skills/coach/practice-desk.ts'
import { openImporting } from './skills/import/index.ts'
import { openSkills } from './skills/index.ts'
import { openLessons } from './skills/learning/lessons.ts'
import { openDesk } from './skills/library/desk.ts'
import { openLibraryFiles } from './skills/library/files.ts'
import { warmUp } from './skills/sandbox/warm-up.ts'
import { openSolutionFiles } from './skills/solutions/files.ts'
import { openTargetFiles } from './skills/targets/files.ts'
import { openFlag } from './skills/tipping/flag.ts'
import { openIntake } from './skills/tipping/intake.ts'
import { openMover } from './skills/tipping/mover.ts'
import { openLedgerDesk } from './skills/tracks/desk.ts'
import type { Storage } from './storage/storage.ts'

export interface Sandtable {
  /** Where it listens, `http://host:port`. */
  address: string
  /** The console's address, when it is on. */
  console: string | undefined
  storage: Storage
  platforms: readonly Platform[]
  /**
   * Begins nothing new, finishes what is in work, and closes. Connections stay until then, for answers go out over them: what they
   * bring meanwhile is kept, and with what is left is finished after the next start.
   */
  close(): Promise<void>
}

/** Ten megabytes over a phone's connection take their time. */
const uploadMs = 90_000
/** Below the thirty seconds that container runtimes grant. */
const drainMs = 25_000

/** Opens everything, introduces everyone, listens. A start that fails leaves nothing running. */
export async function openSandtable(config: Config, log: Log): Promise<Sandtable> {
  const storage = openStorage(config)
  const closers: Closer[] = [storage.close]
  try {
    return await open(config, log, storage, closers)
  } catch (error) {
    await closeAll(closers)
    throw error
  }
}

async function open(config: Config, log: Log, storage: Storage, closers: Closer[]): Promise<Sandtable> {
  const dayOf = dayIn(config.zone)
  const model = languageModelOf(config, storage.allowances)
  const byModel =
    model === undefined
      ? {}
      : {
          secondReader: secondReaderBy(model),
          pointReader: pointReaderBy(model),
          polisher: polisherBy(model),
          partner: partnerBy(model),
        }
  const secretKey = secretKeyFor(config.secretKey, config.databaseFile)
  const real = openPlatforms(config, log, {
    grantsOf: openSealedGrants(storage, secretKey),
    noticesOf: openNoticesOf(storage),
  })
  const platform = (name: string) => real.find((one) => one.name === name)
  const addressCalendars = addressCalendarsOf(config, storage, secretKey, log)
  const pushedCalendars = openPushedCalendars({ ...storage, zone: config.zone })
  const now = () => new Date()
  const lessons = openLessons({ ...storage, learn: learnInWorker, now, dayOf, newId: () => uuid() })
  const importing = openImporting({ imports: storage.imports, readSheet, lessons, log })
  const solutionFiles = openSolutionFiles({ ...storage, readDocument })
  const intakes = { importing, solutionFiles }
  const skills = openSkills({
    ...storage,
    dayOf,
    platform,
    addressCalendars,
    pushedCalendars,
    intakes,
    writeWorkbook,
    log,
    ...byModel,
  })
  const platforms = [...real, ...(await openDemo(config, storage, skills.examples, real.length === 0))]
  const companies = await bindPlatforms(storage, real)
  if (companies > 1) log.warn({ companies }, 'the platforms were met as different companies before, and stay apart')

  const conversation = openConversation({
    journal: storage.journal,
    people: storage.people,
    platforms,
    repertoire: skills.repertoire,
    dayOf,
    timeOf: timeIn(config.zone),
    isWorkday,
    attentions: storage.attentions,
    clock: wallClock,
    log,
    onSent: ({ platform }, tookMs) => tookMs !== undefined && metrics.answered(platform, tookMs),
  })
  const metrics = openMetrics({ ...conversation, teamFigures: openTeamFigures({ ...storage, now: Date.now }) })
  const view = (person: Person) => ({ person, now: now(), today: dayOf(now()), newId: () => uuid() })

  const desk = openDesk(storage)
  const flag = openFlag({ ...storage, announce: conversation.announce })
  const intake = openIntake({ ...storage, flag })
  let draining = false
  const app = openApp({
    platforms,
    people: storage.people,
    receive: conversation.receive,
    signedIn: openSignedIn(storage.sessions, {
      secretKey,
      publicUrl: config.publicUrl,
      letsIn: conversation.letsIn,
    }),
    cases: skills.cases,
    board: skills.board,
    importing,
    customers: storage.customers,
    merges: storage.merges,
    handOvers: storage.handOvers,
    contacts: storage.contacts,
    deals: storage.deals,
    decisions: storage.decisions,
    visits: storage.visits,
    visitAttachments: storage.visitAttachments,
    tasks: storage.tasks,
    calendar: storage.calendar,
    addressCalendars,
    outsideCalendars: storage.outsideCalendars,
    outsideContacts: storage.outsideContacts,
    approvals: storage.approvals,
    activities: storage.activities,
    standings: skills.standings,
    timings: skills.timings,
    reports: skills.reports,
    looks: storage.looks,
    behaviourSettings: storage.behaviourSettings,
    targets: storage.targets,
    coachDesk: skills.coachDesk,
    courses: storage.courses,
    points: storage.points,
    practiceDesk: openPracticeDesk({ ...storage, standings: skills.standings }),
    courseFiles: openCourseFiles({ ...storage, readSheet }),
    targetFiles: openTargetFiles({ ...storage, readSheet }),
    scores: skills.scores,
    assessmentDesk: skills.assessmentDesk,
    challenges: storage.challenges,
    assessmentSettings: storage.assessmentSettings,
    scoreFile: skills.scoreFile,
    announce: conversation.announce,
    outcomes: storage.outcomes,
    models: storage.models,
    lessons,
    exchanges: storage.exchanges,
    dealEvents: storage.dealEvents,
    chatGroups: storage.chatGroups,
    signalSettings: storage.signalSettings,
    intake,
    meetingIntake: openMeetingIntake({ ...storage, ...pushedCalendars }),
    mover: openMover({ ...storage, flag }),
    pushTenant: () => pushedTo(platforms, storage),
    ledger: storage.ledger,
    libraries: storage.libraries,
    solutions: storage.solutions,
    desk,
    ledgerDesk: openLedgerDesk(storage),
    libraryFiles: openLibraryFiles({ ...storage, desk, readFile: readMarkdownOrSheet, writeWorkbook }),
    solutionFiles,
    visitForms: skills.visitForms,
    attentions: storage.attentions,
    memoryOf: async (of) => (await storage.journal.remembered(of)).skills,
    dayOf,
    probe: storage.probe,
    draining: () => draining,
    metrics,
    log,
    publicUrl: config.publicUrl,
    pagesFolder: join(packageRoot, 'dist', 'h5'),
    verifyFilesFolder: config.verifyFilesFolder,
    webhooks: webhooksBy(config.events),
    pushApiKey: config.pushApiKey,
  })
  const server = createServer({ requestTimeout: uploadMs, headersTimeout: 10_000 }, app.callback())
  closers.push(() => shut(server))

  warmUp(skills.examples, new Date())
  closers.push(conversation.close)
  for (const platform of platforms) {
    await platform.start(
      async (incoming) => {
        const kind = await conversation.receive(incoming)
        metrics.accepted(platform.name, kind)
        return kind
      },
      (counts) => noteRefused(platform, counts, storage, log),
    )
    closers.push(platform.stop)
  }
  skills.board.listen((judged) => noteBroken(judged, log))
  await storage.findings.doubt(programVersion())
  const address = await listen(server, config)
  await conversation.sweep()
  const sourceJobs = eventSourceJobs(config.events, {
    ...metrics,
    intake,
    pushTenant: () => pushedTo(platforms, storage),
    outboundAllow: config.outboundAllow,
    log,
    now: wallClock.now,
  })
  const schedule = openSchedule(
    [
      ...sourceJobs,
      ...openJobs({
        ...storage,
        conversation,
        platforms,
        cases: skills.cases,
        prepare: skills.prepare,
        mornings: skills.mornings,
        standings: skills.standings,
        reports: skills.reports,
        handOverCard: skills.handOverCard,
        lessons,
        view,
        dayOf,
        timeOf: timeIn(config.zone),
        log,
        board: skills.board,
        ...wallClock,
      }),
    ],
    log,
  )
  closers.push(schedule.stop)

  return {
    address,
    console: platforms.some(({ name }) => name === 'console') ? `${address}/console` : undefined,
    storage,
    platforms,
    async close() {
      draining = true
      server.close()
      conversation.rest()
      const finished = schedule.stop().then(conversation.idle)
      await Promise.race([finished, wallClock.sleep(drainMs)])
      await closeAll(closers)
    },
  }
}

/** The console and its demo company: only where there is no real platform and no outside address, unless asked for. */
async function openDemo(
  { console, publicUrl }: Config,
  storage: Storage,
  examples: readonly string[],
  noOther: boolean,
): Promise<Platform[]> {
  const alone = noOther && isLoopbackHost(new URL(publicUrl).host)
  if (console === 'off' || (console === 'auto' && !alone)) return []
  const { tenantId, platform, ...company } = demoCompany(new Date())
  await storage.companies.ensure(
    { id: tenantId, name: demoName, kind: 'demo', joining: 'closed' },
    { platform, corp: tenantId },
  )
  await storage.furnish({ tenantId, platform, ...company })
  const teams = new Map(company.teams.map(({ id, name }) => [id, name]))
  const people = company.people.map(({ userId, name, role, teamId }) => ({
    userId,
    name,
    role: roleLabels[role],
    team: teams.get(teamId) ?? '',
  }))
  return [openConsole({ corp: tenantId, company: demoName, people, examples, newId: () => uuid(), now: Date.now })]
}

const demoName = '衡川科技（演示）'

/** Other programs push to the company of the real platform; where there is none, to the demo company. */
async function pushedTo(platforms: readonly Platform[], { people }: Storage): Promise<string | undefined> {
  const [platform] = platforms.toSorted(
    (one, other) => Number(one.name === 'console') - Number(other.name === 'console'),
  )
  return platform === undefined ? undefined : (await people.tenantFor(platform.name, platform.corp))?.id
}

/** Refused callbacks leave an aggregated line, so that a forger cannot fill the disk. */
function noteRefused({ name, corp }: Platform, counts: Record<string, number>, storage: Storage, log: Log): void {
  const write = async () => {
    const tenant = await storage.people.tenantFor(name, corp)
    if (tenant === undefined) return
    const line = { tenantId: tenant.id, at: Date.now(), actor: 'outside', level: 'auto' as const }
    await storage.note({ ...line, action: 'callback.refused', subject: JSON.stringify(counts) })
  }
  write().catch((error: unknown) => log.error({ err: error }, 'an audit line was not written'))
}

/** A signal that could not tell says so in its place on the board; why is for us. */
function noteBroken(judged: readonly Judged[], log: Log): void {
  for (const { deal, cells } of judged) {
    for (const { signal, failed } of cells) {
      if (failed !== undefined) log.error({ err: failed, signal: signal.id, deal: deal.id }, 'a signal broke')
    }
  }
}

function dayIn(zone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
  return (at) => format.format(at)
}

function timeIn(zone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  return (at) => format.format(at)
}

async function listen(server: Server, { port, host }: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
  const { port: actual } = server.address() as AddressInfo
  return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${actual}`
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections()
  // Closed already, or never opened, it says so by an error: either way it is closed.
  await new Promise((resolve) => server.close(resolve))
}
