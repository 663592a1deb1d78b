import type { VersionLine } from '../sales/learning/models.ts'
import { sayModel } from '../sales/learning/say-model.ts'
import { enoughToScore, type Scoreboard } from '../sales/learning/scoreboard.ts'
import type { Tenure } from '../sales/learning/version.ts'
import type { ScoreboardPage, TenureRow, VersionRow } from './contract.ts'

/** The scoreboard as a page shows it; `tenures` and `versions` are newest first. */
export function scoreboardPage(
  board: Scoreboard,
  closed: number,
  versions: readonly VersionLine[],
  tenures: readonly Tenure[],
  mayManage: boolean,
): ScoreboardPage {
  return {
    ...board,
    closed,
    needed: enoughToScore,
    speaking: sayModel(tenures[0], versions),
    versions: versions.map((version) => versionRow(version, tenures[0])),
    tenures: tenures.map((tenure) => tenureRow(tenure, versions)),
    mayManage,
  }
}

function versionRow(version: VersionLine, current: Tenure | undefined): VersionRow {
  const { id, number, madeAt, cases, recalled, verdict, why, dataHash, seed, withdrawn } = version
  const { tested, champion, challenger, rules } = version.evidence
  return {
    number,
    at: madeAt,
    cases,
    recalled,
    promoted: verdict === 'promoted',
    speaking: current?.versionId === id,
    ...(withdrawn === undefined ? {} : { withdrawn }),
    why,
    tested,
    champion: { brier: champion.brier, logLoss: champion.logLoss },
    challenger: { brier: challenger.brier, logLoss: challenger.logLoss },
    rules: [...rules],
    dataHash,
    seed,
  }
}

const kinds = { promoted: '上岗', 'rolled-back': '退回', refreshed: '调整水平' } as const

function tenureRow(tenure: Tenure, versions: readonly VersionLine[]): TenureRow {
  const { at, kind, why } = tenure
  return { at, kind: kinds[kind], who: sayModel(tenure, versions), why }
}
