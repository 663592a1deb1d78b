import { z } from 'zod'

/**
 * A regression tree over binned columns, node by node: a node with column −1 is a leaf with `value`; else a deal goes to `left` if
 * its bin is at most `cut`, or is 0 (unknown) and `unknownLeft` is 1, and to `left + 1` if not. `cover` is the weight of the
 * deals that passed while learning.
 */
export const Tree = z.object({
  column: z.array(z.number().int()),
  cut: z.array(z.number().int()),
  unknownLeft: z.array(z.number().int()),
  left: z.array(z.number().int()),
  value: z.array(z.number()),
  cover: z.array(z.number()),
})

export type Tree = z.infer<typeof Tree>

export function goesLeft(tree: Tree, node: number, bin: number): boolean {
  return bin === 0 ? tree.unknownLeft[node] === 1 : bin <= (tree.cut[node] ?? 0)
}

/** Value of the leaf that the deal with these bins, by column, falls into. */
export function valueAt(tree: Tree, bins: Uint8Array): number {
  let node = 0
  for (let column = tree.column[0] ?? -1; column >= 0; column = tree.column[node] ?? -1) {
    node = (tree.left[node] ?? 0) + (goesLeft(tree, node, bins[column] ?? 0) ? 0 : 1)
  }
  return tree.value[node] ?? 0
}

/** Adds each deal's value, times `sign`, to its score, for all deals of the binned columns at once. */
export function addValues(tree: Tree, bins: readonly Uint8Array[], scores: Float64Array, sign: 1 | -1): void {
  const asked = Int16Array.from(tree.column)
  const cut = Uint8Array.from(tree.cut)
  const unknownLeft = Uint8Array.from(tree.unknownLeft)
  const left = Int16Array.from(tree.left)
  const value = Float64Array.from(tree.value, (leaf) => sign * leaf)
  const nothing = new Uint8Array(scores.length)
  const columns = tree.column.map((column) => bins[column] ?? nothing)
  for (let row = 0; row < scores.length; row++) {
    let node = 0
    while ((asked[node] ?? -1) >= 0) {
      const bin = columns[node]?.[row] ?? 0
      const goes = bin === 0 ? unknownLeft[node] === 1 : bin <= (cut[node] ?? 0)
      node = (left[node] ?? 0) + (goes ? 0 : 1)
    }
    scores[row] = (scores[row] ?? 0) + (value[node] ?? 0)
  }
}
