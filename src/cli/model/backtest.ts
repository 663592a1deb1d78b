import { dealsFrom } from './deals.ts'
import { checkFolders, readMapping, writeJson } from './files.ts'
import { backtestInWorker } from './in-worker.ts'
import { listMistakes } from './listing.ts'
import { neededOption, type Options, wholeOption } from './options.ts'
import { readTable } from './table.ts'

/** `model backtest --data F.csv --mapping M.json [--folds 5] [--report R.json] [--seed 42]`: one JSON object on the last line. */
export async function backtestCommand(options: Options): Promise<boolean> {
  await checkFolders(options['report'])
  const mapping = await readMapping(neededOption(options, 'mapping'))
  const table = await readTable(neededOption(options, 'data'))
  const { history, open, mistakes } = dealsFrom(table, mapping)
  listMistakes([...table.mistakes, ...mistakes])
  const seed = wholeOption(options, 'seed', 42, 0)
  const folds = wholeOption(options, 'folds', 5, 2)
  const { drift, ...result } = await backtestInWorker({ history, mapping, seed, folds })
  const left_out = { neither_won_nor_lost: open, unreadable: table.mistakes.length }
  const answer = { ...result, left_out, drift_alarm: drift.alarm !== null }
  if (options['report'] !== undefined) await writeJson(options['report'], { ...answer, drift })
  console.log(JSON.stringify(answer))
  return true
}
