import { fieldLine } from '../../library/written/markdown-marks.ts'
import { tidyLine } from '../../library/written/tidy.ts'
import { refuseMore, type SolutionEntry } from './entry.ts'
import { fieldNamed, type SolutionField } from './fields.ts'

/** A paragraph of a text; a heading has its level, 1 the highest. In a document without lines they are counted by paragraph. */
export interface Passage {
  line: number
  level?: number
  text: string
}

/** Markdown as paragraphs: `#` is a heading, marks of lists and of emphasis are taken off, quotes are remarks and left out. */
export function passagesIn(markdown: string): Passage[] {
  return markdown.split(/\r\n?|\n/).flatMap((raw, at): Passage[] => {
    const text = tidyLine(raw)
    const [, marks, title] = /^(#{1,6})(?!#)\s*(.*?)\s*#*$/.exec(text) ?? []
    if (marks !== undefined && title) return [{ line: at + 1, level: marks.length, text: title.replace(strong, '$2') }]
    if (text === '' || remark.test(text)) return []
    return [{ line: at + 1, text: text.replace(item, '') }]
  })
}

/**
 * Solutions as people write them: a heading begins one; a field is `行业：…` on a line, or its name alone with what follows it; the
 * rest is the summary. A single highest heading above others is the name of the whole text.
 */
export function entriesIn(passages: readonly Passage[]): SolutionEntry[] {
  const splits = splittingLevel(passages)
  const entries: SolutionEntry[] = []
  let open: SolutionField = 'summary'
  for (const { line, level, text } of passages) {
    const entry = entries.at(-1)
    const field = level === undefined ? undefined : fieldNamed(text)
    if (level === splits && field === undefined) {
      refuseMore(entries.length + 1)
      entries.push({ line, cells: { title: { line, text } } })
      open = 'summary'
    } else if (entry !== undefined && field !== undefined) open = field
    else if (entry !== undefined && (level === undefined || level > splits)) open = take(entry, line, text, open)
  }
  return entries
}

function take(entry: SolutionEntry, line: number, text: string, open: SolutionField): SolutionField {
  const named = fieldLine(text)
  const field = named === undefined ? undefined : fieldNamed(named.label)
  const [to, said] = field === undefined ? [open, text] : [field, named?.text ?? '']
  const before = entry.cells[to]
  entry.cells[to] = before === undefined ? { line, text: said } : { ...before, text: `${before.text}\n${said}`.trim() }
  return field !== undefined && said === '' ? field : open
}

/** The highest level that has more than one heading of its own; of a text with one heading in all that one. */
function splittingLevel(passages: readonly Passage[]): number {
  const levels = passages.flatMap(({ level, text }) =>
    level === undefined || fieldNamed(text) !== undefined ? [] : [level],
  )
  const highest = Math.min(...levels)
  const isAlone = levels.filter((level) => level === highest).length === 1
  const deeper = levels.filter((level) => level > highest)
  return isAlone && deeper.length > 0 ? Math.min(...deeper) : highest
}

const strong = /^(\*\*|__)(.+)\1$/
const item = /^(?:[-*+•·]|\d{1,2}[.、)）])\s+/
const remark = /^>|^(?:-\s*){3,}$|^(?:\*\s*){3,}$|^(?:_\s*){3,}$/
