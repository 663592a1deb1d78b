import type { Person } from '../../people/person.ts'
import type { Import, Imports, KeptChange } from '../../sales/import/imports.ts'
import { type Standing, standsInTheWay, titleOf } from '../../sales/import/take-back.ts'
import { takeBack } from '../filing/take-back.ts'

/** What became of taking an import back: how much was, and what others have built on since and therefore stays. */
export interface Undone {
  taken: number
  left: { title: string; why: string }[]
  /** What else the person should know. */
  note?: string
}

const batch = 25

/** Takes back what an import wrote, the last first; customers in the end, when nothing of the import rests on them any more. */
export async function undoImport(person: Person, made: Import, imports: Imports, now: number): Promise<Undone> {
  const undone: Undone = { taken: 0, left: [] }
  for (const about of ['others', 'customers'] as const) {
    const customers = new Map((await imports.shelf(person)).customers.map((customer) => [customer.id, customer]))
    let before = Number.MAX_SAFE_INTEGER
    for (;;) {
      const changes = await imports.changes(person, made.id, about, before, batch)
      if (changes.length === 0) break
      before = changes.at(-1)?.seq ?? 0
      const onFile = await recordsOf(person, changes, imports)
      await takeSome(changes, { ...onFile, customer: (id) => customers.get(id) })
    }
  }
  return undone

  async function takeSome(changes: readonly KeptChange[], standing: Standing): Promise<void> {
    const judged = changes.map((kept) => ({ ...kept, why: standsInTheWay(kept.change, standing) }))
    const free = judged.filter(({ why }) => why === undefined)
    const settled = judged.filter(({ why }) => why === undefined || why === 'gone').map(({ seq }) => seq)
    await imports.takeBack(person, made, settled, takeBack(free.map(({ change }) => change).toReversed()), now)
    undone.taken += free.length
    for (const { change, why } of judged) {
      if (why !== undefined && why !== 'gone') undone.left.push({ title: titleOf(change, standing), why })
    }
  }
}

async function recordsOf(
  person: Person,
  changes: readonly KeptChange[],
  imports: Pick<Imports, 'onFile' | 'inUse'>,
): Promise<Omit<Standing, 'customer'>> {
  const subjects = changes.map(({ change }) => change.subject)
  const customerIds = changes.flatMap(({ change }) =>
    change.kind === 'contact.added' ? change.contact.customerId : [],
  )
  const onFile = await imports.onFile(person, subjects, customerIds)
  return { ...onFile, inUse: await imports.inUse(person, subjects) }
}
