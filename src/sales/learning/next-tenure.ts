import { scorecard } from '../sandbox/beliefs.ts'
import type { Drift } from './drift.ts'
import type { ModelVersion, Tenure } from './version.ts'

type Begun = Omit<Tenure, 'id' | 'tenantId' | 'at'>

/** A version that has earned it. */
export function promoted({ id, why }: Pick<ModelVersion, 'id' | 'why'>, model: string): Begun {
  return { kind: 'promoted', versionId: id, model, shift: 0, why }
}

/** Whoever spoke before the one that speaks now; `undefined` when nobody else ever did. `tenures` are newest first. */
export function rolledBack([current, ...earlier]: readonly Tenure[], why: string): Begun | undefined {
  if (current === undefined) return undefined
  const before = earlier.find(({ versionId }) => versionId !== current.versionId)
  if (before === undefined && current.versionId === undefined) return undefined
  const { versionId, model, shift } = before ?? { ...scorecard, versionId: undefined }
  return { kind: 'rolled-back', ...(versionId === undefined ? {} : { versionId }), model, shift, why }
}

/** The same weights on another level. */
export function refreshed(current: Tenure | undefined, { alarm, shift }: Drift, today: string): Begun {
  const { model, shift: before, versionId } = current ?? { ...scorecard, versionId: undefined }
  const less = alarm.z < 0
  return {
    kind: 'refreshed',
    ...(versionId === undefined ? {} : { versionId }),
    model: `${nextName(model)}-${today}`,
    shift: before + shift,
    why: `最近 ${alarm.at - alarm.since} 单赢得比说的${less ? '少' : '多'}（偏离 ${Math.abs(alarm.z).toFixed(1)} 个标准差），整体${less ? '下调' : '上调'}了一档`,
  }
}

/** `v3-2027-02-01` → `v3.1`, `v3.1-…` → `v3.2`. */
function nextName(model: string): string {
  const [name = '', refreshes = '0'] = model.replace(/-\d{4}-\d{2}-\d{2}$/, '').split('.')
  return `${name}.${Number(refreshes) + 1}`
}
