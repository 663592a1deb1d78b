import { type Bounds, bestSplit, leafValue, type Split, type Sums } from './split.ts'
import { goesLeft, type Tree } from './tree.ts'

export interface Growth {
  /** Bin of every deal, column by column. */
  readonly bins: readonly Uint8Array[]
  /** Where each column's bins begin when all columns' bins stand in one row, and the end of the last. */
  readonly offsets: Int32Array
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
  growNode(
    growth,
    tree,
    { node: 0, depth: 0, rows, sums: sumsOf(growth, rows), bounds: anything },
    histogramOf(growth, rows),
  )
  return tree
}

interface Node {
  readonly node: number
  readonly depth: number
  readonly rows: Int32Array
  readonly sums: Sums
  readonly bounds: Bounds
}

function growNode(growth: Growth, tree: Tree, place: Node, histogram: Float64Array | undefined): void {
  const { node, rows, sums, bounds } = place
  tree.cover[node] = Number(sums.cover.toPrecision(6))
  const split = histogram && bestSplit(histogram, sums, growth.offsets, growth.columns, growth.directions, bounds)
  if (histogram === undefined || split === undefined) {
    tree.value[node] = Number((growth.rate * leafValue(sums, bounds)).toPrecision(6))
    return
  }
  const [left, right] = branch(growth, tree, place, split)
  // The smaller side is counted; the other one is what is left of the parent's histogram.
  const leftIsSmaller = left.rows.length * 2 < rows.length
  const counted = left.depth < depthLimit ? histogramOf(growth, (leftIsSmaller ? left : right).rows) : undefined
  const rest = counted && less(histogram, counted)
  growNode(growth, tree, left, leftIsSmaller ? counted : rest)
  growNode(growth, tree, right, leftIsSmaller ? rest : counted)
}

function branch(growth: Growth, tree: Tree, { node, depth, rows, bounds }: Node, split: Split): [Node, Node] {
  const left = addNode(tree)
  const right = addNode(tree)
  tree.column[node] = split.column
  tree.cut[node] = split.cut
  tree.unknownLeft[node] = split.unknownLeft ? 1 : 0
  tree.left[node] = left
  const leftCount = partition(tree, node, growth.bins[split.column] ?? new Uint8Array(), rows)
  const [leftBounds, rightBounds] = boundsBelow(growth.directions[split.column] ?? 0, split, bounds)
  return [
    { node: left, depth: depth + 1, rows: rows.subarray(0, leftCount), sums: split.left, bounds: leftBounds },
    { node: right, depth: depth + 1, rows: rows.subarray(leftCount), sums: split.right, bounds: rightBounds },
  ]
}

function addNode(tree: Tree): number {
  tree.column.push(-1)
  tree.cut.push(0)
  tree.unknownLeft.push(0)
  tree.left.push(0)
  tree.value.push(0)
  return tree.cover.push(0) - 1
}

function histogramOf({ bins, offsets, columns, gradient, curvature }: Growth, rows: Int32Array): Float64Array {
  const histogram = new Float64Array((offsets[bins.length] ?? 0) * 2)
  for (const column of columns) {
    const binsHere = bins[column] ?? new Uint8Array()
    const start = (offsets[column] ?? 0) * 2
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

function boundsBelow(direction: number, { left, right }: Split, bounds: Bounds): [Bounds, Bounds] {
  if (direction === 0) return [bounds, bounds]
  const middle = (leafValue(left, bounds) + leafValue(right, bounds)) / 2
  const below = { ...bounds, high: middle }
  const above = { ...bounds, low: middle }
  return direction > 0 ? [below, above] : [above, below]
}

function sumsOf({ gradient, curvature }: Growth, rows: Int32Array): Sums {
  let slope = 0
  let cover = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    slope += gradient[row] ?? 0
    cover += curvature[row] ?? 0
  }
  return { gradient: slope, cover }
}
