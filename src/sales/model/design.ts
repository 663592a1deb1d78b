import { type Encoder, encodeColumn } from './encode.ts'
import type { History } from './history.ts'
import type { Mapping } from './mapping.ts'
import { type Block, blockOf } from './prior.ts'

/** The deals as a sparse one-hot matrix: each row has one level of every column, and the intercept, which is the last weight. */
export interface Design {
  /** Number of weights, the intercept among them. */
  readonly size: number
  readonly blocks: readonly Block[]
  /** Index of each row's weight in each column, row by row. */
  readonly indexes: Int32Array
}

export function designOf(history: History, encoders: readonly Encoder[], mapping: Mapping): Design {
  const blocks: Block[] = []
  let start = 0
  for (const encoder of encoders) {
    const block = blockOf(encoder, start, mapping.columns[encoder.name]?.prior)
    blocks.push(block)
    start += block.levels
  }
  const width = blocks.length
  const indexes = new Int32Array(history.rows * width)
  for (const [position, block] of blocks.entries()) {
    const encoder = encoders[position]
    const column = history.columns[position]
    if (encoder === undefined || column === undefined) continue
    const levels = encodeColumn(encoder, column)
    for (let row = 0; row < history.rows; row++) indexes[row * width + position] = block.start + (levels[row] ?? 0)
  }
  return { size: start + 1, blocks, indexes }
}
