import { expect, test } from 'vitest'
import { explainedTrees } from './shapley.ts'
import { type Tree, valueAt } from './tree.ts'

/** Column 0 first, then column 1 on the left and column 0 again on the right. */
const tree: Tree = {
  column: [0, 1, 0, -1, -1, -1, -1],
  cut: [3, 2, 6, 0, 0, 0, 0],
  unknownLeft: [1, 0, 0, 0, 0, 0, 0],
  left: [1, 3, 5, 0, 0, 0, 0],
  value: [0, 0, 0, 1, -2, 3, 0.5],
  cover: [20, 12, 8, 4, 8, 6, 2],
}

/** What the tree is expected to say when only these columns are known. */
function expected(known: readonly number[], bins: readonly number[], node = 0): number {
  const column = tree.column[node] ?? -1
  if (column < 0) return tree.value[node] ?? 0
  const left = tree.left[node] ?? 0
  const bin = bins[column] ?? 0
  const goesLeft = bin === 0 ? tree.unknownLeft[node] === 1 : bin <= (tree.cut[node] ?? 0)
  if (known.includes(column)) return expected(known, bins, goesLeft ? left : left + 1)
  const [leftCover = 0, rightCover = 0] = tree.cover.slice(left, left + 2)
  return (
    (leftCover * expected(known, bins, left) + rightCover * expected(known, bins, left + 1)) / (leftCover + rightCover)
  )
}

test.each([[[1, 1]], [[1, 5]], [[5, 1]], [[9, 0]], [[0, 0]]])('bins %j: Shapley’s own definition', (bins) => {
  const shares = new Float64Array(2)
  const { mean, explain } = explainedTrees([tree])
  explain(Uint8Array.from(bins), shares, 1)
  const worth = (...known: number[]) => expected(known, bins)
  expect(mean).toBeCloseTo(worth(), 12)
  expect(shares[0]).toBeCloseTo((worth(0) - worth() + worth(0, 1) - worth(1)) / 2, 12)
  expect(shares[1]).toBeCloseTo((worth(1) - worth() + worth(0, 1) - worth(0)) / 2, 12)
  expect(mean + (shares[0] ?? 0) + (shares[1] ?? 0)).toBeCloseTo(valueAt(tree, Uint8Array.from(bins)), 12)
})
