import { type CalibrationChoice, chooseCalibration, uncalibrated } from './calibration.ts'
import { type Choice, choose, enoughToJudge } from './choose.ts'
import { driftReference } from './drift-reference.ts'
import { encodersFor } from './encode.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type Folds, foldsFor } from './folds.ts'
import { allRows, type History } from './history.ts'
import { type LeakWarning, leakWarnings } from './leaks.ts'
import { fitLogistic } from './logistic.ts'
import type { Mapping } from './mapping.ts'
import type { CloseModel } from './model.ts'
import { type OutOfFold, outOfFold } from './out-of-fold.ts'
import { treesFrom } from './trees.ts'

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
  readonly calibration: CalibrationChoice | null
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
        calibration: null,
        leak_warnings,
      },
    }
  }
  const folds = foldsFor(history, Math.min(foldCount, wins, history.rows - wins), seed)
  const held = outOfFold(history, mapping, folds, seed)
  const choice = choose(history, held, seed)
  const calibration = calibrationFor(choice, held)
  return {
    model: {
      ...common,
      mode: choice.learner === 'none' ? 'no_signal' : history.rows < enoughToJudge ? 'prior' : 'learned',
      learner: learnerFor(choice, history, mapping, folds, held, seed),
      calibration: calibration?.calibration ?? uncalibrated,
    },
    evidence: {
      validation: folds.kind,
      folds: folds.folds.length,
      duplicates: folds.groups.duplicates,
      duplicates_by_chance: folds.groups.coarse,
      choice,
      calibration,
      leak_warnings,
    },
  }
}

function calibrationFor({ learner }: Choice, held: OutOfFold): CalibrationChoice | null {
  const scores = learner === 'trees' ? held.trees : held.logistic
  return learner === 'none' || scores === undefined ? null : chooseCalibration(scores, held.won, held.fold)
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
  if (learner === 'logistic') return fitLogistic(history, mapping, allRows(history))
  const rounds = held.members[0]?.trees.length ?? 0
  // Members of a cross-validation have seen all deals between them; those of a rolling origin lack the latest ones.
  return treesFrom(history, mapping, groups, seed, rounds, kind === 'grouped_cv' ? held.members : undefined)
}
