import type { Person } from '../../../people/person.ts'
import { differencesOf, linesOfTrack } from '../differences.ts'
import type { Draft, TrackDraft } from '../draft.ts'
import { findingsOf } from '../findings.ts'
import { everyTrack } from '../library.ts'
import { trackDraftOf } from '../words.ts'
import type { Entry } from './entry.ts'
import { labelOf, type TrackField } from './fields.ts'
import { alreadyDraft, isWrong, mistake, outdated, type Planned, type Shelf, settled, wrongly } from './planned.ts'
import { readTrack } from './read-track.ts'
import { tidyLine } from './tidy.ts'
import { trackCells } from './write-cells.ts'

/** A talk-track of a file against the library: found by its id, else by its name. */
export function planTrack(entry: Extract<Entry, { kind: 'track' }>, shelf: Shelf, person: Pick<Person, 'id'>): Planned {
  const { library, drafts } = shelf
  const [id, name] = [tidyLine(entry.cells.id?.text ?? ''), tidyLine(entry.cells.name?.text ?? '')]
  const known =
    everyTrack(library).find((track) => track.id === id) ?? everyTrack(library).find((track) => track.name === name)
  const own = drafts.filter(({ kind }) => kind === 'track') as Extract<Draft, { kind: 'track' }>[]
  const draft =
    known === undefined
      ? (own.find(({ itemId }) => itemId === id) ?? own.find(({ words }) => tidyLine(words.name) === name))
      : own.find(({ itemId }) => itemId === known.id)
  const before = known === undefined ? undefined : trackDraftOf(known)
  const { words, retires: told, wrong } = readTrack(entry, before ?? draft?.words)
  const planned: Planned = {
    line: entry.line,
    ...(known === undefined ? {} : { itemId: known.id }),
    title: words?.name || name || id || '还没有名称',
    verdict: 'unchanged',
    findings: [...entry.remarks],
    differences: [],
  }
  if (words === undefined || isWrong(entry, wrong)) return wrongly(planned, wrong)
  const isRetired = known !== undefined && library.retired.includes(known)
  const retires = told ?? isRetired
  const same = (other: TrackDraft) => sameTrack(words, other)
  if (before !== undefined && same(before) && retires === isRetired) return planned
  if (draft !== undefined && same(draft.words) && retires === draft.retires) return alreadyDraft(planned, draft)
  if (known !== undefined && (known.objection !== words.objection || known.strategy !== words.strategy)) {
    const text = `已有的“${known.name}”异议和打法不能改，台账按它们算账；要换，另起一个名称写一套新的`
    return wrongly(planned, [mistake(entry.cells.objection?.line ?? entry.line, labelOf('track', 'objection'), text)])
  }
  const itemId = known?.id ?? draft?.itemId
  const findings = findingsOf({ kind: 'track', itemId: itemId ?? '', words, retires }, library).map((finding) => {
    const field = finding.field === 'clauses' ? 'openingClauses' : (finding.field as TrackField)
    const [line, label] = [entry.cells[field]?.line ?? entry.line, labelOf('track', field)]
    return { line, label, gravity: finding.gravity, text: finding.text }
  })
  const status = retires === isRetired ? [] : [{ label: '状态', before: say(isRetired), after: say(retires) }]
  return settled(
    {
      ...planned,
      verdict: known === undefined ? 'new' : 'changed',
      differences: [...differencesOf(before === undefined ? {} : linesOfTrack(before), linesOfTrack(words)), ...status],
      writes: { kind: 'track', words, retires, ...(itemId === undefined ? {} : { itemId }) },
    },
    [...findings, ...outdated(entry, shelf, itemId)],
    draft,
    person,
  )
}

function say(retired: boolean): string {
  return retired ? '停用' : '在用'
}

const plain = { itemId: '', version: 0, retired: false }

function sameTrack(one: TrackDraft, other: TrackDraft): boolean {
  return JSON.stringify(trackCells(one, plain)) === JSON.stringify(trackCells(other, plain))
}
