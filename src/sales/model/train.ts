import { type CalibrationChoice, uncalibrated } from './calibration.ts'
import { type Choice, choose, contestants } from './choose.ts'
import { driftReference } from './drift-reference.ts'
import { taughtOnce } from './duplicates.ts'
import { encodersFor } from './encode.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type Folds, foldsFor } from './folds.ts'
import { allRows, type History } from './history.ts'
import { type LeakWarning, leakWarnings } from './leaks.ts'
import { fitLogistic } from './logistic.ts'
import type { Mapping } from './mapping.ts'
import type { CloseModel } from './model.ts'
import { type OutOfFold, outOfFold } from './out-of-fold.ts'
import { rehearse } from './rehearsal.ts'
import { coverageScale, meanOf } from './spread.ts'
import { bolder } from './stack.ts'
import { groupedMembers, treesFrom } from './trees.ts'

export interface Training {
  readonly model: CloseModel
  readonly evidence: Evidence
}

/** Why the model is as it is. */
interface Evidence {
  readonly validation: Folds['kind'] | 'none'
  readonly folds: number
  readonly duplicates: number
  readonly duplicates_by_chance: boolean
  readonly choice: Choice | null
  /** Held-out log-loss with each kind of calibration of the chosen learner. */
  readonly tried_calibrations: CalibrationChoice['tried']
  readonly leak_warnings: readonly LeakWarning[]
}

/**
 * Learns a close-probability model: champion and challenger on held-out deals, the base rate if neither beats it, a calibration if
 * it helps. The same history, mapping and seed give the same model, byte for byte.
 */
export function train(history: History, mapping: Mapping, seed: number, foldCount = 5): Training {
  const leak_warnings = leakWarnings(history)
  const wins = history.won.reduce((sum, one) => sum + one, 0)
  const common = {
    format: 1 as const,
    mapping,
    seed,
    history: { rows: history.rows, wins, fingerprint: fingerprintOf(history) },
    intercept_shift: 0,
    reference: driftReference(history, encodersFor(history, mapping)),
  }
  if (wins < 2 || history.rows - wins < 2) {
    const learner = fitLogistic(history, mapping, allRows(history))
    return {
      model: { ...common, mode: 'prior', learner, calibration: uncalibrated },
      evidence: {
        validation: 'none',
        folds: 0,
        duplicates: 0,
        duplicates_by_chance: false,
        choice: null,
        tried_calibrations: [],
        leak_warnings,
      },
    }
  }
  const folds = foldsFor(history, Math.min(foldCount, wins, history.rows - wins), seed)
  const held = outOfFold(history, mapping, folds, seed)
  const opinions = contestants(held)
  const choice = choose(history, held, opinions, seed)
  const calibration = choice.learner === 'blend' ? opinions.challenger : opinions.champion
  return {
    model: {
      ...common,
      mode: choice.signal,
      learner: learnerFor(choice, history, mapping, folds, held, seed),
      calibration: choice.learner === 'none' ? uncalibrated : (calibration?.calibration ?? uncalibrated),
    },
    evidence: {
      validation: folds.kind,
      folds: folds.folds.length,
      duplicates: folds.groups.duplicates,
      duplicates_by_chance: folds.groups.coarse,
      choice,
      tried_calibrations: calibration?.tried ?? [],
      leak_warnings,
    },
  }
}

function learnerFor(
  { learner }: Choice,
  history: History,
  mapping: Mapping,
  { kind, groups }: Folds,
  held: OutOfFold,
  seed: number,
): CloseModel['learner'] {
  if (learner === 'none') return null
  const { blend, last } = held
  const logistic = fitLogistic(history, mapping, taughtOnce(groups), last)
  if (learner === 'logistic' || blend === undefined) return logistic
  const rounds = blend.members[0]?.trees.length ?? 0
  // Members of a cross-validation have seen all deals between them; those of a rolling origin lack the latest ones.
  const members = kind === 'grouped_cv' ? blend.members : groupedMembers(history, mapping, groups, seed, rounds)
  const rehearsal = rehearse(history, mapping, held, blend, seed)
  const taught = members[0]?.fold.taught.length ?? history.rows
  const shares = rehearsal ? bolder(blend.shares, rehearsal, taught, meanOf(blend.scores)) : blend.shares
  const scale = rehearsal ? coverageScale(rehearsal, shares) : 1
  return { kind: 'blend', logistic, trees: treesFrom(history, members), shares, scale: Number(scale.toPrecision(9)) }
}
