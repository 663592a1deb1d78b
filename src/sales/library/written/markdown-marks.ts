import { choices } from '../choices.ts'
import { fieldNamed } from './fields.ts'
import { chosen } from './vocabulary.ts'

/** A line that would be read as a heading, an item, a remark or a field gets a backslash, which reading takes off. */
export function escaped(line: string): string {
  const field = fieldLine(line)
  const isField = field !== undefined && (named(field.label) || fieldNamed('path', field.label) !== undefined)
  return special.test(line) || isField ? `\\${line}` : line
}

export function unescaped(line: string): string {
  return line.startsWith('\\') ? line.slice(1) : line
}

const special = /^(?:[\\#>*_+•·=-]|\d{1,2}[.、)）])/

/** A name as a heading that cannot be taken for a section, a field or a stage. */
export function asHeading(name: string): string {
  return sectionNamed(name) !== undefined || named(name) || chosen(name, choices.stages) !== undefined
    ? `\\${name}`
    : escaped(name)
}

function named(name: string): boolean {
  return fieldNamed('track', name) !== undefined || fieldNamed('stage', name) !== undefined
}

/** `# 话术` and `# 行业路径` say what follows. */
export function sectionNamed(heading: string): 'track' | 'path' | undefined {
  if (/^(?:话术|话术库|talk-?tracks?)$/i.test(heading)) return 'track'
  return /^(?:行业路径|路径|paths?)$/i.test(heading) ? 'path' : undefined
}

/** `- **开场**：…`, `开场: …`, without the item's mark: a word and what follows its colon, whatever it names. */
export function fieldLine(line: string): { label: string; text: string } | undefined {
  const [, , bold, after] = /^(\*\*|__)([^：:*_\n]{1,12}?)(?:\1\s*[：:]|[：:]\s*\1)\s*(.*)$/.exec(line) ?? []
  if (bold !== undefined) return { label: bold.trim(), text: after ?? '' }
  const [, label, text = ''] = /^([^：:*_\n]{1,12}?)\s*[：:]\s*(.*)$/.exec(line) ?? []
  return label === undefined || label.trim() === '' ? undefined : { label: label.trim(), text }
}
