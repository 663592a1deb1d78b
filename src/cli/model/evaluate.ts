import { Refusal } from '../../people/refusal.ts'
import { shiftedColumns } from '../../sales/model/drift-reference.ts'
import { metricsOf } from '../../sales/model/metrics.ts'
import { openModel } from '../../sales/model/predict.ts'
import { refreshOf } from '../../sales/model/refresh.ts'
import { caseReaderFor } from './cases.ts'
import { dealsFrom } from './deals.ts'
import { checkFolders, readModel, writeJson } from './files.ts'
import { listMistakes } from './listing.ts'
import { neededOption, type Options, wholeOption } from './options.ts'
import { readTable } from './table.ts'

/** `model evaluate --model MODEL.json --data F.csv [--report E.json] [--seed 42]`: one JSON object on the last line. */
export async function evaluateCommand(options: Options): Promise<boolean> {
  await checkFolders(options['report'])
  const model = await readModel(neededOption(options, 'model'))
  const table = await readTable(neededOption(options, 'data'))
  const deals = dealsFrom(table, model.mapping)
  const { caseOf } = caseReaderFor(table, model)
  listMistakes([...table.mistakes, ...deals.mistakes])
  if (deals.rows.length === 0) throw new Refusal('没有一行是赢单或丢单，无法评估')
  const order = inOrderOfTime(deals.history.time, deals.rows.length)
  const cases = Array.from(order, (index) => deals.rows[index]).flatMap((row) =>
    row === undefined ? [] : [caseOf(row)],
  )
  const predictor = openModel(model)
  const probabilities = Float64Array.from(cases, (facts) => predictor.point(facts))
  const won = Uint8Array.from(order, (index) => deals.history.won[index] ?? 0)
  const metrics = metricsOf(probabilities, won, wholeOption(options, 'seed', 42, 0))
  const drift = { columns: shiftedColumns(model.reference, cases), level: refreshOf(probabilities, won) }
  const result = {
    mode: model.mode,
    learner: model.learner?.kind ?? 'none',
    ...metrics,
    left_out: { neither_won_nor_lost: deals.open, unreadable: table.mistakes.length },
    drift_alarm: drift.level.alarm !== null || drift.columns.some(({ level }) => level === 'act'),
  }
  if (options['report'] !== undefined) await writeJson(options['report'], { ...result, drift })
  console.log(JSON.stringify(result))
  return true
}

function inOrderOfTime(time: Float64Array | undefined, rows: number): Int32Array {
  const order = Int32Array.from({ length: rows }, (_, index) => index)
  return time === undefined ? order : order.sort((one, other) => (time[one] ?? 0) - (time[other] ?? 0) || one - other)
}
