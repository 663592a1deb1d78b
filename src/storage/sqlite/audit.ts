import { hash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { AuditLine } from '../storage.ts'

const Row = z.object({
  seq: z.number(),
  tenant_id: z.string(),
  at: z.number(),
  actor: z.string(),
  action: z.string(),
  level: z.enum(['auto', 'confirm', 'human']),
  subject: z.string(),
  hash: z.string(),
})

/** Appends lines to a company's chain; call inside the transaction of what the line is about. */
export function openAudit(database: Database) {
  const last = database.prepare('SELECT hash FROM audit WHERE tenant_id = ? ORDER BY seq DESC LIMIT 1').pluck()
  const insert = database.prepare(
    'INSERT INTO audit (tenant_id, at, actor, action, level, subject, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  return {
    append(line: AuditLine): void {
      const previous = String(last.get(line.tenantId) ?? '')
      const { tenantId, at, actor, action, level, subject } = line
      insert.run(tenantId, at, actor, action, level, subject, chain(previous, line))
    },
    /** The first line of a company's chain that does not follow from the one before it. */
    firstBroken(tenantId: string): number | undefined {
      let previous = ''
      for (const raw of database.prepare('SELECT * FROM audit WHERE tenant_id = ? ORDER BY seq').iterate(tenantId)) {
        const row = Row.parse(raw)
        if (row.hash !== chain(previous, { ...row, tenantId: row.tenant_id })) return row.seq
        previous = row.hash
      }
      return undefined
    },
  }
}

export type Audit = ReturnType<typeof openAudit>

function chain(previous: string, { tenantId, at, actor, action, level, subject }: AuditLine): string {
  return hash('sha256', JSON.stringify([previous, tenantId, at, actor, action, level, subject]))
}
