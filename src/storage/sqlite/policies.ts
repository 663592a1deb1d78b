import type { Database } from 'better-sqlite3'
import { Refusal } from '../../people/refusal.ts'
import type { Policy } from '../../sales/ledger/policy.ts'

interface Row {
  number: number
  preferences: string
  evidence: string | null
  restores: number | null
  decided_by: string
  at: number
}

/** Who stands first as a company has decided it, the newest first. */
export function openPolicyReading(database: Database): (tenantId: string) => Policy[] {
  const rows = database.prepare<[string], Row>('SELECT * FROM track_policies WHERE tenant_id = ? ORDER BY number DESC')
  return (tenantId) =>
    rows.all(tenantId).map(({ number, preferences, evidence, restores, decided_by: decidedBy, at }) => ({
      number,
      preferences: JSON.parse(preferences),
      ...(evidence === null ? {} : { evidence: JSON.parse(evidence) }),
      ...(restores === null ? {} : { restores }),
      decidedBy,
      at: new Date(at).toISOString(),
    }))
}

/** Keeps one more decision; refused where somebody else has decided meanwhile. Call inside a transaction. */
export function openPolicyWriting(database: Database): (policy: Policy, tenantId: string) => void {
  const insert = database.prepare(
    `INSERT INTO track_policies (tenant_id, number, preferences, evidence, restores, decided_by, at)
     SELECT @tenantId, @number, @preferences, @evidence, @restores, @decidedBy, @at
     WHERE @number = (SELECT coalesce(max(number), 0) + 1 FROM track_policies WHERE tenant_id = @tenantId)`,
  )
  return ({ number, preferences, evidence, restores = null, decidedBy, at }, tenantId) => {
    const { changes } = insert.run({
      ...{ tenantId, number, restores, decidedBy },
      preferences: JSON.stringify(preferences),
      evidence: evidence === undefined ? null : JSON.stringify(evidence),
      at: Date.parse(at),
    })
    if (changes === 0) throw new Refusal('这期间有人改过安排，刷新看一眼再定。')
  }
}
