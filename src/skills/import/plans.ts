import { openBreathing } from '../../conversation/breathe.ts'
import type { Person } from '../../people/person.ts'
import type { Imports } from '../../sales/import/imports.ts'
import type { Planner } from '../../sales/import/plan.ts'
import type { RowPlan } from '../../sales/import/row-plan.ts'

/** Rows planned, and written, at once: few enough that nobody else waits for them. */
const batch = 25

/** The plans of all rows, a batch at a time, each held against the records as they are at that moment. */
export async function* plansOf(
  planner: Planner,
  person: Person,
  imports: Pick<Imports, 'onFile'>,
): AsyncGenerator<RowPlan[]> {
  const { rows } = planner
  const breathe = openBreathing()
  for (let at = 0; at < rows.length; at += batch) {
    const read = rows.slice(at, at + batch).map((row) => planner.read(row))
    const dealIds = read.flatMap(({ dealId }) => dealId ?? [])
    const customerIds = read.flatMap(({ customerId }) => customerId ?? [])
    const onFile = await imports.onFile(person, dealIds, [...new Set(customerIds)])
    yield read.map((one) => planner.plan(one, onFile))
    await breathe()
  }
}
