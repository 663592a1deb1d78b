import type { Database } from 'better-sqlite3'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { signedBy } from '../../sales/targets/signed.ts'
import {
  type Signed,
  type Target,
  type TargetImport,
  type Targets,
  targetUndoTerm,
} from '../../sales/targets/target.ts'
import type { Audit } from './audit.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

interface WonRow {
  id: string
  owner_id: string
  closing: string | null
  facts: string
  recorded_at: number
}

interface ImportRow {
  id: string
  person_id: string
  file: string
  count: number
  at: number
  undone_at: number | null
  name: string | null
}

/** People as rows that belong to themselves, so that the rule on whose targets somebody sees reads on whom. */
const colleagues = `(SELECT *, id AS owner_id, (SELECT name FROM teams WHERE teams.id = people.team_id) AS team
  FROM people WHERE role IN ('rep', 'manager')) AS colleagues`

export function openTargets(database: Database, writer: Writer, audit: Audit): Targets {
  const prepare = statementsBy(database)
  const insert = database.prepare(
    'INSERT INTO targets (tenant_id, owner_id, period, amount, import_id, at, person_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertImport = database.prepare(
    'INSERT INTO target_imports (id, tenant_id, person_id, file, count, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const importOf = database.prepare<[string, string, string], ImportRow>(
    'SELECT *, NULL AS name FROM target_imports WHERE tenant_id = ? AND id = ? AND person_id = ?',
  )
  const undo = database.prepare('UPDATE target_imports SET undone_at = ? WHERE id = ?')

  return {
    async of(person) {
      const may = visibility(person, 'see', 'target')
      return prepare<Target>(
        `SELECT owner_id AS personId, period, amount FROM targets WHERE id IN (
           SELECT max(id) FROM targets WHERE tenant_id = ? AND (import_id IS NULL OR import_id NOT IN (
             SELECT id FROM target_imports WHERE tenant_id = ? AND undone_at IS NOT NULL))
           GROUP BY owner_id, period)
         AND amount > 0 AND owner_id IN (SELECT id FROM ${colleagues} WHERE ${may.sql})`,
      ).all(person.tenantId, person.tenantId, ...may.values)
    },
    colleagues: async (person) => settable(person),
    set: (person, targets, now, file) =>
      writer.write(() => {
        const whose = new Set(settable(person).map(({ id }) => id))
        if (targets.some(({ personId }) => !whose.has(personId))) {
          throw new Refusal('目标由上级或销售运营来定，只能定自己团队里别人的。')
        }
        const { tenantId, id: actor } = person
        if (file !== undefined) insertImport.run(file.id, tenantId, actor, file.name, targets.length, now)
        for (const { personId, period, amount } of targets) {
          insert.run(tenantId, personId, period, amount, file?.id ?? null, now, actor)
          note(person, 'target.set', `${personId} ${period}`, now)
        }
      }),
    async imports({ tenantId, id }, now, limit) {
      return prepare<ImportRow>(
        `SELECT *, (SELECT name FROM people WHERE people.id = person_id) AS name FROM target_imports
         WHERE tenant_id = ? AND person_id = ? ORDER BY at DESC, id DESC LIMIT ?`,
      )
        .all(tenantId, id, limit)
        .map((row) => toImport(row, now))
    },
    undo: (person, id, now) =>
      writer.write(() => {
        const row = importOf.get(person.tenantId, id, person.id)
        if (row === undefined) throw new Refusal('没有这次导入，或者不是你导的。')
        if (row.undone_at !== null) throw new Refusal('这次导入已经撤销过了。')
        if (row.at + targetUndoTerm < now) throw new Refusal('过了七天，撤不回来了；可以在页面上改。')
        undo.run(now, id)
        note(person, 'target.import-undone', id, now)
      }),
    async signed(person, year) {
      const may = visibility(person, 'see', 'deal')
      return prepare<WonRow>(
        `SELECT * FROM (SELECT id, owner_id, closing, facts, coalesce(
             (SELECT max(at) FROM deal_history
              WHERE deal_history.tenant_id = deals.tenant_id AND deal_id = deals.id AND field = 'status'),
             updated_at) AS recorded_at
           FROM deals WHERE ${may.sql} AND removed_at IS NULL AND status = 'won')
         WHERE substr(coalesce(json_extract(closing, '$.on'), date(recorded_at / 1000 + 28800, 'unixepoch')), 1, 4) = ?
         ORDER BY id`,
      )
        .all(...may.values, year)
        .map(toSigned)
    },
    async exported(person, period, now) {
      await writer.write(() => note(person, 'score.exported', period, now))
    },
  }

  function settable(person: Person) {
    const may = visibility(person, 'change', 'target')
    return prepare<{ id: string; name: string; team: string }>(
      `SELECT id, name, team FROM ${colleagues} WHERE ${may.sql} AND active = 1 AND id <> ? ORDER BY team, name, id`,
    ).all(...may.values, person.id)
  }

  function note({ tenantId, id: actor }: Person, action: string, subject: string, at: number): void {
    audit.append({ tenantId, at, actor, action, level: 'human', subject })
  }
}

function toSigned({ id, owner_id, closing, facts, recorded_at }: WonRow): Signed {
  return signedBy(owner_id, {
    id,
    closing: closing === null ? {} : JSON.parse(closing),
    facts: JSON.parse(facts),
    recordedAt: new Date(recorded_at),
  })
}

function toImport({ id, file, count, name, at, undone_at }: ImportRow, now: number): TargetImport {
  const until = at + targetUndoTerm
  return {
    id,
    file,
    count,
    by: name ?? '已离职',
    at: new Date(at).toISOString(),
    undone: undone_at !== null,
    ...(undone_at === null && until >= now ? { undoUntil: new Date(until).toISOString() } : {}),
  }
}
