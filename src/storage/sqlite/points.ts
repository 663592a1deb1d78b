import type { Database } from 'better-sqlite3'
import { reachOf } from '../../people/permissions.ts'
import { Refusal } from '../../people/refusal.ts'
import { type Earned, mostPoints, type PointRuleId, type Points, pointRules } from '../../sales/coaching/points.ts'
import type { Audit } from './audit.ts'
import { statementsBy } from './statements.ts'
import { visibility } from './visibility.ts'
import type { Writer } from './writer.ts'

interface RuleRow {
  rule: PointRuleId
  points: number
  at: number
  name: string | null
}

interface EarnedRow extends Earned {
  at: number
}

export function openPoints(database: Database, writer: Writer, audit: Audit): Points {
  const prepare = statementsBy(database)
  const newest = database.prepare<[string], Pick<RuleRow, 'rule' | 'points'>>(
    `SELECT rule, points FROM point_rules
     WHERE id IN (SELECT max(id) FROM point_rules WHERE tenant_id = ? GROUP BY rule)`,
  )
  const history = database.prepare<[string, number], RuleRow>(
    `SELECT *, (SELECT name FROM people WHERE people.id = person_id) AS name FROM point_rules
     WHERE tenant_id = ? ORDER BY id DESC LIMIT ?`,
  )
  const insert = database.prepare(
    'INSERT INTO point_rules (tenant_id, rule, points, at, person_id) VALUES (?, ?, ?, ?, ?)',
  )
  const earn = openEarning(database)
  return {
    rules: async (tenantId) =>
      new Map([
        ...pointRules.map(({ id, points }) => [id, points] as const),
        ...newest.all(tenantId).map(({ rule, points }) => [rule, points] as const),
      ]),
    history: async ({ tenantId }, limit) =>
      history.all(tenantId, limit).map(({ rule, points, at, name }) => ({
        ...{ rule, points, by: name ?? '已离职' },
        at: new Date(at).toISOString(),
      })),
    async setRule(person, rule, points, now) {
      if (reachOf(person, 'manage', 'model') === undefined) throw new Refusal('积分的规则由销售运营或管理员来定。')
      if (!Number.isInteger(points) || points < 0 || points > mostPoints) {
        throw new Refusal(`积分是 0 到 ${mostPoints} 的整数，0 就是不算。`)
      }
      const { tenantId, id: actor } = person
      await writer.write(() => {
        insert.run(tenantId, rule, points, now, actor)
        audit.append({ tenantId, at: now, actor, action: 'points.set', level: 'human', subject: rule })
      })
    },
    async ledger(person) {
      const may = visibility(person, 'see', 'coaching')
      return prepare<EarnedRow>(
        `SELECT owner_id AS personId, rule, key, points, reason, at FROM points
         WHERE tenant_id = ? AND owner_id IN (SELECT id FROM (SELECT *, id AS owner_id FROM people) AS coached WHERE ${may.sql})
         ORDER BY id DESC`,
      )
        .all(person.tenantId, ...may.values)
        .map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
    },
    async award(tenantId, all, now) {
      if (all.length === 0) return
      await writer.write(() => {
        for (const earned of all) {
          if (!earn(earned, tenantId, now)) continue
          const { personId: subject } = earned
          audit.append({ tenantId, at: now, actor: 'sandtable', action: 'points.earned', level: 'auto', subject })
        }
      })
    },
  }
}

/** Writes one line of the ledger, `false` where it stands there already; call inside a transaction. */
export function openEarning(database: Database) {
  const earn = database.prepare(
    `INSERT INTO points (tenant_id, owner_id, rule, key, points, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  return ({ personId, rule, key, points, reason }: Earned, tenantId: string, now: number): boolean =>
    earn.run(tenantId, personId, rule, key, points, reason, now).changes > 0
}
