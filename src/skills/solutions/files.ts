import { reachOf } from '../../people/permissions.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Sheet } from '../../sales/import/sheet.ts'
import { solutionLimits } from '../../sales/solutions/written/entry.ts'
import { entriesIn, type Passage } from '../../sales/solutions/written/passages-in.ts'
import { type PlannedSolution, planSolutions } from '../../sales/solutions/written/plan.ts'
import { sheetEntries } from '../../sales/solutions/written/sheet-in.ts'
import type { Ports, Viewing } from '../ports.ts'

/** What bringing a file in comes to, or came to; lines are paragraphs in a Word document. */
export interface SolutionTrial {
  items: PlannedSolution[]
  unit: '行' | '段'
  notes: string[]
}

/** Files of solution summaries, brought in by whoever looks after the library; live at once. */
export interface SolutionFiles {
  mayEdit(person: Person): boolean
  /** Nothing is written. */
  tryIn(viewing: Viewing, bytes: Uint8Array): Promise<SolutionTrial>
  /** What is new or changed is written, all or none; what is wrong is left out. */
  bringIn(viewing: Viewing, bytes: Uint8Array): Promise<SolutionTrial>
}

type Document = { form: 'text'; passages: Passage[]; unit: SolutionTrial['unit'] } | { form: 'sheet'; sheet: Sheet }

export function openSolutionFiles({
  solutions,
  readDocument,
}: Pick<Ports, 'solutions'> & { readDocument(bytes: Uint8Array): Promise<Document> }): SolutionFiles {
  return { mayEdit, tryIn, bringIn }

  async function tryIn({ person, newId }: Viewing, bytes: Uint8Array): Promise<SolutionTrial> {
    if (!mayEdit(person)) throw new Refusal('方案库由销售运营和管理员维护，你可以看、可以在聊天里找。')
    const { entries, unit, notes } = entriesOf(await readDocument(bytes))
    if (entries.length === 0) throw new Refusal(nothingIn)
    const there = (await solutions.shelf(person.tenantId)).solutions
    const items = planSolutions(entries, there, newId)
    const added = items.filter(({ verdict }) => verdict === 'new').length
    if (there.length + added > solutionLimits.entries) {
      throw new Refusal(`方案库最多放 ${solutionLimits.entries} 个，先停用一些用不上的。`)
    }
    return { items, unit, notes }
  }

  async function bringIn(viewing: Viewing, bytes: Uint8Array): Promise<SolutionTrial> {
    const trial = await tryIn(viewing, bytes)
    const written = trial.items.flatMap(({ writes }) => writes ?? [])
    if (written.length > 0) await solutions.write(viewing.person, written)
    return trial
  }
}

function mayEdit(person: Person): boolean {
  return reachOf(person, 'change', 'library') === 'company'
}

function entriesOf(read: Document) {
  if (read.form === 'text') return { entries: entriesIn(read.passages), unit: read.unit, notes: [] }
  const { entries, unused } = sheetEntries(read.sheet)
  const unreadable = read.sheet.unreadable.map(({ line, why }) => `第 ${line} 行：${why}`)
  const ignored = unused.length === 0 ? [] : [`没有读的列：${unused.join('、')}`]
  return { entries, unit: '行' as const, notes: [...read.sheet.notes, ...unreadable, ...ignored] }
}

const nothingIn =
  '没有读到方案：Word 和 Markdown 里每个方案用一个标题开头，下面写摘要和“行业：”“痛点：”“关键词：”；表格要有表头（标题、摘要、行业、痛点、关键词），每行一个'
