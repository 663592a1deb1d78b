import type { Industry } from '../../language/industries.ts'
import type { ObjectionCode } from '../../language/objections.ts'
import type { Person } from '../../people/person.ts'
import type { SolutionShelf } from './shelf.ts'

/** What the company can show of what it delivers, short enough to be sent on 方案摘要. */
export interface Solution {
  id: string
  /** By which it is known again. */
  title: string
  summary: string
  /** The trades it is for; none where it is for any. */
  industries: readonly Industry[]
  /** What hurts, in customers' words; and the pushbacks it answers. */
  pains: readonly string[]
  objections: readonly ObjectionCode[]
  keywords: readonly string[]
  /** What came of it. */
  proof?: string
  /** Where the whole paper is to be had, in words. */
  where?: string
}

/** The keeper of solution summaries: everybody in the company reads them, whoever looks after the library writes them. */
export interface Solutions {
  /** What can be shown now, whichever process wrote it; the same object until somebody writes. */
  shelf(tenantId: string): Promise<SolutionShelf>
  /** Adds what is new by its id and writes over what is known, all or none, with an audit line each. */
  write(person: Person, solutions: readonly Solution[]): Promise<void>
  retire(person: Person, id: string): Promise<void>
}
