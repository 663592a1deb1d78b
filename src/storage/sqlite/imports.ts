import type { Database } from 'better-sqlite3'
import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { SalesChange } from '../../sales/change.ts'
import type { Import, Imports, KeptChange, KeptRow } from '../../sales/import/imports.ts'
import type { RowPlan } from '../../sales/import/row-plan.ts'
import type { Audit } from './audit.ts'
import type { WriteChange } from './changes.ts'
import { openImportShelf } from './import-shelf.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

interface ImportRow {
  id: string
  tenant_id: string
  owner_id: string
  team_id: string
  kind: Import['kind']
  file: string
  shape: string
  mapping: string
  basis: string | null
  state: Import['state']
  counts: string
  lessons: string | null
  at: number
  undone_at: number | null
}

interface KeptRowRow {
  line: number
  verdict: KeptRow['verdict']
  title: string
  problems: string
  note: string | null
}

export function openImports(
  database: Database,
  { writer, audit, writeChange }: { writer: Writer; audit: Audit; writeChange: WriteChange },
): Imports {
  const prepare = statementsBy(database)
  const insert = database.prepare(
    `INSERT INTO imports (id, tenant_id, owner_id, team_id, kind, file, shape, mapping, basis, state, counts, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const update = database.prepare(
    'UPDATE imports SET state = ?, counts = ?, lessons = ?, undone_at = ? WHERE tenant_id = ? AND id = ?',
  )
  const row = database.prepare(
    `INSERT INTO import_rows (tenant_id, import_id, line, verdict, title, problems, note, key, deal_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const lastSeq = database
    .prepare<[string], number | null>('SELECT max(seq) FROM import_changes WHERE import_id = ?')
    .pluck()
  const change = database.prepare(
    'INSERT INTO import_changes (tenant_id, import_id, seq, about, change) VALUES (?, ?, ?, ?, ?)',
  )
  const undone = database.prepare(
    'UPDATE import_changes SET undone_at = ? WHERE tenant_id = ? AND import_id = ? AND seq = ? AND undone_at IS NULL',
  )

  return {
    ...openImportShelf(database),
    async remembered(person, kind, shape) {
      const may = importable(person)
      const sql = `SELECT * FROM imports WHERE ${may.sql} AND kind = ? AND shape = ? ORDER BY at DESC, id DESC LIMIT 1`
      const found = prepare<ImportRow>(sql).get(...may.values, kind, shape)
      return found === undefined ? undefined : toImport(found).mapping
    },
    begin: (made) =>
      writer.write(() => {
        const { id, tenantId, ownerId, teamId, kind, file, shape, mapping, basis, state, counts, at } = made
        const read = [kind, file, shape, JSON.stringify(mapping), basis === undefined ? null : JSON.stringify(basis)]
        insert.run(id, tenantId, ownerId, teamId, ...read, state, JSON.stringify(counts), Date.parse(at))
        note(made, ownerId, Date.parse(at))
      }),
    keep: (person, made, rows, now) =>
      writer.write(() => {
        let seq = lastSeq.get(made.id) ?? 0
        for (const planned of rows) {
          keepRow(made, planned)
          for (const one of planned.changes) {
            writeChange(one, made.tenantId, person.id, now)
            change.run(made.tenantId, made.id, ++seq, aboutOf(one), JSON.stringify(one))
          }
        }
        write(made)
      }),
    settle: (person, made, now) =>
      writer.write(() => {
        write(made)
        note(made, person.id, now)
      }),
    async byId(person, id) {
      const may = importable(person)
      const found = prepare<ImportRow>(`SELECT * FROM imports WHERE ${may.sql} AND id = ?`).get(...may.values, id)
      return found === undefined ? undefined : toImport(found)
    },
    async recent(person, limit) {
      const may = importable(person)
      return prepare<ImportRow>(`SELECT * FROM imports WHERE ${may.sql} ORDER BY at DESC, id DESC LIMIT ?`)
        .all(...may.values, limit)
        .map(toImport)
    },
    async rows(person, id, afterLine, limit) {
      const may = importable(person)
      return prepare<KeptRowRow>(
        `SELECT line, verdict, title, problems, note FROM import_rows
         WHERE import_id = (SELECT id FROM imports WHERE ${may.sql} AND id = ?) AND line > ? ORDER BY line LIMIT ?`,
      )
        .all(...may.values, id, afterLine, limit)
        .map(toKeptRow)
    },
    async changes(person, id, about, before, limit) {
      const may = importable(person)
      return prepare<{ seq: number; change: string }>(
        `SELECT seq, change FROM import_changes WHERE import_id = (SELECT id FROM imports WHERE ${may.sql} AND id = ?)
         AND about = ? AND seq < ? AND undone_at IS NULL ORDER BY seq DESC LIMIT ?`,
      )
        .all(...may.values, id, about, before, limit)
        .map(({ seq, change }): KeptChange => ({ seq, change: JSON.parse(change) }))
    },
    takeBack: (person, made, seqs, undoing, now) =>
      writer.write(() => {
        for (const one of undoing) writeChange(one, made.tenantId, person.id, now)
        for (const seq of seqs) undone.run(now, made.tenantId, made.id, seq)
      }),
  }

  function keepRow({ tenantId, id }: Import, { line, verdict, title, problems, note, key, dealId }: RowPlan): void {
    row.run(tenantId, id, line, verdict, title, JSON.stringify(problems), note ?? null, key ?? null, dealId ?? null)
  }

  function write({ tenantId, id, state, counts, lessons, undoneAt }: Import): void {
    const came = [JSON.stringify(counts), lessons === undefined ? null : JSON.stringify(lessons)]
    update.run(state, ...came, undoneAt === undefined ? null : Date.parse(undoneAt), tenantId, id)
  }

  function note({ tenantId, id, kind, state, counts }: Import, actor: string, now: number): void {
    const subject = `${id} ${kind} ${JSON.stringify(counts)}`
    audit.append({ tenantId, at: now, actor, action: `import.${state}`, level: 'confirm', subject })
  }
}

function importable(person: Person) {
  if (reachOf(person, 'import', 'deal') === undefined) throw new Refusal('你没有导入的权限，请找销售运营或管理员')
  return visibility(person, 'import', 'deal')
}

/** Customers are taken back last, when nothing rests on them any more. */
function aboutOf({ kind }: SalesChange): 'customers' | 'others' {
  return kind === 'customer.added' || kind === 'customer.changed' ? 'customers' : 'others'
}

function toImport(row: ImportRow): Import {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    ownerId: row.owner_id,
    teamId: row.team_id,
    kind: row.kind,
    file: row.file,
    shape: row.shape,
    mapping: JSON.parse(row.mapping),
    ...(row.basis === null ? {} : { basis: JSON.parse(row.basis) }),
    state: row.state,
    counts: JSON.parse(row.counts),
    ...(row.lessons === null ? {} : { lessons: JSON.parse(row.lessons) }),
    at: new Date(row.at).toISOString(),
    ...(row.undone_at === null ? {} : { undoneAt: new Date(row.undone_at).toISOString() }),
  }
}

function toKeptRow({ line, verdict, title, problems, note }: KeptRowRow): KeptRow {
  return { line, verdict, title, problems: JSON.parse(problems), ...(note === null ? {} : { note }) }
}
