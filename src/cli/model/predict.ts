import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { csvRow } from '../../sales/import/csv-row.ts'
import type { Case } from '../../sales/model/history.ts'
import { type Contribution, openModel } from '../../sales/model/predict.ts'
import { caseReaderFor } from './cases.ts'
import { checkFolders, readModel } from './files.ts'
import { listMistakes } from './listing.ts'
import { neededOption, type Options } from './options.ts'
import { readTable } from './table.ts'

/** `model predict --model MODEL.json --data F.csv --out P.csv` */
export async function predictCommand(options: Options): Promise<boolean> {
  const out = neededOption(options, 'out')
  await checkFolders(out)
  const model = await readModel(neededOption(options, 'model'))
  const table = await readTable(neededOption(options, 'data'))
  const { caseOf, mistakes } = caseReaderFor(table, model)
  listMistakes([...table.mistakes, ...mistakes])
  const predictor = openModel(model)
  const lines = function* () {
    yield `${table.marked ? '\uFEFF' : ''}${csvRow([...table.header, ...added])}\n`
    for (const row of table.rows) {
      const facts = caseOf(row)
      const { probability, low, high, n_eff, mode, contributions } = predictor.predict(facts)
      const numbers = [probability, low, high].map((value) => value.toFixed(6))
      const reasons = [namedReasons(contributions, facts, 1), namedReasons(contributions, facts, -1)]
      yield `${csvRow([...row.cells, ...numbers, n_eff.toFixed(1), mode, ...reasons])}\n`
    }
  }
  await pipeline(lines, createWriteStream(out))
  console.log(`${table.rows.length} 行已预测。`)
  return true
}

const added = ['probability', 'low', 'high', 'n_eff', 'mode', 'top_up', 'top_down']
const reasonCount = 3
const tooSmall = 0.005

/** The three strongest columns that lift (sign 1) or lower (−1) this deal, in log-odds. */
function namedReasons(contributions: readonly Contribution[], facts: Case, sign: 1 | -1): string {
  return contributions
    .filter(({ logOdds }) => sign * logOdds >= tooSmall)
    .slice(0, reasonCount)
    .map(
      ({ column, logOdds }) =>
        `${column}=${facts[column] || '未知'} ${sign > 0 ? '+' : '−'}${Math.abs(logOdds).toFixed(2)}`,
    )
    .join('；')
}
