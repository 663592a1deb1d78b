import type { z } from 'zod'
import { binOf } from './bins.ts'
import type { Case } from './history.ts'
import { readNumber } from './read-number.ts'
import { explainedTrees } from './shapley.ts'
import { jackknife, tempered } from './spread.ts'
import { valueAt } from './tree.ts'
import type { LevelTable, TreesModel } from './trees.ts'

/** The trees' opinion of one deal, in log-odds. */
interface TreesOpinion {
  readonly mean: number
  readonly variance: number
}

export interface OpenTrees {
  point(facts: Case): TreesOpinion
  /** `base` and all contributions, in the order of the columns, add up to `mean`. */
  explain(facts: Case): TreesOpinion & { base: number; contributions: Float64Array }
}

/** Reads the file's form once into what scoring needs. */
export function openTrees({ columns, members, pooled }: TreesModel): OpenTrees {
  const readers = members.map(({ tables }) => columns.map((column) => binReader(column, tables[column.name])))
  const bins = members.map(() => new Uint8Array(columns.length))
  const opinions = new Float64Array(members.length)
  const point = (facts: Case): TreesOpinion => {
    for (const [member, { intercept, trees }] of members.entries()) {
      const binsHere = bins[member] ?? new Uint8Array()
      for (const [column, reader] of (readers[member] ?? []).entries()) binsHere[column] = reader(facts)
      let score = intercept
      for (const tree of trees) score += valueAt(tree, binsHere)
      opinions[member] = score
    }
    const mean = opinions.reduce((sum, opinion) => sum + opinion, 0) / members.length
    return { mean, variance: tempered(jackknife(opinions, mean), pooled) }
  }
  const explained = members.map(({ trees }) => explainedTrees(trees))
  return {
    point,
    explain(facts) {
      const opinion = point(facts)
      const contributions = new Float64Array(columns.length)
      let base = 0
      for (const [member, { intercept }] of members.entries()) {
        const trees = explained[member]
        base += (intercept + (trees?.mean ?? 0)) / members.length
        trees?.explain(bins[member] ?? new Uint8Array(), contributions, 1 / members.length)
      }
      return { ...opinion, base, contributions }
    },
  }
}

function binReader(
  column: TreesModel['columns'][number],
  table: z.infer<typeof LevelTable> | undefined,
): (facts: Case) => number {
  const { name } = column
  if (column.type === 'num') {
    const cuts = Float64Array.from(column.cuts)
    return (facts) => {
      const value = readNumber(facts[name])
      return value === undefined || Number.isNaN(value) ? 0 : binOf(cuts, value) + 1
    }
  }
  const bins = new Map(table?.levels.map((level, index) => [level, table.bins[index] ?? 0]))
  return (facts) => {
    const text = String(facts[name] ?? '').trim()
    return text === '' ? (table?.unknown ?? 0) : (bins.get(text) ?? table?.other ?? 0)
  }
}
