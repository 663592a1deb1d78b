import type { Database } from 'better-sqlite3'
import type {
  ContactConsent,
  ContactReading,
  LegalBasis,
  OutsideContact,
  OutsideContactChange,
  OutsideContacts,
} from '../../sales/outside-contact.ts'
import { openPlacing } from './contacts.ts'

interface ConsentRow {
  tenant_id: string
  person_id: string
  platform: string
  user_id: string
  since: number
  looked_at: number | null
  read_on: string | null
}

interface OutsideRow {
  person_id: string
  platform: string
  card: string
  legal_basis: LegalBasis
  consent: string | null
  taken_at: number
  set_aside_at: number | null
  lost_at: number | null
  told_at: number | null
}

/** Agreed, by somebody who is here, in a company that has it read. */
const standing = `withdrawn_at IS NULL
  AND EXISTS (SELECT 1 FROM people WHERE people.id = person_id AND people.active = 1)
  AND EXISTS (SELECT 1 FROM contact_readings readings WHERE readings.tenant_id = contact_consents.tenant_id
    AND readings.platform = contact_consents.platform)`

export function openOutsideContacts(database: Database): OutsideContacts {
  const reading = database.prepare<string[], { legal_basis: LegalBasis; allowed_by: string; since: number }>(
    'SELECT * FROM contact_readings WHERE tenant_id = ? AND platform = ?',
  )
  const consentOf = database.prepare<string[], ConsentRow>(
    `SELECT * FROM contact_consents WHERE tenant_id = ? AND platform = ? AND lower(user_id) = lower(?) AND ${standing}`,
  )
  const consentsBy = database.prepare<string[], ConsentRow>(
    `SELECT * FROM contact_consents WHERE tenant_id = ? AND person_id = ? AND ${standing} ORDER BY platform`,
  )
  const due = database.prepare<unknown[], ConsentRow>(
    `SELECT * FROM contact_consents WHERE (read_on IS NULL OR read_on <> ?) AND ${standing} ORDER BY looked_at LIMIT ?`,
  )
  const contacts = database.prepare<string[], OutsideRow>(
    `SELECT * FROM outside_contacts WHERE tenant_id = ? AND person_id = ?
     ORDER BY coalesce(json_extract(card, '$.addedAt'), taken_at) DESC, outside_id`,
  )

  return {
    async reading(tenantId, platform): Promise<ContactReading | undefined> {
      const row = reading.get(tenantId, platform)
      return row && { legalBasis: row.legal_basis, by: row.allowed_by, since: new Date(row.since).toISOString() }
    },
    async consentOf(tenantId, platform, userId) {
      const row = consentOf.get(tenantId, platform, userId)
      return row && toConsent(row)
    },
    consentsBy: async ({ tenantId, id }) => consentsBy.all(tenantId, id).map(toConsent),
    due: async (day, limit) => due.all(day, limit).map(toConsent),
    of: async ({ tenantId, id }) => contacts.all(tenantId, id).map(toOutsideContact),
  }
}

/** Writes one change; call inside a transaction. */
export function openOutsideContactWriting(database: Database) {
  const placing = openPlacing(database)
  const allow = database.prepare(
    `INSERT INTO contact_readings (tenant_id, platform, legal_basis, allowed_by, since) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET legal_basis = excluded.legal_basis, allowed_by = excluded.allowed_by, since = excluded.since`,
  )
  const forbid = database.prepare('DELETE FROM contact_readings WHERE tenant_id = ? AND platform = ?')
  const forgetAll = database.prepare('DELETE FROM outside_contacts WHERE tenant_id = ? AND platform = ?')
  const endAll = database.prepare(
    'UPDATE contact_consents SET withdrawn_at = ? WHERE tenant_id = ? AND platform = ? AND withdrawn_at IS NULL',
  )
  const consent = database.prepare(
    `INSERT INTO contact_consents (tenant_id, person_id, platform, user_id, since) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET user_id = excluded.user_id, since = excluded.since, withdrawn_at = NULL, looked_at = NULL,
       read_on = NULL`,
  )
  const forget = database.prepare('DELETE FROM outside_contacts WHERE tenant_id = ? AND person_id = ? AND platform = ?')
  const end = database.prepare(
    `UPDATE contact_consents SET withdrawn_at = ?
     WHERE tenant_id = ? AND person_id = ? AND platform = ? AND withdrawn_at IS NULL`,
  )
  // Read for somebody who has withdrawn meanwhile, nothing is kept.
  const looked = database.prepare(
    `UPDATE contact_consents SET looked_at = ?, read_on = coalesce(?, read_on)
     WHERE tenant_id = ? AND person_id = ? AND platform = ? AND ${standing}`,
  )
  const keep = database.prepare(
    `INSERT INTO outside_contacts (tenant_id, person_id, platform, outside_id, card, legal_basis, taken_at, told_at)
     SELECT tenant_id, ?, platform, ?, ?, legal_basis, ?, ? FROM contact_readings WHERE tenant_id = ? AND platform = ?
     ON CONFLICT DO UPDATE SET card = excluded.card, told_at = coalesce(excluded.told_at, told_at)`,
  )
  const bring = database.prepare(
    'UPDATE outside_contacts SET lost_at = NULL WHERE tenant_id = ? AND person_id = ? AND platform = ? AND outside_id = ?',
  )
  // Of somebody who is at none of our customers nothing is left but that they are gone, for a platform may go on listing them.
  const lose = database.prepare(
    `UPDATE outside_contacts SET lost_at = ?, told_at = coalesce(?, told_at), card = CASE
         WHEN EXISTS (SELECT 1 FROM contacts WHERE contacts.tenant_id = outside_contacts.tenant_id
           AND contacts.outside_id = outside_contacts.outside_id AND removed_at IS NULL) THEN card
         ELSE json_object('id', outside_id, 'name', '', 'tags', json('[]')) END
     WHERE tenant_id = ? AND person_id = ? AND platform = ? AND outside_id = ?`,
  )
  const agreed = database.prepare(
    'UPDATE outside_contacts SET consent = ? WHERE tenant_id = ? AND person_id = ? AND outside_id = ?',
  )
  const displace = database.prepare(
    `UPDATE contacts SET outside_id = NULL, removed_at = CASE WHEN origin = ? THEN ? ELSE removed_at END
     WHERE tenant_id = ? AND customer_id = ? AND outside_id = ?`,
  )
  const setAside = database.prepare(
    `UPDATE outside_contacts SET set_aside_at = ?
     WHERE tenant_id = ? AND person_id = ? AND platform = ? AND outside_id = ?`,
  )

  return (change: OutsideContactChange, tenantId: string, actor: string, now: number): void => {
    switch (change.kind) {
      case 'outside-contacts.allowed':
        allow.run(tenantId, change.subject, change.legalBasis, actor, now)
        return
      case 'outside-contacts.forbidden':
        for (const statement of [forbid, forgetAll]) statement.run(tenantId, change.subject)
        endAll.run(now, tenantId, change.subject)
        return
      case 'outside-contacts.consented':
        consent.run(tenantId, change.subject, change.platform, change.userId, now)
        return
      case 'outside-contacts.withdrawn':
        forget.run(tenantId, change.subject, change.platform)
        end.run(now, tenantId, change.subject, change.platform)
        return
      case 'outside-contacts.read':
        read(change, tenantId, now)
        return
      case 'outside-contact.placed': {
        const { subject: id, kind: _kind, level: _level, ...placed } = change
        placing.place(tenantId, { id, ...placed }, now)
        if (placed.consent !== undefined) agreed.run(JSON.stringify(placed.consent), tenantId, actor, placed.outsideId)
        return
      }
      case 'outside-contact.displaced':
        displace.run(change.origin, now, tenantId, change.customerId, change.subject)
        return
      case 'outside-contact.refused':
        // The audit line is all there is to write.
        return
      case 'outside-contact.set-aside':
        setAside.run(now, tenantId, change.subject, change.platform, change.outsideId)
        return
    }
  }

  function read(
    { subject, platform, readOn, kept, lost }: Extract<OutsideContactChange, { kind: 'outside-contacts.read' }>,
    tenantId: string,
    now: number,
  ): void {
    if (looked.run(now, readOn ?? null, tenantId, subject, platform).changes === 0) return
    for (const { card, toldAt = null, isBack } of kept) {
      keep.run(subject, card.id, JSON.stringify(card), now, toldAt, tenantId, platform)
      if (isBack) bring.run(tenantId, subject, platform, card.id)
    }
    for (const { id, toldAt = null } of lost) lose.run(toldAt ?? now, toldAt, tenantId, subject, platform, id)
  }
}

function toConsent(row: ConsentRow): ContactConsent {
  return {
    tenantId: row.tenant_id,
    personId: row.person_id,
    platform: row.platform,
    userId: row.user_id,
    since: new Date(row.since).toISOString(),
    ...(row.looked_at === null ? {} : { lookedAt: new Date(row.looked_at).toISOString() }),
    ...(row.read_on === null ? {} : { readOn: row.read_on }),
  }
}

function toOutsideContact(row: OutsideRow): OutsideContact {
  return {
    personId: row.person_id,
    platform: row.platform,
    card: JSON.parse(row.card),
    legalBasis: row.legal_basis,
    ...(row.consent === null ? {} : { consent: JSON.parse(row.consent) }),
    takenAt: new Date(row.taken_at).toISOString(),
    isSetAside: row.set_aside_at !== null,
    ...(row.lost_at === null ? {} : { lostAt: new Date(row.lost_at).toISOString() }),
    ...(row.told_at === null ? {} : { toldAt: row.told_at }),
  }
}
