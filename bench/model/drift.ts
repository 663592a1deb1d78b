import { shiftedColumns } from '../../src/sales/model/drift-reference.ts'
import { allRows, historyOf } from '../../src/sales/model/history.ts'
import { openModel } from '../../src/sales/model/predict.ts'
import { refreshOf } from '../../src/sales/model/refresh.ts'
import { train } from '../../src/sales/model/train.ts'
import { caseOf, type Dataset } from './dataset.ts'
import type { Gates } from './gates.ts'

/** Bank in the order of its file, which is that of time: 6 % of the first 70 % are won, 25 % of the rest, and rising. */
export function drift(gates: Gates, { history, mapping }: Dataset, seed: number): void {
  const early = Math.floor(history.rows * 0.7)
  const order = allRows(history)
  const inTime = { ...history, time: Float64Array.from(order) }
  const { model } = train(historyOf(inTime, order.subarray(0, early)), { ...mapping, time: 'order' }, seed)
  const later = Array.from(order.subarray(early), (row) => caseOf(history, row))
  const won = history.won.slice(early)
  const { point } = openModel(model)
  const { alarm, once, following } = refreshOf(Float64Array.from(later, point), won)
  const shifts = shiftedColumns(model.reference, later).map(({ column, psi }) => `${column} ${psi.toFixed(2)}`)
  console.log(`bank in file order (${model.learner?.kind}); shifted columns: ${shifts.join(', ')}`)
  gates.that('drift alarm', alarm?.at ?? 0, 'deals until the first alarm', alarm !== null)
  console.log(
    `  one refresh on the first ${once.learned_from}: z of the rest ${once.z_before.toFixed(1)} → ${once.z_after.toFixed(1)}, since the level goes on moving`,
  )
  gates.that('|z| after them, level followed', Math.abs(following.z), '< 3', Math.abs(following.z) < 3)
  console.log(
    `  log-loss ${following.log_loss_without.toFixed(3)} → ${following.log_loss.toFixed(3)} with the level followed`,
  )
}
