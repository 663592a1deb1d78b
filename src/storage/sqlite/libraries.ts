import type { Database } from 'better-sqlite3'
import type { Draft } from '../../sales/library/draft.ts'
import { type Edition, overlaid } from '../../sales/library/edition.ts'
import type { Libraries } from '../../sales/library/libraries.ts'
import { asShipped, type Library } from '../../sales/library/library.ts'
import type { Audit } from './audit.ts'
import type { WriteChange } from './changes.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

interface EditionRow {
  tenant_id: string
  kind: Edition['kind']
  item_id: string
  number: number
  words: string
  retired: number
  written_by: string
  approved_by: string
  credited_to: string | null
  restores: number | null
  at: number
}

interface DraftRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  kind: Draft['kind']
  item_id: string
  words: string
  retires: number
  based_on: number
  state: Draft['state']
  written_by: string
  written_at: number
  credited_to: string | null
  submitted_by: string | null
  submitted_at: number | null
  settled_by: string | null
  settled_at: number | null
  remark: string | null
}

/** Libraries kept ready; one more begins anew. */
const kept = 200

export function openLibraries(
  database: Database,
  { writer, audit, writeChange }: { writer: Writer; audit: Audit; writeChange: WriteChange },
): Libraries {
  const prepare = statementsBy(database)
  const last = database
    .prepare<[string], number>('SELECT seq FROM editions WHERE tenant_id = ? ORDER BY seq DESC LIMIT 1')
    .pluck()
  const newest = database.prepare<[string], EditionRow>(
    `SELECT * FROM editions AS mine WHERE tenant_id = ? AND number = (
       SELECT max(number) FROM editions
       WHERE tenant_id = mine.tenant_id AND kind = mine.kind AND item_id = mine.item_id)
     ORDER BY seq`,
  )
  const ofItem = database.prepare<[string, string, string], EditionRow>(
    'SELECT * FROM editions WHERE tenant_id = ? AND kind = ? AND item_id = ? ORDER BY number DESC',
  )
  const news = database.prepare<[number, number], DraftRow>(
    'SELECT * FROM library_drafts WHERE submitted_at >= ? OR settled_at >= ? ORDER BY id',
  )
  const libraries = new Map<string, { seq: number; library: Library }>()

  return {
    // One look at an index tells whether anybody, in whichever process, has published since.
    async of(tenantId) {
      const seq = last.get(tenantId)
      if (seq === undefined) return asShipped
      const known = libraries.get(tenantId)
      if (known?.seq === seq) return known.library
      const library = overlaid(asShipped, newest.all(tenantId).map(toEdition))
      if (libraries.size >= kept) libraries.clear()
      libraries.set(tenantId, { seq, library })
      return library
    },
    newest: async (tenantId) => newest.all(tenantId).map(toEdition),
    editions: async (tenantId, { kind, itemId }) => ofItem.all(tenantId, kind, itemId).map(toEdition),
    async drafts(person) {
      const may = visibility(person, 'see', 'library')
      return prepare<DraftRow>(
        `SELECT * FROM library_drafts WHERE ${may.sql} AND state IN ('open', 'submitted') ORDER BY written_at DESC, id`,
      )
        .all(...may.values)
        .map(toDraft)
    },
    async draft(person, id) {
      const may = visibility(person, 'see', 'library')
      const row = prepare<DraftRow>(`SELECT * FROM library_drafts WHERE ${may.sql} AND id = ?`).get(...may.values, id)
      return row === undefined ? undefined : toDraft(row)
    },
    async write({ tenantId, id: actor }, changes, now) {
      await writer.write(() => {
        for (const change of changes) {
          writeChange(change, tenantId, actor, now)
          audit.append({ tenantId, at: now, actor, action: change.kind, level: change.level, subject: change.subject })
        }
      })
    },
    news: async (since) => news.all(since, since).map(toDraft),
  }
}

function toEdition(row: EditionRow): Edition {
  return {
    tenantId: row.tenant_id,
    ...worded<Edition>(row),
    number: row.number,
    retired: row.retired === 1,
    writtenBy: row.written_by,
    approvedBy: row.approved_by,
    ...(row.credited_to === null ? {} : { creditedTo: row.credited_to }),
    ...(row.restores === null ? {} : { restores: row.restores }),
    at: new Date(row.at).toISOString(),
  }
}

function toDraft(row: DraftRow): Draft {
  const { submitted_by, submitted_at, settled_by, settled_at, remark } = row
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    ...worded<Draft>(row),
    retires: row.retires === 1,
    basedOn: row.based_on,
    state: row.state,
    writtenBy: row.written_by,
    writtenAt: new Date(row.written_at).toISOString(),
    ...(row.credited_to === null ? {} : { creditedTo: row.credited_to }),
    ...(submitted_by === null || submitted_at === null
      ? {}
      : { submitted: { by: submitted_by, at: new Date(submitted_at).toISOString() } }),
    ...(settled_by === null || settled_at === null
      ? {}
      : {
          settled: {
            by: settled_by,
            at: new Date(settled_at).toISOString(),
            ...(remark === null ? {} : { remark }),
          },
        }),
  }
}

/** Kind and words belong together as they were written. */
function worded<T extends Edition | Draft>({
  kind,
  item_id: itemId,
  words,
}: Pick<EditionRow, 'kind' | 'item_id' | 'words'>) {
  return { kind, itemId, words: JSON.parse(words) } as T extends unknown ? Pick<T, 'kind' | 'itemId' | 'words'> : never
}
