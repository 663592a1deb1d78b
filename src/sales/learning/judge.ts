import { type Gain, pairedGain } from '../model/bootstrap.ts'
import { calibrationZ, type Metrics, metricsOf, probabilitiesOf } from '../model/metrics.ts'
import { logLossOf } from '../model/odds.ts'
import type { Contest } from './rolling-origin.ts'
import type { Evidence, Standing } from './version.ts'

/** Fewer tested deals than this cannot show that one model is better than another. */
export const enoughToJudge = 30

/** One side's name, and how many deals it has learned from; absent for the scorecard. */
interface Contestant {
  model: string
  cases: number | undefined
}

/**
 * Of two that learned in the same way, the one that learned from so many times the deals knows more; the few deals closed in
 * between seldom prove it, so they only must not speak against it.
 */
const muchMore = 1.5

/** Both sides measured on the same deals, and the conditions of promotion one by one. */
export function evidenceOf(
  { cases, champion, challenger, folds }: Contest,
  { champion: holder, challenger: applicant }: { champion: Contestant; challenger: Contestant },
  seed: number,
): Evidence {
  const won = Uint8Array.from(cases, (one) => (one.won ? 1 : 0))
  const [old, young] = [probabilitiesOf(champion), probabilitiesOf(challenger)]
  const [before, after] = [metricsOf(old, won, seed), metricsOf(young, won, seed)]
  const differences = champion.map(
    (score, index) => logLossOf(score, won[index] ?? 0) - logLossOf(challenger[index] ?? 0, won[index] ?? 0),
  )
  const gain = pairedGain(differences, Int32Array.from(cases.keys()), seed)
  // Not beyond what chance alone brings about, or what the champion itself is off by.
  const allowed = Math.max(0.02, after.ece_floor_p95, before.ece10)
  const off = segmentsOff(cases, young, won)
  return {
    tested: cases.length,
    folds,
    baseRateLogLoss: after.base_rate_log_loss,
    champion: standing(holder.model, before),
    challenger: standing(applicant.model, after),
    gain,
    rules: [
      { rule: `至少 ${enoughToJudge} 单可比，现有 ${cases.length} 单`, passed: cases.length >= enoughToJudge },
      gainRule(gain, (applicant.cases ?? 0) >= muchMore * (holder.cases ?? Number.POSITIVE_INFINITY)),
      {
        rule: `排序（AUC）${after.auc.toFixed(3)}，不能比现任 ${before.auc.toFixed(3)} 低 0.005 以上`,
        passed: !(after.auc < before.auc - 0.005),
      },
      {
        rule: `校准误差 ${after.ece10.toFixed(3)}，不能超过 ${allowed.toFixed(3)}`,
        passed: after.ece10 <= allowed,
      },
      {
        rule: off.length === 0 ? '没有哪个百单以上的分组明显报错' : `这些分组明显报错：${off.join('、')}`,
        passed: off.length === 0,
      },
    ],
  }
}

function gainRule({ mean, at_least }: Gain, knowsMore: boolean): Evidence['rules'][number] {
  const figure = `对数损失平均低 ${mean.toFixed(3)}`
  if (knowsMore) return { rule: `${figure}，学的单多了一半以上，不更差即可`, passed: mean >= 0 }
  return { rule: `${figure}，单侧 95 % 下界 ${at_least.toFixed(3)} 要大于 0`, passed: at_least > 0 }
}

function standing(model: string, { log_loss, brier, auc, ece10, calibration_z }: Metrics): Standing {
  // Where all were won, or all lost, there is no order to be right about.
  return {
    model,
    logLoss: log_loss,
    brier,
    auc: Number.isNaN(auc) ? 0.5 : auc,
    ece: ece10,
    calibrationZ: calibration_z,
  }
}

const segmentSize = 100
const segmentBound = 3

/** Signs shared by a hundred tested deals or more among which wins part from the forecasts. */
function segmentsOff(cases: Contest['cases'], probabilities: Float64Array, won: Uint8Array): string[] {
  const members = new Map<string, number[]>()
  for (const [index, { signs }] of cases.entries()) {
    for (const { key } of signs) members.set(key, [...(members.get(key) ?? []), index])
  }
  return [...members].flatMap(([key, indexes]) => {
    if (indexes.length < segmentSize) return []
    const z = calibrationZ(
      Float64Array.from(indexes, (index) => probabilities[index] ?? 0),
      Uint8Array.from(indexes, (index) => won[index] ?? 0),
    )
    return Math.abs(z) > segmentBound ? [key] : []
  })
}
