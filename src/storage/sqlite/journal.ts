import type { Database } from 'better-sqlite3'
import { v5, v7 } from 'uuid'
import type { Entry, Journal, Outcome, Parcel, Stuck } from '../../conversation/journal.ts'
import type { Incoming } from '../../conversation/message.ts'
import type { Outgoing } from '../../conversation/platform.ts'
import type { Memory, Reply } from '../../conversation/skill.ts'
import type { Owner } from '../owner.ts'
import type { Written } from '../storage.ts'
import type { Audit } from './audit.ts'
import { openChanges } from './changes.ts'
import type { Writer } from './writer.ts'

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
  owner: string
}

export function openJournal(database: Database, writer: Writer, audit: Audit, owner: Owner): Journal<Written> {
  const insertInbox = database.prepare(
    `INSERT INTO inbox (id, platform, corp, dedupe_key, conversation, incoming, received_at, state, owner, attempts)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'received', ?, 1) ON CONFLICT DO NOTHING`,
  )
  const begin = database.prepare('UPDATE inbox SET attempts = attempts + 1 WHERE id = ?')
  const memory = database.prepare<[string], string>('SELECT memory FROM conversations WHERE id = ?').pluck()
  const remember = database.prepare(
    `INSERT INTO conversations (id, tenant_id, memory) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET memory = excluded.memory`,
  )
  const close = database.prepare(
    `UPDATE inbox SET state = ?, tenant_id = ?, person_id = ?, reason = ? WHERE id = ? AND state = 'received'`,
  )
  const insertOutbox = database.prepare(
    `INSERT INTO outbox (id, tenant_id, platform, conversation, recipient, outgoing, created_at, answers_at, state, owner)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'sending', ?) ON CONFLICT DO NOTHING`,
  )
  const markSent = database.prepare(`UPDATE outbox SET state = 'sent', sent_at = ? WHERE id = ?`)
  const markUnsent = database.prepare('UPDATE outbox SET state = ?, reason = ? WHERE id = ?')
  const sentSince = database
    .prepare<[string, number], number>(
      'SELECT sent_at FROM outbox WHERE conversation = ? AND sent_at > ? ORDER BY sent_at',
    )
    .pluck()
  const change = openChanges(database)
  const takeover = openTakeover(database, owner)

  return {
    async receive(incoming) {
      const entry: Entry = { id: v7(), incoming, attempts: 1 }
      const kept = await writer.write(() => keep(entry))
      return kept ? entry : 'repeat'
    },
    async begin({ id }) {
      await writer.write(() => begin.run(id))
    },
    async memory(conversation) {
      const known = memory.get(conversation)
      return known === undefined ? {} : (JSON.parse(known) as Memory)
    },
    conclude: (entry, outcome, now) => writer.write(() => finish(entry, 'decided', null, outcome, now), 'replayable'),
    setAside: (entry, reason, outcome, now) =>
      writer.write(() => finish(entry, 'dead', reason, outcome, now), 'replayable'),
    async sent(parcel, now) {
      await writer.write(() => markSent.run(now, parcel.id), 'replayable')
    },
    async unsent(parcel, state, reason) {
      await writer.write(() => markUnsent.run(state, reason, parcel.id), 'replayable')
    },
    sentSince: async (conversation, since) => sentSince.all(conversation, since),
    async holdLease(until) {
      await writer.write(() => takeover.hold(until), 'replayable')
    },
    takeOver: (now) => writer.write(() => takeover.take(now)),
    stuck: async (limit) => takeover.stuck(limit),
    retry: (id) => writer.write(() => takeover.retry(id)),
  }

  function keep({ id, incoming }: Entry): boolean {
    const { platform, corp, dedupeKey, conversation, receivedAt } = incoming
    const body = JSON.stringify(incoming)
    return insertInbox.run(id, platform, corp, dedupeKey, conversation, body, receivedAt, owner.id).changes > 0
  }

  /** Nothing is written twice: whoever finds the message already answered leaves with nothing to send. */
  function finish(
    { id, incoming }: Entry,
    state: 'decided' | 'dead',
    reason: string | null,
    outcome: Outcome<Written>,
    now: number,
  ): Parcel[] {
    const { tenantId, personId } = outcome
    if (close.run(state, tenantId ?? null, personId ?? null, reason, id).changes === 0) return []
    if (tenantId === undefined) return []
    const actor = personId ?? 'system'
    for (const one of outcome.changes ?? []) {
      change(one, tenantId, actor, now)
      audit.append({ tenantId, at: now, actor, action: one.kind, level: one.level, subject: one.subject })
    }
    if (outcome.memory !== undefined) remember.run(incoming.conversation, tenantId, JSON.stringify(outcome.memory))
    return outcome.replies.flatMap((reply, at) => pack(reply, v5(`${state} ${at}`, id), incoming, tenantId, now))
  }

  /**
   * The id, which is the key that makes sending twice harmless, follows from the message and the reply's place: answered once
   * more after a power cut, it is the same. A card can only be redrawn where the platform gave us a handle on it.
   */
  function pack(reply: Reply, id: string, incoming: Incoming, tenantId: string, now: number): Parcel[] {
    const outgoing = toOutgoing(reply, incoming)
    if (outgoing === undefined) return []
    const to = reply.kind === 'redraw' ? undefined : reply.to
    const parcel: Parcel = {
      id,
      platform: to?.platform ?? incoming.platform,
      conversation: to?.conversation ?? incoming.conversation,
      recipient: to?.userId ?? incoming.speaker,
      outgoing,
      createdAt: now,
      answersAt: incoming.receivedAt,
      inherited: false,
    }
    const { platform, conversation, recipient } = parcel
    const body = JSON.stringify(outgoing)
    const { receivedAt } = incoming
    const isNew =
      insertOutbox.run(id, tenantId, platform, conversation, recipient, body, now, receivedAt, owner.id).changes > 0
    return isNew ? [parcel] : []
  }
}

function toOutgoing(reply: Reply, { content }: Incoming): Outgoing | undefined {
  if (reply.kind === 'text') return { kind: 'text', text: reply.text }
  if (reply.kind === 'card') return { kind: 'card', card: reply.card }
  const handle = content.kind === 'press' ? content.handle : undefined
  return handle === undefined ? undefined : { kind: 'update', card: reply.card, handle }
}

/** Leases, and what happens to the rows of those who lost theirs; call inside a transaction. */
function openTakeover(database: Database, owner: Owner) {
  const hold = database.prepare(
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
  const stuck = database.prepare<[number], Stuck>(
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
    `UPDATE outbox SET state = 'sending', owner = 'nobody', created_at = ?
     WHERE id = ? AND state IN ('failed', 'uncertain')`,
  )

  return {
    hold: (until: number) => hold.run(owner.id, until),
    take(now: number): { entries: Entry[]; parcels: Parcel[] } {
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
    },
    stuck: (limit: number) => stuck.all(limit),
    retry: (id: string) => retryMessage.run(id).changes + retryAnswer.run(Date.now(), id).changes > 0,
  }
}

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
    inherited: true,
  }
}
