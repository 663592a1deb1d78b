import type { LevelAlarm } from '../model/drift.ts'
import { scorecard } from '../sandbox/beliefs.ts'
import type { Drift } from './drift.ts'
import type { ModelVersion, Tenure } from './version.ts'

type Begun = Omit<Tenure, 'id' | 'tenantId' | 'at'>

/** A version that has earned it, learned with what is known of the level. */
export function promoted(
  { id, why }: Pick<ModelVersion, 'id' | 'why'>,
  model: string,
  levelSince: number | undefined,
): Begun {
  return { kind: 'promoted', versionId: id, model, shift: 0, ...levelOf(levelSince), why }
}

/**
 * Whoever spoke before the one that speaks now and still may; `undefined` when nobody else ever did. `tenures` are newest first.
 */
export function rolledBack(
  [current, ...earlier]: readonly Tenure[],
  withdrawn: ReadonlySet<string>,
  why: string,
): Begun | undefined {
  if (current === undefined) return undefined
  const before = earlier.find(
    ({ versionId }) => versionId !== current.versionId && (versionId === undefined || !withdrawn.has(versionId)),
  )
  if (before === undefined && current.versionId === undefined) return undefined
  const { versionId, model, shift } = before ?? { ...scorecard, versionId: undefined }
  return { kind: 'rolled-back', ...versionOf(versionId), model, shift, ...levelOf(current.levelSince), why }
}

/** The same weights on another level. */
export function refreshed(current: Tenure | undefined, { alarm, since, shift }: Drift, today: string): Begun {
  const { model, shift: before, versionId } = current ?? { ...scorecard, versionId: undefined }
  return {
    kind: 'refreshed',
    ...versionOf(versionId),
    model: `${nextName(model)}-${today}`,
    shift: before + shift,
    levelSince: since,
    why: alarm === undefined ? followingWhy(shift) : alarmWhy(alarm),
  }
}

function alarmWhy({ at, since, z }: LevelAlarm): string {
  const less = z < 0
  return `最近 ${at - since} 单赢得比说的${less ? '少' : '多'}（偏离 ${Math.abs(z).toFixed(1)} 个标准差），整体${less ? '下调' : '上调'}了一档`
}

function followingWhy(shift: number): string {
  return `上次调整以后又结了一些单，按它们再${shift < 0 ? '下调' : '上调'}了一点`
}

function versionOf(versionId: string | undefined): Pick<Tenure, 'versionId'> {
  return versionId === undefined ? {} : { versionId }
}

function levelOf(levelSince: number | undefined): Pick<Tenure, 'levelSince'> {
  return levelSince === undefined ? {} : { levelSince }
}

/** `v3-2027-02-01` → `v3.1`, `v3.1-…` → `v3.2`. */
function nextName(model: string): string {
  const [name = '', refreshes = '0'] = model.replace(/-\d{4}-\d{2}-\d{2}$/, '').split('.')
  return `${name}.${Number(refreshes) + 1}`
}
