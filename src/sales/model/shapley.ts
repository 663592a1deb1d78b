import { goesLeft, type Tree } from './tree.ts'

/**
 * Shapley values of trees under their own covers (path-dependent TreeSHAP; S. Lundberg and others, Consistent individualized
 * feature attribution for tree ensembles, arXiv 1802.03888): exact, and they add up to the trees' value less their mean. A leaf
 * is reached through at most four columns, so what each of the sixteen patterns of followed columns gives is worked out once.
 */
export interface ExplainedTrees {
  readonly mean: number
  /** Adds the deal's shares times `weight` to `into`, by column; `bins` are the deal's bins by column. */
  explain(bins: Uint8Array, into: Float64Array, weight: number): void
}

interface Leaf {
  readonly columns: readonly number[]
  /** For each column, the nodes on the way that ask about it, as bits: those passed on the left and those on the right. */
  readonly lefts: readonly number[]
  readonly rights: readonly number[]
  /** For each column, the share of cover that passes when it is not known. */
  readonly passing: readonly number[]
  readonly value: number
}

export function explainedTrees(trees: readonly Tree[]): ExplainedTrees {
  const leavesByTree = trees.map(leavesOf)
  const leaves = leavesByTree.flat()
  const mean = leaves.reduce((sum, { value, passing }) => sum + passing.reduce((one, share) => one * share, value), 0)
  // Everything in a few long arrays: walking twenty thousand small objects would cost ten times as much.
  const lastLeaf = runningTotals(leavesByTree.map(({ length }) => length))
  const lastColumn = runningTotals(leaves.map(({ columns }) => columns.length))
  const columns = Int32Array.from(leaves.flatMap((leaf) => leaf.columns))
  const lefts = Int32Array.from(leaves.flatMap((leaf) => leaf.lefts))
  const rights = Int32Array.from(leaves.flatMap((leaf) => leaf.rights))
  const lastShare = runningTotals(leaves.map(({ passing }) => passing.length * 2 ** passing.length))
  const shares = new Float64Array(lastShare.at(-1) ?? 0)
  for (const [index, leaf] of leaves.entries()) writeShares(leaf, shares, lastShare[index - 1] ?? 0)
  const asked = trees.map(({ column }) => column.flatMap((one, node) => (one >= 0 ? [node] : [])))
  return {
    mean,
    explain(bins, into, weight) {
      let leaf = 0
      let at = 0
      for (let index = 0; index < trees.length; index++) {
        const wentLeft = leftsOf(trees[index], asked[index] ?? [], bins)
        for (const end = lastLeaf[index] ?? 0; leaf < end; leaf++) {
          const first = at
          const past = lastColumn[leaf] ?? 0
          let pattern = 0
          for (; at < past; at++) {
            const left = lefts[at] ?? 0
            if ((wentLeft & left) === left && (wentLeft & (rights[at] ?? 0)) === 0) pattern |= 1 << (at - first)
          }
          const start = (lastShare[leaf - 1] ?? 0) + pattern * (past - first) - first
          for (let place = first; place < past; place++) {
            const column = columns[place] ?? 0
            into[column] = (into[column] ?? 0) + weight * (shares[start + place] ?? 0)
          }
        }
      }
    },
  }
}

/** The asking nodes that send the deal left, as bits: a tree of depth four has at most 31 nodes. */
function leftsOf(tree: Tree | undefined, asked: readonly number[], bins: Uint8Array): number {
  if (tree === undefined) return 0
  let wentLeft = 0
  for (let index = 0; index < asked.length; index++) {
    const node = asked[index] ?? 0
    if (goesLeft(tree, node, bins[tree.column[node] ?? 0] ?? 0)) wentLeft |= 1 << node
  }
  return wentLeft
}

function leavesOf(tree: Tree): Leaf[] {
  const found: Leaf[] = []
  const walk = (node: number, path: Omit<Leaf, 'value'>): void => {
    const column = tree.column[node] ?? -1
    if (column < 0) {
      found.push({ ...path, value: tree.value[node] ?? 0 })
      return
    }
    const left = tree.left[node] ?? 0
    const below = (tree.cover[left] ?? 0) + (tree.cover[left + 1] ?? 0)
    walk(left, step(path, column, 1 << node, 0, (tree.cover[left] ?? 0) / below))
    walk(left + 1, step(path, column, 0, 1 << node, (tree.cover[left + 1] ?? 0) / below))
  }
  walk(0, { columns: [], lefts: [], rights: [], passing: [] })
  return found
}

function step(
  { columns, lefts, rights, passing }: Omit<Leaf, 'value'>,
  column: number,
  left: number,
  right: number,
  share: number,
): Omit<Leaf, 'value'> {
  const known = columns.indexOf(column)
  if (known === -1) {
    return {
      columns: [...columns, column],
      lefts: [...lefts, left],
      rights: [...rights, right],
      passing: [...passing, share],
    }
  }
  return {
    columns,
    lefts: lefts.with(known, (lefts[known] ?? 0) | left),
    rights: rights.with(known, (rights[known] ?? 0) | right),
    passing: passing.with(known, (passing[known] ?? 1) * share),
  }
}

/** Shapley values of the game value · Π (followed ? 1 or 0 : share of cover), for every pattern of followed columns. */
function writeShares({ value, passing }: Leaf, into: Float64Array, start: number): void {
  const count = passing.length
  // worths[s]: sum over coalitions of s other columns of what the leaf is worth to them.
  const worths = new Float64Array(count + 1)
  for (let pattern = 0; pattern < 2 ** count; pattern++) {
    for (let player = 0; player < count; player++) {
      worths.fill(0)
      worths[0] = 1
      for (let other = 0; other < count; other++) {
        if (other === player) continue
        const followed = (pattern >> other) & 1
        for (let size = count - 1; size >= 0; size--) {
          worths[size] = (worths[size] ?? 0) * (passing[other] ?? 0) + (worths[size - 1] ?? 0) * followed
        }
      }
      let worth = 0
      for (let size = 0; size < count; size++) worth += (worths[size] ?? 0) * coalitionWeight(size, count)
      const followed = (pattern >> player) & 1
      into[start + pattern * count + player] = value * (followed - (passing[player] ?? 0)) * worth
    }
  }
}

/** s! (n − s − 1)! / n! */
function coalitionWeight(size: number, count: number): number {
  return (factorial(size) * factorial(count - size - 1)) / factorial(count)
}

function factorial(number: number): number {
  return number <= 1 ? 1 : number * factorial(number - 1)
}

function runningTotals(counts: readonly number[]): Int32Array {
  let total = 0
  return Int32Array.from(counts, (count) => {
    total += count
    return total
  })
}
