import type { Log } from '../../conversation/log.ts'
import type { Person } from '../../people/person.ts'
import { Refusal } from '../../people/refusal.ts'
import { fields, fieldsOf } from '../../sales/import/fields.ts'
import { type ColumnGuess, guessMapping, guessWords } from '../../sales/import/guess.ts'
import { type Import, type Imports, importUndoWindow, noCounts } from '../../sales/import/imports.ts'
import type { ImportKind } from '../../sales/import/kinds.ts'
import { openLessonTally } from '../../sales/import/lesson-tally.ts'
import type { Basis, Mapping } from '../../sales/import/mapping.ts'
import { openPlanner, type Planner } from '../../sales/import/plan.ts'
import { stopping } from '../../sales/import/planning.ts'
import { reportHeader, reportLines } from '../../sales/import/report.ts'
import type { RowPlan } from '../../sales/import/row-plan.ts'
import type { Sheet } from '../../sales/import/sheet.ts'
import { headed } from '../../sales/import/table.ts'
import type { Colleague } from '../../sales/import/words.ts'
import { MovedOn } from '../../sales/record/field-change.ts'
import type { Lessons } from '../learning/lessons.ts'
import type { Viewing } from '../ports.ts'
import { type DryRun, gatherDryRun } from './dry-run.ts'
import { plansOf } from './plans.ts'
import { type Undone, undoImport } from './undo.ts'
import { openUploads, type Upload } from './uploads.ts'

/** How an upload is to be read, as far as it is known: guessed, remembered or chosen. */
export interface Reading {
  upload: Upload
  mapping: Mapping
  guesses: ColumnGuess[]
  /** Whether the mapping is the one of the last file of this shape. */
  remembered: boolean
  colleagues: readonly Colleague[]
}

/** What the person has settled before anything is brought in. */
interface Settled {
  mapping: Mapping
  basis?: Basis | undefined
}

/** Bringing in files from other systems: read, mapped, tried without writing, brought in, taken back. */
export interface Importing {
  /** Reads a file and guesses how it is to be mapped. */
  take(viewing: Viewing, file: { name: string; kind: ImportKind; bytes: Uint8Array }): Promise<Reading>
  /** The same file once more, as of another kind, or as it was taken. */
  as(viewing: Viewing, uploadId: string, kind?: ImportKind): Promise<Reading>
  /** The same file under a mapping the person has changed: words of newly chosen columns are guessed. */
  read(viewing: Viewing, uploadId: string, mapping: Mapping): Promise<Reading>
  /** What would become of each row. Nothing is written. */
  dryRun(viewing: Viewing, uploadId: string, settled: Settled): Promise<DryRun>
  /** Begins to bring it in; `ended` resolves with the last row, or rejects with what stopped it; then what it teaches is learned. */
  start(
    viewing: Viewing,
    uploadId: string,
    settled: Settled,
  ): Promise<{ made: Import; ended: Promise<Import>; learned: Promise<unknown> }>
  byId(viewing: Viewing, id: string): Promise<{ made: Import; rows: number | undefined }>
  recent(viewing: Viewing): Promise<Import[]>
  report(viewing: Viewing, id: string): AsyncGenerator<string>
  /** Models that had learned from it are withdrawn with it; `learned` resolves when what is left has been learned. */
  undo(viewing: Viewing, id: string): Promise<{ made: Import; undone: Undone; learned: Promise<unknown> }>
}

export function openImporting({
  imports,
  readSheet,
  lessons,
  log,
}: {
  imports: Imports
  readSheet(bytes: Uint8Array): Promise<Sheet>
  /** What a company's model makes of deals that were brought in, or taken back. */
  lessons: Pick<Lessons, 'watch' | 'unlearn'>
  log: Log
}): Importing {
  const uploads = openUploads()
  /** Imports of this process that have not ended, with how many rows they have. */
  const running = new Map<string, number>()

  return {
    async take(viewing, { name, kind, bytes }) {
      const table = headed(await readSheet(bytes))
      if (table.rows.length === 0) throw new Refusal('表头下面没有数据，请检查是不是选错了文件或工作表')
      return guessedReading(viewing, { id: viewing.newId(), file: name.slice(0, 200), kind, table })
    },
    async as(viewing, uploadId, kind) {
      const upload = uploads.of(viewing.person, uploadId, viewing.now.getTime())
      return guessedReading(viewing, { ...upload, kind: kind ?? upload.kind })
    },
    async read({ person, now }, uploadId, mapping) {
      const upload = uploads.of(person, uploadId, now.getTime())
      const colleagues = await imports.colleagues(person)
      const words = guessWords(upload.table, mapping, colleagues)
      const { guesses } = guessMapping(upload.table, upload.kind, colleagues)
      return { upload, mapping: { ...mapping, words }, guesses, remembered: false, colleagues }
    },
    async dryRun(viewing, uploadId, settled) {
      const { upload, planner } = await prepared(viewing, uploadId, settled)
      return gatherDryRun(plansOf(planner, viewing.person, imports), upload)
    },
    async start(viewing, uploadId, settled) {
      const { upload, planner } = await prepared(viewing, uploadId, settled)
      const { person, newId, now } = viewing
      const made: Import = {
        id: newId(),
        tenantId: person.tenantId,
        ownerId: person.id,
        teamId: person.teamId,
        kind: upload.kind,
        file: upload.file,
        shape: shapeOf(upload),
        mapping: settled.mapping,
        ...(settled.basis === undefined ? {} : { basis: settled.basis }),
        state: 'running',
        counts: { ...noCounts, bad: upload.table.unreadable.length },
        at: now.toISOString(),
      }
      await imports.begin(made)
      running.set(made.id, upload.table.rows.length)
      uploads.forget(uploadId)
      const ended = run(person, upload, planner, made).finally(() => running.delete(made.id))
      // Who does not wait for the end finds it by asking; what stopped it is kept and logged.
      ended.catch((error: unknown) => log.error({ err: error, import: made.id }, 'an import was stopped'))
      const learned = ended.then(
        () => (upload.kind === 'closed-deals' ? lessons.watch(person.tenantId) : undefined),
        () => undefined,
      )
      learned.catch((error: unknown) =>
        log.error({ err: error, import: made.id }, 'nothing was learned from an import'),
      )
      return { made, ended, learned }
    },
    async byId({ person, now }, id) {
      return { made: asItIs(await found(person, id), now), rows: running.get(id) }
    },
    recent: async ({ person, now }) => (await imports.recent(person, shown)).map((made) => asItIs(made, now)),
    async *report({ person }, id) {
      await found(person, id)
      yield reportHeader
      for (let after = 0; ; ) {
        const rows = await imports.rows(person, id, after, reportPage)
        if (rows.length === 0) return
        yield rows.map(reportLines).join('')
        after = rows.at(-1)?.line ?? after
      }
    },
    async undo({ person, now }, id) {
      const made = await found(person, id)
      if (running.has(id)) throw new Refusal('还在导入，等它结束再撤销')
      if (made.state === 'undone') throw new Refusal('这次导入已经撤销过了')
      if (now.getTime() - Date.parse(made.at) > importUndoWindow) throw new Refusal('导入超过 7 天，不能整体撤销了')
      const undone = await undoImport(person, made, imports, now.getTime())
      const whole = undone.left.length === 0
      const after: Import = { ...made, ...(whole ? { state: 'undone' as const, undoneAt: now.toISOString() } : {}) }
      await imports.settle(person, after, now.getTime())
      const { id: importId, at: since, file, tenantId } = made
      const unlearned = undone.taken > 0 ? await lessons.unlearn(tenantId, person.id, { since, file }) : undefined
      const learned = unlearned?.relearned ?? Promise.resolve()
      learned.catch((error: unknown) => log.error({ err: error, import: importId }, 'what is left was not learned'))
      return { made: after, undone: unlearned === undefined ? undone : { ...undone, note: unlearned.said }, learned }
    },
  }

  /** One that another process began and did not end in all that time ended with it. */
  function asItIs(made: Import, now: Date): Import {
    const isAbandoned =
      made.state === 'running' && !running.has(made.id) && now.getTime() - Date.parse(made.at) > longest
    return isAbandoned ? { ...made, state: 'stopped' } : made
  }

  async function guessedReading(
    { person, now }: Viewing,
    { kind, table, ...file }: Pick<Upload, 'id' | 'file' | 'kind' | 'table'>,
  ): Promise<Reading> {
    const upload = uploads.keep({ ...file, personId: person.id, kind, table }, now.getTime())
    const colleagues = await imports.colleagues(person)
    const guessed = guessMapping(table, kind, colleagues)
    const before = await imports.remembered(person, kind, shapeOf(upload))
    const mapping = withOwner(before === undefined ? guessed.mapping : withoutRest(before), person, colleagues)
    const words = guessWords(table, mapping, colleagues)
    return {
      upload,
      mapping: { ...mapping, words },
      guesses: guessed.guesses,
      remembered: before !== undefined,
      colleagues,
    }
  }

  async function found(person: Person, id: string): Promise<Import> {
    const made = await imports.byId(person, id)
    if (made === undefined) throw new Refusal('没有这次导入，或者不是你能看的')
    return made
  }

  async function prepared(
    { person, now, today, newId }: Viewing,
    uploadId: string,
    { mapping, basis }: Settled,
  ): Promise<{ upload: Upload; planner: Planner }> {
    const upload = uploads.of(person, uploadId, now.getTime())
    const { kind, table } = upload
    const missing = fieldsOf[kind].find(
      ({ key, required }) => required && !table.columns.includes(mapping.columns[key] ?? ''),
    )
    if (missing !== undefined) throw new Refusal(`还没有选“${fields[missing.key].label}”是哪一列`)
    if (kind === 'contacts' && basis === undefined) {
      throw new Refusal('导入联系人要先说明来源，并选一项合法依据（个人信息保护法第十三条）；没有依据的联系人不能导入')
    }
    const shelf = await imports.shelf(person)
    const about = { kind, table, mapping, basis, shelf, person, now: now.toISOString(), today, newId }
    return { upload, planner: openPlanner(about) }
  }

  async function run(person: Person, upload: Upload, planner: Planner, made: Import): Promise<Import> {
    const unreadable = upload.table.unreadable.map(({ line, why }): RowPlan => {
      return { line, verdict: 'bad', title: '', changes: [], problems: [stopping(line, `${why}，这一行没有读`)] }
    })
    const tally = openLessonTally()
    try {
      await imports.keep(person, made, unreadable, Date.now())
      for await (const plans of plansOf(planner, person, imports)) {
        await keep(person, made, plans)
        for (const plan of plans) tally.add(plan)
      }
    } catch (error) {
      made.state = 'stopped'
      await imports.settle(person, made, Date.now())
      throw error
    }
    if (upload.kind === 'closed-deals') made.lessons = tally.result()
    made.state = 'done'
    await imports.settle(person, made, Date.now())
    return made
  }

  /** One transaction a batch; where a record has moved on under it, row by row, so that one does not keep back the rest. */
  async function keep(person: Person, made: Import, plans: readonly RowPlan[]): Promise<void> {
    const after = { ...made, counts: counted(made, plans) }
    try {
      await imports.keep(person, after, plans, Date.now())
      made.counts = after.counts
    } catch (error) {
      if (!(error instanceof MovedOn)) throw error
      const [plan, ...others] = plans
      if (plan === undefined) return
      if (others.length === 0) return keep(person, made, [overtaken(plan)])
      for (const one of plans) await keep(person, made, [one])
    }
  }
}

const shown = 20

const reportPage = 500
/** No import of the allowed size takes longer (ms): what still runs after it has died with its process. */
const longest = 30 * 60_000

function counted({ counts }: Import, plans: readonly RowPlan[]): Import['counts'] {
  const sum = { ...counts }
  for (const { verdict } of plans) sum[verdict] += 1
  return sum
}

function overtaken({ line, title }: RowPlan): RowPlan {
  const problems = [stopping(line, '写入时这条记录刚好被人改了，请再导一次这个文件')]
  return { line, verdict: 'bad', title, changes: [], problems }
}

/** Reps and managers have deals of their own; for the others somebody has to be chosen, who may have left since. */
function withOwner({ owner, ...mapping }: Mapping, { id, role }: Person, colleagues: readonly Colleague[]): Mapping {
  const own = role === 'rep' || role === 'manager' ? id : undefined
  const whose = colleagues.some((colleague) => colleague.id === owner) ? owner : own
  return whose === undefined ? mapping : { ...mapping, owner: whose }
}

/** That all others are new held for that file alone. */
function withoutRest({ same: { '*': _, ...same }, ...mapping }: Mapping): Mapping {
  return { ...mapping, same }
}

/** Files with the same headers in the same order were made by the same hand. */
function shapeOf({ table }: Upload): string {
  return JSON.stringify(table.columns)
}
