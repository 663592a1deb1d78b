import { binOf, cutsOf } from './bins.ts'
import type { History, HistoryColumn } from './history.ts'
import type { Mapping } from './mapping.ts'
import { areaUnderCurve } from './metrics.ts'

export interface LeakWarning {
  readonly column: string
  readonly information_value: number
  readonly auc: number
  readonly why: string
}

/** Beyond these a single column is too good for what is known before a close; usual figures of scorecard practice. */
const suspectValue = 0.5
const suspectAuc = 0.8
/** With fewer of either end anything may look so by chance. */
const enoughOfEach = 10

/** Columns that alone tell the outcome suspiciously well: often written after the deal was closed. */
export function leakWarnings(history: History): LeakWarning[] {
  const wins = history.won.reduce((sum, one) => sum + one, 0)
  if (Math.min(wins, history.rows - wins) < enoughOfEach) return []
  return history.columns.flatMap((column) => {
    const levels = levelsOf(column)
    const information_value = informationValue(levels, history.won)
    const auc = singleColumnAuc(levels, history.won)
    if (information_value <= suspectValue && auc <= suspectAuc) return []
    const how = auc > suspectAuc ? '一列就几乎分出输赢' : '和输赢的关系强得少见'
    const why = `「${column.name}」${how}（信息值 ${information_value.toFixed(2)}，单列 AUC ${auc.toFixed(2)}）。请核对预测时是否真的已经知道；如果是结单时才写的，把它的 known_at_prediction 改成 false`
    return [{ column: column.name, information_value, auc, why }]
  })
}

/** Columns the mapping itself calls unknown at prediction time, with why they take no part. */
export function refusedColumns({ columns }: Mapping): { column: string; why: string }[] {
  return Object.entries(columns)
    .filter(([, { known_at_prediction }]) => !known_at_prediction)
    .map(([column]) => ({ column, why: `「${column}」在预测时还不知道（known_at_prediction: false），不作为特征` }))
}

function levelsOf(column: HistoryColumn): Int32Array {
  if (column.type === 'cat') return column.codes.map((code) => code + 1)
  const cuts = cutsOf(column.values, 20)
  return Int32Array.from(column.values, (value) => (Number.isNaN(value) ? 0 : binOf(cuts, value) + 1))
}

/** Σ (share of wins − share of losses) · ln of their ratio, less what as many levels would show by chance. */
function informationValue(levels: Int32Array, won: Uint8Array): number {
  const counts = countsBy(levels, won)
  const wins = won.reduce((sum, one) => sum + one, 0)
  const losses = won.length - wins
  if (wins === 0 || losses === 0) return 0
  let value = 0
  for (const { won: winsHere, all } of counts.values()) {
    const shareOfWins = (winsHere + 0.5) / (wins + 0.5 * counts.size)
    const shareOfLosses = (all - winsHere + 0.5) / (losses + 0.5 * counts.size)
    value += (shareOfWins - shareOfLosses) * Math.log(shareOfWins / shareOfLosses)
  }
  return Math.max(0, value - (counts.size - 1) * (1 / wins + 1 / losses))
}

/** Each deal rated by the win rate of the others on its level, so that a column of names does not look wise by itself. */
function singleColumnAuc(levels: Int32Array, won: Uint8Array): number {
  const counts = countsBy(levels, won)
  const rate = won.reduce((sum, one) => sum + one, 0) / won.length
  // One fold's deals are rated by the other folds: leaving out only the deal itself would give its outcome away backwards.
  const foldCount = 5
  const byFold = Array.from({ length: foldCount }, (_, fold) =>
    countsBy(
      levels.filter((_, row) => row % foldCount === fold),
      won.filter((_, row) => row % foldCount === fold),
    ),
  )
  const scores = Float64Array.from(levels, (level, row) => {
    const own = byFold[row % foldCount]?.get(level)
    const all = (counts.get(level)?.all ?? 0) - (own?.all ?? 0)
    const wins = (counts.get(level)?.won ?? 0) - (own?.won ?? 0)
    return (wins + 10 * rate) / (all + 10)
  })
  const auc = areaUnderCurve(scores, won)
  return Number.isNaN(auc) ? 0.5 : auc
}

function countsBy(levels: Int32Array, won: Uint8Array): Map<number, { won: number; all: number }> {
  const counts = new Map<number, { won: number; all: number }>()
  for (const [row, level] of levels.entries()) {
    const count = counts.get(level) ?? { won: 0, all: 0 }
    count.all++
    count.won += won[row] ?? 0
    counts.set(level, count)
  }
  return counts
}
