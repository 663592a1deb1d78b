import type { History, HistoryColumn } from '../../src/sales/model/history.ts'

/**
 * What a data analyst would try first: logistic regression on one-hot categories, with numbers either standardised (unknown ones
 * at the mean, with a flag) or cut into twenty quantiles; ridge penalty ½·|w|² as in scikit-learn with C = 1. Written apart
 * from the product's own learners and sharing nothing with them, so that it can be held against them.
 */
export function referenceLogistic(
  history: History,
  taught: Int32Array,
  tested: Int32Array,
  numbers: 'standardised' | 'quantiles',
): Float64Array {
  const blocks = history.columns.map((column) => featuresOf(column, taught, numbers))
  const size = blocks.reduce((sum, { width }) => sum + width, 1)
  const starts = blocks.map((_, index) => blocks.slice(0, index).reduce((sum, { width }) => sum + width, 1))
  const rowOf = (row: number): SparseRow => {
    const indexes = [0]
    const values = [1]
    for (const [block, { read }] of blocks.entries()) {
      for (const [index, value] of read(row)) {
        indexes.push((starts[block] ?? 0) + index)
        values.push(value)
      }
    }
    return { indexes, values }
  }
  const weights = likeliest(
    Array.from(taught, rowOf),
    Float64Array.from(taught, (row) => history.won[row] ?? 0),
    size,
  )
  return Float64Array.from(tested, (row) => 1 / (1 + Math.exp(-dot(rowOf(row), weights))))
}

interface SparseRow {
  readonly indexes: readonly number[]
  readonly values: readonly number[]
}

interface Features {
  readonly width: number
  read(row: number): [index: number, value: number][]
}

function featuresOf(column: HistoryColumn, taught: Int32Array, numbers: 'standardised' | 'quantiles'): Features {
  if (column.type === 'cat') {
    const places = new Map<number, number>()
    for (const row of taught) {
      const code = column.codes[row] ?? -1
      if (!places.has(code)) places.set(code, places.size)
    }
    return {
      width: places.size,
      read: (row) => {
        const place = places.get(column.codes[row] ?? -1)
        return place === undefined ? [] : [[place, 1]]
      },
    }
  }
  const known = Float64Array.from(taught, (row) => column.values[row] ?? Number.NaN)
    .filter((value) => !Number.isNaN(value))
    .sort()
  if (numbers === 'quantiles') {
    const cuts = [
      ...new Set(Array.from({ length: 19 }, (_, cut) => known[Math.floor(((cut + 1) / 20) * known.length)])),
    ]
    return {
      width: 21,
      read: (row) => {
        const value = column.values[row] ?? Number.NaN
        return [[Number.isNaN(value) ? 20 : cuts.filter((cut) => value >= (cut ?? Number.POSITIVE_INFINITY)).length, 1]]
      },
    }
  }
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length)
  const deviation =
    Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length)) || 1
  return {
    width: 2,
    read: (row) => {
      const value = column.values[row] ?? Number.NaN
      return Number.isNaN(value) ? [[1, 1]] : [[0, (value - mean) / deviation]]
    },
  }
}

/** Newton's method, each step solved by conjugate gradients; the intercept (weight 0) is not penalised. */
function likeliest(rows: readonly SparseRow[], won: Float64Array, size: number): Float64Array {
  const weights = new Float64Array(size)
  for (let step = 0; step < 12; step++) {
    const gradient = weights.map((weight, index) => (index === 0 ? 0 : -weight))
    const curvature = new Float64Array(rows.length)
    for (const [index, row] of rows.entries()) {
      const probability = 1 / (1 + Math.exp(-dot(row, weights)))
      curvature[index] = probability * (1 - probability)
      add(gradient, row, (won[index] ?? 0) - probability)
    }
    const times = (vector: Float64Array) => {
      const product = vector.map((value, index) => (index === 0 ? 1e-9 * value : value))
      for (const [index, row] of rows.entries()) add(product, row, (curvature[index] ?? 0) * dot(row, vector))
      return product
    }
    const move = conjugateGradients(times, gradient)
    for (const [index, value] of move.entries()) weights[index] = (weights[index] ?? 0) + value
    if (Math.max(...move.map(Math.abs)) < 1e-4) break
  }
  return weights
}

function conjugateGradients(times: (vector: Float64Array) => Float64Array, target: Float64Array): Float64Array {
  const solution = new Float64Array(target.length)
  let rest = target.slice()
  let direction = rest.slice()
  let length = product(rest, rest)
  const enough = 1e-8 * length
  for (let round = 0; round < 200 && length > enough; round++) {
    const image = times(direction)
    const share = length / product(direction, image)
    for (const [index, value] of direction.entries()) solution[index] = (solution[index] ?? 0) + share * value
    rest = rest.map((value, index) => value - share * (image[index] ?? 0))
    const next = product(rest, rest)
    direction = direction.map((value, index) => (rest[index] ?? 0) + (next / length) * value)
    length = next
  }
  return solution
}

function dot({ indexes, values }: SparseRow, weights: Float64Array): number {
  let sum = 0
  for (let at = 0; at < indexes.length; at++) sum += (values[at] ?? 0) * (weights[indexes[at] ?? 0] ?? 0)
  return sum
}

function add(into: Float64Array, { indexes, values }: SparseRow, factor: number): void {
  for (let at = 0; at < indexes.length; at++) {
    const index = indexes[at] ?? 0
    into[index] = (into[index] ?? 0) + factor * (values[at] ?? 0)
  }
}

function product(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0)
}
