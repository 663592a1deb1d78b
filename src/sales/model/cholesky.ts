/** So many rows stay in the processor's cache while earlier ones pass by. */
const rowsAtOnce = 32

/**
 * Lower triangle L with L·Lᵀ = A, for a symmetric positive definite A given by its lower triangle, row by row in one array of
 * size² numbers. What stands before a row's first entry stays zero and is passed over: levels that no deal has cost nothing.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size)
  const firsts = firstEntries(matrix, size)
  for (let top = 0; top < size; top += rowsAtOnce) {
    const end = Math.min(size, top + rowsAtOnce)
    for (let column = 0; column < end; column++) {
      const other = column * size
      for (let row = Math.max(top, column); row < end; row++) {
        if (column < (firsts[row] ?? 0)) continue
        const start = row * size
        const from = Math.max(firsts[row] ?? 0, firsts[column] ?? 0)
        const sum = (matrix[start + column] ?? 0) - dot(lower, start + from, other + from, column - from)
        if (column < row) lower[start + column] = sum / (lower[other + column] ?? 1)
        else if (sum > 0) lower[start + column] = Math.sqrt(sum)
        else throw new RangeError(`the matrix is not positive definite at ${row}`)
      }
    }
  }
  return lower
}

function firstEntries(matrix: Float64Array, size: number): Int32Array {
  return Int32Array.from({ length: size }, (_, row) => {
    let first = 0
    while (first < row && matrix[row * size + first] === 0) first++
    return first
  })
}

/** Four sums side by side, since one alone waits for itself. */
function dot(values: Float64Array, one: number, other: number, count: number): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let k = 0
  for (; k + 3 < count; k += 4) {
    a += (values[one + k] ?? 0) * (values[other + k] ?? 0)
    b += (values[one + k + 1] ?? 0) * (values[other + k + 1] ?? 0)
    c += (values[one + k + 2] ?? 0) * (values[other + k + 2] ?? 0)
    d += (values[one + k + 3] ?? 0) * (values[other + k + 3] ?? 0)
  }
  for (; k < count; k++) a += (values[one + k] ?? 0) * (values[other + k] ?? 0)
  return a + b + c + d
}

/** x with L·Lᵀ·x = b. */
export function solveWith(lower: Float64Array, size: number, b: Float64Array): Float64Array {
  const x = b.slice()
  for (let row = 0; row < size; row++) {
    let sum = x[row] ?? 0
    for (let k = 0; k < row; k++) sum -= (lower[row * size + k] ?? 0) * (x[k] ?? 0)
    x[row] = sum / (lower[row * size + row] ?? 1)
  }
  for (let row = size - 1; row >= 0; row--) {
    const value = (x[row] ?? 0) / (lower[row * size + row] ?? 1)
    x[row] = value
    for (let k = 0; k < row; k++) x[k] = (x[k] ?? 0) - (lower[row * size + k] ?? 0) * value
  }
  return x
}

/** L⁻¹, lower triangular as well. */
export function inverseOfLower(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    const start = row * size
    for (let k = 0; k < row; k++) {
      const factor = lower[start + k] ?? 0
      if (factor === 0) continue
      const other = k * size
      for (let column = 0; column <= k; column++) {
        inverse[start + column] = (inverse[start + column] ?? 0) - factor * (inverse[other + column] ?? 0)
      }
    }
    const diagonal = lower[start + row] ?? 1
    for (let column = 0; column < row; column++) inverse[start + column] = (inverse[start + column] ?? 0) / diagonal
    inverse[start + row] = 1 / diagonal
  }
  return inverse
}

/** A⁻¹ = L⁻ᵀ·L⁻¹ as a packed lower triangle: entry (i, j ≤ i) at i·(i + 1)/2 + j. */
export function packedInverse(inverseLower: Float64Array, size: number): Float64Array {
  const packed = new Float64Array((size * (size + 1)) / 2)
  for (let k = 0; k < size; k++) {
    const start = k * size
    for (let i = 0; i <= k; i++) {
      const factor = inverseLower[start + i] ?? 0
      if (factor === 0) continue
      const at = (i * (i + 1)) / 2
      for (let j = 0; j <= i; j++) packed[at + j] = (packed[at + j] ?? 0) + factor * (inverseLower[start + j] ?? 0)
    }
  }
  return packed
}

/** A⁻¹ in full, for a small A. */
export function inverseOf(matrix: Float64Array, size: number): Float64Array {
  const packed = packedInverse(inverseOfLower(cholesky(matrix, size), size), size)
  return Float64Array.from({ length: size * size }, (_, at) => {
    const row = Math.floor(at / size)
    const column = at % size
    return packed[row >= column ? (row * (row + 1)) / 2 + column : (column * (column + 1)) / 2 + row] ?? 0
  })
}
