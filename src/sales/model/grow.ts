import { type Bounds, bestSplit, binCount, leafValue, type Split } from './split.ts'
import { goesLeft, type Tree } from './tree.ts'

export interface Growth {
  /** Bin of every deal, column by column. */
  readonly bins: readonly Uint8Array[]
  /** First and second derivative of each deal's log-loss. */
  readonly gradient: Float64Array
  readonly curvature: Float64Array
  /** Columns this tree may use. */
  readonly columns: readonly number[]
  /** −1, 0 or 1 by column. */
  readonly directions: readonly number[]
  /** What every leaf is multiplied by. */
  readonly rate: number
}

const depthLimit = 4

/** One tree on the given deals; the array of rows is reordered. */
export function growTree(growth: Growth, rows: Int32Array): Tree {
  const tree: Tree = { column: [], cut: [], unknownLeft: [], left: [], value: [], cover: [] }
  addNode(tree)
  const anything: Bounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  growNode(growth, tree, 0, rows, histogramOf(growth, rows), 0, anything)
  return tree
}

function growNode(
  growth: Growth,
  tree: Tree,
  node: number,
  rows: Int32Array,
  histogram: Float64Array | undefined,
  depth: number,
  bounds: Bounds,
): void {
  const { gradient, cover } = sums(growth, rows)
  tree.cover[node] = Number(cover.toPrecision(6))
  const split = histogram && bestSplit(histogram, growth.columns, growth.directions, bounds)
  if (histogram === undefined || split === undefined) {
    tree.value[node] = Number((growth.rate * leafValue(gradient, cover, bounds)).toPrecision(6))
    return
  }
  const left = addNode(tree)
  const right = addNode(tree)
  tree.column[node] = split.column
  tree.cut[node] = split.cut
  tree.unknownLeft[node] = split.unknownLeft ? 1 : 0
  tree.left[node] = left
  const leftCount = partition(tree, node, growth.bins[split.column] ?? new Uint8Array(), rows)
  const leftRows = rows.subarray(0, leftCount)
  const rightRows = rows.subarray(leftCount)
  const [leftBounds, rightBounds] = boundsBelow(growth, split, leftRows, rightRows, bounds)
  // The smaller side is counted; the other one is what is left of the parent's histogram.
  const leftIsSmaller = leftCount * 2 < rows.length
  const deeper = depth + 1 < depthLimit
  const counted = deeper ? histogramOf(growth, leftIsSmaller ? leftRows : rightRows) : undefined
  const rest = counted && less(histogram, counted)
  growNode(growth, tree, left, leftRows, leftIsSmaller ? counted : rest, depth + 1, leftBounds)
  growNode(growth, tree, right, rightRows, leftIsSmaller ? rest : counted, depth + 1, rightBounds)
}

function addNode(tree: Tree): number {
  tree.column.push(-1)
  tree.cut.push(0)
  tree.unknownLeft.push(0)
  tree.left.push(0)
  tree.value.push(0)
  return tree.cover.push(0) - 1
}

function histogramOf({ bins, columns, gradient, curvature }: Growth, rows: Int32Array): Float64Array {
  const histogram = new Float64Array(bins.length * binCount * 2)
  for (const column of columns) {
    const binsHere = bins[column] ?? new Uint8Array()
    const start = column * binCount * 2
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0
      const at = start + (binsHere[row] ?? 0) * 2
      histogram[at] = (histogram[at] ?? 0) + (gradient[row] ?? 0)
      histogram[at + 1] = (histogram[at + 1] ?? 0) + (curvature[row] ?? 0)
    }
  }
  return histogram
}

function less(whole: Float64Array, part: Float64Array): Float64Array {
  const rest = new Float64Array(whole.length)
  for (let at = 0; at < whole.length; at += 2) {
    rest[at] = (whole[at] ?? 0) - (part[at] ?? 0)
    const cover = (whole[at + 1] ?? 0) - (part[at + 1] ?? 0)
    // Rounding leaves crumbs where no deal is.
    if (cover > 1e-9) rest[at + 1] = cover
    else rest[at] = 0
  }
  return rest
}

/** Left deals first, both sides in their order; returns how many went left. */
function partition(tree: Tree, node: number, bins: Uint8Array, rows: Int32Array): number {
  const right = new Int32Array(rows.length)
  let lefts = 0
  let rights = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    if (goesLeft(tree, node, bins[row] ?? 0)) rows[lefts++] = row
    else right[rights++] = row
  }
  rows.set(right.subarray(0, rights), lefts)
  return lefts
}

function boundsBelow(
  growth: Growth,
  { column }: Split,
  left: Int32Array,
  right: Int32Array,
  bounds: Bounds,
): [Bounds, Bounds] {
  const direction = growth.directions[column] ?? 0
  if (direction === 0) return [bounds, bounds]
  const valueIn = (rows: Int32Array) => {
    const { gradient, cover } = sums(growth, rows)
    return leafValue(gradient, cover, bounds)
  }
  const middle = (valueIn(left) + valueIn(right)) / 2
  const below = { ...bounds, high: middle }
  const above = { ...bounds, low: middle }
  return direction > 0 ? [below, above] : [above, below]
}

function sums({ gradient, curvature }: Growth, rows: Int32Array): { gradient: number; cover: number } {
  let slope = 0
  let cover = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    slope += gradient[row] ?? 0
    cover += curvature[row] ?? 0
  }
  return { gradient: slope, cover }
}
