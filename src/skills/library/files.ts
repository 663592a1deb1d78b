import { openBreathing } from '../../conversation/breathe.ts'
import { Refusal } from '../../people/refusal.ts'
import type { Sheet } from '../../sales/import/sheet.ts'
import type { Libraries } from '../../sales/library/libraries.ts'
import { type Sought, tracksSought } from '../../sales/library/search.ts'
import { pathDraftOf, trackDraftOf } from '../../sales/library/words.ts'
import type { Entry } from '../../sales/library/written/entry.ts'
import { readMarkdown } from '../../sales/library/written/markdown-in.ts'
import { pathsAsMarkdown, tracksAsMarkdown } from '../../sales/library/written/markdown-out.ts'
import { planner } from '../../sales/library/written/plan.ts'
import type { Planned } from '../../sales/library/written/planned.ts'
import { type ColumnTaken, readSheetEntries } from '../../sales/library/written/sheet-in.ts'
import { pathsAsRows, type Rows, tracksAsRows } from '../../sales/library/written/sheet-out.ts'
import { templateAsMarkdown, templateAsRows } from '../../sales/library/written/template.ts'
import type { Viewing } from '../ports.ts'
import type { LibraryDesk, ToWrite } from './desk.ts'

export const fileForms = ['markdown', 'xlsx'] as const
export type FileForm = (typeof fileForms)[number]

/** What bringing a file in comes to, or came to. */
export interface FileTrial {
  items: Planned[]
  /** How a sheet's columns were read. */
  taken: ColumnTaken[]
  unused: string[]
  notes: string[]
}

/** The library as files 导出导入: out to an editor or a spreadsheet, and back in as drafts. For whoever looks after it. */
export interface LibraryFiles {
  tracks(viewing: Viewing, form: FileForm, sought: Sought): Promise<Uint8Array>
  paths(viewing: Viewing, form: FileForm): Promise<Uint8Array>
  template(form: FileForm): Promise<Uint8Array>
  /** Nothing is written. */
  tryIn(viewing: Viewing, bytes: Uint8Array): Promise<FileTrial>
  /** What is new or changed becomes drafts, all or none; with `submits` they wait for whoever approves. */
  bringIn(viewing: Viewing, bytes: Uint8Array, how: { submits: boolean }): Promise<FileTrial>
}

export function openLibraryFiles(parts: {
  libraries: Libraries
  desk: LibraryDesk
  /** What it is, is told by what stands in it, whatever it is called. */
  readFile(bytes: Uint8Array): Promise<Read>
  writeWorkbook(
    rows: Rows['rows'],
    options: { sheet: string; widths: Rows['widths']; header: number },
  ): Promise<Uint8Array>
}): LibraryFiles {
  const { libraries, desk, readFile, writeWorkbook } = parts
  return { tracks, paths, template, tryIn, bringIn }

  async function tracks(viewing: Viewing, form: FileForm, sought: Sought): Promise<Uint8Array> {
    const { tenantId } = editing(viewing)
    const library = await libraries.of(tenantId)
    const retired = new Set(library.retired)
    const found = tracksSought(library, sought).map((track) => ({
      ...{ itemId: track.id, version: track.version ?? 0, retired: retired.has(track) },
      words: trackDraftOf(track),
    }))
    const file = form === 'markdown' ? utf8(tracksAsMarkdown(found)) : await workbook('话术', tracksAsRows(found))
    return noted(viewing, 'talk-tracks', file)
  }

  async function paths(viewing: Viewing, form: FileForm): Promise<Uint8Array> {
    const { tenantId } = editing(viewing)
    const [library, versions] = await Promise.all([libraries.of(tenantId), versionsOf(tenantId)])
    const all = library.paths.map((path) => ({
      ...{ itemId: path.id, name: path.name, version: versions.get(`path/${path.id}`) ?? 0 },
      words: pathDraftOf(path),
    }))
    const file = form === 'markdown' ? utf8(pathsAsMarkdown(all)) : await workbook('行业路径', pathsAsRows(all))
    return noted(viewing, 'paths', file)
  }

  async function template(form: FileForm): Promise<Uint8Array> {
    return form === 'markdown' ? utf8(templateAsMarkdown()) : workbook('话术', templateAsRows(), 2)
  }

  async function tryIn(viewing: Viewing, bytes: Uint8Array): Promise<FileTrial> {
    const { person, tenantId } = editing(viewing)
    const { entries, ...about } = entriesIn(await readFile(bytes))
    const [library, drafts, versions] = await Promise.all([
      libraries.of(tenantId),
      libraries.drafts(person),
      versionsOf(tenantId),
    ])
    const plan = planner({ library, drafts, versions }, person)
    const breathe = openBreathing()
    const items: Planned[] = []
    for (const entry of entries) {
      items.push(plan(entry))
      await breathe()
    }
    return { items, ...about }
  }

  async function bringIn(viewing: Viewing, bytes: Uint8Array, how: { submits: boolean }): Promise<FileTrial> {
    const trial = await tryIn(viewing, bytes)
    const toWrite = trial.items.flatMap(({ writes }): ToWrite[] => {
      if (writes === undefined) return []
      const { over, ...what } = writes
      return [{ ...what, ...(over === undefined ? {} : { id: over.id, writtenAt: over.writtenAt }) }]
    })
    if (toWrite.length > 0) await desk.writeAll(viewing, toWrite, how)
    return trial
  }

  async function versionsOf(tenantId: string): Promise<ReadonlyMap<string, number>> {
    const newest = await libraries.newest(tenantId)
    return new Map(newest.map(({ kind, itemId, number }) => [`${kind}/${itemId}`, number]))
  }

  /** What leaves the house has its line in the audit trail before it does. */
  async function noted(
    { person, now }: Viewing,
    subject: 'talk-tracks' | 'paths',
    file: Uint8Array,
  ): Promise<Uint8Array> {
    await libraries.write(person, [{ kind: 'library.exported', level: 'auto', subject }], now.getTime())
    return file
  }

  function workbook(sheet: string, { rows, widths }: Rows, header = 1): Promise<Uint8Array> {
    return writeWorkbook(rows, { sheet, widths, header })
  }

  function editing({ person }: Viewing) {
    if (!desk.mayEdit(person)) throw new Refusal('话术库的导出和导入由销售运营和管理员来做。')
    return { person, tenantId: person.tenantId }
  }
}

type Read = { form: 'markdown'; text: string } | { form: 'sheet'; sheet: Sheet }

function entriesIn(file: Read): Omit<FileTrial, 'items'> & { entries: Entry[] } {
  const none = { taken: [], unused: [], notes: [] }
  const read = file.form === 'markdown' ? { entries: readMarkdown(file.text) } : readSheetEntries(file.sheet)
  if (read.entries.length === 0) throw new Refusal(nothingIn[file.form])
  return { ...none, ...read, ...(file.form === 'sheet' ? { notes: notesOf(file.sheet) } : {}) }
}

function notesOf({ notes, unreadable }: Sheet): string[] {
  return [...notes, ...unreadable.map(({ line, why }) => `第 ${line} 行：${why}`)]
}

const nothingIn = {
  markdown: '没有读到话术：每一套用一个标题开头（## 名称），下面写“开场：”“应对：”这些项。可以先下载模板看看',
  sheet: '没有读到话术：第一张工作表要有表头（名称、异议、打法、开场、应对……），每行一套。可以先下载模板看看',
} as const

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
