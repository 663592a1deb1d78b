import type { z } from 'zod'
import { binOf } from './bins.ts'
import { type Case, readNumber } from './history.ts'
import type { OpenLearner } from './score.ts'
import { type ExplainedTree, explainedTree } from './shapley.ts'
import { jackknife, tempered } from './spread.ts'
import { valueAt } from './tree.ts'
import type { LevelTable, TreesModel } from './trees.ts'

/** Reads the file's form once into what scoring needs. */
export function openTrees({ columns, members, spread }: TreesModel): OpenLearner {
  const bins = new Uint8Array(columns.length)
  const binAt = (column: number) => bins[column] ?? 0
  const readers = members.map(({ tables }) => columns.map((column) => binReader(column, tables[column.name])))
  let explained: ExplainedTree[][] | undefined
  const opinions = new Float64Array(members.length)
  const read = (member: number, facts: Case) => {
    for (const [column, reader] of (readers[member] ?? []).entries()) bins[column] = reader(facts)
  }
  const point = (facts: Case) => {
    for (const [index, { intercept, trees }] of members.entries()) {
      read(index, facts)
      let score = intercept
      for (const tree of trees) score += valueAt(tree, binAt)
      opinions[index] = score
    }
    const mean = opinions.reduce((sum, opinion) => sum + opinion, 0) / members.length
    return { mean, variance: spread.scale ** 2 * tempered(jackknife(opinions, mean), spread.pooled) }
  }
  return {
    columns: columns.map(({ name }) => name),
    point,
    explain(facts) {
      explained ??= members.map(({ trees }) => trees.map(explainedTree))
      const contributions = new Float64Array(columns.length)
      let base = 0
      for (const [index, { intercept }] of members.entries()) {
        read(index, facts)
        const share = 1 / members.length
        base += share * intercept
        for (const tree of explained[index] ?? []) {
          base += share * tree.mean
          tree.explain(binAt, contributions, share)
        }
      }
      const { variance } = point(facts)
      const mean = contributions.reduce((sum, contribution) => sum + contribution, base)
      return { mean, variance, priorVariance: Number.POSITIVE_INFINITY, base, contributions }
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
