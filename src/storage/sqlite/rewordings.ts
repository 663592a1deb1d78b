import type { Database } from 'better-sqlite3'
import type { Rewording } from '../../sales/ledger/showing.ts'

/** What a rep said in the place of a track; what they say of it later stands in its place. Call inside the transaction of its answer. */
export function openRewordingWriting(database: Database) {
  const keep = database.prepare(
    `INSERT INTO rewordings (tenant_id, decision_id, track_id, person_id, said, distance, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (decision_id, track_id, person_id) DO UPDATE
     SET said = excluded.said, distance = excluded.distance, at = excluded.at`,
  )
  const reprieve = database.prepare(
    'INSERT INTO reprieves (tenant_id, track_id, version, person_id, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  return {
    keep({ subject, trackId, said, distance }: Rewording, tenantId: string, actor: string, now: number): void {
      keep.run(tenantId, subject, trackId, actor, said, distance, now)
    },
    reprieve(trackId: string, version: number, tenantId: string, actor: string, now: number): void {
      reprieve.run(tenantId, trackId, version, actor, now)
    },
  }
}
