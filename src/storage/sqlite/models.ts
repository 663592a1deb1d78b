import type { Database } from 'better-sqlite3'
import type { Models, VersionLine } from '../../sales/learning/models.ts'
import type { Tenure } from '../../sales/learning/version.ts'
import { type LearnedWeights, openPosterior, type Posterior, scorecard } from '../../sales/sandbox/beliefs.ts'
import type { Audit } from './audit.ts'
import type { Writer } from './writer.ts'

interface TenureRow {
  id: string
  tenant_id: string
  at: number
  kind: Tenure['kind']
  version_id: string | null
  model: string
  shift: number
  level_since: number | null
  why: string
}

interface VersionRow {
  id: string
  tenant_id: string
  number: number
  made_at: number
  data_hash: string
  seed: number
  verdict: VersionLine['verdict']
  why: string
  evidence: string
  cases: number
  recalled: number
  wins: number
  scale: number
  withdrawn: string | null
}

/** Models kept ready; one more begins anew. */
const openKept = 200

export function openModels(database: Database, writer: Writer, audit: Audit): Models {
  const tenures = database.prepare<[string], TenureRow>(
    'SELECT * FROM model_tenures WHERE tenant_id = ? ORDER BY at DESC, rowid DESC',
  )
  const current = database.prepare<[string], TenureRow>(
    'SELECT * FROM model_tenures WHERE tenant_id = ? ORDER BY at DESC, rowid DESC LIMIT 1',
  )
  const versions = database.prepare<[string], VersionRow>(
    `SELECT id, tenant_id, number, made_at, data_hash, seed, verdict, why, evidence, cases, recalled, wins, scale, withdrawn
     FROM model_versions WHERE tenant_id = ? ORDER BY number DESC`,
  )
  const weights = database
    .prepare<[string, string], string>('SELECT weights FROM model_versions WHERE tenant_id = ? AND id = ?')
    .pluck()
  const insertVersion = database.prepare(
    `INSERT INTO model_versions
       (id, tenant_id, number, made_at, data_hash, seed, verdict, why, evidence, cases, recalled, wins, scale, weights)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const withdraw = database.prepare('UPDATE model_versions SET withdrawn = ? WHERE tenant_id = ? AND id = ?')
  const insertTenure = database.prepare(
    `INSERT INTO model_tenures (id, tenant_id, at, kind, version_id, model, shift, level_since, why)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const opened = new Map<string, Posterior>()

  return {
    async beliefs(tenantId) {
      const row = current.get(tenantId)
      if (row === undefined) return scorecard
      const { model, shift, version_id: versionId } = row
      return versionId === null ? { model, shift } : { model, shift, learned: posterior(tenantId, versionId) }
    },
    tenures: async (tenantId) => tenures.all(tenantId).map(toTenure),
    versions: async (tenantId) => versions.all(tenantId).map(toVersion),
    weightsOf: async (tenantId, versionId) => read(tenantId, versionId),
    async keep(actor, version, tenure) {
      const { id, tenantId, number, dataHash, seed, verdict, why, evidence, recalled } = version
      const { cases, wins, scale } = version.weights
      const at = Date.parse(version.madeAt)
      const [proof, learned] = [JSON.stringify(evidence), JSON.stringify(version.weights)]
      await writer.write(() => {
        const counts = [cases, recalled, wins, scale]
        insertVersion.run(id, tenantId, number, at, dataHash, seed, verdict, why, proof, ...counts, learned)
        audit.append({ tenantId, at, actor, action: `model.${verdict}`, level: 'auto', subject: id })
        if (tenure !== undefined) beginTenure(tenure)
      })
    },
    async withdraw(actor, tenantId, { ids, why }, tenure) {
      const at = Date.now()
      await writer.write(() => {
        for (const id of ids) {
          withdraw.run(why, tenantId, id)
          audit.append({ tenantId, at, actor, action: 'model.withdrawn', level: 'auto', subject: id })
        }
        if (tenure !== undefined) beginTenure(tenure)
      })
    },
    async begin(actor, tenure) {
      const { tenantId, kind, id } = tenure
      const level = kind === 'rolled-back' ? ('human' as const) : ('auto' as const)
      await writer.write(() => {
        beginTenure(tenure)
        audit.append({ tenantId, at: Date.parse(tenure.at), actor, action: `model.${kind}`, level, subject: id })
      })
    },
  }

  function beginTenure({ id, tenantId, at, kind, versionId, model, shift, levelSince, why }: Tenure): void {
    insertTenure.run(id, tenantId, Date.parse(at), kind, versionId ?? null, model, shift, levelSince ?? null, why)
  }

  function posterior(tenantId: string, versionId: string): Posterior {
    const known = opened.get(versionId)
    if (known !== undefined) return known
    const learned = read(tenantId, versionId)
    if (learned === undefined) throw new Error(`no model version ${versionId}`)
    const made = openPosterior(learned)
    if (opened.size >= openKept) opened.clear()
    opened.set(versionId, made)
    return made
  }

  function read(tenantId: string, versionId: string): LearnedWeights | undefined {
    const kept = weights.get(tenantId, versionId)
    return kept === undefined ? undefined : (JSON.parse(kept) as LearnedWeights)
  }
}

function toTenure({
  id,
  tenant_id,
  at,
  kind,
  version_id: versionId,
  model,
  shift,
  level_since,
  why,
}: TenureRow): Tenure {
  return {
    id,
    tenantId: tenant_id,
    at: new Date(at).toISOString(),
    kind,
    ...(versionId === null ? {} : { versionId }),
    model,
    shift,
    ...(level_since === null ? {} : { levelSince: level_since }),
    why,
  }
}

function toVersion(row: VersionRow): VersionLine {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    number: row.number,
    madeAt: new Date(row.made_at).toISOString(),
    dataHash: row.data_hash,
    seed: row.seed,
    verdict: row.verdict,
    why: row.why,
    evidence: JSON.parse(row.evidence),
    cases: row.cases,
    recalled: row.recalled,
    wins: row.wins,
    scale: row.scale,
    ...(row.withdrawn === null ? {} : { withdrawn: row.withdrawn }),
  }
}
