import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { coarse, type VisitAttachment, type VisitAttachments } from '../../sales/visit-attachment.ts'
import type { Audit } from './audit.ts'
import { statementsBy } from './statements.ts'
import { visitsSeen } from './visibility.ts'
import type { Writer } from './writer.ts'

interface AttachmentRow {
  id: string
  owner_id: string
  visit_id: string
  kind: VisitAttachment['kind']
  type: Extract<VisitAttachment, { kind: 'photo' }>['type']
  bytes: Uint8Array
  latitude: number
  longitude: number
}

/** More than these of one person that belong to no visit are no visit being written (pictures put and never used). */
const mostWaiting = 30

export function openVisitAttachments(database: Database, writer: Writer, audit: Audit): VisitAttachments {
  const prepare = statementsBy(database)
  const insert = database.prepare(
    `INSERT INTO visit_attachments (id, tenant_id, owner_id, kind, type, bytes, latitude, longitude, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const remove = database.prepare('DELETE FROM visit_attachments WHERE tenant_id = ? AND owner_id = ? AND id = ?')
  const unused = database
    .prepare<[string, string], number>(
      'SELECT count(*) FROM visit_attachments WHERE tenant_id = ? AND owner_id = ? AND visit_id IS NULL',
    )
    .pluck()
  const waiting = database
    .prepare<[string, string, string], string>(
      `SELECT id FROM visit_attachments WHERE tenant_id = ? AND owner_id = ? AND visit_id IS NULL
         AND id IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
  const forget = database.prepare(
    'DELETE FROM visit_attachments WHERE visit_id IS NULL AND (at < ? OR withdrawn_at < ?)',
  )

  function note({ tenantId, id: actor }: Person, action: string, subject: string): void {
    audit.append({ tenantId, at: Date.now(), actor, action, level: 'confirm', subject })
  }

  return {
    async put(person, attachment) {
      const { tenantId, id: ownerId } = person
      await writer.write(() => {
        const now = Date.now()
        if ((unused.get(tenantId, ownerId) ?? 0) >= mostWaiting)
          throw new Refusal('没有交上去的照片太多了，先把写到一半的拜访交上去。')
        const { changes } = insert.run(attachment.id, tenantId, ownerId, attachment.kind, ...valuesOf(attachment), now)
        if (changes > 0) note(person, `visit.${attachment.kind}-put`, attachment.id)
      })
    },
    async drop(person, id) {
      return writer.write(() => {
        const { changes } = remove.run(person.tenantId, person.id, id)
        if (changes > 0) note(person, 'visit.attachment-dropped', id)
        return changes > 0
      })
    },
    waiting: async ({ tenantId, id }, ids) => waiting.all(tenantId, id, JSON.stringify(ids)),
    async of(person, visitIds) {
      const may = visitsSeen(person)
      return prepare<AttachmentRow>(
        `SELECT id, owner_id, visit_id, kind, latitude, longitude FROM visit_attachments
         WHERE tenant_id = ? AND visit_id IN (
           SELECT id FROM visits WHERE ${may.sql} AND undone_at IS NULL AND id IN (SELECT value FROM json_each(?)))
         ORDER BY at, id`,
      )
        .all(person.tenantId, ...may.values, JSON.stringify(visitIds))
        .map(({ id, owner_id, visit_id: visitId, kind, latitude, longitude }) => ({
          id,
          visitId,
          ...(kind === 'place' ? { place: { latitude, longitude } } : {}),
          isOwn: owner_id === person.id,
        }))
    },
    async photo(person, id) {
      const may = visitsSeen(person)
      const row = prepare<AttachmentRow>(
        `SELECT id, type, bytes FROM visit_attachments WHERE tenant_id = ? AND id = ? AND kind = 'photo'
           AND (visit_id IS NULL AND owner_id = ? AND withdrawn_at IS NULL
             OR visit_id IN (SELECT id FROM visits WHERE ${may.sql} AND undone_at IS NULL))`,
      ).get(person.tenantId, id, person.id, ...may.values)
      return row === undefined ? undefined : { id, kind: 'photo', type: row.type, bytes: row.bytes }
    },
    async clear(now) {
      await writer.write(() => forget.run(now - formLies, now - correctionTakes))
    },
  }
}

function valuesOf(attachment: VisitAttachment): [string | null, Uint8Array | null, number | null, number | null] {
  if (attachment.kind === 'photo') return [attachment.type, attachment.bytes, null, null]
  const { latitude, longitude } = coarse(attachment)
  return [null, null, latitude, longitude]
}

/** How long (ms) what belongs to no visit is kept: while a form lies about, and until a correction has written it anew. */
const [formLies, correctionTakes] = [14 * 24 * 60 * 60_000, 60_000]

/** Binds attachments to visits and takes them with them; call inside the transaction of the answer. */
export function openAttaching(database: Database) {
  const attach = database.prepare(
    `UPDATE visit_attachments SET visit_id = ?, withdrawn_at = NULL WHERE tenant_id = ? AND owner_id = ?
       AND visit_id IS NULL AND id IN (SELECT value FROM json_each(?))`,
  )
  const release = database.prepare(
    'UPDATE visit_attachments SET visit_id = NULL, withdrawn_at = ? WHERE tenant_id = ? AND visit_id = ?',
  )
  const keep = database.prepare(
    `UPDATE visits SET details = json_insert(coalesce(details, '{"attendees":[],"commitments":[],"attached":[]}'),
       '$.attached[#]', ?) WHERE id = ? AND tenant_id = ? AND owner_id = ? AND undone_at IS NULL`,
  )
  const withList = database.prepare(
    `UPDATE visits SET details = json_insert(details, '$.attached', json('[]')) WHERE id = ? AND tenant_id = ?
       AND details IS NOT NULL`,
  )
  return {
    /** One more to a visit of one's own; noted with it, so that a correction takes it along. */
    add(visitId: string, tenantId: string, ownerId: string, id: string): void {
      withList.run(visitId, tenantId)
      if (keep.run(id, visitId, tenantId, ownerId).changes > 0)
        attach.run(visitId, tenantId, ownerId, JSON.stringify([id]))
    },
    attach: (visitId: string, tenantId: string, ownerId: string, ids: readonly string[]): void => {
      attach.run(visitId, tenantId, ownerId, JSON.stringify(ids))
    },
    release: (visitId: string, tenantId: string, now: number): void => {
      release.run(now, tenantId, visitId)
    },
  }
}
