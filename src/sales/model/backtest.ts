import { Refusal } from '../../people/refusal.ts'
import { type Choice, choose, contestants } from './choose.ts'
import { type Folds, foldsFor } from './folds.ts'
import type { History } from './history.ts'
import { type LeakWarning, leakWarnings } from './leaks.ts'
import type { Mapping } from './mapping.ts'
import { type Metrics, metricsOf, probabilitiesOf } from './metrics.ts'
import { outOfFold } from './out-of-fold.ts'
import { type Refresh, refreshOf } from './refresh.ts'

export interface Backtest {
  readonly validation: Folds['kind']
  readonly duplicates: number
  readonly folds: readonly FoldResult[]
  readonly champion: Metrics
  readonly challenger: Metrics | null
  readonly base_rate: Metrics
  readonly choice: Choice
  readonly leak_warnings: readonly LeakWarning[]
  /** What following the level would have done for the chosen learner, in the order of the tested deals. */
  readonly drift: Refresh
}

interface FoldResult {
  readonly taught: number
  readonly tested: number
  readonly champion: Brief
  readonly challenger: Brief | null
  readonly base_rate_log_loss: number
}

interface Brief {
  readonly auc: number
  readonly log_loss: number
  readonly calibration_z: number
}

/** Champion against challenger on deals neither was taught from. Throws when there are too few to hold any out. */
export function backtest(history: History, mapping: Mapping, seed: number, foldCount: number): Backtest {
  const wins = history.won.reduce((sum, one) => sum + one, 0)
  if (Math.min(wins, history.rows - wins) < 5) {
    throw new Refusal(`回测至少要 5 单赢、5 单丢；现在赢 ${wins}，丢 ${history.rows - wins}`)
  }
  const split = foldsFor(history, Math.min(foldCount, wins, history.rows - wins), seed)
  const held = outOfFold(history, mapping, split, seed)
  const opinions = contestants(held)
  const choice = choose(history, held, opinions, seed)
  const champion = probabilitiesOf(opinions.champion.scores)
  const challenger = opinions.challenger && probabilitiesOf(opinions.challenger.scores)
  const base = probabilitiesOf(held.base)
  const chosen = choice.learner === 'none' ? base : choice.learner === 'blend' && challenger ? challenger : champion
  const order = inOrderOfTime(held.rows, history)
  return {
    validation: split.kind,
    duplicates: split.groups.duplicates,
    folds: split.folds.map(({ taught, tested }, fold) => {
      const here = Int32Array.from(held.fold.keys()).filter((index) => held.fold[index] === fold)
      const brief = (probabilities: Float64Array): Brief => {
        const { auc, log_loss, calibration_z } = metricsOf(taken(probabilities, here), taken(held.won, here), seed)
        return { auc, log_loss, calibration_z }
      }
      return {
        taught: taught.length,
        tested: tested.length,
        champion: brief(champion),
        challenger: challenger ? brief(challenger) : null,
        base_rate_log_loss: brief(base).log_loss,
      }
    }),
    champion: metricsOf(champion, held.won, seed),
    challenger: challenger ? metricsOf(challenger, held.won, seed) : null,
    base_rate: metricsOf(base, held.won, seed),
    choice,
    leak_warnings: leakWarnings(history),
    drift: refreshOf(taken(chosen, order), taken(held.won, order)),
  }
}

function inOrderOfTime(rows: Int32Array, { time }: History): Int32Array {
  const when = (index: number) => time?.[rows[index] ?? 0] ?? rows[index] ?? 0
  return Int32Array.from(rows.keys()).sort((one, other) => when(one) - when(other) || one - other)
}

function taken<T extends Float64Array | Uint8Array>(values: T, indexes: Int32Array): T {
  const result = values.slice(0, indexes.length)
  for (const [position, index] of indexes.entries()) result[position] = values[index] ?? 0
  return result as T
}
