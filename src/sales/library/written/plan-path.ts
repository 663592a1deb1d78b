import type { Person } from '../../../people/person.ts'
import { differencesOf, linesOfPath } from '../differences.ts'
import type { PathDraft } from '../draft.ts'
import { findingsOf } from '../findings.ts'
import { pathDraftOf } from '../words.ts'
import type { Entry } from './entry.ts'
import { labelOf } from './fields.ts'
import { alreadyDraft, isWrong, mistake, outdated, type Planned, type Shelf, settled, wrongly } from './planned.ts'
import { readPath } from './read-path.ts'
import { tidyLine } from './tidy.ts'
import { stageCells } from './write-cells.ts'

/** A path of a file against the library's: its stages may change, and there are no new ones. */
export function planPath(entry: Extract<Entry, { kind: 'path' }>, shelf: Shelf, person: Pick<Person, 'id'>): Planned {
  const { library, drafts } = shelf
  const [id, name] = [tidyLine(entry.cells.id?.text ?? ''), tidyLine(entry.cells.path?.text ?? '')]
  const known = library.paths.find((path) => path.id === id) ?? library.paths.find((path) => path.name === name)
  const planned: Planned = {
    line: entry.line,
    ...(known === undefined ? {} : { itemId: known.id }),
    title: known?.name ?? (name || id || '还没有名称'),
    verdict: 'unchanged',
    findings: [...entry.remarks],
    differences: [],
  }
  if (known === undefined) {
    const text = '没有这条行业路径：可以改阶段，不能新增，名称照导出的写'
    return wrongly(planned, [mistake(entry.line, labelOf('path', 'path'), text)])
  }
  const before = pathDraftOf(known)
  const { words, wrong } = readPath(entry, before)
  if (words === undefined || isWrong(entry, wrong)) return wrongly(planned, wrong)
  if (samePath(words, before)) return planned
  const draft = drafts.find(({ kind, itemId }) => kind === 'path' && itemId === known.id)
  if (draft?.kind === 'path' && samePath(words, draft.words)) return alreadyDraft(planned, draft)
  const findings = findingsOf({ kind: 'path', itemId: known.id, words, retires: false }, library).map((finding) => {
    const rung = words.stages[Number(finding.field.slice('stages.'.length))]?.stage
    const stage = entry.stages.find(({ cells }) => tidyLine(cells.stage?.text ?? '') === stageName(words, rung))
    return { line: stage?.line ?? entry.line, gravity: finding.gravity, text: finding.text }
  })
  return settled(
    {
      ...planned,
      verdict: 'changed',
      differences: differencesOf(linesOfPath(before), linesOfPath(words)),
      writes: { kind: 'path', words, retires: false, itemId: known.id },
    },
    [...findings, ...outdated(entry, shelf, known.id)],
    draft,
    person,
  )
}

function samePath(one: PathDraft, other: PathDraft): boolean {
  return JSON.stringify(one.stages.map(stageCells)) === JSON.stringify(other.stages.map(stageCells))
}

function stageName({ stages }: PathDraft, rung: string | undefined): string | undefined {
  const stage = stages.find((one) => one.stage === rung)
  return stage === undefined ? undefined : stageCells(stage).stage
}
