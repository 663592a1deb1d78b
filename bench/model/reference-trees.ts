import type { CategoryColumn, History } from '../../src/sales/model/history.ts'

/** How XGBoost is asked to boost; several, since its user would try several. */
export const boosterOptions = {
  'XGB depth 1': { max_depth: 1, eta: 0.1, iterations: 400 },
  'XGB depth 3': { max_depth: 3, eta: 0.1, iterations: 100 },
  'XGB depth 4': { max_depth: 4, eta: 0.1, iterations: 200 },
  'XGB depth 6': { max_depth: 6, eta: 0.05, iterations: 250, min_child_weight: 5 },
} as const

export type BoosterName = keyof typeof boosterOptions

/**
 * ml-xgboost keeps the whole matrix on WebAssembly's stack and writes beyond it when it is too large (measured with 1.1.2:
 * 1.2 million numbers work, 1.35 million do not); more deals than fit are thinned out at random order's end.
 */
const mostNumbers = 1_200_000

/** XGBoost, compiled to WebAssembly, on numbers as they are and categories one-hot if few, else by their smoothed win rate. */
export async function referenceTrees(
  history: History,
  taught: Int32Array,
  tested: Int32Array,
  name: BoosterName,
): Promise<Float64Array> {
  const XGBoost = await quietly()
  const readers = history.columns.flatMap((column) =>
    column.type === 'num' ? [numberReader(column.values)] : categoryReaders(column, history.won, taught),
  )
  const rows = taught.subarray(0, Math.floor(mostNumbers / readers.length))
  const matrix = (these: Int32Array, learning: boolean) =>
    Array.from(these, (row) => readers.map((read) => read(row, learning)))
  const booster = new XGBoost({
    booster: 'gbtree',
    objective: 'binary:logistic',
    subsample: 0.8,
    colsample_bytree: 0.8,
    seed: 1,
    silent: 1,
    ...boosterOptions[name],
  })
  booster.train(
    matrix(rows, true),
    Array.from(rows, (row) => history.won[row] ?? 0),
  )
  const probabilities = booster.predict(matrix(tested, false))
  booster.free()
  return Float64Array.from(probabilities, (probability) => Math.min(1 - 1e-6, Math.max(1e-6, probability)))
}

/** While it loads it says twice that it cannot stream what is on the disk, which is no news. */
async function quietly() {
  const { error, warn, log } = console
  console.error = console.warn = console.log = () => undefined
  try {
    return await (await import('ml-xgboost')).default
  } finally {
    Object.assign(console, { error, warn, log })
  }
}

type Reader = (row: number, learning: boolean) => number

/** NaN is refused by ml-xgboost; an unknown number stands below all others. */
function numberReader(values: Float64Array): Reader {
  return (row) => {
    const value = values[row] ?? Number.NaN
    return Number.isNaN(value) ? -1e9 : value
  }
}

const fewLevels = 6
const smoothing = 10
const foldCount = 5

function categoryReaders({ codes, levels }: CategoryColumn, won: Uint8Array, taught: Int32Array): Reader[] {
  if (levels.length <= fewLevels) {
    return [...levels.keys(), -1].map((level) => (row) => (codes[row] === level ? 1 : 0))
  }
  const places = new Int32Array(codes.length).fill(-1)
  for (const [place, row] of taught.entries()) places[row] = place % foldCount
  const size = levels.length + 1
  const wins = new Float64Array(size * (foldCount + 1))
  const all = new Float64Array(size * (foldCount + 1))
  let total = 0
  for (const row of taught) {
    total += won[row] ?? 0
    for (const fold of [places[row] ?? 0, foldCount]) {
      const at = fold * size + (codes[row] ?? -1) + 1
      wins[at] = (wins[at] ?? 0) + (won[row] ?? 0)
      all[at] = (all[at] ?? 0) + 1
    }
  }
  const rate = total / taught.length
  // A deal learned from sees only the other folds' outcomes.
  return [
    (row, learning) => {
      const code = (codes[row] ?? -1) + 1
      const own = learning ? (places[row] ?? 0) * size + code : -1
      const winsHere = (wins[foldCount * size + code] ?? 0) - (wins[own] ?? 0)
      const allHere = (all[foldCount * size + code] ?? 0) - (all[own] ?? 0)
      return (winsHere + smoothing * rate) / (allHere + smoothing)
    },
  ]
}
