import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { openConsole, openWecom } from '../bots/index.ts'
import type { Config } from './cli/config.ts'
import { demoCompany } from './cli/demo-company.ts'
import { guardedFetch, hostAndPort } from './cli/outbound.ts'
import { packageRoot } from './cli/package-root.ts'
import { secretKeyFor } from './cli/secret-key.ts'
import { isLoopbackHost } from './conversation/http.ts'
import { openConversation, wallClock } from './conversation/index.ts'
import type { Log } from './conversation/log.ts'
import type { Platform } from './conversation/platform.ts'
import { openSchedule } from './jobs/schedule.ts'
import { roleLabels } from './people/person.ts'
import { tracks } from './sales/tracks/index.ts'
import { openApp } from './server/app.ts'
import { openMetrics } from './server/metrics.ts'
import { openSignedIn } from './server/session.ts'
import { openSkills } from './skills/index.ts'
import { thisProcess } from './storage/owner.ts'
import { openSqlite } from './storage/sqlite/index.ts'
import type { Storage } from './storage/storage.ts'

export interface Sandtable {
  /** Where it listens, `http://host:port`. */
  address: string
  /** The console's address, when it is on. */
  console: string | undefined
  storage: Storage
  platforms: readonly Platform[]
  /** Stops taking messages in, finishes what is in work, and closes; what is left is finished after the next start. */
  close(): Promise<void>
}

const sweepEveryMs = 5_000
/** Below the thirty seconds that container runtimes grant. */
const drainMs = 25_000

export const migrationsFolder = join(packageRoot, 'migrations', 'sqlite')

export function openStorage(config: Pick<Config, 'databaseFile'>): Storage {
  return openSqlite({ path: config.databaseFile, migrationsFolder, owner: thisProcess() })
}

/** Opens everything, introduces everyone, listens. */
export async function openSandtable(config: Config, log: Log): Promise<Sandtable> {
  const storage = openStorage(config)
  const skills = openSkills({ ...storage, tracks })
  const platforms = [
    ...openWecomPlatform(config, log),
    ...(await openConsolePlatform(config, storage, skills.examples)),
  ]
  await nameCompanies(platforms, storage)
  const { repertoire, cases } = skills
  const conversation = openConversation({
    journal: storage.journal,
    people: storage.people,
    platforms,
    repertoire,
    dayOf: dayIn(config.zone),
    clock: wallClock,
    log,
    onSent: ({ platform }, tookMs) => tookMs !== undefined && metrics.answered(platform, tookMs),
  })
  const metrics = openMetrics(conversation)

  await conversation.sweep()
  for (const platform of platforms) {
    await platform.start(
      async (incoming) => {
        const kind = await conversation.receive(incoming)
        metrics.accepted(platform.name, kind)
        return kind
      },
      (counts) =>
        void noteRefused(platform, counts, storage).catch((error: unknown) =>
          log.error({ err: error }, 'an audit line was not written'),
        ),
    )
  }
  let draining = false
  const app = openApp({
    platforms,
    people: storage.people,
    signedIn: openSignedIn(storage.sessions, secretKeyFor(config.secretKey, config.databaseFile), config.publicUrl),
    cases,
    deals: storage.deals,
    visits: storage.visits,
    dayOf: dayIn(config.zone),
    probe: storage.probe,
    draining: () => draining,
    metrics,
    log,
    publicUrl: config.publicUrl,
    pagesFolder: join(packageRoot, 'dist', 'h5'),
    verifyFilesFolder: config.verifyFilesFolder,
    pushApiKey: config.pushApiKey,
  })
  const server = createServer({ requestTimeout: 15_000, headersTimeout: 10_000 }, app.callback())
  const address = await listen(server, config)
  const schedule = openSchedule([{ name: 'sweep', everyMs: sweepEveryMs, run: conversation.sweep }], log)

  return {
    address,
    console: platforms.some(({ name }) => name === 'console') ? `${address}/console` : undefined,
    storage,
    platforms,
    async close() {
      draining = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await schedule.stop()
      await Promise.race([conversation.idle(), new Promise((resolve) => setTimeout(resolve, drainMs))])
      for (const each of platforms) await each.stop()
      server.closeAllConnections()
      await closed
      await storage.close()
    },
  }
}

function openWecomPlatform({ wecom, publicUrl, outboundAllow }: Config, log: Log): Platform[] {
  if (wecom === undefined) return []
  const fetch = guardedFetch([hostAndPort(new URL(wecom.apiBase)), ...outboundAllow])
  return [openWecom({ config: wecom, publicUrl, log, fetch })]
}

/** The console and its demo company: only where there is no real platform and no outside address, unless asked for. */
async function openConsolePlatform(
  { console, wecom, publicUrl }: Config,
  storage: Storage,
  examples: readonly string[],
): Promise<Platform[]> {
  const alone = wecom === undefined && isLoopbackHost(new URL(publicUrl).host)
  if (console === 'off' || (console === 'auto' && !alone)) return []
  const company = demoCompany(new Date())
  const tenant = await storage.companies.ensure(
    { id: company.tenantId, name: '衡川科技（演示）', kind: 'demo', joining: 'closed' },
    { platform: company.platform, corp: company.tenantId },
  )
  await storage.furnish(company)
  const teams = new Map(company.teams.map(({ id, name }) => [id, name]))
  const people = company.people.map(({ userId, name, role, teamId }) => ({
    userId,
    name,
    role: roleLabels[role],
    team: teams.get(teamId) ?? '',
  }))
  return [openConsole({ company: tenant.name, people, examples, newId: () => uuid(), now: () => Date.now() })]
}

/** Every platform's company exists before its first message. */
async function nameCompanies(platforms: readonly Platform[], storage: Storage): Promise<void> {
  for (const { name, corp } of platforms) {
    await storage.companies.ensure(
      { id: '', name: '本公司', kind: 'company', joining: 'join' },
      { platform: name, corp },
    )
  }
}

/** Refused callbacks leave an aggregated line, so that a forger cannot fill the disk. */
async function noteRefused({ name, corp }: Platform, counts: Record<string, number>, storage: Storage): Promise<void> {
  const tenant = await storage.people.tenantFor(name, corp)
  if (tenant === undefined) return
  const line = { tenantId: tenant.id, at: Date.now(), actor: 'outside', level: 'auto' as const }
  await storage.note({ ...line, action: 'callback.refused', subject: JSON.stringify(counts) })
}

function dayIn(zone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
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
