import type { ClosedCase } from '../../sales/learning/closed-case.ts'
import { hashOf } from '../../sales/learning/learn.ts'
import type { Models, VersionLine } from '../../sales/learning/models.ts'
import { sayModel } from '../../sales/learning/say-model.ts'
import type { ModelVersion, Tenure } from '../../sales/learning/version.ts'

/** What became of the models that had learned from deals which were taken back. */
export interface Unlearned {
  /** A sentence for people. */
  said: string
  /** The lesson on what is left; nothing where that is too little, or where whoever speaks now knows it already. */
  relearned: Promise<ModelVersion | undefined>
}

/** Versions made since then that had seen other deals than those which are left: what they learned from was taken back. */
export async function toWithdraw(
  { weightsOf }: Pick<Models, 'weightsOf'>,
  versions: readonly VersionLine[],
  left: readonly ClosedCase[],
  since: string,
): Promise<VersionLine[]> {
  const gone: VersionLine[] = []
  for (const version of versions) {
    if (version.withdrawn !== undefined || version.madeAt < since) continue
    const weights = await weightsOf(version.tenantId, version.id)
    if (weights === undefined) continue
    const seen = left.filter(({ closedAt }) => closedAt <= weights.upTo)
    if (hashOf(seen) !== version.dataHash) gone.push(version)
  }
  return gone
}

export function sayUnlearned(
  gone: readonly VersionLine[],
  {
    speaks,
    stepped,
    left,
    learning,
  }: { speaks: Tenure | undefined; stepped: boolean; left: number; learning: boolean },
  versions: readonly VersionLine[],
): string {
  const numbers = gone.map(({ number }) => number).sort((one, other) => one - other)
  const now = stepped ? `，现在由${sayModel(speaks, versions)}说话` : ''
  const next = learning ? `正用剩下的 ${left} 单重新学，结果在“预测战绩”` : `剩下可学的 ${left} 单，不用重新学`
  return `学过这些单的第 ${numbers.join('、')} 版模型已作废${now}；${next}。`
}
