import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Sheet } from '../../sales/import/sheet.ts'
import { planTargets, type TargetPlan } from '../../sales/targets/plan.ts'
import type { Targets } from '../../sales/targets/target.ts'
import type { Viewing } from '../ports.ts'

/** Files of targets: person, period, amount. */
export interface TargetFiles {
  maySet(person: Person): boolean
  /** Nothing is written. */
  tryIn(viewing: Viewing, bytes: Uint8Array): Promise<TargetPlan>
  /** What is new or changed is written, all or none; what is wrong is left out. */
  bringIn(viewing: Viewing, bytes: Uint8Array, name: string): Promise<TargetPlan>
}

export function openTargetFiles(parts: {
  targets: Targets
  readSheet(bytes: Uint8Array): Promise<Sheet>
}): TargetFiles {
  const { targets, readSheet } = parts
  return { maySet, tryIn, bringIn }

  async function tryIn({ person, today }: Viewing, bytes: Uint8Array): Promise<TargetPlan> {
    if (!maySet(person)) throw new Refusal('目标由上级或销售运营来定。')
    const sheet = await readSheet(bytes)
    const [colleagues, there] = await Promise.all([targets.colleagues(person), targets.of(person)])
    const plan = planTargets(sheet, { colleagues, there, today })
    if (plan.rows.length === 0) throw new Refusal(['没有读到目标', ...plan.notes].join('。'))
    return plan
  }

  async function bringIn(viewing: Viewing, bytes: Uint8Array, name: string): Promise<TargetPlan> {
    const plan = await tryIn(viewing, bytes)
    const written = plan.rows.flatMap(({ writes }) => writes ?? [])
    if (written.length > 0) {
      await targets.set(viewing.person, written, viewing.now.getTime(), { id: viewing.newId(), name })
    }
    return plan
  }
}

function maySet(person: Person): boolean {
  return reachOf(person, 'change', 'target') !== undefined
}
