import type { Database } from 'better-sqlite3'
import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { emptyShelf, type SolutionShelf, shelfOf } from '../../sales/solutions/shelf.ts'
import type { Solution, Solutions } from '../../sales/solutions/solution.ts'
import type { Audit } from './audit.ts'
import type { Writer } from './writer.ts'

/** Shelves kept ready; one more begins anew. */
const kept = 200

export function openSolutions(database: Database, writer: Writer, audit: Audit): Solutions {
  const last = database.prepare<[string], number | null>('SELECT max(seq) FROM solutions WHERE tenant_id = ?').pluck()
  const newest = database
    .prepare<[string], string>(
      `SELECT words FROM solutions AS mine WHERE tenant_id = ? AND retired = 0 AND seq = (
         SELECT max(seq) FROM solutions WHERE tenant_id = mine.tenant_id AND id = mine.id)
       ORDER BY seq`,
    )
    .pluck()
  const write = openSolutionWriting(database)
  const shelves = new Map<string, { seq: number; shelf: SolutionShelf }>()

  function shelf(tenantId: string): SolutionShelf {
    const seq = last.get(tenantId) ?? undefined
    if (seq === undefined) return emptyShelf
    const known = shelves.get(tenantId)
    if (known?.seq === seq) return known.shelf
    const made = shelfOf(newest.all(tenantId).map((words) => JSON.parse(words) as Solution))
    if (shelves.size >= kept) shelves.clear()
    shelves.set(tenantId, { seq, shelf: made })
    return made
  }

  async function append(person: Person, action: string, solutions: readonly Solution[], retired: boolean) {
    if (reachOf(person, 'change', 'library') !== 'company') throw new Refusal('方案库由销售运营和管理员维护。')
    const { tenantId, id: actor } = person
    await writer.write(() => {
      const at = Date.now()
      for (const solution of solutions) {
        write(solution, { tenantId, by: actor, at, retired })
        audit.append({ tenantId, at, actor, action, level: 'confirm', subject: solution.id })
      }
    })
  }

  return {
    // One look at an index tells whether anybody, in whichever process, has written since.
    shelf: async (tenantId) => shelf(tenantId),
    write: (person, solutions) => append(person, 'solution.written', solutions, false),
    async retire(person, id) {
      const solution = shelf(person.tenantId).solutions.find((one) => one.id === id)
      if (solution === undefined) throw new Refusal('这个方案已经不在方案库里了。')
      await append(person, 'solution.retired', [solution], true)
    },
  }
}

/** Appends one line of a solution; call inside a transaction. */
export function openSolutionWriting(database: Database) {
  const insert = database.prepare(
    'INSERT INTO solutions (tenant_id, id, words, retired, written_by, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return (
    solution: Solution,
    { tenantId, by, at, retired = false }: { tenantId: string; by: string; at: number; retired?: boolean },
  ): void => {
    insert.run(tenantId, solution.id, JSON.stringify(solution), retired ? 1 : 0, by, at)
  }
}
