import { choices } from '../choices.ts'
import { type Cell, type Entry, refuseMore } from './entry.ts'
import { fieldNamed, isList } from './fields.ts'
import { fieldLine, sectionNamed, unescaped } from './markdown-marks.ts'
import { tidyLine } from './tidy.ts'
import { chosen } from './vocabulary.ts'

/**
 * Talk-tracks and paths as people write them in Markdown: `# 话术` or `# 行业路径` says what follows, `## 名称` begins one, of a
 * path `### 线索` one of its stages; a field is `- 开场：…`, `开场: …` or a heading of its own, its further lines or items below.
 * Quotes (`>`) are remarks and not read; a backslash before a line takes it as it stands.
 */
export function readMarkdown(text: string): Entry[] {
  const entries: Entry[] = []
  let section: Entry['kind'] = 'track'
  let open: { cell: Cell; isList: boolean } | undefined
  for (const [at, raw] of text.split(/\r\n?|\n/).entries()) {
    const [line, said] = [at + 1, tidyLine(raw)]
    const [, title] = /^#{1,6}(?!#)\s*(.*)$/.exec(said) ?? []
    if (title !== undefined) head(line, title.replace(/^(\*\*|__)(.+)\1$/, '$2'))
    else if (said === '') below(said)
    else if (!remark.test(said)) takeLine(line, said, /^\s/.test(raw))
  }
  return entries

  function head(line: number, title: string): void {
    const sectioned = sectionNamed(title)
    const [entry] = entries.slice(-1)
    const inner = entry?.kind === 'path' && section === 'path' ? chosen(title, choices.stages) : undefined
    open = undefined
    if (sectioned !== undefined) section = sectioned
    else if (inner !== undefined && entry?.kind === 'path') {
      entry.stages.push({ line, cells: { stage: { line, text: title } } })
    } else if (!title.startsWith('\\') && take(line, title, '')) return
    else begin(line, unescaped(title))
  }

  function begin(line: number, name: string): void {
    refuseMore(entries.length + 1)
    const called = { line, text: name }
    entries.push(
      section === 'track'
        ? { kind: 'track', line, remarks: [], cells: { name: called } }
        : { kind: 'path', line, remarks: [], cells: { path: called }, stages: [] },
    )
  }

  function takeLine(line: number, said: string, isIndented: boolean): void {
    const [, marked] = item.exec(said) ?? []
    const body = marked ?? said
    const field = body.startsWith('\\') ? undefined : fieldLine(body)
    if (field !== undefined && take(line, field.label, unescaped(field.text))) return
    const [entry] = entries.slice(-1)
    const isOther = field !== undefined && marked !== undefined && !isIndented && open?.isList !== true
    if (entry !== undefined && isOther) hint(entry, line, `不认识“${field.label}”，这一行没有读`)
    else if (entry !== undefined && open === undefined)
      hint(entry, line, '这一行没有读：前面先写是哪一项，例如“开场：”')
    else below(open?.isList === true && marked !== undefined ? `· ${unescaped(body)}` : unescaped(body))
  }

  /** Opens a field of what is being read, if it has one of that name. */
  function take(line: number, label: string, text: string): boolean {
    const [entry] = entries.slice(-1)
    const [stage] = entry?.kind === 'path' ? entry.stages.slice(-1) : []
    const cells = (stage?.cells ?? entry?.cells) as Record<string, Cell> | undefined
    const part = entry?.kind === 'track' ? 'track' : stage === undefined ? 'path' : 'stage'
    const field = fieldNamed(part, label)
    if (entry === undefined || cells === undefined || field === undefined) return false
    if (cells[field] !== undefined && field !== 'name' && field !== 'stage') {
      entry.remarks.push({ line, label, gravity: 'mistake', text: `“${label}”写了两遍，留一处` })
    }
    const cell = { line, text }
    cells[field] = cell
    open = { cell, isList: isList(field) }
    return true
  }

  function below(text: string): void {
    if (open !== undefined) open.cell.text += `\n${text}`
  }
}

const item = /^(?:[-*+•·]|\d{1,2}[.、)）])\s+(.*)$/
/** Quotes, and rules between parts. */
const remark = /^>|^(?:-\s*){3,}$|^(?:\*\s*){3,}$|^(?:_\s*){3,}$/

/** Said once of each entry: a page of prose is one mistake, not a hundred. */
function hint({ remarks }: Entry, line: number, text: string): void {
  if (remarks.every((one) => one.gravity !== 'hint')) remarks.push({ line, gravity: 'hint', text })
}
