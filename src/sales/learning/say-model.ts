import type { VersionLine } from './models.ts'
import type { Tenure } from './version.ts'

/** What a model is called where it speaks: the newest tenure's, or the scorecard where there is none. */
export function sayModel(tenure: Tenure | undefined, versions: readonly VersionLine[]): string {
  const version = versions.find(({ id }) => id === tenure?.versionId)
  return version === undefined ? '经验先验（评分卡）' : `第 ${version.number} 版模型`
}
