import type { History } from './history.ts'

export interface Groups {
  /** Number of each deal's group; deals of one group are never on both sides of a split. */
  readonly of: Int32Array
  readonly count: number
  /** Deals that repeat another one in every feature. */
  readonly duplicates: number
  /** True where the columns are so coarse that deals coincide by chance; then twins are no copies, and stay apart. */
  readonly coarse: boolean
}

/** Joins deals of the mapping's group, and exact copies: a copy in the test would be a question whose answer was taught. */
export function groupsOf(history: History): Groups {
  const parent = Int32Array.from({ length: history.rows }, (_, row) => row)
  const { group } = history
  if (group !== undefined) joinEqual(parent, (row) => group[row] ?? 0)
  const keys = rowKeys(history)
  const { duplicates, pairs } = countTwins(keys)
  const coarse = duplicates > 0 && pairsByChance(history) > pairs / 10
  if (!coarse) joinEqual(parent, (row) => keys[row] ?? '')
  const numbers = new Map<number, number>()
  const of = parent.map((_, row) => {
    const root = rootOf(parent, row)
    const number = numbers.get(root) ?? numbers.size
    numbers.set(root, number)
    return number
  })
  return { of, count: numbers.size, duplicates, coarse }
}

function rowKeys({ rows, columns }: History): string[] {
  return Array.from({ length: rows }, (_, row) =>
    columns.map((column) => (column.type === 'num' ? column.values[row] : column.codes[row])).join(','),
  )
}

function countTwins(keys: readonly string[]): { duplicates: number; pairs: number } {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  let pairs = 0
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2
  return { duplicates: keys.length - counts.size, pairs }
}

/** Pairs of deals expected to agree in everything if the columns were independent. */
function pairsByChance({ rows, columns }: History): number {
  const agreeing = columns.map((column) => {
    const counts = new Map<number, number>()
    for (const value of column.type === 'num' ? column.values : column.codes) {
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    let share = 0
    for (const count of counts.values()) share += (count / rows) ** 2
    return share
  })
  return agreeing.reduce((product, share) => product * share, (rows * (rows - 1)) / 2)
}

function joinEqual<T>(parent: Int32Array, keyOf: (row: number) => T): void {
  const first = new Map<T, number>()
  for (let row = 0; row < parent.length; row++) {
    const key = keyOf(row)
    const other = first.get(key)
    if (other === undefined) first.set(key, row)
    else parent[rootOf(parent, row)] = rootOf(parent, other)
  }
}

function rootOf(parent: Int32Array, row: number): number {
  let root = row
  while (parent[root] !== root) root = parent[root] ?? root
  for (let at = row; at !== root; ) {
    const next = parent[at] ?? root
    parent[at] = root
    at = next
  }
  return root
}
