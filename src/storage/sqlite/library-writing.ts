import type { Database } from 'better-sqlite3'
import { Refusal } from '../../people/refusal.ts'
import type { Draft, LibraryChange } from '../../sales/library/draft.ts'
import type { Edition } from '../../sales/library/edition.ts'

const movedOn = '这份草稿刚被别人改过或处理过，重新打开看一眼再定。'
const overtaken = '这期间已经发布了新的一版，请重新打开，在新版上改。'

/** Writes what becomes of the library; call inside a transaction. What has moved on since it was looked at is refused. */
export function openLibraryWriting(database: Database) {
  const write = database.prepare(
    `INSERT INTO library_drafts
       (id, tenant_id, owner_id, team_id, kind, item_id, words, retires, based_on, state, written_by, written_at, credited_to)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET item_id = excluded.item_id, words = excluded.words, state = 'open',
       written_by = excluded.written_by, written_at = excluded.written_at
     WHERE tenant_id = excluded.tenant_id AND state IN ('open', 'submitted')`,
  )
  const submit = database.prepare(
    `UPDATE library_drafts SET state = 'submitted', submitted_by = ?, submitted_at = ?
     WHERE id = ? AND tenant_id = ? AND state = 'open' AND written_at = ?`,
  )
  const settle = database.prepare(
    `UPDATE library_drafts SET state = ?, settled_by = ?, settled_at = ?, remark = ?
     WHERE id = ? AND tenant_id = ? AND state IN ('open', 'submitted') AND written_at = ?`,
  )
  const latest = database
    .prepare<[string, string, string], number>(
      'SELECT max(number) FROM editions WHERE tenant_id = ? AND kind = ? AND item_id = ?',
    )
    .pluck()
  const insert = database.prepare(
    `INSERT INTO editions
       (tenant_id, kind, item_id, number, words, retired, written_by, approved_by, credited_to, restores, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )

  return (change: LibraryChange, tenantId: string, actor: string, now: number): void => {
    switch (change.kind) {
      case 'library.written':
        keep(change.draft)
        break
      case 'library.submitted':
        once(submit.run(actor, now, change.subject, tenantId, Date.parse(change.draft.writtenAt)).changes)
        break
      case 'library.published':
        end(change.draft, 'published')
        publish(change.edition)
        break
      case 'library.declined':
        end(change.draft, 'declined', change.remark)
        break
      case 'library.dropped':
        end(change.draft, 'dropped')
        break
      case 'library.restored':
        publish(change.edition)
    }

    function end({ id, writtenAt }: Draft, state: Draft['state'], remark: string | null = null): void {
      once(settle.run(state, actor, now, remark, id, tenantId, Date.parse(writtenAt)).changes)
    }
  }

  function keep(draft: Draft): void {
    const { id, tenantId, ownerId, teamId, kind, itemId, words, retires, basedOn, writtenBy, writtenAt, creditedTo } =
      draft
    const [body, at] = [JSON.stringify(words), Date.parse(writtenAt)]
    const about = [kind, itemId, body, Number(retires), basedOn, writtenBy, at, creditedTo ?? null]
    once(write.run(id, tenantId, ownerId, teamId, ...about).changes)
  }

  function publish(edition: Edition): void {
    const { tenantId, kind, itemId, number, words, retired, writtenBy, approvedBy, creditedTo, restores, at } = edition
    if (number !== (latest.get(tenantId, kind, itemId) ?? 0) + 1) throw new Refusal(overtaken)
    const { version: _, ...plain } = { version: undefined, ...words }
    const body = [JSON.stringify(plain), Number(retired), writtenBy, approvedBy]
    insert.run(tenantId, kind, itemId, number, ...body, creditedTo ?? null, restores ?? null, Date.parse(at))
  }
}

function once(written: number): void {
  if (written === 0) throw new Refusal(movedOn)
}
