import type { Database } from 'better-sqlite3'
import { v5, v7 } from 'uuid'
import type { Announcement } from '../../conversation/announcement.ts'
import type { Entry, Journal, Outcome, Parcel } from '../../conversation/journal.ts'
import type { Incoming } from '../../conversation/message.ts'
import type { Outgoing } from '../../conversation/platform.ts'
import type { Recipient, Remembered, Reply } from '../../conversation/skill.ts'
import type { Owner } from '../owner.ts'
import type { Written } from '../storage.ts'
import { openAttentionWriting } from './attentions.ts'
import type { Audit } from './audit.ts'
import type { WriteChange } from './changes.ts'
import { openMessageRetention } from './message-retention.ts'
import { openResponseWriting } from './responses.ts'
import { openTakeover } from './takeover.ts'
import type { Writer } from './writer.ts'

export function openJournal(
  database: Database,
  parts: { writer: Writer; audit: Audit; writeChange: WriteChange; owner: Owner },
): Journal<Written> {
  const { writer, audit, writeChange, owner } = parts
  const insertInbox = database.prepare(
    `INSERT INTO inbox (id, platform, corp, dedupe_key, conversation, incoming, received_at, state, owner, attempts)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'received', ?, 1) ON CONFLICT DO NOTHING`,
  )
  const begin = database
    .prepare<[string], number>('UPDATE inbox SET attempts = attempts + 1 WHERE id = ? RETURNING attempts')
    .pluck()
  const lastReplyTo = database
    .prepare<string[], string | null>(
      `SELECT incoming ->> '$.replyTo' FROM inbox WHERE platform = ? AND corp = ? AND dedupe_key = ?`,
    )
    .pluck()
  const moveEntry = database.prepare(
    `UPDATE inbox SET incoming = json_set(incoming, '$.replyTo', ?) WHERE platform = ? AND corp = ? AND dedupe_key = ?`,
  )
  const moveAnswers = database.prepare(`UPDATE outbox SET reply_to = ? WHERE state = 'sending' AND reply_to = ?`)
  const memory = database.prepare<[string], string>('SELECT memory FROM conversations WHERE id = ?').pluck()
  const remember = database.prepare(
    `INSERT INTO conversations (id, tenant_id, memory) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET memory = excluded.memory`,
  )
  const close = database.prepare(
    `UPDATE inbox SET state = ?, tenant_id = ?, person_id = ?, reason = ? WHERE id = ? AND state = 'received'`,
  )
  const insertOutbox = database.prepare(
    `INSERT INTO outbox (id, tenant_id, platform, conversation, recipient, outgoing, created_at, answers_at, reply_to, state, owner)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'sending', ?) ON CONFLICT DO NOTHING`,
  )
  const markSent = database.prepare(`UPDATE outbox SET state = 'sent', sent_at = ? WHERE id = ?`)
  const markUnsent = database.prepare('UPDATE outbox SET state = ?, reason = ? WHERE id = ?')
  const sentSince = database
    .prepare<[string, number], number>(
      'SELECT sent_at FROM outbox WHERE conversation = ? AND sent_at > ? ORDER BY sent_at',
    )
    .pluck()
  const attentions = openAttentionWriting(database)
  const responses = openResponseWriting(database)
  const takeover = openTakeover(database, owner)
  const forget = openMessageRetention(database)

  return {
    async receive(incoming) {
      const entry: Entry = { id: v7(), incoming, attempts: 1 }
      const kept = await writer.write(() => keep(entry))
      return kept ? entry : 'repeat'
    },
    begin: (entry) => writer.write(() => ({ ...entry, attempts: begin.get(entry.id) ?? entry.attempts })),
    async remembered(conversation) {
      const known = memory.get(conversation)
      return known === undefined ? { skills: {} } : (JSON.parse(known) as Remembered)
    },
    conclude: (entry, outcome, now) =>
      writer.write(() => finish(entry, 'decided', null, outcome, now), keepingOf(outcome)),
    setAside: (entry, reason, outcome, now) =>
      writer.write(() => finish(entry, 'dead', reason, outcome, now), 'replayable'),
    announce: (announcement, now) => writer.write(() => keepAnnouncement(announcement, now)),
    async sent(parcel, now) {
      await writer.write(() => {
        markSent.run(now, parcel.id)
        responses.accepted(parcel.id, now)
      }, 'replayable')
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
    forget: (before, most) => writer.write(() => forget(before, most)),
    retry: (id, now) => writer.write(() => takeover.retry(id, now)),
  }

  /** What a person confirmed is told to them as done, and must be; a mere answer would come out the same once more. */
  function keepingOf({ changes = [] }: Outcome<Written>): 'durable' | 'replayable' {
    return changes.every(({ level }) => level === 'auto') ? 'replayable' : 'durable'
  }

  function keep({ id, incoming }: Entry): boolean {
    const { platform, corp, dedupeKey, conversation, receivedAt } = incoming
    const body = JSON.stringify(incoming)
    const isNew = insertInbox.run(id, platform, corp, dedupeKey, conversation, body, receivedAt, owner.id).changes > 0
    if (!isNew) moveTo(incoming)
    return isNew
  }

  /** What comes again is answered where it came last: a platform may have forgotten where it came first. */
  function moveTo(incoming: Entry['incoming']): void {
    const { platform, corp, dedupeKey, replyTo } = incoming
    const { replyTo: before } = lastPlace(incoming)
    if (replyTo === undefined || before === undefined || before === replyTo) return
    moveEntry.run(replyTo, platform, corp, dedupeKey)
    moveAnswers.run(replyTo, before)
  }

  function lastPlace({ platform, corp, dedupeKey, replyTo }: Entry['incoming']): Pick<Entry['incoming'], 'replyTo'> {
    const last = replyTo === undefined ? undefined : lastReplyTo.get(platform, corp, dedupeKey)
    return last == null ? {} : { replyTo: last }
  }

  /** Nothing is written twice: whoever finds the message already answered leaves with nothing to send. */
  function finish(
    { id, incoming, attempts }: Entry,
    state: 'decided' | 'dead',
    reason: string | null,
    outcome: Outcome<Written>,
    now: number,
  ): Parcel[] {
    const { tenantId, personId } = outcome
    if (close.run(state, tenantId ?? null, personId ?? null, reason, id).changes === 0) return []
    if (tenantId === undefined) return []
    writeChanges(outcome.changes ?? [], tenantId, personId ?? 'system', now)
    const { remembered } = outcome
    if (remembered !== undefined) remember.run(incoming.conversation, tenantId, JSON.stringify(remembered))
    // Begun before, it may have been answered before a power cut took the record of it.
    const inherited = attempts > 1
    const asked = { ...incoming, ...lastPlace(incoming) }
    const parcels = outcome.replies.flatMap((reply, at) =>
      pack(reply, { id: v5(`${state} ${at}`, id), inherited }, asked, tenantId, now),
    )
    if (personId !== undefined && incoming.content.kind === 'text') {
      const first = parcels.find(({ recipient }) => recipient === incoming.speaker)
      if (first !== undefined) responses.begun(first, { personId, touchedAt: incoming.receivedAt }, tenantId)
    }
    return parcels
  }

  /** Ids follow from the key, so that of two who announce the same thing one finds it said. */
  function keepAnnouncement(
    { key, tenantId, replies, changes = [], push }: Announcement<Written>,
    now: number,
  ): Parcel[] {
    const fresh = replies.flatMap(({ to, answers, ...reply }, at): Parcel[] => {
      const { platform, conversation, userId: recipient } = to
      const id = v5(`${tenantId} ${key} ${at}`, announcements)
      const parcel: Parcel = {
        id,
        platform,
        conversation,
        recipient,
        outgoing: reply,
        createdAt: now,
        inherited: false,
      }
      if (!insertParcel(parcel, tenantId)) return []
      if (answers !== undefined) responses.begun(parcel, answers, tenantId)
      return [parcel]
    })
    if (fresh.length > 0 || replies.length === 0) writeChanges(changes, tenantId, 'system', now)
    if (fresh.length > 0 && push !== undefined) attentions.pushed(push, tenantId, now)
    return fresh
  }

  function writeChanges(changes: readonly Written[], tenantId: string, actor: string, now: number): void {
    for (const change of changes) {
      writeChange(change, tenantId, actor, now)
      // A look at a calendar or an approval in which nothing was new is no deed: every quarter of an hour, for everybody, it would bury the others.
      if (change.kind === 'approval.looked' || (change.kind === 'calendar.read' && change.events === undefined))
        continue
      audit.append({ tenantId, at: now, actor, action: change.kind, level: change.level, subject: change.subject })
    }
  }

  /**
   * The id, which is the key that makes sending twice harmless, follows from the message and the reply's place: answered once
   * more after a power cut, it is the same. A card can only be redrawn where the platform gave us a handle on it.
   */
  function pack(
    reply: Reply,
    { id, inherited }: Pick<Parcel, 'id' | 'inherited'>,
    incoming: Incoming,
    tenantId: string,
    now: number,
  ): Parcel[] {
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
      ...(incoming.replyTo !== undefined && isSaidThere(incoming, to) ? { replyTo: incoming.replyTo } : {}),
      inherited,
    }
    return insertParcel(parcel, tenantId) ? [parcel] : []
  }

  function insertParcel(parcel: Parcel, tenantId: string): boolean {
    const { id, platform, conversation, recipient, outgoing, createdAt, answersAt = null, replyTo = null } = parcel
    const body = JSON.stringify(outgoing)
    const sending = [recipient, body, createdAt, answersAt, replyTo, owner.id]
    return insertOutbox.run(id, tenantId, platform, conversation, ...sending).changes > 0
  }
}

/** To who spoke, or to the group it was said in; what somebody else is told goes its own way. */
function isSaidThere({ group }: Incoming, to: Recipient | undefined): boolean {
  return to === undefined || to.userId === group
}

/** The name space of the ids of what is said unasked. */
const announcements = '5f0d4c0e-6b0e-5c5e-9d35-8a4f3a0c2b71'

function toOutgoing(reply: Reply, { content }: Incoming): Outgoing | undefined {
  if (reply.kind === 'text') return { kind: 'text', text: reply.text, ...(reply.better && { better: reply.better }) }
  if (reply.kind === 'card') return { kind: 'card', card: reply.card }
  if (reply.kind === 'picture') return { kind: 'picture', picture: reply.picture }
  if (reply.kind === 'file') return { kind: 'file', file: reply.file }
  const handle = content.kind === 'press' ? content.handle : undefined
  return handle === undefined ? undefined : { kind: 'update', card: reply.card, handle }
}
