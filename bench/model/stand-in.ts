import type { HistoryColumn } from '../../src/sales/model/history.ts'
import { Mapping } from '../../src/sales/model/mapping.ts'
import { sigmoid } from '../../src/sales/model/odds.ts'
import type { Random } from '../../src/sales/model/random.ts'
import type { Dataset } from './dataset.ts'

interface Drawn {
  readonly logOdds: number
  readonly cells: Readonly<Record<string, string | number>>
}

export function standIn(rows: number, random: Random, draw: () => Drawn): Dataset {
  const deals = Array.from({ length: rows }, draw)
  const names = Object.keys(deals[0]?.cells ?? {})
  const columns = names.map((name) => columnOf(name, deals))
  return {
    history: {
      rows,
      won: Uint8Array.from(deals, ({ logOdds }) => (random() < sigmoid(logOdds) ? 1 : 0)),
      columns,
    },
    mapping: Mapping.parse({
      target: { col: 'result', won: ['won'], lost: ['lost'] },
      columns: Object.fromEntries(columns.map(({ name, type }) => [name, { type, known_at_prediction: true }])),
    }),
  }
}

function columnOf(name: string, deals: readonly Drawn[]): HistoryColumn {
  if (deals.some(({ cells }) => typeof cells[name] === 'number')) {
    return { name, type: 'num', values: Float64Array.from(deals, ({ cells }) => Number(cells[name])) }
  }
  const numbers = new Map<string, number>()
  const codes = Int32Array.from(deals, ({ cells }) => {
    const cell = String(cells[name])
    if (cell === '') return -1
    const code = numbers.get(cell) ?? numbers.size
    numbers.set(cell, code)
    return code
  })
  return { name, type: 'cat', levels: [...numbers.keys()], codes }
}

export function effects(count: number, scale: number, random: Random): number[] {
  return Array.from({ length: count }, () => scale * normal(random))
}

export function pick(count: number, random: Random): number {
  return Math.floor(random() * count)
}

/** 0 … count − 1, the first ones most often (log-uniform). */
export function zipf(count: number, random: Random): number {
  return Math.floor(Math.exp(random() * Math.log(count + 1)) - 1)
}

/** Box–Muller. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
