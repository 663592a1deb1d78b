import Sqlite, { type Database } from 'better-sqlite3'
import type { Entry, Parcel, Stuck } from '../../conversation/journal.ts'
import type { Owner } from '../owner.ts'

interface InboxRow {
  id: string
  incoming: string
  attempts: number
  owner: string
}

interface OutboxRow {
  id: string
  /** Order of writing. */
  position: number
  platform: string
  conversation: string
  recipient: string
  outgoing: string
  created_at: number
  answers_at: number | null
  reply_to: string | null
  owner: string
}

/** Leases, and what happens to the rows of those who lost theirs; call what writes inside a transaction. */
export function openTakeover(database: Database, owner: Owner) {
  const renew = database.prepare(
    'INSERT INTO leases (owner, until) VALUES (?, ?) ON CONFLICT (owner) DO UPDATE SET until = excluded.until',
  )
  const owners = database.prepare<[], { owner: string; until: number | null }>(
    `SELECT DISTINCT rows.owner, until FROM (
       SELECT owner FROM inbox WHERE state = 'received' UNION SELECT owner FROM outbox WHERE state = 'sending'
     ) AS rows LEFT JOIN leases ON leases.owner = rows.owner`,
  )
  const entries = database.prepare<[string, string], InboxRow>(
    `UPDATE inbox SET owner = ? WHERE owner = ? AND state = 'received'
     RETURNING id, incoming, attempts, owner`,
  )
  const parcels = database.prepare<[string, string], OutboxRow>(
    `UPDATE outbox SET owner = ? WHERE owner = ? AND state = 'sending' RETURNING rowid AS position, *`,
  )
  const forget = database.prepare('DELETE FROM leases WHERE owner = ?')
  const listStuck = database.prepare<[number], Stuck>(
    `SELECT id, 'message' AS what, state, conversation, received_at AS at, coalesce(reason, '') AS reason
       FROM inbox WHERE state = 'dead'
     UNION ALL
     SELECT id, 'answer', state, conversation, created_at, coalesce(reason, '')
       FROM outbox WHERE state IN ('failed', 'uncertain')
     ORDER BY at DESC LIMIT ?`,
  )
  const retryMessage = database.prepare(
    `UPDATE inbox SET state = 'received', owner = 'nobody', attempts = 0 WHERE id = ? AND state = 'dead'`,
  )
  const retryAnswer = database.prepare(
    `UPDATE outbox SET state = 'sending', owner = 'nobody', created_at = ?, answers_at = NULL
     WHERE id = ? AND state IN ('failed', 'uncertain')`,
  )

  return { hold, take, stuck, retry }

  function hold(until: number): void {
    renew.run(owner.id, until)
  }

  function take(now: number): { entries: Entry[]; parcels: Parcel[] } {
    const gone = owners
      .all()
      .filter((other) => other.owner !== owner.id && ((other.until ?? 0) < now || owner.isGone(other.owner)))
    const taken = gone.map((other) => ({
      entries: entries.all(owner.id, other.owner).map(toEntry),
      parcels: parcels.all(owner.id, other.owner),
    }))
    for (const other of gone) forget.run(other.owner)
    return {
      entries: taken.flatMap((each) => each.entries).sort((one, other) => one.id.localeCompare(other.id)),
      parcels: taken
        .flatMap((each) => each.parcels)
        .sort((one, other) => one.position - other.position)
        .map(toParcel),
    }
  }

  function stuck(limit: number): Stuck[] {
    return listStuck.all(limit)
  }

  function retry(id: string, now: number): boolean {
    return retryMessage.run(id).changes + retryAnswer.run(now, id).changes > 0
  }
}

/** A process that still works on the database in `path`; `undefined` when there is none, or nothing can be read. */
export function runningOwner(path: string, asking: Owner, now: number): string | undefined {
  return leasesIn(path, now).find((owner) => !asking.isGone(owner))
}

/** Who holds a lease. Only read, so that what a crash left beside the file stays as it is. */
function leasesIn(path: string, now: number): string[] {
  const database = new Sqlite(path, { readonly: true })
  try {
    return database.prepare<[number], string>('SELECT owner FROM leases WHERE until > ?').pluck().all(now)
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && unreadable.has(error.code)) return []
    throw error
  } finally {
    database.close()
  }
}

/** No database, a broken one, or one without our tables: a server could not have started on it. */
const unreadable = new Set(['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_ERROR'])

function toEntry({ id, incoming, attempts }: InboxRow): Entry {
  return { id, incoming: JSON.parse(incoming), attempts }
}

function toParcel(row: OutboxRow): Parcel {
  return {
    id: row.id,
    platform: row.platform,
    conversation: row.conversation,
    recipient: row.recipient,
    outgoing: JSON.parse(row.outgoing),
    createdAt: row.created_at,
    ...(row.answers_at === null ? {} : { answersAt: row.answers_at }),
    ...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
    inherited: true,
  }
}
