import { goesLeft, type Tree } from './tree.ts'

/**
 * Shapley values of a tree under its own covers (path-dependent TreeSHAP; S. Lundberg and others, Consistent individualized feature
 * attribution for tree ensembles, arXiv 1802.03888): exact, and they add up to the tree's value less its mean. A leaf is
 * reached through at most four columns, so what each of the sixteen patterns of followed columns gives is worked out once.
 */
export interface ExplainedTree {
  readonly mean: number
  /** Adds the deal's shares to `into`, by column. */
  explain(binOf: (column: number) => number, into: Float64Array, weight: number): void
}

interface Steps {
  left: number
  right: number
}

interface Leaf {
  columns: number[]
  /** For each column, the nodes on the way that ask about it, as bits: those passed on the left and those on the right. */
  steps: Steps[]
  /** Shares by pattern (bit i: column i was followed all the way) and column. */
  shares: Float64Array
}

export function explainedTree(tree: Tree): ExplainedTree {
  const leaves = leavesOf(tree)
  const mean = leaves.reduce((sum, { value, reached }) => sum + value * reached, 0)
  const ready = leaves.map(({ leaf }) => leaf)
  return {
    mean,
    explain(binOf, into, weight) {
      // A tree of depth four has at most 31 nodes: one bit each.
      let wentLeft = 0
      for (let node = 0; node < tree.column.length; node++) {
        const column = tree.column[node] ?? -1
        if (column >= 0 && goesLeft(tree, node, binOf(column))) wentLeft |= 1 << node
      }
      for (const { columns, steps, shares } of ready) {
        let pattern = 0
        for (let index = 0; index < steps.length; index++) {
          const { left, right } = steps[index] ?? nowhere
          if ((wentLeft & left) === left && (wentLeft & right) === 0) pattern |= 1 << index
        }
        const start = pattern * columns.length
        for (let index = 0; index < columns.length; index++) {
          const column = columns[index] ?? 0
          into[column] = (into[column] ?? 0) + weight * (shares[start + index] ?? 0)
        }
      }
    },
  }
}

const nowhere: Steps = { left: 0, right: 0 }

function leavesOf(tree: Tree): { leaf: Leaf; value: number; reached: number }[] {
  const found: { leaf: Leaf; value: number; reached: number }[] = []
  const walk = (node: number, columns: number[], steps: Steps[], passing: number[]): void => {
    const column = tree.column[node] ?? -1
    if (column < 0) {
      const value = tree.value[node] ?? 0
      const reached = passing.reduce((product, share) => product * share, 1)
      found.push({ leaf: { columns, steps, shares: sharesOf(value, passing) }, value, reached })
      return
    }
    const left = tree.left[node] ?? 0
    const below = (tree.cover[left] ?? 0) + (tree.cover[left + 1] ?? 0)
    for (const child of [left, left + 1]) {
      const share = (tree.cover[child] ?? 0) / below
      const step: Steps = child === left ? { left: 1 << node, right: 0 } : { left: 0, right: 1 << node }
      const known = columns.indexOf(column)
      if (known === -1) walk(child, [...columns, column], [...steps, step], [...passing, share])
      else {
        walk(
          child,
          columns,
          steps.map((before, index) =>
            index === known ? { left: before.left | step.left, right: before.right | step.right } : before,
          ),
          passing.map((before, index) => (index === known ? before * share : before)),
        )
      }
    }
  }
  walk(0, [], [], [])
  return found
}

/** Shapley values of the game value · Π (followed ? 1 or 0 : share of cover), for every pattern of followed columns. */
function sharesOf(value: number, passing: readonly number[]): Float64Array {
  const count = passing.length
  const shares = new Float64Array(2 ** count * count)
  for (let pattern = 0; pattern < 2 ** count; pattern++) {
    const followed = passing.map((_, index) => (pattern >> index) & 1)
    for (let player = 0; player < count; player++) {
      // bySize[s]: sum over coalitions of s other columns of what the leaf is worth to them.
      let bySize = [1]
      for (const [other, share] of passing.entries()) {
        if (other === player) continue
        bySize = Array.from(
          { length: bySize.length + 1 },
          (_, size) => (bySize[size] ?? 0) * share + (bySize[size - 1] ?? 0) * (followed[other] ?? 0),
        )
      }
      const worth = bySize.reduce((sum, others, size) => sum + others * coalitionWeight(size, count), 0)
      shares[pattern * count + player] = value * ((followed[player] ?? 0) - (passing[player] ?? 0)) * worth
    }
  }
  return shares
}

/** s! (n − s − 1)! / n! */
function coalitionWeight(size: number, count: number): number {
  return (factorial(size) * factorial(count - size - 1)) / factorial(count)
}

function factorial(number: number): number {
  return number <= 1 ? 1 : number * factorial(number - 1)
}
